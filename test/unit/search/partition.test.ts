import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partition, separatorOf } from '../../../src/search/write/partition.ts';
import { seededRandom } from '../../helpers/random.ts';

const SIZES = { least: 20, most: 80 };
const ROUNDS = 60;

type Weights = ReadonlyMap<string, number>;

/** The words of each range. */
function cut(weights: Weights): readonly (readonly string[])[] {
  const words = [...weights.keys()].sort();
  const ranges = partition(
    words,
    words.map((word) => weights.get(word)!),
    SIZES,
  );
  return ranges.map(({ start, end }) => words.slice(start, end));
}

const weigh = (words: readonly string[], weights: Weights): number =>
  words.reduce((sum, word) => sum + weights.get(word)!, 0);

const anyWeights = fc
  .array(
    fc.tuple(fc.string({ maxLength: 6 }), fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ max: 120, min: 1 }))),
  )
  .map((entries): Weights => new Map(entries));

describe('a partition', () => {
  test('holds every word once, in order, in ranges that are not too heavy', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const ranges = cut(weights);
        expect(ranges.flat()).toEqual([...weights.keys()].sort());
        for (const range of ranges) {
          expect(range.length).toBeGreaterThan(0);
          if (range.length > 1) expect(weigh(range, weights)).toBeLessThanOrEqual(SIZES.most);
        }
      }),
    );
  });

  test('gives a word that is heavier than a file a file of its own', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const alone = cut(weights).filter((range) => weigh(range, weights) > SIZES.most);
        expect(alone.flat()).toEqual([...weights.keys()].filter((word) => weights.get(word)! > SIZES.most).sort());
      }),
    );
  });

  test('makes few ranges lighter than the least of light words', () => {
    const random = seededRandom(3);
    const weights = new Map(Array.from({ length: 5000 }, () => [`w${random()}`, 1 + Math.floor(random() * 6)]));
    const ranges = cut(weights);
    expect(ranges.filter((range) => weigh(range, weights) < SIZES.least)).toEqual([]);
    expect(weigh([...weights.keys()], weights) / ranges.length).toBeGreaterThan(SIZES.most / 2);
  });

  test('does not depend on how its words came about', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(cut(new Map([...weights].reverse()))).toEqual(cut(weights));
      }),
    );
  });
});

describe('a change of one word', () => {
  /** Ranges of `after` that `before` does not have. */
  const added = (before: readonly (readonly string[])[], after: readonly (readonly string[])[]) => {
    const known = new Set(before.map((range) => range.join(' ')));
    return after.filter((range) => !known.has(range.join(' ')));
  };

  const random = seededRandom(5);
  const name = (): string => `w${Math.floor(random() * 1e9).toString(36)}`;
  const weights = new Map(
    Array.from({ length: 2000 }, () => [name(), random() < 0.01 ? 150 : 1 + Math.floor(random() * 12)]),
  );
  const changes: Readonly<Record<string, (word: string) => Weights>> = {
    'that is added': () => new Map([...weights, [name(), 5]]),
    'that is removed': (word) => new Map([...weights].filter(([other]) => other !== word)),
    'that grows a little': (word) => new Map([...weights, [word, weights.get(word)! + 2]]),
    'that becomes heavy': (word) => new Map([...weights, [word, 200]]),
  };

  test.each(Object.entries(changes))(
    '%s, changes its own range and what is cut off it or joined to it',
    (kind, change) => {
      const before = cut(weights);
      const words = [...weights.keys()];
      let others = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const after = cut(change(words[Math.floor(random() * words.length)]!));
        const place = [...added(before, after), ...added(after, before)].flat().sort();
        /** All that changed lies together: outside of it every cut is where it was. */
        const [first = '', last = ''] = [place[0], place.at(-1)];
        const outside = (range: readonly string[]): boolean => range[0]! > last || range.at(-1)! < first;
        expect(after.filter(outside)).toEqual(before.filter(outside));
        expect(added(before, after).length).toBeLessThanOrEqual(6);
        others += Math.max(0, added(before, after).length - 1);
      }
      // A heavy word has a range to itself and parts two others.
      expect(others / ROUNDS).toBeLessThan(kind === 'that becomes heavy' ? 2.5 : 0.5);
    },
  );
});

test('a separator sorts after every word before it and not after its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      fc.pre(one !== other);
      const [before, word] = one < other ? [one, other] : [other, one];
      const separator = separatorOf(before!, word!);
      expect(separator > before! && separator <= word!).toBe(true);
      expect(separator.slice(0, -1) <= before!).toBe(true);
    }),
  );
});
