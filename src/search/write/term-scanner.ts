/**
 * Reads text as numbers of terms: exactly those of `analyseText`, many times faster, because each spelling is analysed once.
 *
 * A text is cut into chunks at characters that separate words wherever they stand; most chunks are words. What `analyseText` makes of a chunk does not
 * depend on its neighbours, so it is remembered by the chunk's code units.
 */

import { pushNumber, type Uint32List } from '../../model/uint32-list.ts';
import { analyseWord } from '../words/analysis.ts';
import type { WordLanguage } from '../words/languages.ts';
import { splitWords } from '../words/words.ts';
import { createCodeUnitTable, HASH_START, HASH_STEP } from './code-unit-table.ts';
import type { TermNumbers } from './term-numbers.ts';

/** Adds the number of each term of a text to a list, in order. */
export type TermScanner = (text: string, keepStopWords: boolean, found: Uint32List) => void;

/** Chunks that are longer or have more terms (sentences without spaces) seldom come twice. */
const MAX_REMEMBERED_LENGTH = 40;
const MAX_REMEMBERED_TERMS = 4;
/** Engines give a longer part of a string as a view of it: the whole text would stay in memory as long as a term that is such a part. */
const MIN_SHARED_LENGTH = 13;

/** One word, whatever stands around it. */
const PLAIN = /^[a-z0-9]+$/i;
const JOINING = /[\p{L}\p{N}\p{M}_'’.+#\u00ad\u200c-\u200d\u2060\ufeff]/u;
const [DOT, PLUS, HASH_SIGN, ZERO, NINE, LETTER_C, LETTER_F] = [0x2e, 0x2b, 0x23, 0x30, 0x39, 0x63, 0x66];

/**
 * For each code unit 0 if it separates words wherever it stands, else itself in lower case.
 *
 * The halves of a pair are left as they are, since only the pair tells more, and so is a sigma at the end of a word: analysis folds it. About 10 ms.
 */
export function joiningCodeUnits(): Uint16Array {
  const joining = new Uint16Array(0x10000);
  for (let code = 0; code < joining.length; code++) {
    const character = String.fromCharCode(code);
    if (code >= 0xd800 && code <= 0xdfff) joining[code] = code;
    else if (JOINING.test(character)) joining[code] = character.toLowerCase().charCodeAt(0);
  }
  return joining;
}

/** A scanner for texts in one language. `joining` is what `joiningCodeUnits` gives; scanners of several languages share it and the numbers. */
export function createTermScanner(
  joining: Uint16Array,
  { numberOf }: TermNumbers,
  language: WordLanguage | undefined,
): TermScanner {
  /** By chunk: the number of its only term, STOP_WORD, or LISTED minus the place of its terms in `lists`. */
  const table = createCodeUnitTable();
  const STOP_WORD = -1;
  const LISTED = -2;
  const lists: (readonly number[])[] = [];
  /** Terms of stop words as written, where they are kept: only there may they get a number. */
  const stopWords = new Map<string, readonly number[]>();
  /** The chunk that is being read, as far as it can be remembered. */
  const chunk = new Uint16Array(MAX_REMEMBERED_LENGTH);

  function numbersOf(words: readonly string[], keep: boolean): readonly number[] {
    const found: number[] = [];
    for (const word of words) for (const term of analyseWord(word, language, keep)) found.push(numberOf(term));
    return found;
  }

  /** Analyses a chunk that is not known, and remembers it where that is worth while. */
  function learn(written: string, hash: number, keepStopWords: boolean): readonly number[] {
    const { length } = written;
    const words = PLAIN.test(written) ? [written.toLowerCase()] : splitWords(written);
    if (language !== undefined && words.some((word) => language.isStopWord(word))) {
      if (words.length === 1) table.add(chunk, length, hash, STOP_WORD);
      return numbersOf(words, keepStopWords);
    }
    const terms = numbersOf(words, true);
    const [only] = terms;
    if (terms.length === 1 && only !== undefined) table.add(chunk, length, hash, only);
    else if (terms.length <= MAX_REMEMBERED_TERMS) table.add(chunk, length, hash, LISTED + 1 - lists.push(terms));
    return terms;
  }

  function recallStopWord(word: string): readonly number[] {
    const terms = stopWords.get(word) ?? numbersOf(splitWords(word), true);
    stopWords.set(word, terms);
    return terms;
  }

  /** The terms of a chunk that is neither one known term nor a stop word that is left out. */
  function termsOf(
    text: string,
    start: number,
    end: number,
    hash: number,
    known: number | undefined,
    keepStopWords: boolean,
  ): readonly number[] {
    if (known === STOP_WORD) return recallStopWord(text.slice(start, end));
    if (known !== undefined) return lists[LISTED - known]!;
    const length = end - start;
    if (length > MAX_REMEMBERED_LENGTH) return numbersOf(splitWords(text.slice(start, end)), keepStopWords);
    const written =
      length < MIN_SHARED_LENGTH
        ? text.slice(start, end)
        : String.fromCharCode.apply(null, chunk.subarray(0, length) as unknown as number[]);
    return learn(written, hash, keepStopWords);
  }

  // The loops over all characters of an archive: what they use are their own variables, and no function is made in them.
  return (text, keepStopWords, found) => {
    const end = text.length;
    let at = 0;
    while (at < end) {
      let code = joining[text.charCodeAt(at)]!;
      if (code === 0 || (code <= DOT && separates(text, at, code))) {
        at++;
        continue;
      }
      const start = at;
      let hash = HASH_START;
      do {
        if (at - start < MAX_REMEMBERED_LENGTH) chunk[at - start] = code;
        hash = Math.imul(hash ^ code, HASH_STEP);
        at++;
        code = at < end ? joining[text.charCodeAt(at)]! : 0;
      } while (code > DOT || (code !== 0 && !separates(text, at, code)));
      const length = at - start;
      const known = length > MAX_REMEMBERED_LENGTH ? undefined : table.find(chunk, length, hash);
      if (known !== undefined && known >= 0) pushNumber(found, known);
      else if (known !== STOP_WORD || keepStopWords)
        for (const term of termsOf(text, start, at, hash, known, keepStopWords)) pushNumber(found, term);
    }
  };
}

/** Whether a sign can be told from its neighbours to separate: a dot not between digits, `+` and `#` not as in `c++`, `c#`, `f#`. */
function separates(text: string, at: number, code: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (code === DOT) return !couldBeDigit(before) || !couldBeDigit(text.charCodeAt(at + 1));
  if (code !== PLUS && code !== HASH_SIGN) return false;
  const letter = before | 0x20;
  return letter !== LETTER_C && letter !== LETTER_F && before !== PLUS;
}

/** Of a code unit, or NaN beyond the text. */
function couldBeDigit(code: number): boolean {
  return (code >= ZERO && code <= NINE) || code > 0x7f;
}
