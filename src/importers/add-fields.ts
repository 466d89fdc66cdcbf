/** Adds fields to a content file that somebody wrote, without touching what is there. */
import type { FrontMatter } from './write-record.ts';
import { readYaml, writeYaml } from './yaml.ts';

/** Spellings of one field: where a file has one of them, it has the field. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['speakers', 'speaker', 'author'],
  ['event', 'eventname'],
  ['recording', 'recordings', 'video', 'videos', 'audio'],
  ['category', 'categories'],
  ['license', 'licence'],
  ['location', 'eventlocation'],
  ['aliases', 'redirect_from'],
];

export interface AddedFields {
  readonly text: string;
  /** Those that were added, in their order. */
  readonly added: readonly string[];
}

/**
 * Writes the fields that a file does not have behind those that it has.
 *
 * The rest of the file stays as it is to the byte, line ends included. A file whose front matter cannot be read is not changed.
 */
export function addFields(text: string, fields: FrontMatter): AddedFields {
  const unchanged = { text, added: [] };
  const head = /^(?:\ufeff)?---[ \t]*\r?\n/.exec(text);
  if (head === null) return unchanged;
  const close = findFence(text, head[0].length);
  if (close === undefined) return unchanged;
  const read = readYaml(text.slice(head[0].length, close));
  if (!('value' in read) || read.value === null || typeof read.value !== 'object' || Array.isArray(read.value))
    return unchanged;
  const present = read.value as FrontMatter;
  const isThere = (key: string): boolean =>
    (SPELLINGS.find((group) => group.includes(key)) ?? [key]).some(
      (name) => Object.hasOwn(present, name) && present[name] !== null && present[name] !== '',
    );
  const missing = Object.entries(fields).filter(([key]) => !isThere(key) && !Object.hasOwn(present, key));
  if (missing.length === 0) return unchanged;
  const lineEnd = head[0].endsWith('\r\n') ? '\r\n' : '\n';
  const more = writeYaml(Object.fromEntries(missing)).replaceAll('\n', lineEnd);
  return { text: text.slice(0, close) + more + text.slice(close), added: missing.map(([key]) => key) };
}

/** Where the closing line begins. */
function findFence(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end);
    if (/^---[ \t]*\r?$/.test(line)) return at;
    if (end === -1) return undefined;
    at = end + 1;
  }
  return undefined;
}
