/**
 * Writes an inverted index as the JSON of a whole Lunr index, for scripts that load it with a stock `lunr.Index.load`. Not what the search page reads.
 *
 * The format and the arithmetic are those of `lunr.Builder` 2.3.9 (`createFieldVectors`, `lunr.idf`, `lunr.Index.prototype.toJSON`), operation for
 * operation, so that scores are the same numbers.
 */

import { LUNR_VERSION } from '../words/lunr.ts';
import type { InvertedIndex } from './inverted-index.ts';

/**
 * The text that `JSON.stringify` makes of the index that `lunr.Builder` builds of the same terms, byte for byte, with an empty pipeline.
 *
 * `refs` are the names of the documents by number, all different. Field names must have no `/`. Holds the whole text in memory.
 */
export function serialiseLunrIndex(index: InvertedIndex, refs: readonly string[]): string {
  return [
    `{"version":${JSON.stringify(LUNR_VERSION)}`,
    `"fields":${JSON.stringify(index.options.fields.map(({ name }) => name))}`,
    `"fieldVectors":[${fieldVectors(index, refs).join(',')}]`,
    `"invertedIndex":[${invertedIndex(index, refs).join(',')}]`,
    '"pipeline":[]}',
  ].join(',');
}

/** `["title/ref",[term,weight,term,weight …]]` by document and field, terms ascending. */
function fieldVectors(index: InvertedIndex, refs: readonly string[]): string[] {
  const { fields } = index.options;
  /** [document * fields + field]: the elements of its vector. */
  const vectors: string[][] = Array.from({ length: index.documents * fields.length }, () => []);
  index.terms.forEach((_, term) => {
    const idf = inverseFrequency(index, term);
    for (let field = 0; field < fields.length; field++) {
      const list = term * fields.length + field;
      for (let posting = index.offsets[list]!; posting < index.offsets[list + 1]!; posting++) {
        const document = index.postingDocuments[posting]!;
        const weight = weightOf(index, idf, field, document, index.postingFrequencies[posting]!);
        vectors[document * fields.length + field]!.push(`${term},${JSON.stringify(weight)}`);
      }
    }
  });
  return vectors.map((elements, place) => {
    const name = `${fields[place % fields.length]!.name}/${refs[Math.floor(place / fields.length)]}`;
    return `[${JSON.stringify(name)},[${elements.join(',')}]]`;
  });
}

/** `lunr.idf`, which counts a document once for each field. */
function inverseFrequency({ offsets, options, documents }: InvertedIndex, term: number): number {
  const fields = options.fields.length;
  const documentsWithTerm = offsets[(term + 1) * fields]! - offsets[term * fields]!;
  const x = (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5);
  return Math.log(1 + Math.abs(x));
}

function weightOf(index: InvertedIndex, idf: number, field: number, document: number, frequency: number): number {
  const { b, k1, fields } = index.options;
  const length = index.fieldLengths[field * index.documents + document]!;
  let score = (idf * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / index.averageLengths[field]!)) + frequency);
  score *= fields[field]!.boost || 1;
  return Math.round(score * 1000) / 1000;
}

/** `["term",{"_index":0,"title":{"ref":{}},…}]`, terms in the order of their code units. */
function invertedIndex(index: InvertedIndex, refs: readonly string[]): string[] {
  const { fields } = index.options;
  const ranks = propertyRanks(refs);
  const keys = refs.map((ref) => `${JSON.stringify(ref)}:{}`);
  const numbers = index.terms.map((_, term) => term);
  numbers.sort((a, b) => (index.terms[a]! < index.terms[b]! ? -1 : 1));
  return numbers.map((term) => {
    const lists = fields.map(({ name }, field) => {
      const list = term * fields.length + field;
      const documents = Array.from(index.postingDocuments.subarray(index.offsets[list], index.offsets[list + 1]));
      documents.sort((a, b) => ranks[a]! - ranks[b]!);
      return `,${JSON.stringify(name)}:{${documents.map((document) => keys[document]).join(',')}}`;
    });
    return `[${JSON.stringify(index.terms[term])},{"_index":${term}${lists.join('')}}]`;
  });
}

/** The place of each document among the properties of a JavaScript object: array indices by value, then the others as they came. */
function propertyRanks(refs: readonly string[]): Float64Array {
  const ranks = new Float64Array(refs.length);
  refs.forEach((ref, document) => {
    const value = Number(ref);
    const isArrayIndex = String(value >>> 0) === ref && value < 2 ** 32 - 1;
    ranks[document] = isArrayIndex ? value : 2 ** 32 + document;
  });
  return ranks;
}
