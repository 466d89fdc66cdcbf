/**
 * BibTeX and BibLaTeX: the adapter of citation-js, and the importer of `.bib` files. The package is handed text of a forced type only, one entry at a
 * time, so that nothing in a file can make it fetch an address, and a broken entry costs no other.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type EntryText, splitEntries } from './bibtex-entries.ts';
import { readTalks } from './bibtex-talks.ts';
import type { Importer } from './importer.ts';
import { asList, asRecord, asText } from './loose-json.ts';

/** An entry whose values are plain text in Unicode. */
export interface BibtexEntry {
  /** In lower case: `inproceedings`. */
  readonly type: string;
  readonly key: string;
  /** By names in lower case; LaTeX resolved, but for addresses, which stand as written. Inherits nothing. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names in the order in which they are spoken. */
  readonly authors: readonly string[];
  /** The entry as it stands in the file. */
  readonly place: EntryText;
}

/** An entry that cannot be read. */
export interface BrokenEntry {
  readonly place: EntryText;
  readonly why: string;
}

export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  readonly broken: readonly BrokenEntry[];
  /** Every entry's place, also of broken ones and of `@string`, `@comment` and `@preamble`. */
  readonly places: readonly EntryText[];
}

const LONGEST_ENTRY = 60_000;
const LONGEST_STRINGS = 20_000;
const NO_ENTRY = new Set(['string', 'comment', 'preamble']);
/** Their signs mean something to LaTeX, and something else in an address. */
const VERBATIM = new Set(['url', 'doi', 'eprint', 'file', 'howpublished', 'date', 'eventdate', 'month', 'year', 'day']);

/** The sound entries of a BibTeX text in their order. Never throws. */
export function readBibtex(text: string): readonly BibtexEntry[] {
  return readBibtexFile(text).entries;
}

/** `readBibtex`, with what could not be read. */
export function readBibtexFile(text: string): BibtexFile {
  const places = splitEntries(text);
  const strings = places
    .filter(({ type, isBroken }) => type === 'string' && !isBroken)
    .map((place) => place.text)
    .join('\n');
  const entries: BibtexEntry[] = [];
  const broken: BrokenEntry[] = [];
  for (const place of places) {
    if (NO_ENTRY.has(place.type)) continue;
    const fail = (why: string): void => {
      broken.push({ place, why });
    };
    if (place.isBroken) fail(`the entry @${place.type} is not closed`);
    else if (place.text.length > LONGEST_ENTRY)
      fail(`the entry @${place.type} is longer than ${LONGEST_ENTRY} characters`);
    else {
      const entry = readEntry(place, strings.length > LONGEST_STRINGS ? '' : strings);
      if (typeof entry === 'string') fail(entry);
      else entries.push(entry);
    }
  }
  return { entries, broken, places };
}

function readEntry(place: EntryText, strings: string): BibtexEntry | string {
  let parsed: Readonly<Record<string, unknown>> | undefined;
  try {
    const list = plugins.input.chain(`${strings}\n${place.text}`, {
      forceType: '@bibtex/text',
      generateGraph: false,
      target: '@bibtex/entries+list',
    });
    parsed = asRecord(asList(list).at(-1));
  } catch (problem) {
    return describeProblem(problem);
  }
  const key = asText(parsed?.['label']);
  const properties = asRecord(parsed?.['properties']);
  if (key === undefined || properties === undefined) return 'the entry has no key';
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(properties)) {
    const written = asText(value);
    const isVerbatim = VERBATIM.has(name.toLowerCase());
    if (written !== undefined) fields[name.toLowerCase()] = isVerbatim ? written : plainText(written);
  }
  const authors = asText(properties['author'] ?? properties['Author'] ?? properties['AUTHOR']);
  return {
    type: place.type,
    key,
    fields,
    authors: authors === undefined ? [] : readNames(authors),
    place,
  };
}

function describeProblem(problem: unknown): string {
  const message = problem instanceof Error ? problem.message.split('\n')[0]! : 'it cannot be parsed';
  return message.replace(/ at line \d+ col \d+:?$/, '').slice(0, 200);
}

/** LaTeX as plain text, its paragraphs one by one; as written where it cannot be read. */
function plainText(latex: string): string {
  if (!/[\\{}$~]|--|''|``/.test(latex)) return latex.replace(/[^\S\n]+/gu, ' ').trim();
  return latex
    .split(/\n[^\S\n]*\n/)
    .map((part) => asText(decode('title', part)?.['title']) ?? part)
    .map((part) =>
      part
        .replace(/<\/?(?:i|b|sub|sup|sc|span)(?: [^<>]{0,80})?>/g, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .join('\n\n');
}

function readNames(latex: string): readonly string[] {
  const people = asList(decode('author', latex)?.['author']).map(asRecord);
  const names = people.map((person) => {
    const parts = [
      person?.['given'],
      person?.['dropping-particle'],
      person?.['non-dropping-particle'],
      person?.['family'],
    ];
    const suffix = asText(person?.['suffix']);
    const spoken = [...parts.map(asText), suffix].filter((part) => part !== undefined).join(' ');
    return asText(person?.['literal']) ?? spoken;
  });
  const known = names.filter((name) => name !== '' && name.toLowerCase() !== 'others');
  return known.length > 0 ? known : latex.split(/\s+and\s+/i).map((name) => name.replace(/[{}]/g, '').trim());
}

/** One value of an entry, as the reference that citation-js makes of it. */
function decode(field: 'title' | 'author', latex: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = `@misc{entry, ${field} = {${latex}}}`;
    return asRecord(asList(plugins.input.chain(text, { forceType: '@bibtex/text', generateGraph: false }))[0]);
  } catch {
    return undefined;
  }
}

/** A `.bib` file; its entries about talks become talks. */
export const bibtex: Importer = {
  name: 'bibtex',
  title: 'a BibTeX file',
  detect: (source) => {
    const [first] = source.text
      .slice(0, 65_536)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('%'));
    const begins = /^\s{0,40}@[ \t]*[a-z]{3,40}[ \t]*[{(]/i.test(first ?? '');
    if (begins) return 0.95;
    return source.name.toLowerCase().endsWith('.bib') && splitEntries(source.text.slice(0, 65_536)).length > 0
      ? 0.9
      : 0;
  },
  read: (source) => readTalks(readBibtexFile(source.text), source),
};
