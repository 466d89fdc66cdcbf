/** Reads the first entry of BibTeX text: type, key and fields as plain text. Never throws; stops where it understands no more. */
import { decodeLatex } from './citation-latex.ts';

export interface BibtexEntry {
  /** In lower case: `conference`. */
  readonly type: string;
  readonly key: string;
  /** Names in lower case; values without LaTeX. The first of a name counts. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Blocks that are no entries. */
const OTHER_BLOCKS = new Set(['comment', 'preamble', 'string']);

/** An entry is a few hundred characters long. */
const MAX_LENGTH = 50_000;

/** True for a word that can be the type of an entry, known or not. */
export function isEntryType(word: string): boolean {
  return /^[a-z]{1,40}$/.test(word) && !OTHER_BLOCKS.has(word);
}

export function readBibtexEntry(source: string): BibtexEntry | undefined {
  const text = source.slice(0, MAX_LENGTH);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const head = /^@\s{0,9}([a-z]{1,40})\s{0,9}[{(]/i.exec(text.slice(at, at + 64));
    const type = head?.[1]?.toLowerCase();
    if (head === null || type === undefined || !isEntryType(type)) continue;
    const start = at + head[0].length;
    const end = skip(text, start, /[^,{}()]/);
    return { type, key: text.slice(start, end).trim(), fields: text[end] === ',' ? readFields(text, end) : new Map() };
  }
  return undefined;
}

function readFields(text: string, start: number): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let at = start;
  for (;;) {
    at = skip(text, at, /[\s,]/);
    const nameEnd = skip(text, at, /[^\s={}(),"#]/);
    const equals = skip(text, nameEnd, /\s/);
    if (nameEnd === at || text[equals] !== '=') return fields;
    const name = text.slice(at, nameEnd).toLowerCase();
    const [value, end] = readValue(text, equals + 1);
    if (!fields.has(name)) fields.set(name, decodeLatex(value).trim());
    at = end;
  }
}

/** Pieces joined with `#`: `{in braces}`, `"in quotes"`, or a bare word such as a number or `jun`. */
function readValue(text: string, start: number): readonly [value: string, end: number] {
  let value = '';
  let at = start;
  do {
    at = skip(text, text[at] === '#' ? at + 1 : at, /\s/);
    const opening = text[at];
    if (opening === '{' || opening === '"') {
      const end = findEnd(text, at + 1, opening === '{' ? '}' : '"');
      value += text.slice(at + 1, end);
      at = end + 1;
    } else {
      const end = skip(text, at, /[^\s,#})]/);
      value += text.slice(at, end);
      at = end;
    }
    at = skip(text, at, /\s/);
  } while (text[at] === '#');
  return [value, at];
}

/** Where a value ends: its sign outside inner braces, or the end of the text. */
function findEnd(text: string, start: number, closing: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (depth === 0 && character === closing) return at;
    if (character === '{') depth++;
    else if (character === '}') depth--;
  }
  return text.length;
}

function skip(text: string, start: number, pattern: RegExp): number {
  let at = start;
  while (at < text.length && pattern.test(text[at]!)) at++;
  return at;
}
