/** Talks of RubyEvents: `videos.yml`, with the talks inside a recording of several. */
import type { ImportedDeck, ImportedEventMention, ImportedRecord, ImportedTalk } from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { recogniseMedia } from '../model/providers.ts';
import {
  type Account,
  type FieldReader,
  isPlaceholder,
  oneLine,
  present,
  readFields,
  webAddress,
} from './field-reader.ts';
import { skipRecord } from './import-report.ts';
import type { ImportSource } from './importer.ts';
import { languageTag } from './language-codes.ts';
import { asRecord, asText } from './loose-json.ts';
import { type EventFile, mentionEvent, readEventBeside, readEventRecord } from './rubyevents-event.ts';
import { type ListItem, ownKey } from './rubyevents-items.ts';
import { readTalkRecordings } from './rubyevents-recordings.ts';
import { videoDescription } from './video-description.ts';

const PICTURES = ['thumbnail_xs', 'thumbnail_sm', 'thumbnail_md', 'thumbnail_lg', 'thumbnail_xl'];

/** What all talks of a file share. */
interface TalkFile {
  readonly account: Account;
  readonly event: EventFile | undefined;
  readonly source: string;
  /** How often a key was met. */
  readonly keys: Map<string, number>;
}

/** What a talk inside another one's recording takes from it. */
interface Parent {
  readonly key: string;
  readonly event: ImportedEventMention | undefined;
  readonly date: string | undefined;
  readonly language: string | undefined;
}

/** The talks of a file, each before the talks inside it; first the event beside the file, where there is one. */
export function readTalks(
  source: ImportSource,
  items: readonly ListItem[],
  account: Account,
): readonly ImportedRecord[] {
  const event = readEventBeside(source);
  const file: TalkFile = { account, event, source: event?.id ?? source.name, keys: new Map() };
  const talks = items.flatMap(({ fields, line }) => readTalk(fields, line, file));
  return event === undefined ? talks : [...readEventRecord(event, source, account), ...talks];
}

function readTalk(
  record: Readonly<Record<string, unknown>>,
  line: number,
  file: TalkFile,
  parent?: Parent,
): readonly ImportedTalk[] {
  const fields = readFields(record, file.account, line);
  const title = readTitle(fields);
  if (title === undefined) {
    skipRecord(file.account, asText(record['id']) ?? asText(record['video_id']) ?? 'a talk', 'it has no title', line);
    fields.finish('of a talk without a title');
    return [];
  }
  const key = ownKey(fields.id('id') ?? fields.id('slug') ?? fields.id('video_id') ?? title, file.keys);
  const date = fields.day('date') ?? parent?.date ?? onlyDay(file.event);
  const language = readLanguage(fields) ?? parent?.language;
  const named = fields.line('event_name');
  const event = named === undefined && parent !== undefined ? parent.event : mentionEvent(named, file.event);
  const { recordings, state, isInParent } = readTalkRecordings(fields, parent !== undefined);
  const { links, slides } = readResources(fields);
  const track = fields.line('track');
  const original = fields.line('original_title');
  const kind = fields.line('kind');
  const status = fields.line('status');
  const text = fields.text('description');
  const place = isInParent ? { partOf: parent?.key, ...readPlace(fields) } : {};
  for (const name of PICTURES) fields.leaveOut(name, 'a picture of the recording');
  for (const name of ['thumbnail_cue', 'thumbnail_classes'])
    fields.leaveOut(name, 'how its first site shows the picture of the recording');
  fields.leaveOut('published_at', 'when the recording was published');
  fields.leaveOut('announced_at', 'when the talk was announced');
  fields.leaveOut('old_id', 'an earlier name among files');
  const talk = present<ImportedTalk>({
    kind: 'talk',
    origin: { system: 'rubyevents', source: file.source, key },
    title,
    date: date === undefined ? undefined : { date, ...readStart(fields) },
    speakers: fields.lines('speakers').map((name) => ({ name })),
    event,
    room: fields.line('location'),
    tags: track === undefined ? [] : [track],
    language,
    recordings,
    recordingState: state,
    slides,
    links,
    body: text === undefined ? undefined : videoDescription(text),
    ...place,
    extra: extraOf({ kind, original_title: original, status }),
  });
  const inside = fields.list('talks').flatMap((item): readonly ImportedTalk[] => {
    const child = asRecord(item);
    if (child !== undefined && parent === undefined) return readTalk(child, line, file, { key, event, date, language });
    fields.note('talks', item, 'no talk inside a recording');
    return [];
  });
  fields.finish();
  return [talk, ...inside];
}

