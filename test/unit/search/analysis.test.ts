import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseQueryWord, analyseText, analyseWord } from '../../../src/search/words/analysis.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { bigrams, foldWord, splitWords } from '../../../src/search/words/words.ts';
import { hostileText, plainText } from '../../helpers/search-texts.ts';

const languages = await loadLanguages(['fr', 'en', 'de']);
const [english, german, french] = ['en', 'de', 'fr'].map((code) => languages.get(code));

describe('the terms of a text', () => {
  test('are folded, then stemmed in the language of the talk', () => {
    expect(analyseText('Running the Häuser', english, false)).toEqual(['run', 'hauser']);
    expect(analyseText('Running the Häuser', german, false)).toEqual(['running', 'the', 'haus']);
    expect(analyseText('Running the Häuser', undefined, false)).toEqual(['running', 'the', 'hauser']);
  });

  test.each([english, german, french, undefined])('do not depend on diacritics (%#)', (language) => {
    for (const [one, other] of [
      ['Jörg', 'jorg'],
      ['données', 'donnees'],
      ['naïvement', 'naivement'],
      ['Größe', 'Grosse'],
    ] as const) {
      expect(analyseText(one, language, true)).toEqual(analyseText(other, language, true));
      expect(analyseText(one.normalize('NFD'), language, true)).toEqual(analyseText(other, language, true));
    }
  });

  test('leave stop words out, in any normal form, unless they are kept', () => {
    expect(analyseText('Für und wider, Will Smith', german, false)).toEqual(['wid', 'smith']);
    expect(analyseText('für'.normalize('NFD'), german, false)).toEqual([]);
    expect(analyseText('Will Smith on IT', english, false)).toEqual(['smith']);
    expect(analyseText('Will Smith on IT', english, true)).toEqual(['will', 'smith', 'on', 'it']);
  });

  test('are pairs of characters where words have no spaces', () => {
    expect(analyseText('Pythons 機械学習', english, false)).toEqual(['python', '機械', '械学', '学習']);
    expect(analyseText('입문', undefined, false)).toEqual(['입문']);
  });

  test('leave names of versions as they are', () => {
    expect(analyseText('k8s log4js 3.11 C++', english, false)).toEqual(['k8s', 'log4js', '3.11', 'c++']);
  });

  test('leave out drawn lines and pasted data', () => {
    expect(analyseText(`____ ${'x'.repeat(201)} end`, english, true)).toEqual(['end']);
    expect(analyseText('x'.repeat(200), english, true)).toEqual(['x'.repeat(200)]);
  });

  test('are never empty and never throw', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.constantFrom(english, german, french, undefined),
        fc.boolean(),
        (text, language, keep) => {
          for (const term of analyseText(text, language, keep)) expect(term).not.toBe('');
        },
      ),
    );
  });
});

describe('a word of a question', () => {
  test('has the stems of all languages by code, then the plain word, each once', () => {
    expect(analyseQueryWord('häuser', languages).terms).toEqual(['haus', 'hauser']);
    expect(analyseQueryWord('données', languages).terms).toEqual(['donne', 'donnees']);
    expect(analyseQueryWord('runnings', languages)).toEqual({ terms: ['running', 'run', 'runnings'], stopWord: false });
    expect(analyseQueryWord('kafka', new Map()).terms).toEqual(['kafka']);
  });

  test('is a stop word when a language of the archive leaves it out', async () => {
    expect(analyseQueryWord('the', languages)).toEqual({ terms: ['the'], stopWord: true });
    expect(analyseQueryWord('über', languages)).toEqual({ terms: ['uber'], stopWord: true });
    expect(analyseQueryWord('the', await loadLanguages(['de'])).stopWord).toBe(false);
    expect(analyseQueryWord('the', new Map()).stopWord).toBe(false);
    expect(analyseQueryWord('the', languages, ['de']).stopWord).toBe(false);
    expect(analyseQueryWord('the', languages, ['en']).stopWord).toBe(true);
  });

  test('does not depend on the order in which languages were loaded', () => {
    const turned = new Map([...languages].reverse());
    for (const word of ['runnings', 'häuser', '機械学習']) {
      expect(analyseQueryWord(word, turned)).toEqual(analyseQueryWord(word, languages));
    }
  });

  test('can be what it is in the index, in every language, unless it was left out', () => {
    const text = fc.oneof(plainText, hostileText);
    fc.assert(
      fc.property(text, fc.constantFrom(english, german, french, undefined), fc.boolean(), (given, language, keep) => {
        for (const word of splitWords(given)) {
          const { terms, stopWord } = analyseQueryWord(word, languages);
          const indexed = analyseWord(word, language, keep);
          expect(terms).toEqual(expect.arrayContaining(indexed));
          if (language?.isStopWord(word)) expect(stopWord).toBe(true);
        }
      }),
    );
  });

  test('in pieces has the terms of its pieces', () => {
    fc.assert(
      fc.property(plainText, (given) => {
        for (const word of splitWords(given)) {
          const pieces = bigrams(foldWord(word)).flatMap((piece) => analyseQueryWord(piece, languages).terms);
          expect(new Set(pieces)).toEqual(new Set(analyseQueryWord(word, languages).terms));
        }
      }),
    );
  });
});
