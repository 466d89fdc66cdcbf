/**
 * Makes a `WordLanguage` of one file of `lunr-languages`, in the build and in the browser alike. The file is given a stand-in for Lunr, so that
 * nothing of Lunr is changed and no second language gets in its way.
 */
import type { WordLanguage } from './languages.ts';
import { foldWord } from './words.ts';

/** What a file of `lunr-languages` exports: a function that hangs things on Lunr. */
export type StemmerPlugin = (lunr: Record<string, unknown>) => void;

/** A stand-in for `lunr.Token`, of which a stemmer only wants to change the text. */
interface WordToken {
  readonly update: (change: (word: string) => string) => string;
}

/** What the file leaves at `lunr.<code>`, as far as it is used: with the stand-in below a stop word filter is its list. */
interface LanguageFunctions {
  readonly stemmer: (token: WordToken) => string;
  readonly stopWordFilter: readonly string[];
}

/**
 * The language that a file of `lunr-languages` describes.
 *
 * `support` is `lunr.stemmer.support.js` of the same package. A stem is folded again, because some stemmers write letters with marks; where nothing is
 * left of a word, its stem is the word itself.
 */
export function languageFromPlugin(code: string, plugin: StemmerPlugin, support: StemmerPlugin): WordLanguage {
  const lunr: Record<string, unknown> = {
    Pipeline: { registerFunction: () => undefined },
    generateStopWordFilter: (words: readonly string[]) => words,
  };
  support(lunr);
  plugin(lunr);
  const { stemmer, stopWordFilter } = lunr[code] as LanguageFunctions;
  const stopWords = new Set(stopWordFilter);
  const markedStopWords = new Set(stopWordFilter.filter((word) => foldWord(word) !== word).map(foldWord));
  return {
    code,
    stem: (word) => foldWord(stemmer({ update: (change) => change(word) })) || word,
    // Marks may be written in several ways (`și`, `şi`), but they tell words apart: `Uber` is no stop word and `über` is, `sûr` is none and `sur` is.
    isStopWord: (word) => {
      const folded = foldWord(word);
      return folded === word ? stopWords.has(word) : markedStopWords.has(folded);
    },
  };
}
