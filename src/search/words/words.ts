/**
 * How text becomes words: where one begins and ends, and which spellings of it are the same. Build and browser share it; it never knows a language.
 */
import { foldLatin } from '../../model/slug.ts';

/** One word of a text, in lower case, with the part of the text (in UTF-16 units) that it stands for. */
export interface FoundWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Soft hyphen, joiners and byte order mark: nobody sees them, so they do not divide a word. */
const INVISIBLE = '[\\u00ad\\u200c\\u200d\\u2060\\ufeff]';
const FIRST = '[\\p{L}\\p{N}_]';
const REST = '[\\p{L}\\p{N}\\p{M}_]*';
const INSIDE = `(?:${INVISIBLE}*['’]${INVISIBLE}*|${INVISIBLE}+|(?<=\\p{N})\\.(?=\\p{N}))`;
const WORD = new RegExp(`c\\+\\+|[cf]#|${FIRST}${REST}(?:${INSIDE}${FIRST}${REST})*`, 'gu');
/** The same for text in ASCII, four times as fast. */
const ASCII_WORD = /c\+\+|[cf]#|\w+(?:(?:'|(?<=\d)\.(?=\d))\w+)*/g;
/** What is taken out of a word: the invisible, and the selectors that choose between pictures of one character. */
const UNSEEN = /[\ufe00-\ufe0f\u00ad\u200c-\u200d\u2060\ufeff]+/g;
/** What French and Italian put before a vowel: `l'architecture` is found by `architecture`. */
const ELISION = /^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|un|all|dall|dell|nell|sull|quest|quell)['’]/;
const NOT_ASCII = /[^\u0000-\u007f]/;

/**
 * A text in lower case with the length of the text itself, so that positions in one are positions in the other.
 *
 * `İ` is the one character whose lower case is longer; it becomes a plain `i`.
 */
export function lowerCase(text: string): string {
  return (text.includes('İ') ? text.replaceAll('İ', 'i') : text).toLowerCase();
}

/**
 * The words of a text in order, each in lower case.
 *
 * A word is a run of letters, digits, marks and `_` of any script that does not begin with a mark. An apostrophe inside is dropped (`don't` → `dont`),
 * an English `'s` and an elided article with it (`Python's` → `python`, `l'art` → `art`); a dot stays between digits (`3.11`); `c++`, `c#` and `f#` are
 * words. All else separates.
 */
export function splitWords(text: string): string[] {
  const lower = lowerCase(text);
  if (!NOT_ASCII.test(lower)) return lower.match(ASCII_WORD)?.map(dropApostrophes) ?? [];
  return lower.match(WORD)?.map(cleanWord) ?? [];
}

/** The same words as `splitWords`, with their places in the text. */
export function findWords(text: string): FoundWord[] {
  const lower = lowerCase(text);
  return Array.from(lower.matchAll(NOT_ASCII.test(lower) ? WORD : ASCII_WORD), (match) => ({
    word: cleanWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function cleanWord(match: string): string {
  return dropApostrophes(NOT_ASCII.test(match) ? match.replace(UNSEEN, '') : match);
}

function dropApostrophes(word: string): string {
  if (!word.includes("'") && !word.includes('’')) return word;
  return word
    .replace(/['’]s$/, '')
    .replace(ELISION, '')
    .replace(/['’]/g, '');
}

/**
 * The form in which spellings of a word are the same: Latin diacritics do not count (`jörg` → `jorg`), nor do Greek accents and the form of sigma at
 * the end of a word. Other scripts keep their marks. The word is in lower case.
 */
export function foldWord(word: string): string {
  if (!NOT_ASCII.test(word)) return word;
  const folded = foldLatin(word);
  return /\p{Script=Greek}/u.test(folded) ? foldGreek(folded) : folded;
}

function foldGreek(word: string): string {
  return word
    .replace(/\p{Script=Greek}\p{M}*/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replaceAll('ς', 'σ');
}

/** Writing without spaces between words, or (Korean) with endings that stick to them. */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}]';
const HAS_UNSPACED = new RegExp(UNSPACED, 'u');
const RUNS = new RegExp(`(?:${UNSPACED}\\p{M}*)+|(?:(?!${UNSPACED}).)+`, 'gsu');

/** Whether a word, or a piece that `bigrams` made of it, is in a script whose words have no spaces between them. */
export function isUnspaced(word: string): boolean {
  return NOT_ASCII.test(word) && HAS_UNSPACED.test(word);
}

/**
 * A word as the pieces by which it is indexed: runs of Chinese, Japanese, Korean and Thai characters as overlapping pairs (a single one stays as it is),
 * other runs whole. A word without such characters is its only piece.
 */
export function bigrams(word: string): string[] {
  if (!isUnspaced(word)) return [word];
  return (word.match(RUNS) ?? []).flatMap((run) => (HAS_UNSPACED.test(run) ? pairs(Array.from(run)) : [run]));
}

function pairs(characters: readonly string[]): string[] {
  if (characters.length === 1) return [...characters];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
