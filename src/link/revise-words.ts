/** Puts edited words of talks into an archive that is linked already. Links nothing anew: an edit of anything else is refused. */
import type { Archive, Talk } from '../model/archive.ts';
import type { Body, Entry, TalkEntry } from '../model/entry.ts';

/** A content file before and after somebody saved it. */
export interface EntryEdit {
  readonly before: Entry;
  readonly after: Entry;
}

/** The fields of a talk that linking hands on as they are, and compares with nothing. Places in the file are for messages only. */
const WORDS: ReadonlySet<string> = new Set<keyof TalkEntry>(['hash', 'spans', 'body', 'description', 'frames', 'data']);

/**
 * The archive as linking it again would give it, when each edit leaves everything of a published talk but its words; `undefined` otherwise.
 *
 * Words are the description and the body, without the body's images. Costs a list of all talks.
 */
export function reviseWords(archive: Archive, edits: readonly EntryEdit[]): Archive | undefined {
  const talks = new Map(archive.talks.map((talk) => [talk.path, talk]));
  const revised = new Map<string, Talk>();
  for (const { before, after } of edits) {
    const talk = talks.get(before.path);
    if (talk === undefined || before.kind !== 'talk' || after.kind !== 'talk' || !differInWords(before, after))
      return undefined;
    // Where a hidden name was taken out, it must be again.
    if (talk.data !== before.data || talk.extra !== before.extra) return undefined;
    revised.set(before.path, putWords(talk, after));
  }
  return { ...archive, talks: archive.talks.map((talk) => revised.get(talk.path) ?? talk) };
}

/** Whether everything but the words stands where it stood, so that messages about it still point at it. */
export function stayInPlace({ before, after }: EntryEdit): boolean {
  return listPlaces(before) === listPlaces(after);
}

function listPlaces(entry: Entry): string {
  const { description: _, ...spans } = entry.spans;
  const fields = Object.entries(entry).filter(([key]) => !WORDS.has(key));
  const images = entry.body.parts.filter((part) => typeof part === 'object' && part.kind === 'image');
  return JSON.stringify([spans, fields, images]);
}

function putWords(talk: Talk, { hash, spans, body, description, data, extra }: TalkEntry): Talk {
  const { description: _, ...rest } = talk;
  return { ...rest, hash, spans, body, data, extra, ...(description === undefined ? {} : { description }) };
}

function differInWords(before: TalkEntry, after: TalkEntry): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof TalkEntry>;
  const same = [...keys].every((key) => WORDS.has(key) || toText(key, before[key]) === toText(key, after[key]));
  return same && JSON.stringify(listImages(before.body)) === JSON.stringify(listImages(after.body));
}

function listImages({ parts }: Body): readonly string[] {
  return parts.flatMap((part) => (typeof part === 'object' && part.kind === 'image' ? [part.image.source] : []));
}

/** A field as JSON, without the places at which values stand in the file; in what an author may name freely, a `span` is data. */
function toText(field: keyof TalkEntry, value: unknown): string | undefined {
  if (field === 'extra' || field === 'citation') return JSON.stringify(value);
  return JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner));
}
