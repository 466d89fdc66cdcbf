/** One event of a schedule (frab's word for a talk) as a talk, or left out where it is none. */
import type { Json } from '../model/entry.ts';
import type { ImportedEventMention, ImportedTalk } from '../model/imported.ts';
import { type Account, type FieldReader, oneLine, readFields, UNKNOWN_FIELD } from './field-reader.ts';
import { skipRecord } from './import-report.ts';
import { asList, asRecord, asText } from './loose-json.ts';
import { claimKey } from './record-keys.ts';
import { scheduleLanguage } from './schedule-language.ts';
import {
  type AddressUse,
  addAddress,
  type MediaLists,
  mediaFields,
  newMediaLists,
  resolveAddress,
} from './schedule-media.ts';
import { readPeople } from './schedule-people.ts';
import { readSlot, type ScheduleDay } from './schedule-slot.ts';
import { bodyAndDescription, someText, someTexts } from './schedule-text.ts';

/** An event of a schedule, its fields named as in the JSON form. */
export interface ScheduleItem {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly day: ScheduleDay;
  /** The room that it stands under. */
  readonly room?: string;
  /** Where it stands; undefined where the format does not tell. */
  readonly line?: number;
}

/** What all talks of a schedule share. */
export interface ScheduleFrame {
  readonly system: string;
  readonly source: string;
  readonly event?: ImportedEventMention;
  readonly timezone?: string;
  readonly base?: string;
  /** Keys that were given, so that none is given twice. */
  readonly keys: Set<string>;
}

const KEY_FIELDS = ['guid', 'code', 'id', 'slug'] as const;
const NO_TALK =
  /^(?:(?:coffee|tea|lunch|dinner|breakfast|short|long|mittags|kaffee)[ -]?)?(?:break|pause|lunch|dinner|breakfast|coffee|registration|check-?in|changeover|intermission|umbau|mittagessen)$/i;
const DECK_NAME = /\b(?:slides?|deck|presentation|folien|präsentation|diapositivas)\b/i;

