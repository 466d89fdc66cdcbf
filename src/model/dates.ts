/** Calendar days as `YYYY-MM-DD` text. Never a `Date`, never a time zone of the machine. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** True for a day of the proleptic Gregorian calendar written `YYYY-MM-DD` (RFC 3339 full-date). */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!;
}

/** `27 Jun 2018`. */
export function formatDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** `11–13 Sep 2017`, `30 Aug – 1 Sep 2017`, `30 Dec 2017 – 2 Jan 2018`, or the one day. */
export function formatDateRange(start: string, end: string): string {
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8, 10))}–${formatDate(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4)) return `${formatDate(start).slice(0, -5)} – ${formatDate(end)}`;
  return `${formatDate(start)} – ${formatDate(end)}`;
}

/** Days from 1970-01-01, for differences. */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

/** `45 s`, `32 min`, `1 h 05 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `12:04`, `1:02:03`. */
export function formatTimestamp(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
  const tail = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${tail}` : tail;
}

/** Seconds of `12:04`, `1:02:03`, `724`, `724s`, `1h2m3s`, `PT1H2M3S` (ISO 8601 duration), or `undefined`. */
export function parseTimestamp(text: string): number | undefined {
  const clock = /^(?:(\d+):(?=[0-5]?\d:))?(\d{1,3}):([0-5]\d)(?:\.\d+)?$/.exec(text.trim());
  if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const units = /^(?:PT)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S?)?$/i.exec(text.trim());
  if (units === null || text.trim().replace(/^PT$/i, '') === '') return undefined;
  return Number(units[1] ?? 0) * 3600 + Number(units[2] ?? 0) * 60 + Number(units[3] ?? 0);
}
