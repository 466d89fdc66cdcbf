/**
 * Writes one index as files: terms with their postings, and the bare terms in both directions. Never compresses nor
 * names; the sink does.
 */
import type { IndexDescription, Vocabulary } from '../../model/search.ts';
import { reverseWord } from '../read/decode-words.ts';
import { createShardEncoder, weighTerms } from './encode-shard.ts';
import { encodeVocabulary, textLength } from './encode-words.ts';
import { type SortedFile, writeSortedFiles } from './file-lists.ts';
import type { FileSink } from './file-sink.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { partition } from './partition.ts';

/** Bytes of a file of terms before compression, about. */
const SHARD_BYTES = { least: 2048, most: 8192 };
/** Bytes of a file of bare words, counted without what they share. */
const VOCABULARY_BYTES = { least: 2048, most: 8192 };
/** Two lengths of one byte each before a word. */
const WORD_BYTES = 2;
/** Masks of fields are numbers of 32 bits. */
const MAX_FIELDS = 31;

/**
 * Adds the files of an index to the sink and describes it. Throws on more than 31 fields. Takes a few bytes of memory
 * for each term besides the index.
 */
export function writeIndexFiles(index: InvertedIndex, sink: FileSink): IndexDescription {
  const { options, documents, averageLengths, terms } = index;
  if (options.fields.length > MAX_FIELDS) throw new Error(`An index has ${MAX_FIELDS} fields at most.`);
  const order = Uint32Array.from(terms.keys()).sort((a, b) => compareCodeUnits(terms[a]!, terms[b]!));
  const words = Array.from(order, (term) => terms[term]!);
  return {
    documents,
    fields: options.fields.map(({ name, boost }) => ({ name, boost })),
    averageLengths: averageLengths.map((length) => (documents === 0 ? 0 : length)),
    b: options.b,
    k1: options.k1,
    terms: writeSortedFiles(shardsOf(index, order, words), sink),
    vocabulary: sink.addJson({
      words: writeSortedFiles(vocabularyOf(words), sink),
      reversed: writeSortedFiles(vocabularyOf(words.map(reverseWord).sort(compareCodeUnits)), sink),
    } satisfies Vocabulary),
  };
}

function* shardsOf(index: InvertedIndex, order: Uint32Array, words: readonly string[]): Generator<SortedFile> {
  const encode = createShardEncoder(index);
  const byTerm = weighTerms(index);
  const weights = Float64Array.from(order, (term) => byTerm[term]!);
  for (const { start, end } of partition(words, weights, SHARD_BYTES))
    yield {
      first: words[start]!,
      last: words[end - 1]!,
      count: end - start,
      content: encode(order.subarray(start, end)),
    };
}

function* vocabularyOf(words: readonly string[]): Generator<SortedFile> {
  const weights = Float64Array.from(words, (word) => WORD_BYTES + textLength(word));
  for (const { start, end } of partition(words, weights, VOCABULARY_BYTES))
    yield {
      first: words[start]!,
      last: words[end - 1]!,
      count: end - start,
      content: encodeVocabulary(words.slice(start, end)),
    };
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
