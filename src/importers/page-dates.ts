/** Days and times as web pages write them in words. English months; never asks a clock, and never guesses a day, a year or the order of numbers. */
import { isCalendarDate, MONTH_NAMES } from '../model/dates.ts';
import type { TalkDate } from '../model/entry.ts';

const LONGEST = 120;
const MONTH = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|${MONTH_NAMES.join('|')})\.?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?`;
const MONTH_FIRST = new RegExp(String.raw`^${WEEKDAY}${MONTH} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)(.*)$`, 'i');
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ${MONTH},? (\d{4})(?!\d)(.*)$`,
  'i',
);
const NUMBERS = new RegExp(String.raw`^${WEEKDAY}(\d{4}-\d{2}-\d{2})(?!\d)(.*)$`, 'i');

/** What may stand between the day and the time. */
const BEFORE_TIME = /^(?: ?[-–—|·•,:@] ?| )(?:(?:at|from) )?/i;
const TIMES =
  /^(\d{1,2})(?:[:.](\d{2}))? ?([ap]\.?m\.?)?(?:( ?[-–—] ?| (?:to|until|till) | ?)(\d{1,2})(?:[:.](\d{2}))? ?([ap]\.?m\.?)?)? ?(\(?[a-z]{1,4}\)?)?$/i;

/** Zones with one fixed distance from UTC: RFC 5322 section 4.3, and the names of UTC itself. */
const ZONES: Readonly<Record<string, string>> = {
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EDT: '-04:00',
  EST: '-05:00',
  CDT: '-05:00',
  CST: '-06:00',
  MDT: '-06:00',
  MST: '-07:00',
  PDT: '-07:00',
  PST: '-08:00',
};

/**
 * Reads a text that is a date and nothing else, perhaps with a time or a slot behind it: `June 27, 2018`, `Wed, 27 Jun 2018`, `2018-06-27`,
 * `Monday, March 13, 2017 - 11:55am12:50pm`, `13 March 2017, 14:00–15:30`, `March 13, 2017 at 2 to 3:30 pm PDT`. Anything else is `undefined`, and so
 * are days that do not exist and texts longer than 120 characters. A slot that does not end after its beginning has no end.
 */
export function readDateInWords(text: string): TalkDate | undefined {
  if (text.length > LONGEST) return undefined;
  const line = text.replace(/\s+/gu, ' ').trim();
  const found = readDay(line);
  if (found === undefined || !isCalendarDate(found.date)) return undefined;
  if (found.rest.trim() === '') return { date: found.date };
  const before = BEFORE_TIME.exec(found.rest);
  const slot = before === null ? undefined : readSlot(found.rest.slice(before[0].length));
  return slot === undefined ? undefined : { date: found.date, ...slot };
}

function readDay(line: string): { readonly date: string; readonly rest: string } | undefined {
  const first = MONTH_FIRST.exec(line);
  if (first !== null) return { date: isoDate(first[3]!, first[1]!, first[2]!), rest: first[4]! };
  const second = DAY_FIRST.exec(line);
  if (second !== null) return { date: isoDate(second[3]!, second[2]!, second[1]!), rest: second[4]! };
  const third = NUMBERS.exec(line);
  return third === null ? undefined : { date: third[1]!, rest: third[2]! };
}

function isoDate(year: string, month: string, day: string): string {
  const number = MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(month.slice(0, 3).toLowerCase())) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readSlot(text: string): Omit<TalkDate, 'date'> | undefined {
  const match = TIMES.exec(text.trim());
  if (match === null) return undefined;
  const [, hour = '', minute, half, between, endHour, endMinute, endHalf, zone] = match;
  const offset = zone === undefined ? undefined : ZONES[zone.replace(/[()]/g, '').toUpperCase()];
  if (zone !== undefined && offset === undefined) return undefined;
  const isTime = minute !== undefined || half !== undefined || endHalf !== undefined;
  if (!isTime || (endHour !== undefined && between === '' && minute === undefined && half === undefined))
    return undefined;
  const end = endHour === undefined ? undefined : readClock(endHour, endMinute, endHalf);
  const own = readClock(hour, minute, half);
  const shared = half === undefined && endHalf !== undefined ? readClock(hour, minute, endHalf) : undefined;
  const start = shared !== undefined && end !== undefined && shared < end ? shared : own;
  if (start === undefined || (endHour !== undefined && end === undefined)) return undefined;
  return {
    start,
    ...(end === undefined || end <= start ? {} : { end }),
    ...(offset === undefined ? {} : { offset }),
  };
}

/** `HH:MM` of an hour, perhaps of a half of the day; `undefined` for `13pm` and `25:00`. */
function readClock(hour: string, minute: string | undefined, half: string | undefined): string | undefined {
  const [hours, minutes] = [Number(hour), Number(minute ?? '0')];
  if (minutes > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return undefined;
  const isAfternoon = half?.toLowerCase().startsWith('p') ?? false;
  const inDay = half === undefined ? hours : (hours % 12) + (isAfternoon ? 12 : 0);
  return `${String(inDay).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
