/** One talk as the search takes it: what is indexed, what a result shows, what it can be found by. Knows no archive. */
import type { Facet, FacetValue, Passage, TalkRecord } from '../../model/search.ts';

/** A text with fields, as an index takes it. */
export interface IndexedDocument {
  /** Language tag. */
  readonly language: string;
  /** By field; empty where the document has none. */
  readonly texts: readonly string[];
}

/** All but the passages may be made anew at each access: to be asked for once. */
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
