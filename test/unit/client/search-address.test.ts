import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PAGE_SIZE,
  questionOf,
  readState,
  type SearchState,
  withFilter,
  writeState,
} from '../../../src/client/search-address.ts';
import { asksSomething } from '../../../src/client/search-wake.ts';
import { FACETS } from '../../../src/model/search.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '');
const state: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.string({ unit: 'grapheme', maxLength: 60 }),
    filters: fc.record(Object.fromEntries(FACETS.map((facet) => [facet, fc.uniqueArray(word, { minLength: 1 })])), {
      requiredKeys: [],
    }),
    sort: fc.constantFrom(undefined, 'relevance' as const, 'date' as const),
    page: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ sort, ...rest }) => (sort === undefined ? rest : { ...rest, sort }));

test('an address holds everything that was asked', () => {
  fc.assert(
    fc.property(state, (asked) => {
      expect(readState(writeState(asked))).toEqual(asked);
    }),
  );
});

test('whatever an address says is understood as far as it can be', () => {
  fc.assert(
    fc.property(fc.string(), (query) => {
      const { q, page } = readState(query);
      expect(q.length).toBeLessThanOrEqual(500);
      expect(page >= 1 && page <= 50).toBe(true);
    }),
  );
  expect(readState('?page=-3&sort=colour&speaker=&speaker=%20&category=Java&category=Java&other=1')).toEqual({
    q: '',
    filters: { category: ['Java'] },
    page: 1,
  });
});

test('an address asks something when it has words or filters', () => {
  expect(['?q=java', '?category=Day%202%20Ops', '?speaker=Ada&page=2'].map(asksSomething)).toEqual([true, true, true]);
  expect(['', '?', '?q=', '?q=+', '?page=2', '?utm_source=x'].map(asksSomething)).toEqual(Array(6).fill(false));
});

test('a filter is added once and taken away whole', () => {
  const one = withFilter({}, 'speaker', 'Ada', true);
  const two = withFilter(withFilter(one, 'speaker', 'Bo', true), 'speaker', 'Ada', true);
  expect(two).toEqual({ speaker: ['Bo', 'Ada'] });
  expect(withFilter(withFilter(two, 'speaker', 'Ada', false), 'speaker', 'Bo', false)).toEqual({});
});

test('a page asks for all results up to it, or for those that it adds', () => {
  const third: SearchState = { q: 'java ', filters: {}, page: 3 };
  expect(questionOf(third, 'all')).toMatchObject({ offset: 0, limit: 3 * PAGE_SIZE, facets: true, typing: false });
  expect(questionOf(third, 'last-page')).toMatchObject({ offset: 2 * PAGE_SIZE, limit: PAGE_SIZE, facets: false });
  expect(questionOf({ ...third, q: 'jav' }, 'all').typing).toBe(true);
});
