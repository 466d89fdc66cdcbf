/** One talk as the search takes it: what is indexed, what a result shows, what it can be found by. Knows no archive. */
import type { Facet, FacetValue, Passage, TalkRecord } from '../../model/search.ts';
import type { IndexedDocument } from '../write/inverted-index.ts';

export interface SearchTalk {
  /** Texts in the order of `SEARCH_FIELDS`. */
  readonly document: IndexedDocument;
  readonly record: TalkRecord;
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  readonly passages: readonly SearchPassage[];
}

/** A passage and the language in which it is written, BCP 47. */
export interface SearchPassage {
  readonly passage: Passage;
  readonly language: string;
}
