/** The total orders of the archive's lists. Every comparison ends at an id or path, so no two different things compare equal. */
import type { TalkDate } from '../model/entry.ts';

interface Dated {
  readonly id: string;
  readonly date: TalkDate;
}

/** Code unit order: for ids and paths. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Oldest first: date, time of day (talks without one first), id. */
export function compareOldestFirst(a: Dated, b: Dated): number {
  return (
    compareIds(a.date.date, b.date.date) || compareIds(a.date.start ?? '', b.date.start ?? '') || compareIds(a.id, b.id)
  );
}

/** Newest first: date, then time of day, then id in ascending order. */
export function compareNewestFirst(a: Dated, b: Dated): number {
  return (
    compareIds(b.date.date, a.date.date) || compareIds(b.date.start ?? '', a.date.start ?? '') || compareIds(a.id, b.id)
  );
}
