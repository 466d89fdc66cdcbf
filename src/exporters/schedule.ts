/** One event as `schedule.json`, the schedule format of frab, pretalx and the C3VOC (c3voc.de/schedule/schema.json). */
import type { Event } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { ImportedTalk } from '../model/imported.ts';
import { foldName } from '../model/slug.ts';
import { archiveRecords, sourceName } from './archive-records.ts';
import type { Exporter, ExportInput, LeftOutField } from './exporter.ts';
import { leftOutFields, present } from './left-out.ts';
import { createIds, type ScheduleContext, scheduleTalk } from './schedule-talk.ts';
import { endOf, startOf } from './slot.ts';
import { imageText } from './talk-record.ts';
import { isWebAddress } from './web-address.ts';
import { withoutGaps } from './without-gaps.ts';

const REASON = 'schedules have no field for it';
const KEPT = [
  'title',
  'date.date',
  'date.start',
  'date.end',
  'date.offset',
  'date.timezone',
  'speakers.name',
  'speakers.role',
  'speakers.organisation',
  'speakers.bio',
  'speakers.url',
  'speakers.photo',
  'event.name',
  'event.start',
  'event.end',
  'event.timezone',
  'event.url',
  'event.location',
  'room',
  'categories',
  'description',
  'body',
  'language',
  'license',
  'image',
  'recordings.url',
  'recordings.kind',
  'recordings.note',
  'slides.url',
  'slides.note',
  'links.title',
  'links.url',
];

export const schedule: Exporter = {
  name: 'schedule',
  title: 'a schedule.json of frab and pretalx',
  makes: 'document',
  scope: 'event',
  export: (input) => {
    const { event, archive } = input;
    if (event === undefined) return { files: [], leftOut: [] };
    const records = archiveRecords(input);
    const ids = new Set<string>(event.talks);
    const talks = records.talks.filter(({ origin }) => ids.has(origin.key)).toSorted(compareStarts);
    const text = `${JSON.stringify({ schedule: scheduleOf(event, talks, input) }, undefined, 2)}\n`;
    const others = archive.talks.length - talks.length;
    return {
      files: [{ path: 'schedule.json', text }],
      leftOut: [
        ...leftOutFields(talks, KEPT, REASON),
        ...leftOutValues(talks),
        ...present([{ field: 'talks', count: others, reason: 'they belong to other events or to none' }]),
      ],
    };
  },
};

function scheduleOf(event: Event, talks: readonly ImportedTalk[], { archive, addresses }: ExportInput): object {
  const { baseUrl, title, timezone: siteTimezone } = archive.settings;
  const timezone = event.timezone ?? siteTimezone;
  const speakers = new Map(archive.speakers.map((speaker) => [speaker.id, speaker]));
  const idOf = new Map(
    archive.talks.flatMap(({ appearances }) =>
      appearances.map(({ name, speaker }) => [foldName(name), speaker] as const),
    ),
  );
  const context: ScheduleContext = {
    namespace: baseUrl ?? `urn:rostrum:${sourceName(title)}`,
    ...(timezone === undefined ? {} : { timezone }),
    urlOf: (key) => {
      const path = addresses?.get(key);
      return baseUrl === undefined || path === undefined ? undefined : new URL(baseUrl + path).href;
    },
    personOf: (name) => {
      const person = speakers.get(idOf.get(foldName(name)) ?? ('' as never));
      return { id: person?.id ?? name, url: person?.url, photo: imageText(person?.photo) };
    },
    idOf: createIds(),
  };
  const days = [...groupBy(talks, (talk) => talk.date?.date ?? event.start)];
  const categories = [...new Set(talks.flatMap((talk) => talk.categories?.slice(0, 1) ?? []))];
  return {
    version: '1',
    base_url: baseUrl ?? '',
    conference: {
      acronym: event.id,
      title: event.name,
      start: event.start,
      end: event.end,
      daysCount: days.length,
      timeslot_duration: '00:05',
      ...withoutGaps<object>({ time_zone_name: timezone, url: event.url, description: event.description }),
      ...withoutGaps<object>({ venue: event.location }),
      rooms: roomsOf(talks).flatMap((name) => (name === '' ? [] : [{ name }])),
      tracks: categories.map((name) => ({ name })),
      days: days.map(([date, list], index) => dayOf(index + 1, date, list, context)),
    },
  };
}

function dayOf(index: number, date: string, talks: readonly ImportedTalk[], context: ScheduleContext): object {
  const timed = talks.flatMap((talk) => (talk.date?.start === undefined ? [] : [talk.date]));
  const ends = timed.map((slot) => endOf(slot, context.timezone)).sort();
  return {
    index,
    date,
    day_start: timed[0] === undefined ? date : startOf(timed[0], context.timezone),
    day_end: ends.at(-1) ?? date,
    // A list of pairs, because a room may be called `__proto__`.
    rooms: Object.fromEntries(
      roomsOf(talks).map((room) => [
        room,
        talks.filter((talk) => (talk.room ?? '') === room).map((talk) => scheduleTalk(talk, context)),
      ]),
    ),
  };
}

/** In the order of their first talks; `''` stands for talks whose room is not told. */
function roomsOf(talks: readonly ImportedTalk[]): readonly string[] {
  return [...new Set(talks.map(({ room }) => room ?? ''))];
}

function compareStarts(a: ImportedTalk, b: ImportedTalk): number {
  const orderOf = ({ date, origin }: ImportedTalk): string => `${date?.date} ${date?.start ?? '99'} ${origin.key}`;
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

/** What has a place in the format, but not with this value. */
function leftOutValues(talks: readonly ImportedTalk[]): readonly LeftOutField[] {
  const count = (has: (talk: ImportedTalk) => number) => talks.reduce((sum, talk) => sum + has(talk), 0);
  const own = 'a path of this archive means nothing elsewhere';
  const ownUrls = (list: readonly { readonly url?: string }[] | undefined) =>
    (list ?? []).filter(({ url }) => url !== undefined && !isWebAddress(url)).length;
  return present([
    {
      field: 'categories',
      count: count(({ categories = [] }) => Math.max(0, categories.length - 1)),
      reason: 'a talk has one track, which is the first category',
    },
    { field: 'recordings.url', count: count(({ recordings }) => ownUrls(recordings)), reason: own },
    { field: 'slides.url', count: count(({ slides }) => ownUrls(slides)), reason: own },
    { field: 'links.url', count: count(({ links }) => ownUrls(links)), reason: own },
    { field: 'image', count: count(({ image }) => Number(image !== undefined && !isWebAddress(image))), reason: own },
    {
      field: 'speakers.photo',
      count: count(({ speakers = [] }) => speakers.filter((one) => one.photo && !isWebAddress(one.photo)).length),
      reason: own,
    },
    {
      field: 'start and duration',
      count: count(({ date }) => Number(date?.end === undefined)),
      reason: 'the archive does not know them, and nothing is made up; some programs refuse a talk without',
    },
  ]);
}
