/** The nearest candidate is the first of those with the fewest edits, however few of them are looked at closely. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/model/text.ts';

/** Damerau–Levenshtein with restricted edits, by its definition. */
function distance(a: string, b: string): number {
  const of = new Map<string, number>();
  const at = (i: number, j: number): number => {
    const key = `${i} ${j}`;
    const known = of.get(key);
    if (known !== undefined) return known;
    const least = i === 0 || j === 0 ? i + j : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced(i, j));
    of.set(key, least);
    return least;
  };
  const replaced = (i: number, j: number): number => {
    const one = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return isSwapped ? Math.min(one, at(i - 2, j - 2) + 1) : one;
  };
  return at(a.length, b.length);
}

function nearestByDefinition(word: string, candidates: readonly string[]): string | undefined {
  let [best, least]: [string | undefined, number] = [undefined, Math.max(1, Math.floor(word.length / 3)) + 1];
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

test('what is proposed is what comparing with everything would give', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', '-', 'A'), maxLength: 14 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 20 }), (typed, candidates) => {
      expect(nearest(typed, candidates)).toBe(nearestByDefinition(typed, candidates));
    }),
    { numRuns: 500 },
  );
});
