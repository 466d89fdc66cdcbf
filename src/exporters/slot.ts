/** The time slot of a talk in the words of schedules: a start with its offset, and how long. Never uses the zone of the machine. */
import type { TalkDate } from '../model/entry.ts';

const MINUTES_A_DAY = 1440;

/** ISO 8601 with the offset of the place, `2017-02-04T10:30:00+01:00`; without an offset where no zone is known. A day for a talk without a time. */
export function startOf(date: TalkDate, timezone: string | undefined): string {
  return date.start === undefined
    ? date.date
    : withOffset(date.date, date.start, date.offset, date.timezone ?? timezone);
}

/** Likewise for the end; an end before the start lies on the next day. Of a talk without an end, its start. */
export function endOf(date: TalkDate, timezone: string | undefined): string {
  const { start, end, offset } = date;
  if (start === undefined || end === undefined) return startOf(date, timezone);
  const day = end < start ? dayAfter(date.date) : date.date;
  return withOffset(day, end, offset, date.timezone ?? timezone);
}

/** How long the slot is as `H:MM` with two digits for the hours, `00:45`; nothing for a talk without an end. */
export function durationOf({ start, end }: TalkDate): string | undefined {
  if (start === undefined || end === undefined) return undefined;
  const minutes = (minutesOf(end) - minutesOf(start) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + MINUTES_A_DAY * 60_000).toISOString().slice(0, 10);
}

function withOffset(date: string, time: string, offset: string | undefined, timezone: string | undefined): string {
  const known = offset ?? (timezone === undefined ? undefined : zoneOffset(date, time, timezone));
  return `${date}T${time}:00${known === 'Z' ? '+00:00' : (known ?? '')}`;
}

/** The offset that the clocks of a zone have when they show a time: `+01:00`; `undefined` for a zone that the runtime does not know. */
export function zoneOffset(date: string, time: string, timeZone: string): string | undefined {
  let names: Intl.DateTimeFormat;
  try {
    names = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  const wall = Date.parse(`${date}T${time}:00Z`);
  const minutesAt = (instant: number): number => {
    const name = names.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const parts = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
    return parts === null ? 0 : (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
  };
  // The first reading may lie on the other side of a change of the clocks.
  const minutes = minutesAt(wall - minutesAt(wall - minutesAt(wall) * 60_000) * 60_000);
  const pad = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}
