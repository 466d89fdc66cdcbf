import { expect, test } from 'vitest';
import { cutName, slugify } from '../../../src/model/slug.ts';

test.each([
  ['Hello, World', 'hello-world'],
  ["Don't  panic_now", 'dont-panic-now'],
  ['What’s new in C++?', 'whats-new-in-c'],
  ['ÀÉÎ Ørsted', 'aei-orsted'],
  ['日本 101', '日本-101'],
  ['K (the Kelvin sign)', 'k-the-kelvin-sign'],
  ['—', ''],
])('the slug of %j is %j', (text, slug) => {
  expect(slugify(text)).toBe(slug);
});

test('a name is cut where a disk would refuse it, and never ends with a hyphen', () => {
  expect([cutName('abc', 3), cutName('abcd', 3), cutName('ab-c', 3), cutName('ab--', 9)]).toEqual([
    'abc',
    'abc',
    'ab',
    'ab',
  ]);
  expect([cutName('äöü', 4), cutName('a日', 3), cutName('', 0), cutName('a', -1)]).toEqual(['äö', 'a', '', '']);
});
