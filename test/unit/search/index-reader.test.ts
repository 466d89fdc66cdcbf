import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../../src/search/read/evaluate.ts';
import { createIndexReader } from '../../../src/search/read/index-reader.ts';
import { selectBest } from '../../../src/search/read/select-best.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { buildInvertedIndex } from '../../../src/search/write/inverted-index.ts';
import { pickFrom, seededRandom } from '../../helpers/random.ts';
import { FIELDS, generatedDocuments } from '../../helpers/search-corpora.ts';
import { indexInFiles } from '../../helpers/search-index.ts';

const languages = await loadLanguages(['en', 'ru']);
const OPTIONS = { fields: FIELDS, b: 0.75, k1: 1.2 };
const FIELD_NAMES = FIELDS.map(({ name }) => name);

const index = buildInvertedIndex(generatedDocuments(400, 11), OPTIONS, languages);
const { reader, description, read, files } = indexInFiles(index);

const clause = (term: string, changes: Partial<Clause> = {}): Clause => ({
  fields: FIELD_NAMES,
  terms: [term],
  boost: 1,
  presence: 'optional',
  ...changes,
});

/** Documents with their scores, in order. */
async function answer(clauses: readonly Clause[]) {
  const { best, total } = await reader.evaluate(clauses);
  return best(0, total);
}

describe('groups', () => {
  test('of one clause demand what + demands, for clauses of one term', async () => {
    const random = seededRandom(1);
    for (let round = 0; round < 300; round++) {
      const plain = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, place) => {
        const isDemanded = random() < 0.6;
        return {
          isDemanded,
          place,
          clause: clause(random() < 0.9 ? pickFrom(random, index.terms) : 'nowhere', {
            fields: random() < 0.3 ? [pickFrom(random, FIELD_NAMES)] : FIELD_NAMES,
            boost: 1 + Math.floor(random() * 3),
          }),
        };
      });
      const required = plain.map((each) =>
        each.isDemanded ? { ...each.clause, presence: 'required' as const } : each.clause,
      );
      const grouped = plain.map((each) => (each.isDemanded ? { ...each.clause, group: each.place } : each.clause));
      expect(await answer(grouped)).toEqual(await answer(required));
    }
  });

  test('are met by any of their clauses, and leave scores as they are', async () => {
    const random = seededRandom(2);
    for (let round = 0; round < 100; round++) {
      const [one, other, third] = [0, 1, 2].map(() => pickFrom(random, index.terms)) as [string, string, string];
      const clauses = [clause(one), clause(other, { fields: ['body'] }), clause(third)];
      const free = await answer(clauses);
      const has = async (asked: Clause) => new Set((await answer([asked])).map(({ document }) => document));
      const [first, second, last] = await Promise.all(clauses.map(has));
      const grouped = await answer(clauses.map((each, place) => ({ ...each, group: place === 2 ? 7 : 0 })));
      expect(grouped).toEqual(
        free.filter(({ document }) => (first!.has(document) || second!.has(document)) && last!.has(document)),
      );
    }
  });

  test('without a known word leave nothing, and mean nothing for prohibited words', async () => {
    const word = index.terms[0]!;
    expect(await answer([clause(word), clause('nowhere', { group: 1 })])).toEqual([]);
    const without = [clause(word), clause(index.terms[1]!, { presence: 'prohibited' })];
    expect(await answer([without[0]!, { ...without[1]!, group: 1 }])).toEqual(await answer(without));
  });
});

