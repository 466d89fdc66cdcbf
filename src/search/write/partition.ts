/**
 * Cuts a sorted list of words into ranges, one for each file, so that a change of one word changes the files around it
 * and no others.
 *
 * Never looks at the files of an earlier build: where it cuts follows from the words and their weights alone.
 *
 * Filling files one after the other would move every later cut when one word grows. Here every word has a priority, a
 * hash of its letters, and a range that is too heavy is cut before its word of highest priority: a treap (Seidel and
 * Aragon, Randomized Search Trees, 1996), whose shape does not depend on the order of changes. A change can move only
 * the cuts on the way from the root to its place, and of those only the ones that it wins, loses or makes needless.
 */
import { hashText } from '../../model/text.ts';

/** Bounds of the weight of a range. `most` may be exceeded by a single word; `least` is kept where a cut allows it. */
export interface RangeWeights {
  readonly least: number;
  readonly most: number;
}

/** The words from `start` up to, not including, `end`. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts `words` (ascending) into ranges that cover all of them in order. A word heavier than `most` is a range of its
 * own.
 *
 * `weights[i]` must follow from word i alone, else changes of its neighbours would move cuts. Takes O(n log n) for
 * words whose hashes nobody chose.
 */
export function partition(
  words: readonly string[],
  weights: ArrayLike<number>,
  { least, most }: RangeWeights,
): readonly WordRange[] {
  const sums = new Float64Array(words.length + 1);
  const priorities = new Uint32Array(words.length);
  const ranges: WordRange[] = [];
  const waiting: WordRange[] = [];
  let light = 0;
  words.forEach((word, index) => {
    const weight = weights[index] ?? 0;
    sums[index + 1] = sums[index]! + weight;
    priorities[index] = hashWord(word);
    if (weight > most) {
      waiting.push({ start: light, end: index }, { start: index, end: index + 1 });
      light = index + 1;
    }
  });
  waiting.push({ start: light, end: words.length });
  waiting.reverse();
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    const { start, end } = range;
    if (start === end) continue;
    if (end - start === 1 || sums[end]! - sums[start]! <= most) {
      ranges.push(range);
      continue;
    }
    const cut = findCut(range, sums, priorities, least);
    waiting.push({ start: cut, end }, { start, end: cut });
  }
  return ranges;
}

/**
 * The word of highest priority (the first, of equal ones) that leaves `least` on both sides; where none does, of all
 * but the first word.
 */
function findCut({ start, end }: WordRange, sums: Float64Array, priorities: Uint32Array, least: number): number {
  let from = start + 1;
  let to = end - 1;
  while (from < end && sums[from]! - sums[start]! < least) from += 1;
  while (to > start && sums[end]! - sums[to]! < least) to -= 1;
  if (from > to) {
    from = start + 1;
    to = end - 1;
  }
  let cut = from;
  for (let index = from + 1; index <= to; index++) if (priorities[index]! > priorities[cut]!) cut = index;
  return cut;
}

/** 32 well mixed bits of a word: `hashText`, then the finaliser of MurmurHash3. */
function hashWord(word: string): number {
  let hash = hashText(word);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The shortest text after `before` and not after `word`, given that `before` is less than `word`. */
export function separatorOf(before: string, word: string): string {
  let common = 0;
  while (common < before.length && before.charCodeAt(common) === word.charCodeAt(common)) common += 1;
  return word.slice(0, common + 1);
}
