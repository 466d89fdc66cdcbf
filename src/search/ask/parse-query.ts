/** What a visitor means by what is typed: words with their operators, and filters. Any text has a meaning; nothing here throws or knows an index. */
import { FACETS, type Facet, SEARCH_FIELDS, type SearchField } from '../../model/search.ts';
import { findWords, splitWords } from '../words/words.ts';

/** One word or quoted text of a query, with its operators. */
export interface QueryPart {
  /** As typed, without operators. */
  readonly typed: string;
  /** As `splitWords` gives them, at least one; where the visitor put a wildcard, with `*`. All of them are asked for. */
  readonly words: readonly string[];
  /** The one field that counts; without it all do. */
  readonly field?: SearchField;
  /** `required` also when the question is widened because nothing has all its words. */
  readonly presence: 'usual' | 'required' | 'prohibited';
  readonly boost: number;
  readonly editDistance: 0 | 1 | 2;
  /** The last of the words may go on: it is being typed. */
  readonly growing: boolean;
}

/** A value that talks must have (or, excluded, must not have) as a whole. */
export interface QueryFilter {
  readonly facet: Facet;
  readonly name: string;
  readonly excluded: boolean;
}

export interface ParsedQuery {
  readonly parts: readonly QueryPart[];
  readonly filters: readonly QueryFilter[];
}

/** Each word costs a request; nobody types more, but somebody pastes a page. What goes further is left out. */
const MAX_WORDS = 32;
const MAX_LENGTH = 2000;

const FIELDS: ReadonlyMap<string, SearchField> = new Map([
  ...SEARCH_FIELDS.map((field) => [field, field] as const),
  ['tag', 'tags'],
  ['text', 'body'],
]);
const FACET_NAMES: ReadonlyMap<string, Facet> = new Map([
  ...FACETS.map((facet) => [facet, facet] as const),
  ['tags', 'tag'],
]);

const NAMES = [...new Set([...FIELDS.keys(), ...FACET_NAMES.keys()])].join('|');
const BOOST = '\\^\\d{1,3}(?:\\.\\d{1,2})?';
/** Sign, name, and then either a closed quotation with what follows it or everything up to white space. A backslash takes the next character along. */
const PART = new RegExp(
  `((?<![^\\s])[+-](?=[^\\s+-]))?(?:(${NAMES}):(?=[^\\s:]))?(?:"((?:\\\\.|[^"\\\\])*)"((?:~\\d|${BOOST})*)|((?:\\\\.|[^\\s\\\\]|\\\\$)+))`,
  'gisu',
);
const BARE_NAME = new RegExp(`^(?:${NAMES}):$`, 'i');
const SUFFIXED = new RegExp(`^((?:\\\\.|[^\\\\])+?)((?:~[12]|${BOOST})+)$`, 'su');

/**
 * The words and filters of a query as typed.
 *
 * `+word`, `-word`, `word^3`, `word~1`, `wor*`, `field:word`, `field:"whole value"`, `"several words"`; a backslash makes the next character plain.
 * An operator that makes no sense where it stands is text. `typing`: the query may end within a word.
 */
export function parseQuery(query: string, { typing = false }: { readonly typing?: boolean } = {}): ParsedQuery {
  const parts: QueryPart[] = [];
  const filters: QueryFilter[] = [];
  const text = query.slice(0, MAX_LENGTH).replace(/[“”„]/g, '"');
  let words = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, sign = '', name = '', quoted, after = '', plain = ''] = match;
    const isLast = typing && match.index + whole.length === text.length;
    const facet = filteredFacet(name, quoted);
    const value = unescapeText(quoted ?? plain);
    if (facet !== undefined && value.trim() !== '') {
      filters.push({ facet, name: value.trim(), excluded: sign === '-' });
      continue;
    }
    if (isLast && BARE_NAME.test(plain)) continue;
    const part =
      quoted === undefined
        ? readPlain(plain, sign, name, isLast)
        : readWords(quoted, { sign: sign || '+', name, suffix: after.replaceAll(/~\d/g, ''), quoted: true });
    // A name without a value is itself a word, unless its value is still to come.
    const meant = part ?? (name === '' || isLast ? undefined : readPlain(`${name}:${plain}`, sign, '', false));
    if (meant === undefined) continue;
    const counted = meant.words.slice(0, MAX_WORDS - words);
    words += counted.length;
    // Half of what must not be there would take away more than the whole.
    if (meant.presence !== 'prohibited' || counted.length === meant.words.length)
      parts.push({ ...meant, words: counted });
    if (words === MAX_WORDS) break;
  }
  return { parts, filters };
}

/** The facet that `name:value` filters by. Words are looked for in a field of the same name unless they are quoted. */
function filteredFacet(name: string, quoted: string | undefined): Facet | undefined {
  const lower = name.toLowerCase();
  return quoted === undefined && FIELDS.has(lower) ? undefined : FACET_NAMES.get(lower);
}

function readPlain(text: string, sign: string, name: string, isLast: boolean): QueryPart | undefined {
  const [, body = text, suffix = ''] = SUFFIXED.exec(text) ?? [];
  const part = readWords(body, { sign, name, suffix, quoted: false });
  if (part === undefined || !isLast || suffix !== '' || sign === '-') return part;
  const typed = unescapeText(text);
  const growing = findWords(typed).at(-1)?.end === typed.length && part.words.at(-1)?.includes('*') === false;
  return { ...part, growing };
}

/** Undefined when the text has no word. */
function readWords(
  text: string,
  operators: { readonly sign: string; readonly name: string; readonly suffix: string; readonly quoted: boolean },
): QueryPart | undefined {
  const words = operators.quoted ? splitWords(unescapeText(text)) : splitPatterns(text);
  if (words.length === 0) return undefined;
  const field = FIELDS.get(operators.name.toLowerCase());
  return {
    typed: unescapeText(text),
    words,
    ...(field === undefined ? {} : { field }),
    presence: operators.sign === '+' ? 'required' : operators.sign === '-' ? 'prohibited' : 'usual',
    boost: Number(/\^([\d.]+)/.exec(operators.suffix)?.[1] ?? 1),
    editDistance: Number(/~([12])/.exec(operators.suffix)?.[1] ?? 0) as 0 | 1 | 2,
    growing: false,
  };
}

/** Stands for `*` while words are split: HANGUL FILLER, a letter, hence part of a word, that shows nothing and that no word needs. */
const WILDCARD = '\u3164';

/**
 * The words of a text whose `*` are wildcards unless a backslash stands before them; a `*` without a letter beside it is dropped, and so is one
 * before a single letter, since `*a` and `*a*` are nearly all words.
 */
function splitPatterns(text: string): readonly string[] {
  const marked = text
    .replaceAll(WILDCARD, '')
    .replace(/\\(.?)|\*+/gsu, (match, escaped: string | undefined) => (match[0] === '*' ? WILDCARD : (escaped ?? '')));
  return splitWords(marked)
    .map((word) => word.replace(/\u3164+/g, '*').replace(/^\*([^*])\*?$/u, '$1'))
    .filter((word) => word !== '*');
}

function unescapeText(text: string): string {
  return text.replace(/\\(.?)/gsu, '$1');
}