/** The title, else the one that the video service shows. */
function readTitle(fields: FieldReader): string | undefined {
  const title = fields.line('title');
  const raw = fields.line('raw_title');
  if (title !== undefined && raw !== undefined && raw !== title)
    fields.leaveOut('raw_title', 'the title of the recording at its service');
  return title ?? raw ?? fields.line('original_title');
}

/** The day of an event that has only one. */
function onlyDay(event: EventFile | undefined): string | undefined {
  const { start, end } = event?.mention ?? {};
  return start !== undefined && start === end ? start : undefined;
}

function readStart(fields: FieldReader): { readonly start?: string } {
  const time = fields.line('time');
  if (time === undefined) return {};
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return { start: time };
  fields.leaveOut('time', 'it is no time of day');
  return {};
}

function readLanguage(fields: FieldReader): string | undefined {
  const written = fields.line('language');
  const tag = written === undefined ? undefined : languageTag(written);
  if (written !== undefined && tag === undefined) fields.drop('language', written, 'it names no known language');
  return tag;
}

/** Where a talk lies in the recording of another one. */
function readPlace(fields: FieldReader): Pick<ImportedTalk, 'partStartSeconds' | 'partEndSeconds'> {
  const start = readCue(fields, 'start_cue');
  const end = readCue(fields, 'end_cue');
  const isEnd = end !== undefined && end > (start ?? 0);
  if (end !== undefined && !isEnd) fields.drop('end_cue', String(end), 'it is not after the start');
  return { ...(start === undefined ? {} : { partStartSeconds: start }), ...(isEnd ? { partEndSeconds: end } : {}) };
}

function readCue(fields: FieldReader, key: string): number | undefined {
  const written = fields.line(key);
  if (written === undefined) return undefined;
  return /^(?:0?0:)?0?0:00$/.test(written) ? 0 : fields.seconds(key);
}

function readResources(fields: FieldReader): {
  readonly links: readonly Link[];
  readonly slides: readonly ImportedDeck[];
} {
  const deck = fields.address('slides_url');
  const slides: ImportedDeck[] = deck === undefined ? [] : [{ url: deck, pages: [] }];
  const links: Link[] = [];
  for (const item of fields.list('additional_resources')) {
    const resource = asRecord(item);
    const written = asText(resource?.['url']);
    const url = written === undefined || isPlaceholder(written) ? undefined : webAddress(written);
    if (resource === undefined || url === undefined) {
      fields.note('additional_resources', item, 'no address that a page may have');
      continue;
    }
    if (url === deck) continue;
    const isDeck = asText(resource['type']) === 'presentation' && recogniseMedia(new URL(url), [])?.kind === 'slides';
    const title = oneLine(asText(resource['title']) ?? asText(resource['name']) ?? '') || url;
    if (isDeck) slides.push({ url, pages: [] });
    else links.push({ title, url });
  }
  return { links, slides };
}

function extraOf(extra: { readonly [key: string]: string | undefined }): ImportedTalk['extra'] | undefined {
  const told = present<{ readonly [key: string]: string }>(extra as { readonly [key: string]: string });
  return Object.keys(told).length === 0 ? undefined : told;
}
