/** A record as the content file that a person would have written: front matter in the order in which people read it, then the text. Decides no path. */
import { formatTimestamp } from '../model/dates.ts';
import type { Json, TalkDate } from '../model/entry.ts';
import type {
  ImportedDeck,
  ImportedEvent,
  ImportedEventMention,
  ImportedPage,
  ImportedPerson,
  ImportedRecording,
  ImportedResponse,
  ImportedSlide,
  ImportedSpeaker,
  ImportedTalk,
} from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { writeYaml } from './yaml.ts';

/** Front matter, without fields that have no value. */
export type FrontMatter = { readonly [key: string]: Json };

/** What only the archive knows of a record: the ids of other files. */
export interface RecordIds {
  /** Of a response's talk. */
  readonly talk?: string;
  readonly partOf?: string;
  readonly deliveryOf?: string;
}

/** The front matter of a talk file. */
export function talkFields(talk: ImportedTalk, ids: RecordIds = {}): FrontMatter {
  const [category, ...categories] = talk.categories ?? [];
  return withoutGaps({
    title: talk.title,
    date: talk.date && dateText(talk.date),
    timezone: talk.date?.timezone,
    speakers: talk.speakers?.map(speakerFields),
    event: talk.event && eventMention(talk.event),
    image: talk.image,
    location: talk.event === undefined ? talk.location : undefined,
    room: talk.room,
    ...(categories.length > 0 ? { categories: talk.categories } : { category }),
    tags: talk.tags,
    description: talk.description,
    language: talk.language,
    recording: recordingFields(talk),
    slides: talk.withoutSlides === true ? 'none' : oneOrList(talk.slides?.flatMap(deckFields)),
    chapters: talk.chapters?.map(({ atSeconds, title }) => ({ at: formatTimestamp(atSeconds), title })),
    photos: talk.photos?.map(({ image, alt, credit, url }) => withoutGaps({ image, alt, credit, link: url })),
    links: talk.links?.map(linkFields),
    license: talk.license,
    citation: talk.citation,
    deliveryOf: ids.deliveryOf,
    partOf: ids.partOf,
    start: ids.partOf === undefined ? undefined : timeText(talk.partStartSeconds),
    end: ids.partOf === undefined ? undefined : timeText(talk.partEndSeconds),
    withdrawn: talk.withdrawn,
    draft: talk.draft,
    ...pageFields(talk),
  });
}

/** The whole talk file; where Rostrum reads the source as it is, that. */
export function writeTalk(talk: ImportedTalk, ids: RecordIds = {}): string {
  return talk.written ?? contentFile(talkFields(talk, ids), talk.body);
}

/** The whole file of a response. One whose talk is not known is a draft that names it by its title. */
export function writeResponse(response: ImportedResponse, { talk }: RecordIds): string {
  const { title, author, date, url, language, about } = response;
  return contentFile(
    withoutGaps({
      title,
      talk: talk ?? about.title ?? title,
      author,
      date,
      url,
      language,
      ...(talk === undefined ? { draft: true } : {}),
      ...pageFields(response),
    }),
    response.body,
  );
}

/** The whole file of a person. */
export function writePerson(person: ImportedPerson): string {
  const { name, otherNames, url, links, photo, organisation, pronouns } = person;
  const more = pageFields(person);
  // A person's aliases are names, unless they begin with a slash.
  const fields = { name, otherNames, organisation, pronouns, url, photo, links: links?.map(linkFields), ...more };
  return contentFile(withoutGaps(fields), person.body);
}

/** The whole file of an event. */
export function writeEvent(event: ImportedEvent): string {
  const { name, otherNames, location, url, start, end, timezone, series, description } = event;
  const { image } = event;
  const more = pageFields(event);
  const fields = { name, names: otherNames, location, url, image, start, end, timezone, series, description, ...more };
  return contentFile(withoutGaps(fields), event.body);
}

function contentFile(fields: FrontMatter, body: string | undefined): string {
  const text = (body ?? '').trim();
  return `---\n${plainDays(writeYaml(fields))}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** Days without quotes, as people write them: Rostrum reads them as text. Only a field of its own begins a line. */
function plainDays(yaml: string): string {
  return yaml.replace(/^(date|start|end): "(\d{4}-\d{2}-\d{2})"$/gm, '$1: $2');
}

function pageFields(page: ImportedPage & { readonly indexed?: boolean }) {
  const { permalink, aliases, layout, indexed, extra } = page;
  return { permalink, aliases, layout, lunr: indexed === false ? false : undefined, extra };
}

/** In the forms that a talk's `date` may have. An offset needs a `T`, or `-08:00` would be an end. */
function dateText({ date, start, end, offset }: TalkDate): string {
  if (start === undefined) return date;
  const from = `${date}${offset === undefined ? ' ' : 'T'}${start}${offset ?? ''}`;
  return end === undefined ? from : `${from}–${end}`;
}

function timeText(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : formatTimestamp(seconds);
}

function speakerFields({ name, role, organisation, url, photo, bio }: ImportedSpeaker): FrontMatter {
  return withoutGaps({ name, role, organisation, url, photo, bio });
}

function eventMention(event: ImportedEventMention): Json {
  const { name, location, url, image, start, end, timezone, series } = event;
  const fields = withoutGaps({ name, location, url, image, start, end, timezone, series });
  return Object.keys(fields).length === 1 ? name : fields;
}

function linkFields({ title, url }: Link): Json {
  return title === url ? url : { title, url };
}

function recordingFields({ recordings, recordingState }: ImportedTalk): Json | undefined {
  if (recordings === undefined || recordings.length === 0) return recordingState;
  return oneOrList(recordings.map(oneRecording));
}

function oneRecording({ url, kind, language, note, durationSeconds, startSeconds }: ImportedRecording): Json {
  const [duration, start] = [timeText(durationSeconds), timeText(startSeconds)];
  const fields = withoutGaps({ url, kind: kind === 'audio' ? kind : undefined, language, note, duration, start });
  return Object.keys(fields).length === 1 ? url : fields;
}

function deckFields({ url, note, pages }: ImportedDeck): readonly Json[] {
  if (pages.length === 0 && note === undefined) return url === undefined ? [] : [url];
  return [withoutGaps({ url, note, pages: pages.map(slideFields) })];
}

/** A slide that is only text is that text, when its number is its place. */
function slideFields({ number, text, alt, atSeconds, image }: ImportedSlide, index: number): Json {
  const isText = text !== '' && alt === undefined && atSeconds === undefined && image === undefined;
  if (isText && number === index + 1) return text;
  return withoutGaps({ number, at: timeText(atSeconds), text: text === '' ? undefined : text, alt, image });
}

function oneOrList(values: readonly Json[] | undefined): Json | undefined {
  return values !== undefined && values.length === 1 ? values[0] : values;
}

function withoutGaps(fields: { readonly [key: string]: Json | undefined }): FrontMatter {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, Json] =>
        field[1] !== undefined && !(Array.isArray(field[1]) && field[1].length === 0) && !isEmptyMapping(field[1]),
    ),
  );
}

function isEmptyMapping(value: Json): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}
