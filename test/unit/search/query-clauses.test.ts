import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/ask/parse-query.ts';
import { type AskedWords, analyseQuery } from '../../../src/search/ask/query-clauses.ts';
import { analyseQueryWord } from '../../../src/search/words/analysis.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';

const languages = await loadLanguages(['en']);

function analyse(query: string): AskedWords {
  return analyseQuery(parseQuery(query).parts, (word) => analyseQueryWord(word, languages));
}

test('a paragraph in writing without spaces is one word, of which the first pairs count', () => {
  expect(analyse('日本語入門'.repeat(400)).wanted).toHaveLength(32);
});

test('of words that each stand for many the first count, whatever stands between them', () => {
  const query = Array.from({ length: 10 }, (_, index) => `word${index} be${index}* like${index}~1`).join(' ');
  const { wanted } = analyse(query);
  expect(wanted.filter(({ editDistance, terms }) => editDistance > 0 || terms[0]?.includes('*'))).toHaveLength(6);
  expect(wanted.filter(({ typed }) => typed.startsWith('word'))).toHaveLength(10);
});

test('what must not be there counts as a whole or not at all', () => {
  const { wanted, unwanted } = analyse(`${'word '.repeat(31)} -"java streams" -"java" -kafka`);
  expect(wanted).toHaveLength(31);
  expect(unwanted).toEqual([]);
  expect(analyse('-日本 -"java streams"').unwanted.map((words) => words.length)).toEqual([1, 2]);
});

test('a word may differ in fewer letters than it has', () => {
  const distances = (query: string) => analyse(query).wanted.map(({ editDistance }) => editDistance);
  expect(distances('a~2 ab~2 abc~2 a~1 ab~1')).toEqual([0, 1, 2, 0, 1]);
});
