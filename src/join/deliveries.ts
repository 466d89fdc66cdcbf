/** Which talk each further delivery is a delivery of. */
import { addTo } from '../model/collect.ts';
import { dayNumber } from '../model/dates.ts';
import type { OpenDoubt } from './doubts.ts';
import type { Group, Groups } from './groups.ts';

/**
 * By root, the root of the talk that it is a delivery of.
 *
 * That is the one which files of the archive name already, else the earliest in the archive, else the earliest at all. A pair that may be
 * one and the same talk is no pair yet.
 */
export function chooseFirstDeliveries(
  pairs: readonly (readonly [number, number])[],
  open: readonly OpenDoubt[],
  groups: Groups,
  byRoot: ReadonlyMap<number, Group>,
): ReadonlyMap<number, number> {
  const doubted = new Set(open.flatMap(({ kind, a, b }) => (kind === 'same-talk' ? `${a} ${b}` : [])));
  const parents = new Map<number, number>();
  const familyOf = (root: number): number => {
    let family = root;
    for (let parent = parents.get(family); parent !== undefined; parent = parents.get(family)) family = parent;
    return family;
  };
  const members = new Set<number>();
  for (const [a, b] of pairs) {
    const [x, y] = [groups.rootOf(a), groups.rootOf(b)].sort((m, n) => m - n) as [number, number];
    if (x === y || doubted.has(`${x} ${y}`) || groups.areDifferent(x, y)) continue;
    members.add(x).add(y);
    const [first, second] = [familyOf(x), familyOf(y)].sort((m, n) => m - n) as [number, number];
    if (first !== second) parents.set(second, first);
  }
  const families = new Map<number, Group[]>();
  for (const root of [...members].sort((a, b) => a - b)) addTo(families, familyOf(root), byRoot.get(root)!);
  const firsts = new Map<number, number>();
  for (const family of families.values()) {
    const first = firstOf(family);
    for (const { root } of family) if (root !== first.root) firsts.set(root, first.root);
  }
  return firsts;
}

function firstOf(family: readonly Group[]): Group {
  const known = family.filter(({ members }) => members.some((member) => member.known !== undefined));
  const named = new Set(known.flatMap(({ members }) => members.flatMap((member) => member.known?.deliveryOf ?? [])));
  const targets = known.filter(({ members }) => members.some((member) => named.has(member.known?.id ?? '')));
  const choice = [targets, known, family].find((list) => list.length > 0)!;
  return [...choice].sort((a, b) => dayOf(a) - dayOf(b) || a.root - b.root)[0]!;
}

function dayOf({ occasion: { days, event } }: Group): number {
  if (days !== undefined) return days.first;
  return event?.year === undefined ? Number.MAX_SAFE_INTEGER : dayNumber(`${event.year}-12-31`);
}

/** The questions without those whose answer follows: `delivery` between two of one family, or between two families more than once. */
export function withoutSettledDeliveries(
  open: readonly OpenDoubt[],
  firsts: ReadonlyMap<number, number>,
): readonly OpenDoubt[] {
  const familyOf = (root: number): number => firsts.get(root) ?? root;
  const asked = new Set<string>();
  return open.filter(({ kind, a, b }) => {
    if (kind !== 'delivery') return true;
    const [x, y] = [familyOf(a), familyOf(b)].sort((m, n) => m - n);
    if (x === y || asked.has(`${x} ${y}`)) return false;
    asked.add(`${x} ${y}`);
    return true;
  });
}
