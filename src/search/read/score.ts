/** The arithmetic of Lunr 2.3.9, operation for operation, so that scores are the same numbers wherever they are made. Knows no index. */

/** BM25 of one field. */
export interface FieldScore {
  readonly b: number;
  readonly k1: number;
  readonly averageLength: number;
  readonly boost: number;
}

/** `lunr.idf` of a term with so many postings: a document counts once for each field that holds the term. */
export function inverseFrequency(postings: number, documents: number): number {
  const ratio = (documents - postings + 0.5) / (postings + 0.5);
  return Math.log(1 + Math.abs(ratio));
}

/** The number that `lunr.Builder.createFieldVectors` stores for a term in a field: BM25, boosted (0 counts as 1), rounded to three digits. */
export function weigh(
  idf: number,
  frequency: number,
  length: number,
  { b, k1, averageLength, boost }: FieldScore,
): number {
  const score =
    ((idf * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / averageLength)) + frequency)) * (boost || 1);
  return Math.round(score * 1000) / 1000;
}
