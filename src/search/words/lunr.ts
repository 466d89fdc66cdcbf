/** The adapter of `lunr`: the little of it that others use, typed. The browser's copy of `lunr` (`scripts/lunr-for-browser.mjs`) has only that. */
import lunr from 'lunr';

/** The version whose index format and scores are kept. */
export const LUNR_VERSION: string = lunr.version;

/** Lunr's Porter stemmer on one word in lower case. */
export function stemEnglish(word: string): string {
  // Of a token, the stemmer only wants to change the text.
  const stem = lunr.stemmer as unknown as (token: { update: (change: (word: string) => string) => string }) => string;
  return stem({ update: (change) => change(word) });
}

/** Whether a word in lower case is one of Lunr's English stop words. */
export function isEnglishStopWord(word: string): boolean {
  // Of a token, the filter only wants the text.
  const keep = lunr.stopWordFilter as unknown as (token: string) => string | undefined;
  return word !== '' && keep(word) === undefined;
}
