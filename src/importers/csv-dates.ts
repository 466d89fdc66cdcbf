/** Dates and times in the cells of a table. Where the order of day and month is open, it is never guessed; the other rows of the column may prove it. */
import { isCalendarDate } from '../model/dates.ts';
import type { TalkDate } from '../model/entry.ts';
import { readDateInWords } from './page-dates.ts';
import { parseClock, parseMoment } from './schedule-time.ts';

/** Which of the two numbers of `03/04/2017` is the day. */
export type DayOrder = 'day-first' | 'month-first';

export type CellDate =
  | { readonly kind: 'date'; readonly date: TalkDate }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' };

const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)[ ,T]*(.*)$/;
const GERMAN_MONTHS: readonly (readonly [RegExp, string])[] = [
  [/\bjan(?:uar|\.)/i, 'January'],
  [/\bfeb(?:ruar|\.)/i, 'February'],
  [/\bmärz\b|\bmrz\b/i, 'March'],
  [/\bmai\b/i, 'May'],
  [/\bjuni\b/i, 'June'],
  [/\bjuli\b/i, 'July'],
  [/\bokt(?:ober|\.)/i, 'October'],
  [/\bdez(?:ember|\.)/i, 'December'],
];
const GERMAN_DAYS = /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)\.?,? /i;

/** The order that the cells of a column prove: a number above 12 is a day. `undefined` where none does, or where they prove both. */
export function provenOrder(cells: Iterable<string>): DayOrder | undefined {
  const orders = new Set<DayOrder>();
  for (const cell of cells) {
    const match = numbersOf(cell);
    if (match === undefined || match.separator === '.') continue;
    if (match.first > 12 && match.second <= 12) orders.add('day-first');
    if (match.second > 12 && match.first <= 12) orders.add('month-first');
  }
  const [order] = orders;
  return orders.size === 1 ? order : undefined;
}

/** Reads a cell: ISO 8601, `3.4.2017` (day first), `3/4/2017` in the proven order, dates in words; perhaps with a time or a slot behind it. */
export function readCellDate(cell: string, order: DayOrder | undefined): CellDate {
  const text = cell.replace(/\s+/gu, ' ').trim();
  if (text.length > 120) return { kind: 'none' };
  const moment = parseMoment(text.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'));
  if (moment !== undefined) {
    const { date, time, offset } = moment;
    return found({ date, ...(time === undefined ? {} : { start: time }), ...(offset === undefined ? {} : { offset }) });
  }
  const numbers = numbersOf(text);
  if (numbers === undefined) {
    const words = readDateInWords(text) ?? readDateInWords(inEnglish(text));
    return words === undefined ? { kind: 'none' } : found(words);
  }
  const { first, second, separator, year, rest } = numbers;
  const isOpen = separator !== '.' && first <= 12 && second <= 12 && first !== second;
  if (isOpen && order === undefined) return { kind: 'ambiguous' };
  const isDayFirst = isOpen ? order === 'day-first' : separator === '.' || first > 12;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isCalendarDate(date)) return { kind: 'none' };
  if (rest === '') return found({ date });
  const slot = readCellSlot(rest);
  return slot === undefined ? { kind: 'none' } : found({ date, ...slot });
}

/** Reads `18:30`, `18:30–19:15`, `6:30 pm - 7 pm`, `18.30 Uhr`. */
export function readCellSlot(cell: string): Pick<TalkDate, 'start' | 'end'> | undefined {
  if (cell.length > 60) return undefined;
  const parts = cell
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/ ?(?:[-–—]| to | bis ) ?/i);
  const [first = '', second] = parts;
  if (parts.length > 2) return undefined;
  const suffix = /(?:am|pm)$/i.exec(second ?? '')?.[0];
  const start = parseClock(first) ?? (suffix === undefined ? undefined : parseClock(`${first} ${suffix}`));
  const end = second === undefined ? undefined : parseClock(second);
  if (start === undefined || (second !== undefined && end === undefined)) return undefined;
  return { start, ...(end === undefined || end === start ? {} : { end }) };
}

function found(date: TalkDate): CellDate {
  return { kind: 'date', date };
}

function numbersOf(cell: string) {
  const match = NUMBERS.exec(cell.slice(0, 120).trim());
  if (match === null) return undefined;
  const [, first, separator, second, year, rest = ''] = match;
  return { first: Number(first), second: Number(second), separator, year, rest: rest.trim() };
}

function inEnglish(text: string): string {
  let english = text.replace(GERMAN_DAYS, '');
  for (const [german, name] of GERMAN_MONTHS) english = english.replace(german, name);
  return english;
}
