/** Days as people write them at the top of their notes. Ambiguous orders of day and month are not guessed. */
import { isCalendarDate, MONTH_NAMES } from '../model/dates.ts';

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /i;

/**
 * The day that a line is, as `YYYY-MM-DD`, or `undefined` where the line is anything else.
 *
 * Reads `July 12th, 2018`, `12 July 2018`, `Jul 12 2018`, `12.07.2018`, `2018-07-12`, `2018/07/12`, and `7/13/2018` or `13/7/2018` where only one of
 * the numbers can be a month. A weekday in front and `Date:` are skipped.
 */
export function readDay(line: string): string | undefined {
  if (line.length > 60) return undefined;
  const text = line
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^date: ?/i, '')
    .replace(WEEKDAY, '');
  const iso = /^(\d{4})([-/])(\d{2})\2(\d{2})$/.exec(text);
  if (iso !== null) return makeDay(iso[1], iso[3], iso[4]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text);
  if (dotted !== null) return makeDay(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed !== null) {
    const [, first, second, year] = slashed;
    const days = [makeDay(year, first, second), makeDay(year, second, first)].filter((day) => day !== undefined);
    return new Set(days).size === 1 ? days[0] : undefined;
  }
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(text);
  if (monthFirst !== null) return makeDay(monthFirst[3], monthOf(monthFirst[1]!), monthFirst[2]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(\p{L}+)\.?,? (\d{4})$/iu.exec(text);
  return dayFirst === null ? undefined : makeDay(dayFirst[3], monthOf(dayFirst[2]!), dayFirst[1]);
}

function monthOf(word: string): string | undefined {
  const short = word.toLowerCase();
  const index = MONTH_NAMES.findIndex((name) => {
    const month = name.toLowerCase();
    return month === short || (short.length >= 3 && short.length <= 4 && month.startsWith(short));
  });
  return index < 0 ? undefined : String(index + 1);
}

function makeDay(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
