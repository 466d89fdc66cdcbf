/**
 * Puts edited words and media of talks into an archive that is linked already. Links nothing anew: an edit of anything else is refused.
 */
import type { Archive, Talk } from '../model/archive.ts';
import type { Entry, TalkEntry } from '../model/entry.ts';
import { handOn } from './talks.ts';

/** A content file before and after somebody saved it. */
export interface EntryEdit {
  readonly before: Entry;
  readonly after: Entry;
}

/** A talk's file of which only words or media were edited. */
export interface WordsEdit {
  readonly before: TalkEntry;
  readonly after: TalkEntry;
}

/** The fields of a talk that linking hands on as they are, and says nothing about; of the front matter as written it does not look at anything. */
const WORDS: ReadonlySet<string> = new Set<keyof TalkEntry>([
  'hash',
  'spans',
  'body',
  'description',
  'recordingState',
  'chapters',
  'links',
  'license',
  'data',
  'frames',
] as const);
/** The same, unless they name a file of the archive. */
const MEDIA: ReadonlySet<string> = new Set<keyof TalkEntry>(['recordings', 'slides']);

/** Whether an edit leaves everything of a talk but its words and its media, as far as can be told without the archive. */
export function isOfWords(edit: EntryEdit): edit is WordsEdit {
  const { before, after } = edit;
  return before.kind === 'talk' && after.kind === 'talk' && differInWords(before, after);
}

/**
 * The archive as linking it again would give it; `undefined` when an edit is of a talk that is not published, or of which the archive hides a name.
 *
 * Words are the description, the body, links, licence and chapters; media are recordings and slides that live elsewhere. Pictures must stay. Costs a
 * list of all talks.
 */
export function reviseWords(archive: Archive, edits: readonly WordsEdit[]): Archive | undefined {
  const talks = new Map(archive.talks.map((talk) => [talk.path, talk]));
  const revised = new Map<string, Talk>();
  for (const { before, after } of edits) {
    const talk = talks.get(before.path);
    // Where a hidden name was taken out, it must be again.
    if (talk === undefined || !isSame(talk.data, before.data) || !isSame(talk.extra, before.extra)) return undefined;
    revised.set(before.path, putWords(talk, after));
  }
  return { ...archive, talks: archive.talks.map((talk) => revised.get(talk.path) ?? talk) };
}

/** Whether everything but the words stands where it stood, so that messages about it still point at it. */
export function stayInPlace({ before, after }: EntryEdit): boolean {
  return listPlaces(before, after) === listPlaces(after, before);
}

/** Where the fields stand that both have: nothing points at one that came, or that went without a whole build. */
function listPlaces(entry: Entry, other: Entry): string {
  const spans = Object.entries(entry.spans).filter(([field]) => !WORDS.has(field) && field in other.spans);
  const fields = Object.entries(entry).filter(([key]) => !WORDS.has(key) && !MEDIA.has(key));
  const images = entry.body.parts.filter((part) => typeof part === 'object' && part.kind === 'image');
  const media = entry.kind === 'talk' && !liveElsewhere(entry) ? [entry.recordings, entry.slides] : [];
  return JSON.stringify([spans.sort(), fields, images, media]);
}

function putWords(talk: Talk, entry: TalkEntry): Talk {
  const { description: _, recordingState: __, license: ___, ...rest } = talk;
  const { recordings, slides } = liveElsewhere(entry) ? entry : talk;
  return { ...rest, ...handOn(entry), recordings, slides, data: entry.data, extra: entry.extra };
}

function differInWords(before: TalkEntry, after: TalkEntry): boolean {
  const mayDiffer = (key: string): boolean =>
    WORDS.has(key) || (MEDIA.has(key) && liveElsewhere(before) && liveElsewhere(after));
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof TalkEntry)[];
  return (
    keys.every((key) => mayDiffer(key) || toText(key, before[key]) === toText(key, after[key])) &&
    JSON.stringify(listImages(before)) === JSON.stringify(listImages(after))
  );
}

/** An archive may have come back from the disk since it was linked. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function listImages({ body, slides }: TalkEntry): readonly unknown[] {
  const inBody = body.parts.flatMap((part) =>
    typeof part === 'object' && part.kind === 'image' ? [part.image.source] : [],
  );
  return [inBody, slides.flatMap(({ pages }) => pages.map(({ image }) => image?.source))];
}

function liveElsewhere({ recordings, slides }: TalkEntry): boolean {
  return [...recordings, ...slides].every(({ url }) => url === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url));
}

/** A field as JSON, without the places at which values stand in the file; in what an author may name freely, a `span` is data. */
function toText(field: keyof TalkEntry, value: unknown): string | undefined {
  if (field === 'extra' || field === 'citation') return JSON.stringify(value);
  return JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner));
}
