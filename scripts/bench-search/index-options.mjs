/** How the talks of the benchmark are indexed: as those of a site that sets nothing. Needs `dist/`. */
import { SEARCH_FIELDS } from '../../dist/model/search.js';
import { languageOf } from '../../dist/search/words/languages.js';
import { loadLanguages } from '../../dist/search/words/lunr-languages.js';

export const BOOSTS = { title: 10, speaker: 8, category: 5, event: 5, tags: 5, body: 2 };

const FIELDS_WITH_STOP_WORDS = new Set(['title', 'speaker']);

export const INDEX_OPTIONS = {
  fields: SEARCH_FIELDS.map((name) => ({
    name,
    boost: BOOSTS[name],
    keepsStopWords: FIELDS_WITH_STOP_WORDS.has(name),
  })),
  b: 0.75,
  k1: 1.2,
};

/** The stemmers of the languages of the talks; resolves when they are loaded. */
export function loadTalkLanguages(talks) {
  return loadLanguages(new Set(talks.flatMap(({ language }) => languageOf(language) ?? [])));
}
