import { expect, test } from 'vitest';
import { languageTag } from '../../../src/importers/language-codes.ts';

test.each([
  ['eng', 'en'],
  ['ger', 'de'],
  ['deu', 'de'],
  ['zho', 'zh'],
  ['slk', 'sk'],
  ['glg', 'gl'],
  ['en', 'en'],
  ['pt_BR', 'pt-BR'],
  ['zh-hans', 'zh-Hans'],
  ['English', 'en'],
  ['japanese', 'ja'],
  ['Spanish; Castilian', 'es'],
  [' Farsi ', 'fa'],
])('%j is %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag);
});

test.each([
  '',
  'und',
  'mul',
  'zxx',
  'xxx',
  'TODO',
  'klingonish',
  'en us',
  '../en',
  'e'.repeat(1000),
  '<b>',
  '__proto__',
])('%j is none', (written) => {
  expect(languageTag(written)).toBeUndefined();
});
