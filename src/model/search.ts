/** What the build and the browser agree on about search: fields, facets, files, questions and answers. Plain JSON, no behaviour but names. */

/** The fields of the index of talks, in the order in which they are indexed. */
export const SEARCH_FIELDS = ['title', 'speaker', 'event', 'category', 'tags', 'body'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Fields of few words, where each may be the one that is asked for (`The Who`, `Will`): their stop words are indexed. */
export const SHORT_FIELDS: readonly SearchField[] = ['title', 'speaker'];

/** What a list of talks can be narrowed by, in the order in which a page shows them. */
export const FACETS = ['category', 'speaker', 'event', 'year', 'language', 'tag', 'has'] as const;
export type Facet = (typeof FACETS)[number];

/** The values of the facet `has`. */
export const HAS_VALUES = ['video', 'audio', 'slides', 'transcript'] as const;

/** Where the files of the index lie in a site, without a leading slash. */
export const SEARCH_FOLDER = 'search';
/** The one file whose name stays; every other is called after its content. */
export const MANIFEST_FILE = 'search/manifest.bin';
/** The path of a file of the index: gzipped, named by 12 hexadecimal digits of the SHA-256 of what it holds. */
export function searchFilePath(name: string): string {
  return `${SEARCH_FOLDER}/${name}.bin`;
}

/** The whole index in one file, for scripts of others, while it is small. */
export const PLAIN_INDEX_FILE = 'search/lunr.json';

/** Whether a path is one that only a file of the index has. The page of the search lies in the same folder. */
export function isSearchFile(path: string): boolean {
  return path === MANIFEST_FILE || path === PLAIN_INDEX_FILE || /^search\/[0-9a-f]{12}\.bin$/.test(path);
}

/**
 * Files in order, named without gaps: 12 hexadecimal digits each, in one text.
 *
 * With `depth` 2 the names are those of directories: files that hold a `FileList` of depth 1 as JSON. One list of thousands of names would cost a
 * visitor more than the answer.
 */
export interface FileList {
  readonly depth: 1 | 2;
  readonly names: string;
}

/** Files that hold sorted words. `starts[i]` is the shortest text that sorts after every word before file (or directory) i; `starts[0]` is empty. */
export interface SortedFiles extends FileList {
  readonly starts: readonly string[];
}

/** Files of numbered things, `size` to a file (the last may hold fewer). With depth 2 each directory lists `fan` files. */
export interface NumberedFiles extends FileList {
  readonly size: number;
  readonly fan: number;
}

/** One partitioned index, exactly equal to a whole Lunr index of the same documents. Documents are numbered from 0. */
export interface IndexDescription {
  readonly documents: number;
  readonly fields: readonly { readonly name: string; readonly boost: number }[];
  /** Mean number of terms, by field. */
  readonly averageLengths: readonly number[];
  /** BM25: `b` 0 means that lengths do not count and are not stored. */
  readonly b: number;
  readonly k1: number;
  /** Terms with their postings. */
  readonly terms: SortedFiles;
  /** The file that holds the `Vocabulary`. */
  readonly vocabulary: string;
}

/** The bare terms of an index, for searches by likeness; and the same with their characters reversed. */
export interface Vocabulary {
  readonly words: SortedFiles;
  readonly reversed: SortedFiles;
}

/**
 * One facet. Values are numbered in the order of their keys (folded names).
 *
 * `values`: files of `FacetValue[]` sorted by key, `counts` their number by file (or, with depth 2, by directory; a directory then also has `counts`).
 * `column`: the file that tells each document's values.
 */
export interface FacetDescription {
  readonly total: number;
  readonly values: SortedFiles & { readonly counts: readonly number[] };
  readonly column: string;
}

/** A facet without values is absent. */
export type FacetDescriptions = Readonly<Partial<Record<Facet, FacetDescription>>>;

/** `search/manifest.bin`, as JSON, gzipped: what every answer needs. What only some need is in files that it names. */
export interface SearchManifest {
  readonly version: 1;
  /**
   * Primary subtags of the languages whose words are stemmed, each list sorted: those of a tenth of the talks and more, and the others. A query passes
   * all of them; who is in a hurry may show what it finds in the main ones first.
   */
  readonly languages: { readonly main: readonly string[]; readonly further: readonly string[] };
  readonly talks: IndexDescription;
  /** Files of records, by document number; `record-rows.ts` tells how they are written. */
  readonly records: NumberedFiles;
  /** The file that holds the `FacetDescriptions`. */
  readonly facets: string;
  /** Present when a talk has the text of slides or a transcript. */
  readonly passages?: {
    readonly index: IndexDescription;
    /** Files of `Passage[]`, by passage number. */
    readonly texts: NumberedFiles;
    /** The file that tells which passages belong to which talk. */
    readonly owners: string;
  };
}

/** One value of a facet. `slug` is the last part of its page's address; addresses of older sites name it. */
export interface FacetValue {
  readonly key: string;
  readonly name: string;
  readonly slug?: string;
}

/** What a result shows of a talk. */
export interface TalkRecord {
  readonly title: string;
  /** Site path without the base path. */
  readonly permalink: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly speakers: readonly string[];
  readonly event?: string;
  readonly categories?: readonly string[];
  readonly duration?: string;
  /** The beginning of its description. */
  readonly text?: string;
  readonly has?: readonly (typeof HAS_VALUES)[number][];
  /** BCP 47, where it is not the site's. */
  readonly language?: string;
  /** Site path without the base path of a picture 320 px wide or more, or the drawn cover: field number, hue class, label. */
  readonly cover: { readonly image: string } | { readonly field: number; readonly hue: string; readonly label: string };
  /** How often it was given, where that is more than once. */
  readonly deliveries?: number;
}

export interface PassageResponse {
  /** Site path without the base path. */
  readonly permalink: string;
  readonly author?: string;
}

/** A piece of a talk, or of what somebody wrote about it, that can be opened by itself. */
export interface Passage {
  /** The name in the talk's page: `slide-42`, `t-724`, of a second transcript `t2-724`, of one without times `line-3`. */
  readonly anchor: string;
  /** Slide number, or seconds from the beginning of the talk. */
  readonly slide?: number;
  readonly seconds?: number;
  /** Of notes and write-ups: the page on which it stands, and who wrote it. Its anchor is empty. */
  readonly response?: PassageResponse;
  readonly text: string;
  /** In a transcript: where in `text` each further cue begins, with its seconds, so that a hit opens at its own line. */
  readonly cues?: readonly { readonly at: number; readonly seconds: number; readonly anchor: string }[];
}

/** What a visitor asks. All of it stands in the address of the search page. */
export interface Question {
  /** As typed. */
  readonly q: string;
  /** Chosen values by facet: names, keys or slugs. Values of one facet are alternatives, except of `has`. */
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Without `sort`: by relevance when there are words, else by date. */
  readonly sort?: 'relevance' | 'date';
  readonly offset: number;
  readonly limit: number;
  /** The last word is still being typed: its beginning counts as well. */
  readonly typing?: boolean;
  /** Wants live counts. */
  readonly facets?: boolean;
  /** Wants the passages of slides and transcripts. */
  readonly passages?: boolean;
}

/** A text in pieces; marked pieces are what was asked for. Joined they are the text. */
export type Segments = readonly { readonly text: string; readonly mark?: true }[];

export interface FoundPassage {
  readonly anchor: string;
  readonly slide?: number;
  readonly seconds?: number;
  readonly response?: PassageResponse;
  readonly text: Segments;
}

export interface FoundTalk extends Omit<TalkRecord, 'text'> {
  readonly score: number;
  readonly titleSegments: Segments;
  readonly speakerSegments: readonly Segments[];
  /** The sentence of the description that fits best. */
  readonly text?: Segments;
  readonly passages: readonly FoundPassage[];
}

export interface FacetCount {
  readonly name: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** A way to narrow that the typed words suggest: `schad` → the speaker Jörg Schad. */
export interface Suggestion {
  readonly facet: Facet;
  readonly name: string;
}

export interface Answer {
  readonly total: number;
  readonly talks: readonly FoundTalk[];
  /** How the question was widened because nothing had all its words: any of them, or words one letter away. */
  readonly widened?: 'any-word' | 'one-letter';
  /** The words that no talk has, as typed. */
  readonly missing: readonly string[];
  /** Filters that name no value of the archive, as given. */
  readonly unknownFilters: readonly { readonly facet: Facet; readonly name: string }[];
  /** Most frequent first, chosen values always among them; `more` counts those left out. */
  readonly facets?: Readonly<Partial<Record<Facet, { readonly values: readonly FacetCount[]; readonly more: number }>>>;
  readonly suggestions: readonly Suggestion[];
}
