import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUint32List } from '../../../src/model/uint32-list.ts';
import type { IndexedDocument } from '../../../src/search/collect/search-talk.ts';
import { analyseText } from '../../../src/search/words/analysis.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { buildInvertedIndex, type InvertedIndex } from '../../../src/search/write/inverted-index.ts';
import { createTermNumbers } from '../../../src/search/write/term-numbers.ts';
import { createTermScanner, joiningCodeUnits } from '../../../src/search/write/term-scanner.ts';
import { hostileText, plainText } from '../../helpers/search-texts.ts';

const languages = await loadLanguages(['de', 'en']);
const options = {
  fields: [
    { name: 'title', boost: 10, keepsStopWords: true },
    { name: 'body', boost: 1, keepsStopWords: false },
  ],
  b: 0.75,
  k1: 1.2,
};

/** [term, field, document, frequency] of every posting. */
function postingsOf(index: InvertedIndex): [string, string, number, number][] {
  const fields = index.options.fields;
  return index.terms.flatMap((term, number) =>
    fields.flatMap(({ name }, field) => {
      const list = number * fields.length + field;
      const places = Array.from({ length: index.offsets[list + 1]! - index.offsets[list]! }, (_, at) => at);
      return places.map((at): [string, string, number, number] => {
        const posting = index.offsets[list]! + at;
        return [term, name, index.postingDocuments[posting]!, index.postingFrequencies[posting]!];
      });
    }),
  );
}

describe('the inverted index', () => {
  test('counts the terms of each field of each document', () => {
    const index = buildInvertedIndex(
      [
        { language: 'en', texts: ['Will it run?', 'It will run, run and run.'] },
        { language: 'de', texts: ['Häuser', 'Das Haus will run'] },
        { language: 'cs', texts: ['', ''] },
      ],
      options,
      languages,
    );
    expect(index.documents).toBe(3);
    expect(index.terms).toEqual(['will', 'it', 'run', 'haus']);
    expect(postingsOf(index)).toEqual([
      ['will', 'title', 0, 1],
      ['it', 'title', 0, 1],
      ['run', 'title', 0, 1],
      ['run', 'body', 0, 3],
      ['run', 'body', 1, 1],
      ['haus', 'title', 1, 1],
      ['haus', 'body', 1, 1],
    ]);
    expect([...index.fieldLengths]).toEqual([3, 1, 0, 3, 2, 0]);
    expect(index.averageLengths).toEqual([4 / 3, 5 / 3]);
  });

  test('a term is numbered where it is first indexed, not where it is left out as a stop word', () => {
    const documents = [
      { language: 'en', texts: ['first', 'the end'] },
      { language: 'en', texts: ['the', ''] },
    ];
    expect(buildInvertedIndex(documents, options, languages).terms).toEqual(['first', 'end', 'the']);
  });

  test('takes documents one by one, as they are made', () => {
    let made = 0;
    function* documents(): Generator<IndexedDocument> {
      for (; made < 100; made++) yield { language: 'en', texts: [`talk ${made}`, ''] };
    }
    const index = buildInvertedIndex(documents(), options, languages);
    expect([index.documents, index.terms.length, made]).toEqual([100, 101, 100]);
  });

  test('of no documents is empty', () => {
    const index = buildInvertedIndex([], options, languages);
    expect([index.documents, index.terms, index.offsets.length]).toEqual([0, [], 1]);
    expect(index.averageLengths).toEqual([Number.NaN, Number.NaN]);
  });

  test('holds many documents and long fields', () => {
    const words = Array.from({ length: 5000 }, (_, number) => `word${number}`).join(' ');
    const index = buildInvertedIndex([{ language: 'en', texts: ['', `${words} ${words}`] }], options, languages);
    expect([index.terms.length, index.fieldLengths[1]]).toEqual([5000, 10_000]);
    expect(new Set(index.postingFrequencies)).toEqual(new Set([2]));
  });
});

describe('the scanner', () => {
  const joining = joiningCodeUnits();

  /** Reads all texts twice, so that what was remembered is asked too. */
  function scanTwice(texts: readonly string[], code: string, keepStopWords: boolean): string[][] {
    const numbers = createTermNumbers();
    const scan = createTermScanner(joining, numbers, languages.get(code));
    return [...texts, ...texts].map((text) => {
      const found = createUint32List();
      scan(text, keepStopWords, found);
      return Array.from(found.values.subarray(0, found.length), (term) => numbers.terms[term]!);
    });
  }

  test.each([
    ['hostile text', hostileText],
    ['plain text', plainText],
    ['signs around words', fc.string({ unit: fc.constantFrom(..."abcCfF019 .'’+#-_\u00ad\u00b2ς") })],
    ['case and sigma', fc.string({ unit: fc.constantFrom(...'ΑΣςσİIıßẞÉé.’ ·ΌK') })],
  ])('gives the terms of the plain analysis for %s', (_, text) => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 5 }),
        fc.constantFrom('de', 'en', 'xx'),
        fc.boolean(),
        (texts, code, keep) => {
          const terms = texts.map((one) => analyseText(one, languages.get(code), keep));
          expect(scanTwice(texts, code, keep)).toEqual([...terms, ...terms]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('gives them with any character of the basic plane between and beside words', () => {
    for (let code = 0; code < 0x10000; code += 1024) {
      const texts = Array.from({ length: 1024 }, (_, offset) => {
        const character = String.fromCharCode(code + offset);
        return `a1${character}1c${character}${character} ${character}`;
      });
      expect(scanTwice(texts, 'en', false).slice(0, 1024)).toEqual(
        texts.map((text) => analyseText(text, languages.get('en'), false)),
      );
    }
  });

  test('gives them for runs too long to be remembered', () => {
    const texts = ['x'.repeat(500), `${'東京'.repeat(50)}`, `${'a'.repeat(40)} ${'b'.repeat(41)}`];
    expect(scanTwice(texts, 'en', false).slice(0, 3)).toEqual(
      texts.map((text) => analyseText(text, languages.get('en'), false)),
    );
  });
});
