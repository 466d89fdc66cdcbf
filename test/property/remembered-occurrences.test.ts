/** Reading documents with the memory of an earlier index gives, number for number, what reading all of them gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IndexedDocument } from '../../src/search/collect/search-talk.ts';
import { loadLanguages } from '../../src/search/words/lunr-languages.ts';
import {
  type OccurrenceMemo,
  type RememberedOccurrences,
  readOccurrences,
} from '../../src/search/write/occurrences.ts';
import { plainText } from '../helpers/search-texts.ts';

const FIELDS = [{ keepsStopWords: true }, { keepsStopWords: false }];
const languages = await loadLanguages(['en', 'de']);

const document: fc.Arbitrary<IndexedDocument> = fc.record({
  language: fc.constantFrom('en', 'en', 'de', 'ja'),
  texts: fc.tuple(plainText, plainText),
});
/** Some documents in many orders, with others between. */
const builds = fc.array(document, { minLength: 1, maxLength: 6 }).chain((pool) =>
  fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, document), { maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  }),
);

test('whatever was indexed before, and in whatever order', () => {
  let recalled = 0;
  fc.assert(
    fc.property(builds, (rounds) => {
      let last: RememberedOccurrences | undefined;
      for (const documents of rounds) {
        const keys = new Set(last?.keys);
        const memo: OccurrenceMemo = {
          keyOf: (one) => JSON.stringify(one),
          last,
          keep: (occurrences) => {
            last = occurrences;
          },
        };
        recalled += documents.filter((one) => keys.has(JSON.stringify(one))).length;
        const occurrences = readOccurrences(documents, FIELDS, languages, memo);
        expect(occurrences).toEqual(readOccurrences(documents, FIELDS, languages));
        expect(last).toEqual({ ...occurrences, keys: documents.map((one) => JSON.stringify(one)) });
      }
    }),
    { numRuns: 50, seed: 7 },
  );
  expect(recalled).toBeGreaterThan(50);
});
