/** When an event of a calendar is: the wall clock in its own zone, UTC where it is written in UTC, and the day alone where it lasts a day. */
import { dayNumber } from '../model/dates.ts';
import type { TalkDate } from '../model/entry.ts';
import type { Account } from './field-reader.ts';
import type { CalendarComponent, CalendarProperty } from './icalendar.ts';
import { dropValue } from './import-report.ts';
import { clockAfter, clockMinutes, isTimezone, type Moment, parseMoment } from './schedule-time.ts';

const DAY_MINUTES = 1440;

/** Reads `DTSTART` with `DTEND` or `DURATION`; `undefined` without a start that is a date. `floating` is the zone of times that name none. */
export function readCalendarSlot(
  event: CalendarComponent,
  floating: string | undefined,
  account: Account,
): TalkDate | undefined {
  const find = (name: string): CalendarProperty | undefined =>
    event.properties.find((property) => property.name === name);
  const dtstart = find('dtstart');
  const start = momentOf(dtstart, account);
  if (start === undefined || dtstart === undefined) return undefined;
  if (start.time === undefined) return { date: start.date, ...lastDay(start, find('dtend'), account) };
  const minutes = minutesUntilEnd(start, dtstart, find('dtend'), find('duration'), account);
  const zone = start.offset === undefined ? (zoneOf(dtstart, account) ?? floating) : undefined;
  return {
    date: start.date,
    start: start.time,
    ...(minutes === undefined ? {} : { end: clockAfter(start.time, minutes) }),
    ...(start.offset === undefined ? {} : { offset: start.offset }),
    ...(zone === undefined ? {} : { timezone: zone }),
  };
}

function momentOf(property: CalendarProperty | undefined, account: Account): Moment | undefined {
  const value = property?.values[0];
  if (property === undefined || value === undefined) return undefined;
  // ical.js reads `DTSTART:20190312`, which lacks `VALUE=DATE`, as a day with an empty time.
  const moment = parseMoment(value.replace(/T::$/, ''));
  return moment ?? dropValue(account, property.name, property.written, 'it is no date', property.line);
}

/** The end of whole days is the day behind the last one (RFC 5545, 3.6.1). A talk has one day. */
function lastDay(start: Moment, dtend: CalendarProperty | undefined, account: Account): Record<never, never> {
  const end = momentOf(dtend, account);
  if (dtend !== undefined && end !== undefined && dayNumber(end.date) > dayNumber(start.date) + 1)
    dropValue(account, 'dtend', end.date, 'a talk is given on one day', dtend.line);
  return {};
}

function minutesUntilEnd(
  start: Moment,
  dtstart: CalendarProperty,
  dtend: CalendarProperty | undefined,
  duration: CalendarProperty | undefined,
  account: Account,
): number | undefined {
  const property = dtend ?? duration;
  if (property === undefined) return undefined;
  const value = property.written;
  const end = dtend === undefined ? undefined : momentOf(dtend, account);
  if (dtend !== undefined && end?.time === undefined) return undefined;
  if (
    end !== undefined &&
    (end.offset !== start.offset || dtend?.parameters.get('tzid') !== dtstart.parameters.get('tzid'))
  )
    return dropValue(account, 'dtend', value, 'it is in another time zone than the start', property.line);
  const minutes =
    end?.time === undefined
      ? durationMinutes(property.values[0] ?? '')
      : (dayNumber(end.date) - dayNumber(start.date)) * DAY_MINUTES +
        clockMinutes(end.time) -
        clockMinutes(start.time!);
  if (minutes === 0) return undefined;
  return minutes !== undefined && minutes > 0 && minutes < DAY_MINUTES
    ? minutes
    : dropValue(account, property.name, value, 'a talk ends after its start, within a day', property.line);
}

/** Minutes of `PT1H30M`, `P1D`, `P1W` (RFC 5545, 3.3.6). */
function durationMinutes(text: string): number | undefined {
  const form = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/;
  const match = form.exec(text);
  if (match === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

/** An IANA name, also behind the prefix that some programs put before it (`/citadel.org/20210210_1/Europe/Berlin`). */
function zoneOf({ parameters, line }: CalendarProperty, account: Account): string | undefined {
  const written = parameters.get('tzid')?.trim();
  if (written === undefined || written === '') return undefined;
  const parts = written.split('/');
  const names = [written, parts.slice(-2).join('/'), parts.slice(-3).join('/')];
  return (
    names.find(isTimezone) ?? dropValue(account, 'tzid', written, 'it names no time zone of the IANA database', line)
  );
}
