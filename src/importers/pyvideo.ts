/** Files of the PyVideo data repository: one talk (`<event>/videos/<slug>.json`), or the event that a folder of talks belongs to (`category.json`). */
import type { ImportedEventMention, ImportedRecord, ImportedTalk } from '../model/imported.ts';
import { type Account, type FieldReader, oneLine, present, readFields } from './field-reader.ts';
import { finishAccount, newAccount, refuseSource, skipRecord } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { readJsonText } from './json-text.ts';
import { languageTag } from './language-codes.ts';
import { asRecord } from './loose-json.ts';
import { isHostThumbnail, readLinks, readRecordings, readSpeakers } from './pyvideo-media.ts';
import { rstToMarkdown } from './rst-to-markdown.ts';

/** A talk's file is a few kilobytes; what is larger is something else. */
const MAX_DETECTED = 65_536;
const OWN_FIELDS = ['recorded', 'related_urls', 'copyright_text', 'thumbnail_url', 'quality_notes', 'source_url'];
const CATEGORY_FIELDS = ['title', 'slug', 'description', 'url', 'start_date', 'end_date', 'whiteboard', 'id'];
/** A summary that is longer is the abstract. */
const MAX_DESCRIPTION = 300;

export const pyvideo: Importer = {
  name: 'pyvideo',
  title: 'a file of the PyVideo data repository',
  detect: (source) => {
    const fields = source.text.length > MAX_DETECTED ? undefined : readObject(source.text);
    if (fields === undefined || !('title' in fields)) return 0;
    if (isCategory(fields, source)) return 0.95;
    const main = ['videos', 'recorded', 'speakers'].filter((key) => key in fields).length;
    const own = OWN_FIELDS.filter((key) => key in fields).length;
    if (!Array.isArray(fields['videos'] ?? []) || asRecord(fields['event']) !== undefined) return 0;
    return main === 3 ? 0.97 : main === 2 && own >= 1 ? 0.9 : main === 1 && own >= 2 ? 0.5 : 0;
  },
  read: (source) => {
    const account = newAccount(source);
    return finishAccount(account, readRecords(source, account));
  },
} satisfies Importer & { readonly read: (source: ImportSource) => ImportResult };

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const read = readJsonText(text);
  return 'value' in read ? asRecord(read.value) : undefined;
}

function isCategory(fields: Readonly<Record<string, unknown>>, { name }: ImportSource): boolean {
  return name === 'category.json' && Object.keys(fields).every((key) => CATEGORY_FIELDS.includes(key));
}

function readRecords(source: ImportSource, account: Account): readonly ImportedRecord[] {
  const read = readJsonText(source.text);
  const fields = 'value' in read ? asRecord(read.value) : undefined;
  if (fields === undefined) {
    const { line, why } = 'problem' in read ? read.problem : { line: 1, why: 'it is no JSON object' };
    refuseSource(account, 'a file of PyVideo', why, line);
    return [];
  }
  const record = isCategory(fields, source)
    ? readCategoryRecord(fields, source, account)
    : readTalk(fields, source, account);
  return record === undefined ? [] : [record];
}

function readTalk(
  record: Readonly<Record<string, unknown>>,
  source: ImportSource,
  account: Account,
): ImportedTalk | undefined {
  const fields = readFields(record, account);
  const title = fields.line('title');
  const name = source.name.replace(/\.json$/i, '');
  if (title === undefined) {
    skipRecord(account, name, 'it has no title', 1);
    fields.finish('of a talk without a title');
    return undefined;
  }
  const event = readEvent(fields, source);
  const texts = readTexts(fields);
  const { recordings, slides, names, extra: mediaExtra } = readRecordings(fields);
  const links = readLinks(fields, 'related_urls', names);
  const language = readLanguage(fields);
  const alias = readAlias(fields);
  const thumbnail = fields.address('thumbnail_url');
  const isKept = thumbnail !== undefined && !isHostThumbnail(thumbnail, recordings);
  if (!isKept) fields.leaveOut('thumbnail_url', 'picture of a video host');
  const state = readState(fields);
  fields.leaveOut('id', 'the number of the talk in its source');
  const talk = present<ImportedTalk>({
    kind: 'talk',
    origin: { system: pyvideo.name, source: event?.name ?? 'pyvideo', key: fields.id('slug') ?? oneLine(name) },
    title,
    date: readDate(fields),
    speakers: readSpeakers(fields),
    event,
    tags: fields.lines('tags'),
    description: texts.description,
    language,
    recordings,
    slides: [...slides, ...links.slides],
    links: links.links,
    license: fields.line('copyright_text'),
    body: texts.body,
    aliases: alias === undefined ? undefined : [alias],
    extra: extraOf({
      ...mediaExtra,
      ...(state === undefined ? {} : { state }),
      ...(isKept ? { thumbnail } : {}),
    }),
  });
  fields.finish();
  return talk;
}