describe('a reader', () => {
  const countingReader = () => {
    const asked: string[] = [];
    return {
      asked,
      reader: createIndexReader(description, (name) => {
        asked.push(name);
        return read(name);
      }),
    };
  };

  test('reads one file for one word, and nothing again', async () => {
    const { asked, reader: counting } = countingReader();
    await counting.evaluate([clause(index.terms[5]!)]);
    expect(asked.length).toBe(description.terms.depth);
    await Promise.all([counting.evaluate([clause(index.terms[5]!)]), counting.evaluate([clause(index.terms[5]!)])]);
    expect(asked.length).toBe(description.terms.depth);
    await counting.evaluate([clause('*')]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('asks again for a file that could not be read', async () => {
    let isOnline = false;
    const failing = createIndexReader(description, (name) =>
      isOnline ? read(name) : Promise.reject(new Error('offline')),
    );
    await expect(failing.evaluate([clause(index.terms[3]!)])).rejects.toThrow('offline');
    isOnline = true;
    expect((await failing.evaluate([clause(index.terms[3]!)])).total).toBeGreaterThan(0);
  });

  test('rejects when half a file came', async () => {
    const half = createIndexReader(description, async (name) => {
      const bytes = await read(name);
      return bytes.subarray(0, bytes.length >> 1);
    });
    await expect(half.evaluate([clause(index.terms[3]!)])).rejects.toThrow(/damaged/);
  });

  test('counts the files of a word or beginning without reading them', async () => {
    const { asked, reader: counting } = countingReader();
    const all = await counting.countFiles('*');
    expect(all).toBeGreaterThan(3);
    expect(await counting.countFiles('*ing')).toBe(all);
    expect(await counting.countFiles('kafka')).toBe(1);
    const some = await counting.countFiles('ka*');
    expect(some).toBeGreaterThanOrEqual(1);
    expect(some).toBeLessThan(all);
    expect(asked).toEqual([]);
    await counting.evaluate([clause('ka*')]);
    expect(asked.length).toBe(some);
  });

  test('tells what each clause stood for', async () => {
    const { expansions } = await reader.evaluate([clause('ka*'), clause('nowhere'), clause('', { terms: [] })]);
    expect([...expansions[0]!].sort()).toEqual(index.terms.filter((term) => term.startsWith('ka')).sort());
    expect(expansions.slice(1)).toEqual([[], []]);
  });

  test('gives the score of a match, and 0 for all others', async () => {
    const found = await reader.evaluate([clause(index.terms[0]!)]);
    const scores = new Map(found.best(0, found.total).map(({ document, score }) => [document, score]));
    for (let document = 0; document < description.documents; document++)
      expect(found.scoreOf(document)).toBe(scores.get(document) ?? 0);
    expect([...found.documents].sort()).toEqual([...scores.keys()].sort());
  });

  test('takes fields that the index does not have for fields without words', async () => {
    expect(await answer([clause(index.terms[0]!, { fields: ['colour'] })])).toEqual([]);
    expect(await answer([clause(index.terms[0]!, { fields: ['colour'], presence: 'required' })])).toEqual([]);
  });

  test('of an index without documents finds none', async () => {
    const empty = indexInFiles(buildInvertedIndex([], OPTIONS, languages));
    expect((await empty.reader.evaluate([clause('a'), clause('a*'), clause('abc', { editDistance: 1 })])).total).toBe(
      0,
    );
    expect((await empty.reader.evaluate([])).best(0, 10)).toEqual([]);
    expect([[...empty.files.keys()], await empty.reader.countFiles('a')]).toEqual([[empty.description.vocabulary], 0]);
  });

  test('keeps its files small', () => {
    const sizes = [...files.values()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(12_000);
  });
});

test('the best of scored documents are the beginning of the stably sorted list', () => {
  const lists = fc.array(fc.constantFrom(0, 0.5, 1, 1.5, 7), { maxLength: 200 });
  fc.assert(
    fc.property(lists, fc.nat(60), fc.nat(60), (list, offset, limit) => {
      const documents = Uint32Array.from(list, (_, place) => list.length - 1 - place);
      const scores = Float64Array.from(documents, (document) => list[document]!);
      const sorted = [...documents].map((document) => ({ document, score: list[document]! }));
      sorted.sort((a, b) => b.score - a.score);
      expect(selectBest(documents, scores, offset, limit)).toEqual(sorted.slice(offset, offset + limit));
    }),
    { numRuns: 500 },
  );
});
