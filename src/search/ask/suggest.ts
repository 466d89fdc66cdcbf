/** Ways to narrow a list of talks that the typed words suggest. Reads nothing: it looks at talks that are shown anyway. */
import type { Facet, Suggestion, TalkRecord } from '../../model/search.ts';
import { foldWord, splitWords } from '../words/words.ts';
import type { AskedWord } from './query-clauses.ts';

const MOST_SUGGESTIONS = 4;
/** Talks that are looked at: those that fit best. */
const MOST_TALKS = 10;
const SHORTEST_WORD = 2;

/** Speakers, categories and events of the talks whose names have a word that begins like a typed one; speakers first, then in the order of the talks. */
export function suggest(words: readonly AskedWord[], records: readonly TalkRecord[]): readonly Suggestion[] {
  const typed = words
    .filter(({ need, fields }) => need !== 'never' && fields.length > 1)
    .map((word) => foldWord(word.typed.toLowerCase()))
    .filter((word) => word.length >= SHORTEST_WORD);
  if (typed.length === 0) return [];
  const fits = (name: string): boolean =>
    splitWords(name).some((word) => typed.some((beginning) => foldWord(word).startsWith(beginning)));
  const shown = records.slice(0, MOST_TALKS);
  const named: readonly (readonly [Facet, readonly string[]])[] = [
    ['speaker', shown.flatMap(({ speakers }) => speakers)],
    ['category', shown.flatMap(({ categories }) => categories ?? [])],
    ['event', shown.flatMap(({ event }) => event ?? [])],
  ];
  return named
    .flatMap(([facet, names]) => [...new Set(names)].filter(fits).map((name): Suggestion => ({ facet, name })))
    .slice(0, MOST_SUGGESTIONS);
}
