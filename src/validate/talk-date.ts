/** When a talk was given, from the ways in which people write it. Never moves a day, never asks the machine's clock or zone. */
import { isCalendarDate } from '../model/dates.ts';
import type { TalkDate } from '../model/entry.ts';

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const TIME = String.raw`([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d(?:\.\d+)?)?`;
const OFFSET = String.raw`(?:\s?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d))?`;
const FORM = new RegExp(`^${DAY}(?:(T|t|\\s+)${TIME}${OFFSET}(?:\\s?[-–—]\\s?${TIME}${OFFSET})?)?$`);
/** With a space and a hyphen, `11:55-12:50` is a slot; the general form would take `-12:50` for an offset. The groups are the same. */
const SLOT = new RegExp(`^${DAY}(\\s+)${TIME}()\\s?[-–—]\\s?${TIME}${OFFSET}$`);

/**
 * Reads `2018-03-11`, `2018-03-11 11:55`, `2018-03-11 11:55–12:50`, `2018-03-11T11:55:00+01:00`; `undefined` for anything else and for days that
 * do not exist.
 *
 * Behind a space `-08:00` is an end when it lies after the start, and an offset otherwise; behind a `T` it is always an offset.
 */
export function parseTalkDate(value: string): TalkDate | undefined {
  const slot = SLOT.exec(value);
  if (slot !== null && minutes(slot[7]!, slot[8]!) > minutes(slot[3]!, slot[4]!)) return makeDate(slot);
  const general = FORM.exec(value);
  if (general !== null) return makeDate(general);
  return slot === null ? undefined : makeDate(slot);
}

function minutes(hours: string, rest: string): number {
  return Number(hours) * 60 + Number(rest);
}

function makeDate(groups: readonly (string | undefined)[]): TalkDate | undefined {
  const [, date = '', , startHour, startMinute, , firstOffset, endHour, endMinute, , lastOffset] = groups;
  if (!isCalendarDate(date)) return undefined;
  if (startHour === undefined) return { date };
  const offset = (firstOffset || lastOffset || undefined)?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return {
    date,
    start: `${startHour.padStart(2, '0')}:${startMinute}`,
    ...(endHour === undefined ? {} : { end: `${endHour.padStart(2, '0')}:${endMinute}` }),
    ...(offset === undefined ? {} : { offset }),
  };
}
