/**
 * The terms of one file, ready to be scored. Shared with the browser. Scores are Lunr's: the same operations in the
 * same order.
 */
import type { IndexDescription } from '../../model/search.ts';
import type { Shard } from './decode-shard.ts';
import { inverseFrequency, weigh } from './score.ts';

/** One term of the index. */
export interface TermEntry {
  readonly term: string;
  /**
   * Document and field in which Lunr sees the term first, as document × fields + field, and its place there: together
   * the order of Lunr's numbers.
   */
  readonly firstSeen: number;
  readonly firstPlace: number;
  /** Its documents in one field, ascending, and how much it weighs in each. */
  readonly documents: (field: number) => Uint32Array;
  readonly weights: (field: number) => Float64Array;
}

export interface TermTable {
  readonly find: (term: string) => TermEntry | undefined;
  /** The terms that begin so, ascending. */
  readonly termsWith: (prefix: string) => readonly string[];
}

/** Terms by Lunr's numbers, ascending. */
export function compareFirstSeen(a: TermEntry, b: TermEntry): number {
  return a.firstSeen - b.firstSeen || a.firstPlace - b.firstPlace;
}

/** A table of a decoded file. Makes and weighs entries when they are asked for, and keeps them. */
export function openShard(shard: Shard, description: IndexDescription): TermTable {
  const entries = new Map<number, TermEntry>();
  const { terms } = shard;
  return {
    find: (term) => {
      const index = firstNotBefore(terms, term);
      if (terms[index] !== term) return undefined;
      const entry = entries.get(index) ?? createEntry(shard, index, description);
      entries.set(index, entry);
      return entry;
    },
    termsWith: (prefix) => {
      const start = firstNotBefore(terms, prefix);
      let end = start;
      while (terms[end]?.startsWith(prefix)) end += 1;
      return terms.slice(start, end);
    },
  };
}

function createEntry(shard: Shard, index: number, description: IndexDescription): TermEntry {
  const { offsets, documents } = shard;
  const fields = description.fields.length;
  const base = index * fields;
  const documentsOf = (field: number): Uint32Array =>
    documents.subarray(offsets[base + field], offsets[base + field + 1]);
  let firstSeen = Number.POSITIVE_INFINITY;
  for (let field = 0; field < fields; field++) {
    const first = documentsOf(field)[0];
    if (first !== undefined) firstSeen = Math.min(firstSeen, first * fields + field);
  }
  const idf = inverseFrequency(offsets[base + fields]! - offsets[base]!, description.documents);
  const weights: Float64Array[] = [];
  return {
    term: shard.terms[index]!,
    firstSeen,
    firstPlace: shard.firstPlaces[index]!,
    documents: documentsOf,
    weights: (field) => {
      const known = weights[field];
      if (known !== undefined) return known;
      const weighed = weighPostings(shard, offsets[base + field]!, offsets[base + field + 1]!, idf, field, description);
      weights[field] = weighed;
      return weighed;
    },
  };
}

/** The weights of the postings of one field. Without lengths every field is as long as the average. */
function weighPostings(
  { frequencies, lengths }: Shard,
  start: number,
  end: number,
  idf: number,
  field: number,
  { b, k1, averageLengths, fields }: IndexDescription,
): Float64Array {
  const weights = new Float64Array(end - start);
  const averageLength = averageLengths[field]!;
  const scored = { b, k1, averageLength, boost: fields[field]!.boost };
  for (let posting = start; posting < end; posting++)
    weights[posting - start] = weigh(idf, frequencies[posting]!, b === 0 ? averageLength : lengths[posting]!, scored);
  return weights;
}

function firstNotBefore(terms: readonly string[], term: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
