/** When a talk began, as a point in time where a zone or an offset is known. Never uses the zone of the machine. */
import type { Talk } from '../model/archive.ts';

/** `floating` times are those of the wall clock at the place, held as if they were UTC. */
export interface TalkSlot {
  readonly start: Date;
  readonly end?: Date;
  readonly floating: boolean;
}

/** The time slot of a talk, or `undefined` for one that has only a day. An end before the start lies on the next day. */
export function talkSlot(talk: Pick<Talk, 'date' | 'timezone'>): TalkSlot | undefined {
  const { date, start, end, offset } = talk.date;
  if (start === undefined) return undefined;
  const timezone = talk.date.timezone ?? talk.timezone;
  const first = wallClock(date, start);
  const last = end === undefined ? undefined : wallClock(date, end) + (end < start ? 86_400_000 : 0);
  const instant = (wall: number): number | undefined => {
    if (offset !== undefined) return wall - offsetMinutes(offset) * 60_000;
    return timezone === undefined ? undefined : zoneInstant(wall, timezone);
  };
  const begins = instant(first);
  const ends = last === undefined ? undefined : begins === undefined ? last : instant(last);
  return {
    start: new Date(begins ?? first),
    ...(ends === undefined ? {} : { end: new Date(ends) }),
    floating: begins === undefined,
  };
}

function wallClock(date: string, time: string): number {
  return Date.parse(`${date}T${time.padStart(5, '0')}:00Z`);
}

/** Minutes of `+01:00`, `-0530` or `Z`. */
function offsetMinutes(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  return match === null ? 0 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** The instant at which the clocks of a zone show a time; `undefined` for a zone that the runtime does not know. */
function zoneInstant(wall: number, timeZone: string): number | undefined {
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
  const offsetAt = (instant: number): number => {
    const part = Object.fromEntries(
      clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
    );
    const shown = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day']!,
      part['hour']!,
      part['minute']!,
      part['second']!,
    );
    return shown - instant;
  };
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}
