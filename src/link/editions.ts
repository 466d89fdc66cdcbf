/** Which talks belong to one edition of an event, from name, place and dates alone. Knows no slugs and no series. */
import { addTo } from '../model/collect.ts';
import { dayNumber } from '../model/dates.ts';
import type { EventEntry, EventMention, TalkEntry } from '../model/entry.ts';
import { foldName, slugify } from '../model/slug.ts';
import { compareIds, compareOldestFirst } from './order.ts';

export interface MentioningTalk {
  readonly talk: TalkEntry;
  readonly mention: EventMention;
}

/** One edition: the file that describes it, or talks that were joined, oldest first. */
export interface Edition {
  readonly entry?: EventEntry;
  readonly talks: readonly MentioningTalk[];
  readonly start: string;
  readonly end: string;
}

/** Days between two talks of one edition. */
const GAP_DAYS = 3;

/** The first and last day that a talk gives to its event. */
export function daysOf({ talk, mention }: MentioningTalk): { readonly start: string; readonly end: string } {
  const days = [talk.date.date, mention.start ?? talk.date.date, mention.end ?? talk.date.date].sort(compareIds);
  return { start: days[0]!, end: days.at(-1)! };
}

/** Joins talks of the same event name and place whose days are at most three apart. */
export function joinEditions(mentions: readonly MentioningTalk[]): Edition[] {
  const byName = new Map<string, MentioningTalk[]>();
  for (const mention of mentions) {
    const key = foldName(mention.mention.name);
    addTo(byName, key, mention);
  }
  return [...byName.values()].flatMap((group) => {
    const places = new Map<string, MentioningTalk[]>();
    const known = new Set(group.map(placeOf).filter((place) => place !== ''));
    // A talk without a place goes with the only place there is.
    const only = known.size === 1 ? [...known][0]! : '';
    for (const mention of group) {
      const place = placeOf(mention) || only;
      addTo(places, place, mention);
    }
    return [...places.values()].flatMap(chainByDays);
  });
}

function placeOf({ mention }: MentioningTalk): string {
  return slugify(mention.location ?? '');
}

function chainByDays(group: readonly MentioningTalk[]): Edition[] {
  const sorted = [...group].sort(
    (a, b) => compareIds(daysOf(a).start, daysOf(b).start) || compareOldestFirst(a.talk, b.talk),
  );
  const chains: { talks: MentioningTalk[]; start: string; end: string }[] = [];
  for (const mention of sorted) {
    const { start, end } = daysOf(mention);
    const open = chains.at(-1);
    if (open !== undefined && dayNumber(start) - dayNumber(open.end) <= GAP_DAYS) {
      open.talks.push(mention);
      if (end > open.end) open.end = end;
    } else chains.push({ talks: [mention], start, end });
  }
  return chains.map((chain) => ({
    ...chain,
    talks: [...chain.talks].sort((a, b) => compareOldestFirst(a.talk, b.talk)),
  }));
}

/** True when a file's dates admit a day range, with the same three days of grace. */
export function entryCovers(entry: EventEntry, start: string, end: string): boolean {
  const first = entry.start ?? entry.end;
  const last = entry.end ?? entry.start;
  if (first === undefined || last === undefined) return false;
  return dayNumber(start) >= dayNumber(first) - GAP_DAYS && dayNumber(end) <= dayNumber(last) + GAP_DAYS;
}
