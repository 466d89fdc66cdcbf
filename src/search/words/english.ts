/** English, which every archive can have: the stemmer and stop words of Lunr itself. */
import type { WordLanguage } from './languages.ts';
import { isEnglishStopWord, stemEnglish } from './lunr.ts';

export const ENGLISH: WordLanguage = {
  code: 'en',
  stem: (word) => stemEnglish(word) || word,
  isStopWord: isEnglishStopWord,
};
