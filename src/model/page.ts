/** Decided pages: which address, which layout, which data. The view is plain JSON; a template gets nothing else. */

import type { Archive } from './archive.ts';
import type { DependencyLog, DependencyName, DependencyWatch } from './dependencies.ts';
import type {
  CategoryId,
  EventId,
  OrganisationId,
  PageId,
  ResponseId,
  SeriesId,
  SpeakerId,
  TagId,
  TalkId,
} from './ids.ts';
import type { PageKind } from './page-kind.ts';
import type { TalkView, View } from './view.ts';
import type { TalkCard } from './view-parts.ts';

/** What a talk's page offers to see, hear and read, with the addresses of our own files. */
export type TalkMedia = Pick<TalkView, 'recordings' | 'slides' | 'photos' | 'responses'> & {
  readonly transcripts: readonly { readonly href: string }[];
};

/** Formats of bibliographies. */
export type CitationFormat = 'BibTeX' | 'RIS' | 'CSL-JSON';

export interface Page {
  readonly kind: PageKind;
  /** Starts with `/`, without the base path; ends with `/` unless an author chose otherwise. */
  readonly permalink: string;
  /** The output path: `events/2018/x/index.html`. */
  readonly path: string;
  /** Theme layout `<kind>`, or `layouts/<name>` of the archive's own. */
  readonly layout: string;
  /** Whether its view is described when it is asked for: other words in talks change nothing of what it is made of but the archive's things. */
  readonly late: boolean;
  /** May be made anew at each access: to be asked for once, and let go. */
  readonly view: View;
  /** JSON of everything that its view is made from but the archive's things that are asked for meanwhile; costs as much as it is long. */
  readonly madeOf: string;
  /** In `sitemap.xml`. */
  readonly listed: boolean;
  /** Newest talk date on it, `YYYY-MM-DD`, for the sitemap. */
  readonly lastModified?: string;
  /** The content file behind it, for messages. */
  readonly sourcePath?: string;
}

/** The permalink (without base path) of everything that has a page. */
export interface Addresses {
  readonly talks: ReadonlyMap<TalkId, string>;
  readonly speakers: ReadonlyMap<SpeakerId, string>;
  readonly events: ReadonlyMap<EventId, string>;
  readonly series: ReadonlyMap<SeriesId, string>;
  readonly categories: ReadonlyMap<CategoryId, string>;
  readonly tags: ReadonlyMap<TagId, string>;
  readonly years: ReadonlyMap<number, string>;
  readonly languages: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<OrganisationId, string>;
  readonly pages: ReadonlyMap<PageId, string>;
  readonly responses: ReadonlyMap<ResponseId, string>;
}

/** One address that leads to another. `to` is a site path (without base path) or an absolute address. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** True also redirects everything below `from`, keeping the rest. */
  readonly prefix: boolean;
}

/** An archive path, the output path of what is made of it, and the address of that. */
export interface FileTarget {
  readonly from: string;
  readonly to: string;
  readonly href: string;
}

/** What planning settles for all pages together, as JSON: with it the same archive is planned again without comparing everything with everything. */
export interface SettledPlan {
  /** [id, permalink] of everything that has a page. */
  readonly addresses: { readonly [Kind in keyof Addresses]: readonly (readonly [string | number, string])[] };
  /** The addresses of listings, by their names. */
  readonly listings: Readonly<Record<string, string>>;
  /** Listings whose place an author's page took. */
  readonly replaced: readonly string[];
  readonly redirects: readonly Redirect[];
  readonly copies: readonly FileTarget[];
  readonly captions: readonly FileTarget[];
  readonly citationKeys: readonly (readonly [TalkId, string])[];
}

/** Everything that was decided about a site before anything is rendered. */
export interface SitePlan {
  readonly pages: readonly Page[];
  /** To be asked for when all is planned. */
  readonly settled: () => SettledPlan;
  /** Through which everything is read that files are made from. */
  readonly watch: DependencyWatch;
  /** The same, where it writes down what views ask for while they are made. */
  readonly dependencies?: DependencyLog;
  /** By which names views ask for what is said in a talk's file: other words there change the answers to nothing else. */
  readonly asksOf: (talk: TalkId) => readonly DependencyName[];
  /** JSON of what every view may show without asking. */
  readonly shared: () => string;
  readonly addresses: Addresses;
  /** Sorted by `from`; none answers an address that a page has. */
  readonly redirects: readonly Redirect[];
  /** The media that the page of a talk shows, made anew at each call; `undefined` for a talk without such a page. */
  readonly media: (id: TalkId) => TalkMedia | undefined;
  /** The card by which listings and results show a talk of the archive. */
  readonly card: (id: TalkId) => TalkCard;
  /**
   * The plan of the same archive with other words in its talks (see `link/revise-words.ts`). Settles nothing anew, and costs far less than planning;
   * pages that are not described late are planned again when the first of them is asked for.
   */
  readonly revise: (archive: Archive) => SitePlan;
  /** How a talk is cited in a format: the same text that its page offers. */
  readonly cite: (talk: TalkId, format: CitationFormat) => string;
  /** Files of the archive that pages offer (slides, recordings, plain texts): archive path and output path. To be copied byte for byte. */
  readonly files?: readonly { readonly from: string; readonly to: string }[];
  /** Caption files with cues: archive path, and the output path at which they are written as WebVTT. */
  readonly captions?: readonly { readonly from: string; readonly to: string }[];
}
