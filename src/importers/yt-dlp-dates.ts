/** Days that the description of a video tells, and days as yt-dlp writes them. Knows no clock, and takes no day for granted. */
import { isCalendarDate, MONTH_NAMES } from '../model/dates.ts';
import type { FieldReader } from './field-reader.ts';
import { readDateInWords } from './page-dates.ts';

const MONTH = `(?:${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3) || 'x'})?`).join('|')}|Sept)\\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const DATE = new RegExp(
  String.raw`\b(?:\d{4}-\d{2}-\d{2}|${MONTH} ${DAY},? \d{4}|${DAY}(?: of)? ${MONTH},? \d{4})\b`,
  'i',
);
const MONTH_RANGE = new RegExp(String.raw`\b(${MONTH}) (\d{1,2}) ?[-–—] ?(?:(${MONTH}) )?(\d{1,2}),? (\d{4})\b`, 'i');
const DAY_RANGE = new RegExp(
  String.raw`\b(\d{1,2})\.?(?: (${MONTH}))? ?[-–—] ?(\d{1,2})\.? (${MONTH}),? (\d{4})\b`,
  'i',
);
/** Words that a day of recording stands behind. */
const RECORDED =
  /\b(?:recorded|filmed|captured|live|held|presented|given|aufgenommen|aufzeichnung)\b|^(?:date|datum|recording date|talk date)\s*:/i;
const MAX_LINE = 2_000;
const MAX_BETWEEN = 120;

/** A day in the form `20180627`; anything else is left out with a warning. */
export function readCompactDay(fields: FieldReader, key: string): string | undefined {
  const written = fields.line(key);
  if (written === undefined) return undefined;
  const day = /^\d{8}$/.test(written)
    ? `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
    : written.slice(0, 10);
  if (isCalendarDate(day)) return day;
  fields.drop(key, written, 'it is no date');
  return undefined;
}

/** The day behind words such as `Recorded on`, where the description has them. */
export function findRecordingDay(description: string): string | undefined {
  for (const line of description.split('\n')) {
    if (line.length > MAX_LINE) continue;
    const word = RECORDED.exec(line.trim());
    const behind =
      word === null
        ? ''
        : line
            .trim()
            .slice(word.index + word[0].length)
            .slice(0, MAX_BETWEEN);
    if (behind !== '' && findRange(behind) !== undefined) continue;
    const day = findDay(behind);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The days of an event, where they stand on one line with its name. */
export function findEventDays(description: string, event: string): { readonly start?: string; readonly end?: string } {
  const name = event.toLowerCase();
  for (const line of description.split('\n')) {
    if (line.length > MAX_LINE || !line.toLowerCase().includes(name)) continue;
    const range = findRange(line);
    if (range !== undefined) return range;
    const day = findDay(line);
    if (day !== undefined) return { start: day, end: day };
  }
  return {};
}

function findDay(text: string): string | undefined {
  const match = DATE.exec(text);
  return match === null ? undefined : readDateInWords(match[0])?.date;
}

function findRange(text: string): { readonly start: string; readonly end: string } | undefined {
  const first = MONTH_RANGE.exec(text);
  const second = first === null ? DAY_RANGE.exec(text) : null;
  const [from, to] =
    first !== null
      ? [`${first[1]} ${first[2]}, ${first[5]}`, `${first[3] ?? first[1]} ${first[4]}, ${first[5]}`]
      : second !== null
        ? [`${second[2] ?? second[4]} ${second[1]}, ${second[5]}`, `${second[4]} ${second[3]}, ${second[5]}`]
        : ['', ''];
  const [start, end] = [readDateInWords(from)?.date, readDateInWords(to)?.date];
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}
