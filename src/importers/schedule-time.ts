/** Days, clocks and durations as schedules, calendars and tables write them. Never a `Date` of the machine, never its zone. */
import { dayNumber, isCalendarDate } from '../model/dates.ts';

/** A point in time as it is written: `time` is `HH:MM` on the wall clock there, `offset` is `Z` or `+01:00`. */
export interface Moment {
  readonly date: string;
  readonly time?: string;
  readonly offset?: string;
}

const DAY_MINUTES = 1440;

/** Reads ISO 8601: `2018-03-11`, `2018-03-11T11:55:00+01:00`, with a space for the `T`, with or without seconds; `undefined` for days that are none. */
export function parseMoment(text: string): Moment | undefined {
  const form =
    /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d{1,9})?)? ?(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/;
  const [, date = '', time, zone] = form.exec(text.trim()) ?? [];
  if (!isCalendarDate(date) || (time !== undefined && parseClock(time) === undefined)) return undefined;
  const offset = zone === undefined ? undefined : offsetOf(zone);
  return { date, ...(time === undefined ? {} : { time }), ...(offset === undefined ? {} : { offset }) };
}

function offsetOf(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** `HH:MM` of `9:05`, `09:05`, `09:05:00`, `9.05`, `9:05 pm`, `9 pm`, `9h05`, `9:05 Uhr`; `undefined` for what is no time of a day. */
export function parseClock(text: string): string | undefined {
  const form = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d{1,9})?)? ?(am|pm|a\.m\.|p\.m\.|h|uhr)?$/i;
  const [whole, hourText = '', minuteText, suffix] = form.exec(text.trim()) ?? [];
  if (whole === undefined || (minuteText === undefined && suffix === undefined)) return undefined;
  const half = suffix?.[0]?.toLowerCase();
  const written = Number(hourText);
  if ((half === 'a' || half === 'p') && (written < 1 || written > 12)) return undefined;
  const hours = half === 'a' ? written % 12 : half === 'p' ? (written % 12) + 12 : written;
  const minutes = Number(minuteText ?? 0);
  return hours > 23 || minutes > 59 ? undefined : clockText(hours * 60 + minutes);
}

/** Minutes of `1:30`, `01:30`, `01:30:00`, `90`, `90 min`; `undefined` for anything else. */
export function parseMinutes(text: string): number | undefined {
  const clock = /^(\d{1,3}):([0-5]\d)(?::[0-5]\d)?$/.exec(text.trim());
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const plain = /^(\d{1,5})(?:\.0+)? ?(?:m|min|mins|minutes|minuten)?$/i.exec(text.trim());
  return plain === null ? undefined : Number(plain[1]);
}

/** The clock so many minutes after another, over midnight too. */
export function clockAfter(clock: string, minutes: number): string {
  return clockText((((clockMinutes(clock) + minutes) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES);
}

/** The day so many days after another. */
export function dayAfter(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since midnight of `HH:MM`. */
export function clockMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/**
 * A moment that is written in UTC, on the wall clock that shows `local` then; the moment itself where the two do not differ by the offset of any zone.
 *
 * Offsets are whole quarters of an hour from -12:00 to +14:00.
 */
export function onWallClock(moment: Moment, local: string): Moment {
  if (moment.time === undefined || moment.offset !== 'Z') return moment;
  let shift = clockMinutes(local) - clockMinutes(moment.time);
  if (shift < -12 * 60) shift += DAY_MINUTES;
  if (shift > 14 * 60) shift -= DAY_MINUTES;
  if (shift === 0 || shift % 15 !== 0 || shift < -12 * 60 || shift > 14 * 60) return moment;
  const total = clockMinutes(moment.time) + shift;
  const days = total < 0 ? -1 : total >= DAY_MINUTES ? 1 : 0;
  const offset = `${shift < 0 ? '-' : '+'}${clockText(Math.abs(shift))}`;
  return { date: dayAfter(moment.date, days), time: local, offset };
}

/** True for a name of the IANA time zone database that the runtime knows. */
export function isTimezone(text: string): boolean {
  if (!/^(UTC|GMT|[A-Za-z]+\/[A-Za-z0-9_+/-]{1,60})$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
