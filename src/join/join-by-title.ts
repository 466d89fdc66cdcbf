/** Joins groups that have a title and a speaker in common, and tells deliveries of one talk apart. */
import { addTo, groupBy } from '../model/collect.ts';
import { compareCodes } from './accounts.ts';
import { type Doubt, MAX_QUESTIONS } from './doubts.ts';
import { comeFromOneSource, type Group, type Groups } from './groups.ts';
import { compareOccasions, eventRelation, fillOccasion, gapDays, type Occasion } from './occasions.ts';

export interface TitleJoins {
  readonly doubts: readonly Doubt[];
  /** Pairs of accounts that are one talk on two occasions. */
  readonly deliveries: readonly (readonly [number, number])[];
}

/** Groups of one occasion. */
interface Setting {
  readonly first: Group;
  occasion: Occasion;
}

/** How many settings of one title and speaker are looked at; nobody gives one talk more often at a time. */
const MAX_SETTINGS = 64;

/** How many questions one title by one speaker may raise. */
const MAX_ASKED = 100;

/** Joins what is certain; every group is compared only with those of its own titles and speakers. */
export function joinByTitle(groups: Groups): TitleJoins {
  const blocks = new Map<string, Group[]>();
  const generic = new Set<string>();
  for (const group of groups.read().values())
    for (const { key, generic: isGeneric } of group.titles) {
      if (key === '') continue;
      if (isGeneric) generic.add(key);
      for (const person of group.people) addTo(blocks, `${key}\n${person}`, group);
    }
  const doubts: Doubt[] = [];
  const deliveries: (readonly [number, number])[] = [];
  for (const [key, list] of blocks) {
    if (list.length < 2) continue;
    if (generic.has(key.slice(0, key.indexOf('\n')))) joinGeneric(list, groups, doubts);
    else joinSettings(list, groups, doubts, deliveries);
  }
  return { doubts, deliveries };
}

/** `Keynote` by one person: one talk only on one day of one event. */
function joinGeneric(list: readonly Group[], groups: Groups, doubts: Doubt[]): void {
  const sorted = [...list].sort(compareBySetting);
  sorted.forEach((group, index) => {
    for (const other of sorted.slice(Math.max(0, index - MAX_SETTINGS), index)) {
      const relation = compareOccasions(other.occasion, group.occasion);
      const isOneDay = gapDays(other.occasion, group.occasion) === 0;
      if (isOneDay && eventRelation(other.occasion, group.occasion) === 'same' && !areApart(other, group)) {
        if (mayBeOne(other, group, groups) && groups.join(other.root, group.root)) continue;
      } else if ((relation !== 'same' && relation !== 'open') || comeFromOneSource(other, group)) continue;
      const reason = 'the same speaker, but a title that many talks have';
      doubts.push({ a: other.root, b: group.root, kind: 'same-talk', reason });
    }
  });
}

function joinSettings(
  list: readonly Group[],
  groups: Groups,
  doubts: Doubt[],
  deliveries: (readonly [number, number])[],
): void {
  const settings: Setting[] = [];
  const sorted = [...list].sort(compareBySetting);
  let asked = 0;
  const ask = (a: Group, b: Group, reason: string): void => {
    if (asked++ < MAX_ASKED) doubts.push({ a: a.root, b: b.root, kind: 'same-talk', reason });
  };
  const enter = (setting: Setting, group: Group): boolean => {
    if (areApart(setting.first, group))
      ask(setting.first, group, 'the same title and speaker, but other times, rooms or recordings');
    else if (mayBeOne(setting.first, group, groups) && groups.join(setting.first.root, group.root)) {
      setting.occasion = fillOccasion(setting.occasion, group.occasion);
      return true;
    } else ask(setting.first, group, 'the same title and speaker');
    return false;
  };
  const bare: Group[] = [];
  for (const group of sorted) {
    if (group.occasion.days === undefined && group.occasion.event === undefined) {
      bare.push(group);
      continue;
    }
    const near = groupBy(settings.slice(-MAX_SETTINGS), ({ occasion }) => compareOccasions(occasion, group.occasion));
    const same = bestOf(near.get('same') ?? [], group.occasion);
    const doubtful = near.get('doubt') ?? [];
    if (same.length === 1 && enter(same[0]!, group)) continue;
    if (same.length > 1)
      for (const { first } of same.slice(0, MAX_QUESTIONS))
        ask(first, group, 'the same title and speaker, given more than once');
    for (const { first, occasion } of doubtful.slice(0, MAX_QUESTIONS))
      ask(first, group, explainDoubt(occasion, group.occasion));
    settings.push({ first: group, occasion: group.occasion });
  }
  const open = joinOpen(settings, enter, ask);
  const home = open.length === 1 ? open[0] : undefined;
  const [lead, ...others] = bare;
  if (lead !== undefined) {
    for (const group of others)
      if (!areApart(lead, group) && mayBeOne(lead, group, groups)) groups.join(lead.root, group.root);
    if (home !== undefined) for (const group of bare) enter(home, group);
    else
      for (const { first } of open.slice(0, MAX_QUESTIONS))
        ask(first, lead, 'the same title and speaker, given more than once; it is not said when this was');
  }
  linkDeliveries(open, groups, deliveries);
}

