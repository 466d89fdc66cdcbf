/** How words become the terms of the index, and how the words of a question become the same terms. Pure: what it answers can be remembered. */
import type { WordLanguage, WordLanguages } from './languages.ts';
import { bigrams, foldWord, isUnspaced, splitWords } from './words.ts';

/** A word of a question. */
export interface QueryWord {
  /** What it can be in the index, each once: its stems by the language's code, then the plain word. Stop words have terms too. */
  readonly terms: readonly string[];
  /**
   * Whether a main language of the archive leaves it out of running text. Talks in that language cannot be expected to contain it; they may still have
   * it in a field that keeps stop words.
   */
  readonly stopWord: boolean;
}

/** Names of versions and products (`k8s`, `log4js`, `3.11`) have no endings to take off; no language has longer words, and a stemmer would be slow. */
const STEMMABLE = /^[\p{L}\p{M}]{1,60}$/u;
/** The same of a word in ASCII, which most words are: nothing of it is folded or divided. */
const ASCII = /^[\u0000-\u007f]*$/;
const ASCII_STEMMABLE = /^[a-z]{1,60}$/;
/** A run of letters that is longer is data that somebody pasted. Nobody searches for it, and the files of the index are small. */
const MAX_LENGTH = 200;

/** A line drawn with underscores, not a word. */
const RULE = /^_*$/;

/**
 * The terms of one word as `splitWords` gives it; none for a stop word unless those are kept, nor for what is no word at all.
 *
 * Diacritics are folded before stemming, so that `donnees` and `données` meet in every language.
 */
export function analyseWord(word: string, language: WordLanguage | undefined, keepStopWords: boolean): string[] {
  if (RULE.test(word)) return [];
  if (!keepStopWords && language?.isStopWord(word)) return [];
  if (language !== undefined && ASCII_STEMMABLE.test(word)) return [language.stem(word)];
  if (ASCII.test(word)) return word.length > MAX_LENGTH ? [] : [word];
  const folded = foldWord(word);
  if (isUnspaced(folded))
    return bigrams(folded).flatMap((piece) => stemPiece(piece, isUnspaced(piece) ? undefined : language));
  return stemPiece(folded, language);
}

/** The terms of a text, in order: what the index holds for it. */
export function analyseText(text: string, language: WordLanguage | undefined, keepStopWords: boolean): string[] {
  return splitWords(text).flatMap((word) => analyseWord(word, language, keepStopWords));
}

/**
 * What one word of a question, as `splitWords` gives it, can be in the index.
 *
 * The plain folded word is always among the terms: talks in a language without a stemmer are indexed by it. Of a word that `bigrams` divides, the terms
 * are those of all pieces; who wants every piece to occur asks for the pieces one by one. Without `main` every language is a main one.
 */
export function analyseQueryWord(word: string, languages: WordLanguages, main?: readonly string[]): QueryWord {
  const sorted = [...languages.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const terms = [...sorted, undefined].flatMap((language) => analyseWord(word, language, true));
  const isMain = ({ code }: WordLanguage): boolean => main === undefined || main.includes(code);
  return {
    terms: [...new Set(terms)],
    stopWord: sorted.some((language) => isMain(language) && language.isStopWord(word)),
  };
}

function stemPiece(piece: string, language: WordLanguage | undefined): string[] {
  if (piece.length > MAX_LENGTH) return [];
  return [language !== undefined && STEMMABLE.test(piece) ? language.stem(piece) : piece];
}
