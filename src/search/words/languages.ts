/** Which languages have a stemmer and what a stemmer is. Build and browser share it; the stemmers themselves are loaded elsewhere. */

/** What is known of the words of one language. Pure: the same word gives the same answer, whatever was asked before. */
export interface WordLanguage {
  /** Primary subtag. */
  readonly code: string;
  /** The stem of a folded word in lower case; never empty. */
  readonly stem: (word: string) => string;
  /** Whether a word as `splitWords` gives it, in any normal form, is too common to be worth finding in running text. */
  readonly isStopWord: (word: string) => boolean;
}

/** By primary subtag. */
export type WordLanguages = ReadonlyMap<string, WordLanguage>;

/**
 * Languages whose words can be stemmed one by one, sorted. English comes with Lunr, the others with `lunr-languages`.
 *
 * Of that package are left out: `hi`, `hy`, `kn`, `sa`, `ta`, `te` (their stemmers change nothing), `ja`, `ko`, `th`, `zh` (pairs of characters serve
 * them), `ar` and `he` (they keep their state in the global object), `vi` (no stemmer).
 */
export const STEMMED_LANGUAGES: readonly string[] = [
  ...['da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'hu', 'it', 'nl'],
  ...['no', 'pl', 'pt', 'ro', 'ru', 'sv', 'tr'],
];

/** Languages that are written alike enough to share a stemmer. */
const SHARED_STEMMERS: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
]);

/** The key of a language tag in `WordLanguages` (`de-AT` → `de`, `nb` → `no`); undefined when its words are not stemmed. */
export function languageOf(tag: string): string | undefined {
  const primary = /^[a-z]+/.exec(tag.toLowerCase())?.[0] ?? '';
  const code = SHARED_STEMMERS.get(primary) ?? primary;
  return STEMMED_LANGUAGES.includes(code) ? code : undefined;
}
