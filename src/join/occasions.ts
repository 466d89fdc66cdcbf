/** When and at which event a talk was given, and whether two of these can be one occasion. */
import { dayNumber, isCalendarDate } from '../model/dates.ts';
import type { TalkFacts } from '../model/imported.ts';
import { compareEvents, type EventForm, type EventRelation, readEvent } from './events.ts';

export interface Occasion {
  /** Numbers of the first and the last possible day. */
  readonly days?: { readonly first: number; readonly last: number };
  readonly event?: EventForm;
}

/**
 * `same`: one occasion. `open`: what one side tells the other does not, so nothing contradicts. `other`: clearly two. `doubt`: they agree in one way
 * and contradict each other in another.
 */
export type OccasionRelation = 'same' | 'open' | 'doubt' | 'other';

/** Days between two accounts of one occasion: a conference, and days that are a little wrong. */
const GAP_DAYS = 3;

export function readOccasion(facts: TalkFacts): Occasion {
  const { date, event } = facts;
  const days = [date?.date ?? event?.start, date?.date ?? event?.end ?? event?.start].filter(
    (day) => day !== undefined && isCalendarDate(day),
  ) as string[];
  const form = event === undefined ? undefined : readEvent(event);
  const numbers = days.map(dayNumber);
  return {
    ...(numbers.length === 0 ? {} : { days: { first: Math.min(...numbers), last: Math.max(...numbers) } }),
    ...(form === undefined ? {} : { event: form }),
  };
}

/** The occasion with what it lacks taken from another. */
export function fillOccasion(a: Occasion, b: Occasion): Occasion {
  return { ...b, ...a };
}

export function compareOccasions(a: Occasion, b: Occasion): OccasionRelation {
  const [event, gap] = [eventRelation(a, b), gapDays(a, b)];
  if (gap === undefined) {
    if (event === undefined) return 'open';
    return event === 'different' ? 'other' : event === 'maybe' ? 'doubt' : 'same';
  }
  if (gap <= GAP_DAYS) return event === 'different' || (event === 'maybe' && gap > 0) ? 'doubt' : 'same';
  const oneEdition = event === 'same' && a.event?.year !== undefined && a.event.year === b.event?.year;
  return oneEdition ? 'doubt' : 'other';
}

/** Days from the end of one to the beginning of the other, 0 when they overlap; undefined when one side has no date. */
export function gapDays(a: Occasion, b: Occasion): number | undefined {
  if (a.days === undefined || b.days === undefined) return undefined;
  return Math.max(0, b.days.first - a.days.last, a.days.first - b.days.last);
}

/** How the events relate, undefined when one side names none and no year speaks against it. */
export function eventRelation(a: Occasion, b: Occasion): EventRelation | undefined {
  if (a.event !== undefined && b.event !== undefined) return compareEvents(a.event, b.event);
  return yearsContradict(a, b) || yearsContradict(b, a) ? 'different' : undefined;
}

function yearsContradict(named: Occasion, dated: Occasion): boolean {
  const year = named.event?.year;
  if (year === undefined || dated.days === undefined || named.days !== undefined) return false;
  const begins = dayNumber(`${year}-01-01`) - GAP_DAYS;
  return dated.days.last < begins || dated.days.first > begins + 366 + 2 * GAP_DAYS;
}
