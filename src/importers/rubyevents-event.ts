/** Events of RubyEvents: `event.yml` of a folder, and `series.yml` above it. */
import type { ImportedEvent, ImportedEventMention } from '../model/imported.ts';
import { foldName } from '../model/slug.ts';
import { type Account, type FieldReader, oneLine, present, readFields } from './field-reader.ts';
import { newAccount, skipRecord } from './import-report.ts';
import type { ImportSource } from './importer.ts';
import { asRecord, asText } from './loose-json.ts';
import { videoDescription } from './video-description.ts';
import { readYaml } from './yaml.ts';

const MAX_DESCRIPTION = 300;
/** Fields with an address of the event, and what a list of links calls them. */
const ADDRESSES: Readonly<Record<string, string>> = {
  original_website: 'First website',
  playlist: 'Playlist',
  mastodon: 'Mastodon',
  facebook: 'Facebook',
  github: 'GitHub',
  meetup: 'Meetup',
  luma: 'Luma',
  tickets_url: 'Tickets',
};
const LOOKS = ['banner_background', 'featured_background', 'featured_color', 'coordinates'];

/** An event as its own file tells it. */
export interface EventFile {
  /** Its name among files. */
  readonly id: string;
  readonly mention: ImportedEventMention;
  readonly otherNames: readonly string[];
  readonly description?: string;
  readonly body?: string;
}

/** Reads `event.yml`; `undefined` where it has no title. */
export function readEventFile(
  record: Readonly<Record<string, unknown>>,
  account: Account,
  series?: string,
): EventFile | undefined {
  const fields = readFields(record, account);
  const name = fields.line('title');
  if (name === undefined) return undefined;
  const days = readDays(fields);
  const timezone = readTimezone(fields);
  const text = fields.text('description');
  const isShort = text !== undefined && text.length <= MAX_DESCRIPTION && !text.includes('\n\n');
  const mention = present<ImportedEventMention>({
    name,
    location: fields.line('location'),
    url: fields.address('website'),
    ...days,
    timezone,
    series: series === undefined || foldName(series) === foldName(name) ? undefined : series,
  });
  const links = Object.keys(ADDRESSES).flatMap((key) => {
    const url = /^https?:/.test(asText(record[key]) ?? '') ? fields.address(key) : undefined;
    return url === undefined ? [] : [`- ${ADDRESSES[key]}: <${url}>`];
  });
  const body = [text === undefined || isShort ? '' : videoDescription(text), links.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
  for (const key of LOOKS) fields.leaveOut(key, 'how its first site shows the event');
  const event = present<EventFile>({
    id: fields.id('id') ?? name,
    mention,
    otherNames: fields.lines('aliases').filter((other) => other !== name),
    description: isShort ? oneLine(text) : undefined,
    body: body === '' ? undefined : body,
  });
  fields.finish();
  return { ...event, otherNames: event.otherNames ?? [] };
}

/** The event beside a file of talks; what is odd in its file is told when that file is read. */
export function readEventBeside(source: ImportSource): EventFile | undefined {
  const silent = newAccount(source);
  const event = readMapping(source.beside('event.yml'));
  const series = readMapping(source.beside('../series.yml'));
  const seriesName = series === undefined ? undefined : readFields(series, silent).line('name');
  return event === undefined ? undefined : readEventFile(event, silent, seriesName);
}

/** The record of an event; its series stands in the folder above. */
export function readEventRecord(
  file: EventFile | undefined,
  source: ImportSource,
  account: Account,
): readonly ImportedEvent[] {
  if (file === undefined) {
    skipRecord(account, source.name, 'it has no title', 1);
    return [];
  }
  const above = readMapping(source.beside('../series.yml'));
  const series = above === undefined ? undefined : readFields(above, newAccount(source)).line('name');
  const { id, mention, otherNames, description, body } = file;
  const isSeries = series !== undefined && foldName(series) !== foldName(mention.name);
  return [
    present<ImportedEvent>({
      kind: 'event',
      origin: { system: 'rubyevents', source: id, key: id },
      ...mention,
      series: mention.series ?? (isSeries ? series : undefined),
      otherNames,
      description,
      body,
    }),
  ];
}

/** The event as one talk names it. An edition of a meetup has a name of its own; place and zone are the meetup's. */
export function mentionEvent(name: string | undefined, file: EventFile | undefined): ImportedEventMention | undefined {
  if (file === undefined) return name === undefined ? undefined : { name };
  const { mention, otherNames } = file;
  if (name === undefined || [mention.name, ...otherNames].some((own) => foldName(own) === foldName(name)))
    return mention;
  const { location, timezone } = mention;
  return present<ImportedEventMention>({ name, location, timezone, series: mention.name });
}

function readMapping(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const read = text === undefined ? undefined : readYaml(text);
  return read !== undefined && 'value' in read ? asRecord(read.value) : undefined;
}

/** First and last day, where they are known to the day. */
function readDays(fields: FieldReader): { readonly start?: string | undefined; readonly end?: string | undefined } {
  const precision = fields.line('date_precision') ?? 'day';
  if (precision === 'day') return { start: fields.day('start_date'), end: fields.day('end_date') };
  for (const key of ['start_date', 'end_date']) fields.leaveOut(key, `exact to the ${oneLine(precision)} only`);
  return {};
}

function readTimezone(fields: FieldReader): string | undefined {
  const zone = fields.line('timezone');
  if (zone === undefined || /^[A-Za-z_]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/.test(zone)) return zone;
  fields.drop('timezone', zone, 'it is no name of a time zone');
  return undefined;
}
