/**
 * Reads one file of terms with their postings. Shared with the browser.
 *
 * The format, all numbers LEB128: the number of terms; then columns, each for all terms: the words (`decode-words.ts`);
 * first places; masks of the fields that hold the term, the first field lowest; numbers of postings less one for each such
 * field; for each list of postings the gaps between its documents (the first from −1, less one each); frequencies less
 * one; and, unless `b` is 0, the number of terms of the field in that document, as two columns: the remainders by 16
 * and the quotients. The last four bits are noise, the rest is nearly even; apart they compress better (by 2 % of all,
 * 8 % of frequent terms).
 *
 * Nothing in it depends on other terms or on the number of documents, so that it changes only when a document that
 * holds one of its terms does.
 */
import type { IndexDescription } from '../../model/search.ts';
import { readWords } from './decode-words.ts';
import { type ByteReader, expectEnd, malformed, openBytes, readVarint, readVarints } from './varint.ts';

/** Terms, ascending, with their postings. F is the number of fields. */
export interface Shard {
  readonly terms: readonly string[];
  /** By term: how many other terms its first document has before it, in the field where it is seen first. */
  readonly firstPlaces: Uint32Array;
  /** Postings of term t in field f stand from `offsets[t * F + f]` up to `offsets[t * F + f + 1]`. */
  readonly offsets: Uint32Array;
  /** By posting. Documents ascend within one term and field. */
  readonly documents: Uint32Array;
  readonly frequencies: Uint32Array;
  /** Numbers of terms of the field in the document; empty when `b` is 0. */
  readonly lengths: Uint32Array;
}

/**
 * Decodes a file of terms. Throws when the bytes are not one, as those of half a download are not; never reads or
 * allocates out of proportion.
 */
export function decodeShard(
  bytes: Uint8Array,
  { fields, documents, b }: Pick<IndexDescription, 'fields' | 'documents' | 'b'>,
): Shard {
  const reader = openBytes(bytes);
  const count = readVarint(reader);
  const terms = readWords(reader, count);
  const firstPlaces = readVarints(reader, count);
  const masks = readVarints(reader, count);
  const offsets = readOffsets(reader, masks, fields.length);
  const postings = offsets.at(-1) ?? 0;
  const gaps = readVarints(reader, postings);
  const frequencies = readVarints(reader, postings);
  const lengths = readVarints(reader, b === 0 ? 0 : postings);
  const quotients = readVarints(reader, lengths.length);
  expectEnd(reader);
  for (let posting = 0; posting < postings; posting++) frequencies[posting]! += 1;
  for (let posting = 0; posting < lengths.length; posting++) lengths[posting]! += quotients[posting]! * 16;
  return { terms, firstPlaces, offsets, documents: sumGaps(gaps, offsets, documents), frequencies, lengths };
}

function readOffsets(reader: ByteReader, masks: Uint32Array, fields: number): Uint32Array {
  const offsets = new Uint32Array(masks.length * fields + 1);
  let total = 0;
  for (let term = 0; term < masks.length; term++) {
    const mask = masks[term]!;
    if (mask === 0 || mask >= 2 ** fields) throw malformed('a term in it has no field of the index.');
    for (let field = 0; field < fields; field++) {
      if ((mask >>> field) & 1) total += readVarint(reader) + 1;
      offsets[term * fields + field + 1] = total;
    }
    if (total > reader.bytes.length) throw malformed('it has fewer postings than it says.');
  }
  return offsets;
}

/** Turns gaps into document numbers, in place. */
function sumGaps(gaps: Uint32Array, offsets: Uint32Array, documents: number): Uint32Array {
  for (let list = 0; list + 1 < offsets.length; list++) {
    let document = -1;
    for (let posting = offsets[list]!; posting < offsets[list + 1]!; posting++) {
      document += gaps[posting]! + 1;
      if (document >= documents) throw malformed('it names a document that the index does not have.');
      gaps[posting] = document;
    }
  }
  return gaps;
}
