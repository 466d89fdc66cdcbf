/** The kinds of page that a site has. */

/** Every kind of page; each has a template `<kind>.pug` in the theme. */
export const PAGE_KINDS = [
  'home',
  'talks',
  'talk',
  'withdrawn',
  'speakers',
  'speaker',
  'events',
  'event',
  'series',
  'categories',
  'category',
  'tags',
  'tag',
  'years',
  'year',
  'languages',
  'language',
  'organisations',
  'organisation',
  'page',
  'response',
  'search',
  'not-found',
  'redirect',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];
