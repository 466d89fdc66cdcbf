import { describe, expect, test } from 'vitest';
import type { IndexedDocument } from '../../../src/search/collect/search-talk.ts';
import type { Clause } from '../../../src/search/read/evaluate.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { buildInvertedIndex, type IndexOptions } from '../../../src/search/write/inverted-index.ts';
import { buildWithLunr } from '../../helpers/lunr-builder.ts';
import { seededRandom } from '../../helpers/random.ts';
import { KINDS } from '../../helpers/search-clauses.ts';
import {
  dcosDocuments,
  FIELDS,
  generatedDocuments,
  hasDcos,
  hasPyvideo,
  pyvideoDocuments,
} from '../../helpers/search-corpora.ts';
import { askLunr, indexInFiles, repairTerms } from '../../helpers/search-index.ts';

const languages = await loadLanguages(['de', 'en', 'fr', 'ru']);
const SEED = Number(process.env['ROSTRUM_SEED'] ?? 20_180_627);

/** An index in files and the whole index, asked the same. */
interface Pair {
  readonly terms: readonly string[];
  /** The difference between their answers, in words; undefined when there is none. */
  readonly compare: (clauses: readonly Clause[]) => Promise<string | undefined>;
}

function pairOf(documents: readonly IndexedDocument[], changes: Partial<IndexOptions> = {}): Pair {
  const options = { fields: FIELDS, b: 0.75, k1: 1.2, ...changes };
  const refs = documents.map((_, number) => String(number));
  const whole = repairTerms(buildWithLunr(documents, refs, options, languages));
  const index = buildInvertedIndex(documents, options, languages);
  const { reader } = indexInFiles(index);
  return {
    terms: index.terms,
    compare: async (clauses) => {
      const expected = askLunr(whole, clauses);
      const evaluation = await reader.evaluate(clauses);
      const all = evaluation.best(0, evaluation.total);
      const page = evaluation.best(3, 7);
      const difference =
        all.length !== expected.length
          ? `${all.length} results, not ${expected.length}`
          : expected.some(({ ref, score }, place) => {
                const found = all[place]!;
                return String(found.document) !== ref || found.score !== score || evaluation.scoreOf(+ref) !== score;
              })
            ? 'other results'
            : page.some((result, place) => result.document !== all[place + 3]?.document) ||
                page.length !== Math.max(0, Math.min(7, all.length - 3))
              ? 'another second page'
              : undefined;
      return difference === undefined ? undefined : `${difference} for ${JSON.stringify(clauses)}`;
    },
  };
}

function testCorpus(load: () => readonly IndexedDocument[], questions: number, changes: Partial<IndexOptions> = {}) {
  const fields = (changes.fields ?? FIELDS).map(({ name }) => name);
  let pair: Pair | undefined;
  test.each(Object.entries(KINDS))(`%s (${questions} questions)`, async (kind, draw) => {
    pair ??= pairOf(load(), changes);
    const random = seededRandom(SEED + Object.keys(KINDS).indexOf(kind));
    const differences: string[] = [];
    for (let question = 0; question < questions; question++) {
      const difference = await pair.compare(draw(random, pair.terms, fields));
      if (difference !== undefined) differences.push(difference);
    }
    expect(differences.slice(0, 5)).toEqual([]);
  });
}

describe('an index in files gives the documents, order and scores of a whole Lunr index', () => {
  describe('for made-up talks in six scripts', () => testCorpus(() => generatedDocuments(160, SEED), 280));
  describe('for passages, whose length does not count', () =>
    testCorpus(
      () => generatedDocuments(120, SEED + 1).map(({ language, texts }) => ({ language, texts: texts.slice(3) })),
      60,
      { b: 0, fields: FIELDS.slice(3), k1: 1.5 },
    ));
  describe.skipIf(!hasDcos)('for the talks of a real community', () => testCorpus(dcosDocuments, 100));
  describe.skipIf(!hasPyvideo)('for a thousand talks of a large archive', () =>
    testCorpus(() => pyvideoDocuments(1000), 30),
  );
});