/** Reads an event. What is no talk, and what has no title or date, is told in the account. */
export function readScheduleTalk(item: ScheduleItem, frame: ScheduleFrame, account: Account): ImportedTalk | undefined {
  const fields = flatten(item.fields);
  const reader = readFields(fields, account, item.line);
  const title = reader.line('title');
  const type = reader.line('type');
  const abstract = reader.text('abstract');
  const description = reader.text('description');
  const hasPeople = asList(fields['persons'] ?? fields['speakers']).length > 0;
  if (type !== undefined && NO_TALK.test(type)) return leaveOutWhole(account, item, title, `a ${type}, not a talk`);
  if (!hasPeople && abstract === undefined && description === undefined)
    return leaveOutWhole(account, item, title, 'not a talk: it has neither a person nor an abstract');
  if (title === undefined) return skipRecord(account, keyOf(fields) ?? 'an event', 'it has no title', item.line);
  const date = readSlot(reader, item.day, frame.timezone);
  if (date === undefined) return skipRecord(account, title, 'it has no date', item.line);

  const subtitle = reader.line('subtitle');
  const speakers = [
    ...readPeople(fields['persons'], account, frame.base, item.line),
    ...readPeople(fields['speakers'], account, frame.base, item.line),
  ];
  for (const key of ['persons', 'speakers']) reader.list(key);
  const room = reader.line('room') ?? item.room;
  const tags = [...new Set([...someTexts(fields['track']), ...someTexts(fields['tags'])].map(oneLine))];
  for (const key of ['track', 'tags']) reader.list(key);
  const language = readLanguage(reader);
  const media = newMediaLists();
  const recording = readMedia(fields, reader, media, frame.base);
  const isOptOut = recording.optOut && media.recordings.length === 0;
  const extra = readExtra(reader, frame, type);
  reader.finish();
  return {
    kind: 'talk',
    origin: { system: frame.system, source: frame.source, key: claimKey(frame.keys, keyOf(fields) ?? title, date) },
    title: subtitle === undefined || title.endsWith(subtitle) ? title : `${title}: ${subtitle}`,
    date,
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(frame.event === undefined ? {} : { event: frame.event }),
    ...(room === undefined ? {} : { room }),
    ...(tags.length === 0 ? {} : { tags }),
    ...bodyAndDescription(abstract, description, frame.base),
    ...(language === undefined ? {} : { language }),
    ...mediaFields(media),
    ...(isOptOut ? { recordingState: 'none' } : {}),
    ...(recording.license === undefined ? {} : { license: recording.license }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

/** Texts in several languages, and rooms that are mappings, as one text. */
function flatten(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const flat: Record<string, unknown> = Object.assign(Object.create(null), fields);
  for (const key of ['title', 'subtitle', 'abstract', 'description', 'room', 'type', 'language'])
    if (flat[key] !== undefined) flat[key] = someText(flat[key]);
  return flat;
}

function leaveOutWhole(account: Account, item: ScheduleItem, title: string | undefined, reason: string): undefined {
  const text = title ?? keyOf(item.fields) ?? 'an event without a title';
  account.leftOut.push({ ...(item.line === undefined ? {} : { line: item.line }), text, reason });
}

/** The name that an event has in its schedule. */
export function keyOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of KEY_FIELDS) {
    const key = asText(fields[name]);
    if (key !== undefined) return oneLine(key);
  }
  return undefined;
}

function readLanguage(reader: FieldReader): string | undefined {
  const text = reader.line('language');
  const language = text === undefined ? undefined : scheduleLanguage(text);
  if (text !== undefined && language === undefined) reader.drop('language', text, 'it names no one language');
  return language;
}

interface RecordingWishes {
  readonly license?: string;
  readonly optOut: boolean;
}

function readMedia(
  fields: Readonly<Record<string, unknown>>,
  reader: FieldReader,
  media: MediaLists,
  base: string | undefined,
): RecordingWishes {
  const add = (field: string, value: unknown, title: string | undefined, use: AddressUse): void => {
    const text = asText(value);
    if (text === undefined) return;
    const url = resolveAddress(text, base);
    if (url === undefined) reader.drop(field, text, 'it is no address that a page may have');
    else addAddress(media, url, title, use);
  };
  const addEach = (
    field: string,
    useOf: (title: string, item: Readonly<Record<string, unknown>>) => AddressUse,
  ): void => {
    for (const value of reader.list(field)) {
      const item = asRecord(value) ?? { url: value };
      const title = asText(item['title']) ?? asText(item['name']) ?? asText(item['description']);
      add(
        field,
        item['url'] ?? item['href'],
        title === undefined ? undefined : oneLine(title),
        useOf(title ?? '', item),
      );
    }
  };
  const recording = asRecord(fields['recording']);
  reader.list('recording');
  if (recording === undefined) add('recording', fields['recording'], undefined, 'recording');
  else for (const key of ['url', 'link']) add(`recording.${key}`, recording[key], undefined, 'recording');
  for (const [key, value] of Object.entries(recording ?? {}))
    if (!['url', 'link', 'license', 'optout'].includes(key) && asText(value) !== undefined)
      reader.note(`recording.${key}`, value, UNKNOWN_FIELD);
  add('video_download_url', reader.text('video_download_url'), undefined, 'recording');
  addEach('attachments', (title, item) => attachmentUse(title, asText(item['type']) ?? ''));
  addEach('links', () => 'any');
  add('url', reader.text('url'), undefined, 'link');
  add('origin_url', reader.text('origin_url'), undefined, 'link');
  add('feedback_url', reader.text('feedback_url'), 'Feedback', 'link');
  const license = asText(recording?.['license']) ?? reader.line('recording_license') ?? reader.line('license');
  const optOut = [recording?.['optout'], fields['do_not_record'], fields['optout']].some(isTrue);
  for (const key of ['do_not_record', 'optout']) reader.list(key);
  if (isTrue(fields['do_not_stream'])) reader.leaveOut('do_not_stream', 'a wish about live streams');
  else reader.list('do_not_stream');
  return { optOut, ...(license === undefined ? {} : { license: oneLine(license) }) };
}

/** Papers and the like are links even as PDF, where they are not called slides. */
function attachmentUse(title: string, type: string): AddressUse {
  if (DECK_NAME.test(title) || DECK_NAME.test(type)) return 'slides';
  return /^(?:paper|other|image|related)$/i.test(type) ? 'link' : 'any';
}

/** What only the schedule names a talk by, and its type and logo. */
function readExtra(
  reader: FieldReader,
  frame: ScheduleFrame,
  type: string | undefined,
): Readonly<Record<string, Json>> {
  const extra: Record<string, Json> = {};
  if (type !== undefined) extra['type'] = type;
  for (const key of KEY_FIELDS) {
    const value = reader.line(key);
    if (value !== undefined) extra[key] = value;
  }
  const logo = reader.text('logo');
  const url = logo === undefined ? undefined : resolveAddress(logo, frame.base);
  if (url !== undefined) extra['logo'] = url;
  else if (logo !== undefined) reader.drop('logo', logo, 'it is no address that a page may have');
  return extra;
}

function isTrue(value: unknown): boolean {
  return value === true || /^(?:true|yes|1)$/i.test(asText(value) ?? '');
}
