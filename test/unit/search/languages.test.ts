import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, STEMMED_LANGUAGES } from '../../../src/search/words/languages.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { foldWord, lowerCase } from '../../../src/search/words/words.ts';
import { hostileText } from '../../helpers/search-texts.ts';

const languages = await loadLanguages(STEMMED_LANGUAGES);

describe('the language of a tag', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['EN-us', 'en'],
    ['pt_BR', 'pt'],
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['cs', undefined],
    ['ja', undefined],
    ['den', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%j is %j', (tag, code) => {
    expect(languageOf(tag)).toBe(code);
  });
});

describe('loading languages', () => {
  test('gives each once, by code', async () => {
    expect([...(await loadLanguages(['nl', 'en', 'de', 'nl'])).keys()]).toEqual(['de', 'en', 'nl']);
    expect([...languages].map(([key, { code }]) => [key, code])).toEqual(STEMMED_LANGUAGES.map((code) => [code, code]));
  });

  test('refuses what has no stemmer', async () => {
    await expect(loadLanguages(['cs'])).rejects.toThrow(RangeError);
    await expect(loadLanguages(['constructor'])).rejects.toThrow(RangeError);
  });
});

test.each([
  ['da', 'foredragene', 'foredrag', 'ikke'],
  ['de', 'Häuser', 'Haus', 'über'],
  ['el', 'τεχνολογίας', 'τεχνολογία', 'και'],
  ['en', 'containers', 'container', 'the'],
  ['es', 'desarrolladores', 'desarrollador', 'también'],
  ['fi', 'kehittäjät', 'kehittäjä', 'että'],
  ['fr', 'données', 'donnée', 'été'],
  ['hu', 'fejlesztőknek', 'fejlesztő', 'és'],
  ['it', 'sviluppatori', 'sviluppatore', 'perché'],
  ['nl', 'ontwikkelaars', 'ontwikkelaar', 'niet'],
  ['no', 'foredragene', 'foredrag', 'ikke'],
  ['pl', 'programowania', 'programowanie', 'więc'],
  ['pt', 'desenvolvedores', 'desenvolvedor', 'não'],
  ['ro', 'dezvoltatori', 'dezvoltator', 'și'],
  ['ru', 'развертывания', 'развертывание', 'что'],
  ['sv', 'föredragen', 'föredrag', 'inte'],
  ['tr', 'dersler', 'ders', 'çok'],
])('%s: %s is found by %s, and %s is a stop word', (code, inflected, plain, stopWord) => {
  const language = languages.get(code);
  expect(language?.stem(foldWord(lowerCase(inflected)))).toBe(language?.stem(foldWord(lowerCase(plain))));
  expect(language?.isStopWord(stopWord)).toBe(true);
  expect(language?.isStopWord('kafka')).toBe(false);
  expect(language?.isStopWord('constructor')).toBe(false);
});

describe('every stemmer, given any text', () => {
  const letters = 'abcdeginrstuyzßäöüñéèêçşğıøåœæąęłăâîșțőű-ийенстяёыьαειοσνμλ'.split('');
  const word = fc.oneof(
    hostileText.map((text) => foldWord(lowerCase(text))),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 14 }),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 14 }).map(foldWord),
  );

  test.each(STEMMED_LANGUAGES)('%s never throws, never leaves nothing, and keeps nothing in mind', async (code) => {
    const language = languages.get(code)!;
    await fc.assert(
      fc.asyncProperty(word, word, async (one, other) => {
        const stem = language.stem(one);
        language.stem(other);
        expect(language.stem(one)).toBe(stem);
        expect((await loadLanguages([code])).get(code)?.stem(one)).toBe(stem);
        expect(stem === '').toBe(one === '');
        expect(language.isStopWord(one)).toBe(language.isStopWord(one));
      }),
      { numRuns: 200 },
    );
  });
});
