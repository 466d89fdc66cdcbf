/** Finds groups that are perhaps one talk: near titles, shared slides, a missing speaker. Joins nothing. */
import { addTo } from '../model/collect.ts';
import type { Doubt } from './doubts.ts';
import { comeFromOneSource, type Group, sharePerson } from './groups.ts';
import { mayBeOnePerson } from './names.ts';
import { compareOccasions, gapDays } from './occasions.ts';
import { compareNearTitles, NEAR_SHARE, type TitleForm } from './titles.ts';

/** How many groups of one bucket a group is compared with. */
const MAX_COMPARED = 40;
const MAX_OF_ONE_TITLE = 8;
const MAX_DECKS = 10;

/** All questions that titles and slides raise. Cost: groups times a bound. */
export function askAboutTitles(groups: readonly Group[]): Doubt[] {
  return [...askAboutEqualTitles(groups), ...askAboutNearTitles(groups), ...askAboutSlides(groups)];
}

function askAboutEqualTitles(groups: readonly Group[]): Doubt[] {
  const blocks = new Map<string, { readonly title: TitleForm; readonly groups: Group[] }>();
  for (const group of groups)
    for (const title of group.titles) {
      if (title.key === '') continue;
      const block = blocks.get(title.key);
      if (block === undefined) blocks.set(title.key, { title, groups: [group] });
      else block.groups.push(group);
    }
  const doubts: Doubt[] = [];
  for (const { title, groups: list } of blocks.values())
    list.forEach((group, index) => {
      for (const other of list.slice(Math.max(0, index - MAX_COMPARED), index)) {
        const reason = sharePerson(group, other) ? undefined : questionOfEqualTitles(title, other, group);
        if (reason !== undefined) doubts.push({ a: other.root, b: group.root, kind: 'same-talk', reason });
      }
    });
  return doubts;
}

function questionOfEqualTitles(title: TitleForm, a: Group, b: Group): string | undefined {
  const relation = compareOccasions(a.occasion, b.occasion);
  if (relation === 'other' || comeFromOneSource(a, b)) return undefined;
  const isOneDay = relation === 'same' && gapDays(a.occasion, b.occasion) === 0;
  if (title.generic && !(isOneDay && a.occasion.event !== undefined && b.occasion.event !== undefined))
    return undefined;
  if (a.people.size === 0 || b.people.size === 0) return 'the same title, but no speaker on one side';
  if (nameOnePerson(a, b)) return 'the same title, and speakers of similar names';
  return relation === 'same' && !title.generic ? 'the same title and event, but other speakers' : undefined;
}

function nameOnePerson(a: Group, b: Group): boolean {
  return a.names.slice(0, 10).some((x) => b.names.slice(0, 10).some((y) => mayBeOnePerson(x, y)));
}

interface Titled {
  readonly group: Group;
  readonly title: TitleForm;
}

function askAboutNearTitles(groups: readonly Group[]): Doubt[] {
  const counts = countTokens(groups);
  const byPerson = new Map<string, Group[]>();
  for (const group of groups) for (const person of group.people) addTo(byPerson, person, group);
  const seen = new Set<number>();
  const doubts: Doubt[] = [];
  for (const ofPerson of byPerson.values()) {
    if (ofPerson.length < 2) continue;
    const buckets = new Map<string, Titled[]>();
    for (const titled of distinctTitles(ofPerson))
      for (const bucket of bucketsOf(titled.title, counts)) addTo(buckets, bucket, titled);
    for (const list of buckets.values())
      list.forEach(({ group, title }, index) => {
        for (const other of list.slice(Math.max(0, index - MAX_COMPARED), index)) {
          const pair = other.group.root * 2 ** 26 + group.root;
          if (other.group === group || seen.has(pair)) continue;
          seen.add(pair);
          const near = compareNearTitles(other.title, title);
          const doubt = near === undefined ? undefined : doubtOf(other.group, group, `${near} and the same speaker`);
          if (doubt !== undefined) doubts.push(doubt);
        }
      });
  }
  return doubts;
}

/** Each title with the first few groups that have it; deliveries of one talk need not all be asked about. */
function distinctTitles(groups: readonly Group[]): readonly Titled[] {
  const counts = new Map<string, number>();
  return groups.flatMap((group) =>
    group.titles.flatMap((title): Titled[] => {
      const count = counts.get(title.key) ?? 0;
      counts.set(title.key, count + 1);
      return title.key === '' || title.generic || count >= MAX_OF_ONE_TITLE ? [] : [{ group, title }];
    }),
  );
}

/** The same talk, or on another occasion one talk given again. */
function doubtOf(a: Group, b: Group, reason: string): Doubt | undefined {
  const pair = { a: a.root, b: b.root };
  if (compareOccasions(a.occasion, b.occasion) === 'other')
    return { ...pair, kind: 'delivery', reason: `${reason}, on another occasion` };
  return comeFromOneSource(a, b) ? undefined : { ...pair, kind: 'same-talk', reason };
}

function countTokens(groups: readonly Group[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { titles } of groups)
    for (const { tokens } of titles) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/**
 * Buckets of which two near titles share at least one: each of the rarest words without which two titles cannot have enough in common (prefix
 * filtering of set joins), their first and their last letters, and what stands before a subtitle.
 */
function bucketsOf({ key, tokens, main }: TitleForm, counts: ReadonlyMap<string, number>): readonly string[] {
  const rareFirst = [...tokens].sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1));
  const enough = rareFirst.length - Math.ceil(NEAR_SHARE * rareFirst.length) + 1;
  const letters = key.replaceAll(' ', '');
  const ends = letters.length < 6 ? [] : [`^${letters.slice(0, 4)}`, `$${letters.slice(-4)}`];
  return [...rareFirst.slice(0, enough), ...ends, `: ${key}`, ...(main === undefined ? [] : [`: ${main}`])];
}

/** One deck under two titles. */
function askAboutSlides(groups: readonly Group[]): Doubt[] {
  const byDeck = new Map<string, Group[]>();
  for (const group of groups)
    for (const deck of new Set(group.members.flatMap(({ decks }) => decks))) addTo(byDeck, deck, group);
  return [...byDeck.values()].flatMap((list) =>
    list.length > MAX_DECKS
      ? []
      : list.flatMap((group, index) =>
          list.slice(0, index).flatMap((other) => {
            const mayShare = other.people.size === 0 || group.people.size === 0 || sharePerson(other, group);
            const isDelivery = other.titles.some(({ key }) => group.titles.some((title) => title.key === key));
            if (!mayShare || (isDelivery && sharePerson(other, group))) return [];
            return doubtOf(other, group, 'the same slides') ?? [];
          }),
        ),
  );
}
