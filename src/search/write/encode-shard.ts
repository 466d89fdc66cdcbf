/** Writes files of terms with their postings. Build side; `decode-shard.ts` describes the format. */
import { textLength, writeWords } from './encode-words.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { createWriter, varintLength } from './varint-writer.ts';

/** Place, mask, counts and the numbers before a word take about so many bytes. */
const TERM_BYTES = 6;

/** Calls back for each posting of a term. Without `length` when lengths do not count. */
type VisitPosting = (gap: number, frequency: number, length: number | undefined) => void;

/**
 * About how many bytes each term takes in a file, by term number. Follows from the term's own letters and postings
 * alone, as `partition` demands.
 */
export function weighTerms(index: InvertedIndex): Float64Array {
  const weights = new Float64Array(index.terms.length);
  index.terms.forEach((term, number) => {
    let weight = TERM_BYTES + textLength(term);
    visitPostings(index, number, (gap, frequency, length) => {
      weight +=
        varintLength(gap) + varintLength(frequency - 1) + (length === undefined ? 0 : 1 + varintLength(length >>> 4));
    });
    weights[number] = weight;
  });
  return weights;
}

/**
 * Makes an encoder of terms, given by number in the order of their letters. It reuses its memory.
 *
 * Lunr sums products in the order of its numbers of terms. Stored, these would change for half of all terms when one early talk gains a word. Terms are
 * numbered by first document, then first field, then place: the first two follow from the postings, so the place is all that is written.
 */
export function createShardEncoder(index: InvertedIndex): (terms: Uint32Array) => Uint8Array {
  const { terms: words, offsets, options, firstPlaces } = index;
  const fields = options.fields.length;
  const columns = {
    words: createWriter(),
    places: createWriter(),
    masks: createWriter(),
    counts: createWriter(),
    gaps: createWriter(),
    frequencies: createWriter(),
    lengthRemainders: createWriter(),
    lengthQuotients: createWriter(),
  };
  const inOrder = Object.values(columns);
  return (terms) => {
    for (const column of inOrder) column.clear();
    columns.words.varint(terms.length);
    writeWords(
      columns.words,
      Array.from(terms, (term) => words[term]!),
    );
    for (const term of terms) {
      columns.places.varint(firstPlaces[term]!);
      let mask = 0;
      for (let field = 0; field < fields; field++) {
        const postings = offsets[term * fields + field + 1]! - offsets[term * fields + field]!;
        if (postings === 0) continue;
        mask |= 1 << field;
        columns.counts.varint(postings - 1);
      }
      columns.masks.varint(mask >>> 0);
      visitPostings(index, term, (gap, frequency, length) => {
        columns.gaps.varint(gap);
        columns.frequencies.varint(frequency - 1);
        if (length === undefined) return;
        columns.lengthRemainders.varint(length & 15);
        columns.lengthQuotients.varint(length >>> 4);
      });
    }
    const whole = createWriter(inOrder.reduce((sum, column) => sum + column.length(), 0));
    for (const column of inOrder) whole.bytes(column.toBytes());
    return whole.toBytes();
  };
}

function visitPostings(index: InvertedIndex, term: number, visit: VisitPosting): void {
  const { offsets, postingDocuments, postingFrequencies, fieldLengths, documents, options } = index;
  const fields = options.fields.length;
  for (let field = 0; field < fields; field++) {
    let previous = -1;
    const end = offsets[term * fields + field + 1]!;
    for (let posting = offsets[term * fields + field]!; posting < end; posting++) {
      const document = postingDocuments[posting]!;
      const length = options.b === 0 ? undefined : fieldLengths[field * documents + document]!;
      visit(document - previous - 1, postingFrequencies[posting]!, length);
      previous = document;
    }
  }
}
