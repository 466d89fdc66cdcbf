/** The settings of one archive, complete and checked. Defaults are filled in by `validate/settings`. */
import type { SourceKind } from './source.ts';

/** A permalink pattern for each kind of address; `{year} {month} {day} {slug} {event} {id}` are placeholders. */
export const PERMALINK_KINDS = [
  'talk',
  'event',
  'series',
  'speaker',
  'category',
  'tag',
  'year',
  'language',
  'organisation',
  'page',
  'response',
] as const;
export type PermalinkKind = (typeof PERMALINK_KINDS)[number];

/** What a site can do without: each adds files for every speaker, event or talk. */
export const EXTRAS = ['subject-feeds', 'calendars', 'open-data', 'citations'] as const;
export type Extra = (typeof EXTRAS)[number];

export interface NavigationItem {
  readonly title: string;
  readonly url: string;
}

export interface Settings {
  readonly title: string;
  /** Absolute, without a trailing slash; absent when the archive does not know where it will live. */
  readonly baseUrl?: string;
  /** The path of `baseUrl`, without a trailing slash: `''` or `/talks`. Every address in a page begins with it. */
  readonly basePath: string;
  readonly description?: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone?: string;
  readonly content: Readonly<Record<SourceKind, string>>;
  readonly images: readonly string[];
  readonly permalinks: Readonly<Record<PermalinkKind, string>>;
  readonly slugs: 'unicode' | 'metalsmith';
  readonly compatibility: 'none' | 'metalsmith';
  readonly redirects: { readonly files?: string; readonly prefixes?: string };
  readonly embeds: { readonly hosts: readonly string[] };
  readonly search: {
    readonly boosts: Readonly<Record<'title' | 'speaker' | 'category' | 'event' | 'tags' | 'body', number>>;
  };
  readonly navigation: readonly NavigationItem[];
  readonly theme: {
    /** `#rrggbb`. */
    readonly accent: string;
    /** A path below `public/`, without a leading slash. */
    readonly logo?: string;
    readonly shareImages: boolean;
  };
  /** Talks that the home page shows first, in this order. */
  readonly featured: readonly string[];
  /** Where a reader can propose a change: `{path}` stands for the talk file. */
  readonly editUrl?: string;
  /** Talks on one page of a listing. */
  readonly pageSize: number;
  /** What is not made. */
  readonly without: readonly Extra[];
}
