/**
 * Writes an inverted index as the JSON of a whole Lunr index, for scripts that load it with a stock `lunr.Index.load`. Not what the search page reads.
 *
 * The format is that of `lunr.Builder` and `lunr.Index.prototype.toJSON` 2.3.9; `score.ts` has the arithmetic.
 */
import { inverseFrequency, weigh } from '../read/score.ts';
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
  const { fields, b, k1 } = index.options;
  const scored = fields.map(({ boost }, field) => ({ b, k1, boost, averageLength: index.averageLengths[field]! }));
  /** [document * fields + field]: the elements of its vector. */
  const vectors: string[][] = Array.from({ length: index.documents * fields.length }, () => []);
  index.terms.forEach((_, term) => {
    const base = term * fields.length;
    const idf = inverseFrequency(index.offsets[base + fields.length]! - index.offsets[base]!, index.documents);
    for (let field = 0; field < fields.length; field++) {
      const list = base + field;
      for (let posting = index.offsets[list]!; posting < index.offsets[list + 1]!; posting++) {
        const document = index.postingDocuments[posting]!;
        const length = index.fieldLengths[field * index.documents + document]!;
        const weight = weigh(idf, index.postingFrequencies[posting]!, length, scored[field]!);
        vectors[document * fields.length + field]!.push(`${term},${JSON.stringify(weight)}`);
      }
    }
  });
  return vectors.map((elements, place) => {
    const name = `${fields[place % fields.length]!.name}/${refs[Math.floor(place / fields.length)]}`;
    return `[${JSON.stringify(name)},[${elements.join(',')}]]`;
  });
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