/** A setting with only a date and one with only an event are one when neither could be another's. */
function joinOpen(
  settings: readonly Setting[],
  enter: (setting: Setting, group: Group) => boolean,
  ask: (a: Group, b: Group, reason: string) => void,
): Setting[] {
  const dated = settings.filter(({ occasion }) => occasion.event === undefined).slice(0, MAX_SETTINGS);
  const evented = settings.filter(({ occasion }) => occasion.days === undefined).slice(0, MAX_SETTINGS);
  const isOpen = (a: Setting, b: Setting): boolean => compareOccasions(a.occasion, b.occasion) === 'open';
  const pairs = dated.flatMap((a) => evented.filter((b) => isOpen(a, b)).map((b) => [a, b] as const));
  const joined = new Set<Setting>();
  for (const [a, b] of pairs) {
    const isOnly = pairs.filter(([x, y]) => x === a || y === b).length === 1;
    if (isOnly && enter(a, b.first)) joined.add(b);
    else if (!isOnly)
      ask(a.first, b.first, 'the same title and speaker, once without an event and once without a date');
  }
  return settings.filter((setting) => !joined.has(setting));
}

function linkDeliveries(settings: readonly Setting[], groups: Groups, deliveries: (readonly [number, number])[]): void {
  settings.forEach((setting, index) => {
    const other = settings
      .slice(0, Math.min(index, MAX_SETTINGS))
      .find(
        ({ first, occasion }) =>
          compareOccasions(occasion, setting.occasion) === 'other' &&
          !groups.areDifferent(first.root, setting.first.root),
      );
    if (other !== undefined) deliveries.push([other.first.root, setting.first.root]);
  });
}

/** Among several settings that fit, those that fit best. */
function bestOf(settings: readonly Setting[], occasion: Occasion): readonly Setting[] {
  if (settings.length < 2) return settings;
  const rank = (setting: Setting): number =>
    (gapDays(setting.occasion, occasion) ?? 0) + (eventRelation(setting.occasion, occasion) === 'same' ? 0 : 10);
  const least = Math.min(...settings.map(rank));
  return settings.filter((setting) => rank(setting) === least);
}

/** False when what they have been joined with since contradicts. */
function mayBeOne(a: Group, b: Group, groups: Groups): boolean {
  const relation = compareOccasions(groups.occasionOf(a.root), groups.occasionOf(b.root));
  return relation === 'same' || relation === 'open' || groups.rootOf(a.root) === groups.rootOf(b.root);
}

/** True when one source lists both at other times, in other rooms or with other recordings: a repetition. */
function areApart(a: Group, b: Group): boolean {
  return a.members.some((x) =>
    b.members.some((y) => {
      if (x.source !== y.source || x.name === y.name) return false;
      const hasOther = x.media.length > 0 && y.media.length > 0 && !x.media.some((medium) => y.media.includes(medium));
      const [start, other] = [x.facts.date?.start, y.facts.date?.start];
      const [room, otherRoom] = [x.facts.room, y.facts.room];
      return (
        hasOther ||
        (start !== undefined && other !== undefined && start !== other) ||
        (room !== undefined && otherRoom !== undefined && room !== otherRoom)
      );
    }),
  );
}

function explainDoubt(a: Occasion, b: Occasion): string {
  const [gap, event] = [gapDays(a, b), eventRelation(a, b)];
  if (gap === undefined || event === 'maybe') return 'the same title and speaker, and events of similar names';
  return event === 'different'
    ? 'the same title, speaker and nearly the same day, but another event'
    : `the same title, speaker and event, but ${gap} days apart`;
}

/** Those that tell most first, then by day and by event. */
function compareBySetting(a: Group, b: Group): number {
  const told = ({ occasion: { days, event } }: Group): number =>
    days === undefined ? (event === undefined ? 3 : 2) : event === undefined ? 1 : 0;
  return (
    told(a) - told(b) ||
    (a.occasion.days?.first ?? 0) - (b.occasion.days?.first ?? 0) ||
    compareCodes(a.occasion.event?.name ?? '', b.occasion.event?.name ?? '') ||
    a.root - b.root
  );
}
