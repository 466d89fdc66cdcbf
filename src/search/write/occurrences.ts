/**
 * Reads documents as numbers of terms, in reading order. What an earlier build read of a document with the same texts is taken over, without reading them.
 */

import { once } from '../../model/once.ts';
import { createUint32List, grown, listedNumbers, pushNumber, type Uint32List } from '../../model/uint32-list.ts';
import type { IndexedDocument } from '../collect/search-talk.ts';
import { languageOf, type WordLanguages } from '../words/languages.ts';
import { createTermNumbers, type TermNumbers } from './term-numbers.ts';
import { createTermScanner, joiningCodeUnits, type TermScanner } from './term-scanner.ts';

/** Occurrences in reading order: for each document and field its different terms. */
export interface Occurrences {
  /** By number: terms are numbered as they are first seen. */
  readonly vocabulary: readonly string[];
  readonly terms: Uint32Array;
  readonly frequencies: Uint32Array;
  /** [document * fields + field]: where its terms end, and how many they are with repetitions. */
  readonly ends: Uint32Array;
  readonly lengths: Uint32Array;
}

/** The occurrences of an index, by document a text that stands for all that is indexed of it. */
export interface RememberedOccurrences extends Occurrences {
  readonly keys: readonly string[];
}

/** What one build of an index leaves for the next, under the same code. */
export interface OccurrenceMemo {
  /** A text that is another one for every other document. */
  readonly keyOf: (document: IndexedDocument) => string;
  readonly last: RememberedOccurrences | undefined;
  readonly keep: (occurrences: RememberedOccurrences) => void;
}

/** Which fields are read, and how. */
type ReadField = { readonly keepsStopWords: boolean };

/** Reads documents as they come. */
export interface OccurrenceReader {
  readonly add: (document: IndexedDocument) => void;
  /** Adds the document that had this number in the last build. Throws where that is not remembered. */
  readonly addLast: (number: number) => void;
  /** The occurrences of all documents; nothing may be added after. */
  readonly finish: () => Occurrences;
}

/** Reads all documents, in their order. */
export function readOccurrences(
  documents: Iterable<IndexedDocument>,
  fields: readonly ReadField[],
  languages: WordLanguages,
  memo?: OccurrenceMemo,
): Occurrences {
  const reader = createOccurrenceReader(fields, languages, memo);
  for (const document of documents) reader.add(document);
  return reader.finish();
}

/** A reader that has read nothing. */
export function createOccurrenceReader(
  fields: readonly ReadField[],
  languages: WordLanguages,
  memo?: OccurrenceMemo,
): OccurrenceReader {
  const numbers = createTermNumbers();
  const growing: Growing = {
    terms: createUint32List(),
    frequencies: createUint32List(),
    ends: createUint32List(),
    lengths: createUint32List(),
  };
  const scan = createDocumentScanner(growing, fields, languages, numbers);
  const last = memo?.last;
  const take = last && createTaker(growing, fields.length, last, numbers);
  const known = once(() => new Map(last?.keys.map((key, document) => [key, document])));
  const keys: string[] = [];
  return {
    add: (document) => {
      const key = memo?.keyOf(document);
      if (key !== undefined) keys.push(key);
      const number = key === undefined ? undefined : known().get(key);
      if (number === undefined) scan(document);
      else take?.(number);
    },
    addLast: (number) => {
      const key = last?.keys[number];
      if (key === undefined || take === undefined) throw new Error(`Document ${number} is not remembered`);
      keys.push(key);
      take(number);
    },
    finish: () => {
      const occurrences = {
        vocabulary: numbers.terms,
        terms: listedNumbers(growing.terms),
        frequencies: listedNumbers(growing.frequencies),
        ends: listedNumbers(growing.ends),
        lengths: listedNumbers(growing.lengths),
      };
      memo?.keep({ ...occurrences, keys });
      return occurrences;
    },
  };
}

type Growing = Readonly<Record<'terms' | 'frequencies' | 'ends' | 'lengths', Uint32List>>;

function createDocumentScanner(
  { terms, frequencies, ends, lengths }: Growing,
  fields: readonly ReadField[],
  languages: WordLanguages,
  numbers: TermNumbers,
): (document: IndexedDocument) => void {
  const scannerOf = scannersOf(languages, numbers);
  /** Occurrences by term in the field that is being read, zero between fields. */
  let counts: Uint32Array = new Uint32Array(1 << 12);
  /** The terms of one field in reading order. */
  const found = createUint32List();
  return ({ language, texts }) => {
    const scan = scannerOf(language);
    fields.forEach(({ keepsStopWords }, field) => {
      const start = terms.length;
      found.length = 0;
      scan(texts[field] ?? '', keepsStopWords, found);
      for (let place = 0; place < found.length; place++) {
        const term = found.values[place]!;
        if (term >= counts.length) counts = grown(counts, term + 1);
        if (counts[term]!++ === 0) pushNumber(terms, term);
      }
      for (let place = start; place < terms.length; place++) {
        const term = terms.values[place]!;
        pushNumber(frequencies, counts[term]!);
        counts[term] = 0;
      }
      pushNumber(ends, terms.length);
      pushNumber(lengths, found.length);
    });
  };
}

function scannersOf(languages: WordLanguages, numbers: TermNumbers): (tag: string) => TermScanner {
  const joining = joiningCodeUnits();
  const scanners = new Map<string, TermScanner>();
  return (tag) => {
    const language = languages.get(languageOf(tag) ?? '');
    const key = language?.code ?? '';
    const scanner = scanners.get(key) ?? createTermScanner(joining, numbers, language);
    scanners.set(key, scanner);
    return scanner;
  };
}

/** Takes over the occurrences of a document by its number of then, with the numbers that its terms have now. */
function createTaker(
  { terms, frequencies, ends, lengths }: Growing,
  fields: number,
  last: RememberedOccurrences,
  { numberOf }: TermNumbers,
): (document: number) => void {
  /** By its number of then: one more than the number of today, 0 for a term that was not seen yet. */
  const today = new Uint32Array(last.vocabulary.length);
  return (document) => {
    for (let list = document * fields; list < (document + 1) * fields; list++) {
      const end = last.ends[list]!;
      for (let place = list === 0 ? 0 : last.ends[list - 1]!; place < end; place++) {
        const then = last.terms[place]!;
        if (today[then] === 0) today[then] = numberOf(last.vocabulary[then]!) + 1;
        pushNumber(terms, today[then]! - 1);
        pushNumber(frequencies, last.frequencies[place]!);
      }
      pushNumber(ends, terms.length);
      pushNumber(lengths, last.lengths[list]!);
    }
  };
}
