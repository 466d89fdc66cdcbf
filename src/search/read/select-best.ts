/** Selects the best of scored documents without sorting all. Shared with the browser. */

/** A document and its score. */
export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** From which share of all documents on sorting is quicker than selecting. */
const SORTED_SHARE = 1 / 8;

/**
 * The documents from `offset` on, at most `limit`, of the list sorted by score (`scores` stand beside `documents`), highest first, equal ones as they
 * stand: what a stable sort gives.
 *
 * A heap holds the best so far, the worst of them on top, so that it takes n log (offset + limit) at most and mostly n.
 */
export function selectBest(
  documents: Uint32Array,
  scores: Float64Array,
  offset: number,
  limit: number,
): readonly ScoredDocument[] {
  const size = Math.min(documents.length, offset + limit);
  const isBetter = (a: number, b: number): boolean => {
    const difference = scores[a]! - scores[b]!;
    return difference > 0 || (difference === 0 && a < b);
  };
  const compare = (a: number, b: number): number => (a === b ? 0 : isBetter(a, b) ? -1 : 1);
  let places: readonly number[];
  if (size > documents.length * SORTED_SHARE) places = [...documents.keys()].sort(compare);
  else places = [...selectPlaces(documents.length, size, isBetter)].sort(compare);
  return places.slice(offset, size).map((place) => ({ document: documents[place]!, score: scores[place]! }));
}

/** The `size` best of the places 0 to `count`, in no order. */
function selectPlaces(count: number, size: number, isBetter: (a: number, b: number) => boolean): Uint32Array {
  const heap = Uint32Array.from({ length: size }, (_, place) => place);
  if (size === 0) return heap;
  const sink = (from: number): void => {
    const place = heap[from]!;
    let parent = from;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= size) break;
      if (child + 1 < size && isBetter(heap[child]!, heap[child + 1]!)) child += 1;
      if (isBetter(heap[child]!, place)) break;
      heap[parent] = heap[child]!;
      parent = child;
    }
    heap[parent] = place;
  };
  for (let parent = (size >> 1) - 1; parent >= 0; parent--) sink(parent);
  for (let place = size; place < count; place++) {
    if (!isBetter(place, heap[0]!)) continue;
    heap[0] = place;
    sink(0);
  }
  return heap;
}
