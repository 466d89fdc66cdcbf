import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigrams, findWords, foldWord, isUnspaced, lowerCase, splitWords } from '../../../src/search/words/words.ts';

describe('words of a text', () => {
  test.each<[string, string[]]>([
    ['Hello, World!', ['hello', 'world']],
    ['CI/CD, end-to-end', ['ci', 'cd', 'end', 'to', 'end']],
    ["don't and don’t", ['dont', 'and', 'dont']],
    ["Python's tricks, the speakers' room", ['python', 'tricks', 'the', 'speakers', 'room']],
    ["l'architecture d’un système, qu'il", ['architecture', 'un', 'système', 'il']],
    ["rock'n'roll 'quoted' O'Reilly", ['rocknroll', 'quoted', 'oreilly']],
    ['Python 3.11. Version v1.2.3 of 3.x', ['python', '3.11', 'version', 'v1.2.3', 'of', '3', 'x']],
    ['Node.js .NET a.b', ['node', 'js', 'net', 'a', 'b']],
    ['C++ c# F# C++17 g++ c+', ['c++', 'c#', 'f#', 'c++', '17', 'g', 'c']],
    ['__init__ snake_case', ['__init__', 'snake_case']],
    ['(¿qué?) «Ελλάδα» „Größe“', ['qué', 'ελλάδα', 'größe']],
    ['İstanbul STRASSE', ['istanbul', 'strasse']],
    ['soft\u00adhyphen می\u200cخواهم', ['softhyphen', 'میخواهم']],
    ['機械学習、入門。 データ', ['機械学習', '入門', 'データ']],
    ['❤️ 👩‍💻 1️⃣', ['1\u20e3']],
    ['\ud800 lone \udc00', ['lone']],
    ['', []],
  ])('%j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  test('the quick way for ASCII gives the same words as the general one', () => {
    const text = fc.string({ unit: fc.constantFrom(..."abcfs019 .'+#-_/\nC") });
    // A character of another script at the end, apart, makes the general way take over.
    fc.assert(
      fc.property(text, (ascii) => {
        expect(splitWords(`${ascii} ж`)).toEqual([...splitWords(ascii), 'ж']);
      }),
    );
  });

  test('lower case is as long as the text, for every character', () => {
    const longer: number[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (lowerCase(character).length !== character.length) longer.push(code);
    }
    expect(longer).toEqual([]);
  });

  test('found words are the words of the text, at their places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = findWords(text);
        expect(found.map(({ word }) => word)).toEqual(splitWords(text));
        for (const { word, start, end } of found) expect(splitWords(text.slice(start, end)).join('')).toBe(word);
      }),
    );
    expect(findWords("İf Python's")).toEqual([
      { word: 'if', start: 0, end: 2 },
      { word: 'python', start: 3, end: 11 },
    ]);
  });

  test('words are split again into themselves, so a question can be split piece by piece', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of splitWords(text)) expect(splitWords(word)).toEqual([word]);
      }),
    );
  });
});

describe('folding', () => {
  test.each([
    ['jörg', 'jorg'],
    ['données', 'donnees'],
    ['größe', 'grosse'],
    ['łódź', 'lodz'],
    ['résumé', 'resume'],
    ['λόγος', 'λογοσ'],
    ['ёлка', 'ёлка'],
    ['が', 'が'],
    ['हिन्दी', 'हिन्दी'],
    ['plain', 'plain'],
  ])('%s becomes %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
    expect(foldWord(word.normalize('NFD'))).toBe(folded);
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of splitWords(text)) expect(foldWord(foldWord(word))).toBe(foldWord(word));
      }),
    );
  });
});

describe('pieces of unspaced writing', () => {
  test.each<[string, string[]]>([
    ['機械学習', ['機械', '械学', '学習']],
    ['東', ['東']],
    ['python入門編', ['python', '入門', '門編']],
    ['データ', ['デー', 'ータ']],
    ['파이썬', ['파이', '이썬']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['สวัส', ['สว', 'วั', 'ัส']],
    ['python', ['python']],
    ['привет', ['привет']],
  ])('%s', (word, pieces) => {
    expect(bigrams(word)).toEqual(pieces);
  });

  test('a piece is its own only piece', () => {
    for (const piece of bigrams('python入門編データ')) expect(bigrams(piece)).toEqual([piece]);
  });

  test('only unspaced writing is unspaced', () => {
    expect(['入', 'ด', 'a入', 'é', 'ж', 'a'].map(isUnspaced)).toEqual([true, true, true, false, false, false]);
  });
});
