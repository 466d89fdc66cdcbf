/** When a talk of a schedule is given: from its own date, its start and its duration, and from the day that it stands under. */
import type { TalkDate } from '../model/entry.ts';
import type { FieldReader } from './field-reader.ts';
import {
  clockAfter,
  clockMinutes,
  dayAfter,
  type Moment,
  onWallClock,
  parseClock,
  parseMinutes,
  parseMoment,
} from './schedule-time.ts';

/** A day of a schedule, which may end in the morning after. */
export interface ScheduleDay {
  readonly date?: string;
  /** ISO 8601, as written. */
  readonly start?: string;
  readonly end?: string;
}

const DAY_MINUTES = 1440;

/** Reads `date`, `start`, `duration` and `end` of a talk; `undefined` where neither it nor its day has a date. What cannot be read is dropped. */
export function readSlot(reader: FieldReader, day: ScheduleDay, timezone: string | undefined): TalkDate | undefined {
  const moment = readMoment(reader);
  const start = readClock(reader, 'start');
  const end = readClock(reader, 'end');
  const minutes = readDuration(reader);
  const own = moment === undefined ? momentOfDay(day, start) : withClock(moment, start);
  if (own === undefined) return undefined;
  if (own.time !== undefined && start !== undefined && own.time !== start)
    reader.drop('start', start, `the talk's date says ${own.time}`);
  const last = own.time === undefined ? undefined : minutes === undefined ? end : clockAfter(own.time, minutes);
  return {
    date: own.date,
    ...(own.time === undefined ? {} : { start: own.time }),
    ...(last === undefined || last === own.time ? {} : { end: last }),
    ...(own.time === undefined || own.offset === undefined ? {} : { offset: own.offset }),
    ...(timezone === undefined || own.time === undefined ? {} : { timezone }),
  };
}

function readMoment(reader: FieldReader): Moment | undefined {
  const text = reader.line('date');
  const moment = text === undefined ? undefined : parseMoment(text);
  if (text !== undefined && moment === undefined) reader.drop('date', text, 'it is no date');
  return moment;
}

/** A clock, or the clock of a moment. */
function readClock(reader: FieldReader, key: string): string | undefined {
  const text = reader.line(key);
  if (text === undefined) return undefined;
  const clock = parseClock(text) ?? parseMoment(text)?.time;
  if (clock === undefined) reader.drop(key, text, 'it is no time of a day');
  return clock;
}

function readDuration(reader: FieldReader): number | undefined {
  const text = reader.line('duration');
  if (text === undefined) return undefined;
  const minutes = parseMinutes(text);
  if (minutes === undefined || minutes >= DAY_MINUTES) {
    reader.drop('duration', text, minutes === undefined ? 'it is no length of time' : 'a talk ends within a day');
    return undefined;
  }
  return minutes === 0 ? undefined : minutes;
}

function withClock(moment: Moment, start: string | undefined): Moment {
  if (moment.time === undefined) return start === undefined ? moment : { ...moment, time: start };
  return start === undefined ? moment : onWallClock(moment, start);
}

/** A start before the clock at which the day begins belongs to the morning after, where the day lasts until then. */
function momentOfDay(day: ScheduleDay, start: string | undefined): Moment | undefined {
  const begins = day.start === undefined ? undefined : parseMoment(day.start);
  const ends = day.end === undefined ? undefined : parseMoment(day.end);
  const date = (day.date === undefined ? undefined : parseMoment(day.date)?.date) ?? begins?.date;
  if (date === undefined) return undefined;
  if (start === undefined) return { date };
  const isAfterMidnight =
    begins?.time !== undefined &&
    ends !== undefined &&
    ends.date > date &&
    clockMinutes(start) < clockMinutes(begins.time);
  return { date: isAfterMidnight ? dayAfter(date, 1) : date, time: start };
}
