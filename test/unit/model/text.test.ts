import { expect, test } from 'vitest';
import { excerpt } from '../../../src/model/text.ts';

test('an excerpt has one space wherever the text has any white space', () => {
  const texts = [
    'a b',
    'a  b',
    ' a\n\nb ',
    'a \t b',
    'a\u00a0b',
    'a\u2028 b',
    '\r\na b\r\n',
    'a \u3000b  c d\n e',
    '   ',
  ];
  for (const text of texts) expect(excerpt(text, 100)).toBe(text.replace(/\s+/gu, ' ').trim());
});

test('an excerpt is cut at a word, and says that something is missing', () => {
  expect(excerpt('one two three, four five', 16)).toBe('one two three…');
  expect(excerpt(`one   two\nthree ${'x '.repeat(500)}`, 14)).toBe('one two three…');
});
