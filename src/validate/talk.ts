/** A talk file's document to a talk entry: every spelling an author may use ends as the same value. */
import type { Document, TalkDate, TalkEntry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import { readPhotos, readTranscripts } from './attachments.ts';
import { readChapters, splitChapterLines } from './chapters.ts';
import { checkCitation } from './citation.ts';
import { readEvent } from './event-mention.ts';
import { type FieldContext, readLanguage, readLinks, readSeconds, readTimezone, report } from './fields.ts';
import { parseLicence } from './licence.ts';
import { makeFieldReader } from './read-fields.ts';
import { readRecordings } from './recordings.ts';
import { talkSchema, without } from './schemas.ts';
import { readCommon } from './shared-fields.ts';
import { readSlides } from './slides.ts';
import { readSpeakers } from './speakers.ts';
import { parseTalkDate } from './talk-date.ts';

const readTalkFields = makeFieldReader(talkSchema.shape);

/** Reads a talk; `undefined` when it has no title or no date to stand under. */
export function validateTalk(document: Document, settings: Settings, context: FieldContext): TalkEntry | undefined {
  const { data, embedded } = document;
  const { fields, extra } = readTalkFields(data, context);
  const { hosts } = settings.embeds;
  const title = fields.title ?? textOf(data['post_title']);
  if (title === undefined) report(context, 'content/missing-field', { field: 'title', kind: 'talk' }, ['title']);
  const date = readDate(document, fields.date, fields.timezone, context);

  const common = readCommon(document, fields, extra, context);
  const speakers = readSpeakers(fields, data['author'] ?? undefined, context);
  const event = readEvent(fields, context);
  const { recordings, state } = readRecordings(fields, embedded.recordings, hosts, context);
  const slides = readSlides(fields.slides, embedded, hosts, context);
  const described = splitChapterLines(fields.description ?? '');
  const chapters = fields.chapters === undefined ? described.chapters : readChapters(context, fields.chapters);
  const description = fields.chapters === undefined ? described.rest : fields.description;
  const language = readLanguage(context, fields.language, ['language']);
  const licence = fields.license ?? fields.licence;
  const withdrawn = readWithdrawn(fields.withdrawn, context);
  const part = readPart(fields.start, fields.end, context);
  const transcripts = readTranscripts(fields, context);
  checkCitation(data['citation'], context);
  const photos = readPhotos(fields.photos, embedded.photos, context);
  const links = readLinks(context, fields.links, 'links');
  if (title === undefined || date === undefined) return undefined;

  const noteIsTitle = (note: string | undefined) => note !== undefined && note.toLowerCase() === title.toLowerCase();
  return {
    kind: 'talk',
    title,
    date,
    categories: unique([...(fields.category ?? []), ...(fields.categories ?? [])]),
    tags: unique(fields.tags ?? []),
    recordings: recordings.map((item) => (noteIsTitle(item.note) ? without(item, 'note') : item)),
    slides: slides.map((item) => (noteIsTitle(item.note) ? without(item, 'note') : item)),
    transcripts,
    chapters,
    photos,
    links,
    frames: embedded.frames,
    data,
    ...common,
    ...speakers,
    ...event,
    ...(description === undefined || description === '' ? {} : { description }),
    ...(language === undefined ? {} : { language }),
    ...(state === undefined ? {} : { recordingState: state }),
    ...(licence === undefined ? {} : { license: parseLicence(licence) }),
    ...(data['citation'] === undefined || fields.citation === undefined ? {} : { citation: data['citation'] }),
    ...(fields.deliveryOf === undefined ? {} : { deliveryOf: fields.deliveryOf }),
    ...(fields.partOf === undefined ? {} : { partOf: fields.partOf }),
    ...part,
    ...(fields.room === undefined ? {} : { room: fields.room }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

function readDate(
  document: Document,
  value: string | undefined,
  zone: string | undefined,
  context: FieldContext,
): TalkDate | undefined {
  const timezone = readTimezone(context, zone, ['timezone']);
  if (value === undefined) {
    const wrong = document.data['date'] !== undefined && document.data['date'] !== null;
    return wrong ? undefined : report(context, 'content/missing-field', { field: 'date', kind: 'talk' }, ['date']);
  }
  const date = parseTalkDate(value);
  if (date === undefined) return report(context, 'talk/date-invalid', { value }, ['date']);
  const file = /(?:^|\/)(\d{4}-\d{2}-\d{2})[^/]*$/.exec(document.id)?.[1];
  if (file !== undefined && file !== date.date)
    report(context, 'talk/file-date-differs', { file, date: date.date }, ['date']);
  return timezone === undefined ? date : { timezone, ...date };
}

function readWithdrawn(value: string | boolean | undefined, context: FieldContext): string | undefined {
  if (value === undefined || value === false || value === '') return undefined;
  if (value !== true) return value;
  report(context, 'talk/withdrawn-without-reason', {}, ['withdrawn']);
  return 'This talk was withdrawn.';
}

function readPart(from: string | undefined, to: string | undefined, context: FieldContext) {
  const start = readSeconds(context, from, ['start']);
  const end = readSeconds(context, to, ['end']);
  if (start !== undefined && end !== undefined && end <= start) {
    report(context, 'talk/span-reversed', {}, ['end']);
    return {};
  }
  return {
    ...(start === undefined ? {} : { partStartSeconds: start }),
    ...(end === undefined ? {} : { partEndSeconds: end }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
