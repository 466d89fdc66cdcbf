import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segments } from '../../../src/model/search.ts';
import { bestSentence, highlight, type Matches } from '../../../src/search/ask/highlight.ts';
import { analyseQueryWord } from '../../../src/search/words/analysis.ts';
import { ENGLISH } from '../../../src/search/words/english.ts';

const languages = new Map([['en', ENGLISH]]);

function matching(...terms: readonly string[]): Matches {
  return { terms: new Set(terms), termsOf: (word) => analyseQueryWord(word, languages).terms };
}

/** Marked pieces in brackets. */
function show(segments: Segments): string {
  return segments.map(({ text, mark }) => (mark === true ? `[${text}]` : text)).join('');
}

describe('highlight', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['Running containers', ['contain'], 'Running [containers]'],
    ['Jörg Schad', ['jorg'], '[Jörg] Schad'],
    ["Python's CI/CD in C++", ['python', 'cd', 'c++'], "[Python's] CI/[CD] in [C++]"],
    ['The The', ['the'], '[The] [The]'],
    ['İstanbul', ['istanbul'], '[İstanbul]'],
    ['日本語入門', ['日本', '本語'], '[日本語]入門'],
    ['Docker入門', ['docker'], '[Docker]入門'],
    ['日日日', ['日日'], '[日日日]'],
    ['nothing', [], 'nothing'],
    ['', ['x'], ''],
  ])('%s', (text, terms, expected) => {
    expect(show(highlight(text, matching(...terms)))).toBe(expected);
  });

  test('the pieces joined are the text, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'kafka',
            ' ',
            '日本',
            '語',
            'İ',
            "'s",
            'ß',
            '한',
            '\u1112\u1161\u11ab',
            '\ud83d',
            '👋',
            '\u00ad',
            'e\u0301',
            '-',
          ),
        )
        .map((pieces) => pieces.join('')),
    );
    const matches = matching('kafka', '日本', '本語', 'i', 'ss', 'é', 'e', '한');
    fc.assert(
      fc.property(text, (value) => {
        const pieces = highlight(value, matches);
        expect(pieces.map((piece) => piece.text).join('')).toBe(value);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});

describe('bestSentence', () => {
  const filler = 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod. '.repeat(10);

  test('a short text stays whole', () => {
    expect(bestSentence('We use Kafka.', matching('kafka'), 200)).toEqual({
      segments: [{ text: 'We use ' }, { text: 'Kafka', mark: true }, { text: '.' }],
      at: 7,
    });
  });

  test('a text without a match is shown from its beginning', () => {
    const { segments, at } = bestSentence(filler, matching('kafka'), 100);
    expect(at).toBeUndefined();
    expect(show(segments)).toMatch(/^Lorem ipsum .*…$/s);
  });

  test('begins with the sentence of the match', () => {
    const text = `${filler}Then we met Kafka and were happy. ${filler}`;
    const { segments, at } = bestSentence(text, matching('kafka'), 100);
    expect(show(segments)).toMatch(/^…Then we met \[Kafka\] and were happy\. .*…$/s);
    expect(text.slice(at)).toMatch(/^Kafka/);
  });

  test('prefers the place with most of the words', () => {
    const text = `Kafka first. ${filler}Then Kafka met Spark. ${filler}`;
    expect(show(bestSentence(text, matching('kafka', 'spark'), 100).segments)).toContain('Then [Kafka] met [Spark].');
  });

  test('shows a match and about the length, never half a character, of any text', () => {
    const piece = fc.constantFrom('word ', 'longer', '日本', '👋', '. ', '\n', 'kafka ', '-');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), fc.integer({ min: 20, max: 200 }), (pieces, length) => {
        const text = pieces.join('');
        const { segments, at } = bestSentence(text, matching('kafka'), length);
        const shown = segments.map((segment) => segment.text).join('');
        expect(shown.length).toBeLessThanOrEqual(length + 2);
        expect(shown).not.toMatch(/^…?[\udc00-\udfff]|[\ud800-\udbff]…?$/);
        expect(at === undefined).toBe(!segments.some(({ mark }) => mark));
      }),
    );
  });
});
