/**
 * A schedule, as frab, pretalx, pentabarf and wafer publish it, to records: the conference as an event, and its talks. Both forms of the format are read
 * here, once their values have the same names.
 */
import type { ImportedEvent, ImportedEventMention, ImportedTalk } from '../model/imported.ts';
import { type Account, oneLine, readFields } from './field-reader.ts';
import { finishAccount } from './import-report.ts';
import type { ImportResult } from './importer.ts';
import { asRecord, asText } from './loose-json.ts';
import { resolveAddress } from './schedule-media.ts';
import { readScheduleTalk, type ScheduleFrame, type ScheduleItem } from './schedule-talk.ts';
import { someText } from './schedule-text.ts';
import { isTimezone, parseMoment } from './schedule-time.ts';

export interface Schedule {
  /** Fields of the schedule itself: version, generator, base address. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly conference: Readonly<Record<string, unknown>>;
  /** The dates of its days, as written. */
  readonly days: readonly string[];
  readonly items: readonly ScheduleItem[];
}

/** What a schedule needs for itself and a talk archive does not. */
const FURNITURE = [
  '$schema',
  'generator',
  'version',
  'daysCount',
  'timeslot_duration',
  'day_change',
  'rooms',
  'tracks',
  'track',
  'colors',
  'release',
  'logo',
] as const;

/** The records of a schedule. Talks stand in the order of the schedule, behind the event. */
export function readSchedule(schedule: Schedule, system: string, source: string, account: Account): ImportResult {
  const { event, base } = readConference(schedule, system, source, account);
  const frame: ScheduleFrame = {
    system,
    source,
    keys: new Set(),
    ...(event === undefined ? {} : { event: mentionOf(event) }),
    ...(event?.timezone === undefined ? {} : { timezone: event.timezone }),
    ...(base === undefined ? {} : { base }),
  };
  const talks = schedule.items.flatMap((item): readonly ImportedTalk[] => {
    const talk = readScheduleTalk(item, frame, account);
    return talk === undefined ? [] : [talk];
  });
  return finishAccount(account, event === undefined ? talks : [event, ...talks]);
}

function readConference(
  schedule: Schedule,
  system: string,
  source: string,
  account: Account,
): { readonly event?: ImportedEvent; readonly base?: string } {
  const flat: Record<string, unknown> = Object.assign(Object.create(null), schedule.fields, schedule.conference);
  for (const key of ['title', 'acronym', 'venue', 'city', 'description'])
    if (flat[key] !== undefined) flat[key] = someText(flat[key]);
  const reader = readFields(flat, account);
  const address = (key: string): string | undefined => {
    const text = reader.text(key);
    const url = text === undefined ? undefined : resolveAddress(text);
    if (text !== undefined && url === undefined) reader.drop(key, text, 'it is no address that a page may have');
    return url;
  };
  const day = (key: string, fallback: string | undefined): string | undefined => {
    const text = reader.line(key);
    const date = text === undefined ? undefined : parseMoment(text)?.date;
    if (text !== undefined && date === undefined) reader.drop(key, text, 'it is no date');
    return date ?? fallback;
  };
  const dates = schedule.days.flatMap((text) => parseMoment(text)?.date ?? []).sort();
  const title = reader.line('title');
  const acronym = reader.line('acronym');
  const start = day('start', dates[0]);
  const end = day('end', dates.at(-1));
  const base = address('base_url');
  const url = address('url') ?? base;
  const zone = reader.line('time_zone_name') ?? reader.line('timezone');
  const timezone = zone !== undefined && isTimezone(zone) ? zone : undefined;
  if (zone !== undefined && timezone === undefined) reader.drop('time_zone_name', zone, 'it names no time zone');
  const location = [reader.line('venue'), reader.line('city')].filter((text) => text !== undefined).join(', ');
  const description = reader.text('description');
  for (const key of FURNITURE) reader.leaveOut(key, 'what only the schedule itself needs');
  if (asRecord(flat['days']) === undefined && !Array.isArray(flat['days']))
    reader.leaveOut('days', 'what only the schedule itself needs');
  for (const key of ['days', 'day', 'conference']) reader.list(key);
  reader.finish();
  const name = title ?? acronym;
  const place = base ?? url;
  if (name === undefined) return place === undefined ? {} : { base: place };
  const isPeriod = start !== undefined && end !== undefined && start <= end;
  return {
    event: {
      kind: 'event',
      origin: { system, source, key: acronym ?? oneLine(name).slice(0, 300) },
      name,
      ...(acronym === undefined || acronym === name ? {} : { otherNames: [acronym] }),
      ...(location === '' ? {} : { location }),
      ...(url === undefined ? {} : { url }),
      ...(start === undefined ? {} : { start }),
      ...(isPeriod ? { end } : {}),
      ...(timezone === undefined ? {} : { timezone }),
      ...(description === undefined ? {} : { description: oneLine(description) }),
    },
    ...(place === undefined ? {} : { base: place }),
  };
}

function mentionOf({ name, location, url, start, end, timezone }: ImportedEvent): ImportedEventMention {
  return {
    name,
    ...(location === undefined ? {} : { location }),
    ...(url === undefined ? {} : { url }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(timezone === undefined ? {} : { timezone }),
  };
}

/** A day's own fields, for its talks. */
export function scheduleDay(date: unknown, start: unknown, end: unknown): ScheduleItem['day'] {
  const [day, first, last] = [asText(date), asText(start), asText(end)];
  return {
    ...(day === undefined ? {} : { date: day }),
    ...(first === undefined ? {} : { start: first }),
    ...(last === undefined ? {} : { end: last }),
  };
}
