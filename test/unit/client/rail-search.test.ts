import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMatches, foldText } from '../../../src/client/transcript-matches.ts';

const found = (text: string, query: string, most = 99): readonly string[] =>
  findMatches(foldText(text), query, most).map(([from, to]) => text.slice(from, to));

test.each([
  ['Zürich and zurich', 'ZÜRICH', ['Zürich', 'zurich']],
  ['Cafe\u0301 noir', 'cafe', ['Cafe\u0301']],
  ['İstanbul', 'istanbul', ['İstanbul']],
  ['한국어 강연', '국', ['국']],
  ['한국어 강연', '구', []],
  ['👩‍👧 family 👩‍👧', 'FAMILY', ['family']],
  ['aaa', 'aa', ['aa']],
  ['two  words', 'two words', []],
  ['two words', ' two   words ', ['two words']],
  ['anything', '   ', []],
  ['a.c abc', 'a.c', ['a.c']],
  ['مُحَمَّد', 'محمد', ['مُحَمَّد']],
])('in "%s", "%s" finds %j', (text, query, expected) => {
  expect(found(text, query)).toEqual(expected);
});

test('no more are found than are wanted', () => {
  expect(found('a'.repeat(50), 'a', 3)).toHaveLength(3);
});

test('every match is a place of the text that folds to the query, and any piece of plain text finds itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(60), fc.nat(20), (written, from, length) => {
      const text = written.replace(/\s+/g, ' ').trim();
      const query = [...text]
        .slice(from, from + length)
        .join('')
        .trim();
      const folded = foldText(query).text;
      const matches = found(text, query);
      if (folded !== '') expect(matches.length).toBeGreaterThan(0);
      for (const match of matches) expect(foldText(match).text).toBe(folded);
    }),
  );
});