/** Extra fields, or nothing where there are none. */
export function extraOf(extra: { readonly [key: string]: string }): { readonly [key: string]: string } | undefined {
  return Object.keys(extra).length === 0 ? undefined : extra;
}

function readDate(fields: FieldReader): ImportedTalk['date'] {
  const date = fields.day('recorded');
  return date === undefined ? undefined : { date };
}

/** The event as its folder's `category.json` tells it, else as the talk itself names it. */
function readEvent(fields: FieldReader, source: ImportSource): ImportedEventMention | undefined {
  const own = fields.line('category');
  const text = source.beside('../category.json');
  const category = text === undefined || text.length > MAX_DETECTED ? undefined : readObject(text);
  // What is odd in that file is told when it is read itself.
  const silent = newAccount(source);
  const told = category === undefined ? undefined : readCategory(readFields(category, silent));
  if (told !== undefined && own !== undefined && own !== told.name)
    fields.leaveOut('category', 'the folder names the event otherwise');
  return told ?? (own === undefined ? undefined : { name: own });
}

function readCategory(fields: FieldReader): ImportedEventMention | undefined {
  const name = fields.line('title');
  if (name === undefined) return undefined;
  const [start, end] = [fields.day('start_date'), fields.day('end_date')];
  return present<ImportedEventMention>({ name, url: fields.address('url'), start, end });
}

function readCategoryRecord(
  record: Readonly<Record<string, unknown>>,
  source: ImportSource,
  account: Account,
): ImportedRecord | undefined {
  const fields = readFields(record, account);
  const event = readCategory(fields);
  const body = fields.text('description');
  const key = fields.id('slug') ?? event?.name ?? '';
  if (event === undefined) skipRecord(account, source.name, 'it has no title', 1);
  fields.leaveOut('id', 'the number of the event in its source');
  fields.finish();
  if (event === undefined) return undefined;
  const origin = { system: pyvideo.name, source: event.name, key };
  return { kind: 'event', origin, ...event, ...(body === undefined ? {} : { body: rstToMarkdown(body) }) };
}

/** One or two plain sentences are the description; all other text is the body, each part once. */
function readTexts(fields: FieldReader): { readonly description?: string; readonly body?: string } {
  const summary = fields.text('summary');
  const parts: string[] = [];
  for (const key of ['abstract', 'description']) {
    const text = fields.text(key);
    if (text !== undefined && !parts.some((part) => part.includes(text))) parts.push(text);
  }
  const isNew = summary !== undefined && !parts.some((part) => part.includes(summary));
  const isShort =
    isNew && summary.length <= MAX_DESCRIPTION && !summary.includes('\n\n') && rstToMarkdown(summary) === summary;
  const body = (isNew && !isShort ? [summary, ...parts] : parts).map(rstToMarkdown).join('\n\n');
  return { ...(isShort ? { description: oneLine(summary) } : {}), ...(body === '' ? {} : { body }) };
}

/** ISO 639 codes as BCP 47. */
export function readLanguage(fields: FieldReader): string | undefined {
  const written = fields.line('language');
  const tag = written === undefined ? undefined : languageTag(written);
  if (written !== undefined && tag === undefined) fields.drop('language', written, 'it names no known language');
  return tag;
}

/** The old address of the talk on the site of the collection. */
function readAlias(fields: FieldReader): string | undefined {
  const written = fields.line('alias');
  if (written === undefined) return undefined;
  const path = written.replace(/^\/+|\/+$/g, '');
  if (/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path)) return `/${path}/`;
  fields.drop('alias', written, 'it is no path of a page');
  return undefined;
}

/** A state that keeps a talk from being shown; published ones need none. */
function readState(fields: FieldReader): string | undefined {
  const state = fields.line('state');
  if (state === undefined || !/^(?:1|live|published)$/i.test(state)) return state;
  fields.leaveOut('state', 'published, as every talk is');
  return undefined;
}
