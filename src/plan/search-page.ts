/** The search page as it is before any script runs: the ways to browse. Searching itself is the browser's. */
import type { BrowseGroup, View } from '../model/view.ts';
import { hueOf } from './art.ts';
import type { PlanContext } from './context.ts';
import type { PageDraft } from './page-frame.ts';
import { type Listing, SEARCH_PAGE } from './patterns.ts';

/** Things of one listing that the page names; the listing has them all. */
const NAMED = 24;

/** The one search page of a site, which search engines shall not list. */
export function planSearchPage(context: PlanContext): PageDraft[] {
  return [
    {
      kind: 'search',
      permalink: SEARCH_PAGE,
      title: 'Search',
      description: `Search the talks of ${context.settings.title}.`,
      noindex: true,
      content: { browse: viewBrowse(context) },
    },
  ];
}

/** Categories and years in their own order, people and tags with the most talks first, the newest events. */
function viewBrowse({ archive, addresses, listings, href }: PlanContext): NonNullable<View['browse']> {
  const group = (
    listing: Listing,
    title: string,
    things: readonly { readonly name: string; readonly permalink: string; readonly count: number }[],
    limit = NAMED,
  ): BrowseGroup[] =>
    things.length === 0
      ? []
      : [
          {
            title,
            href: href(listings[listing]),
            total: things.length,
            items: things.slice(0, limit).map(({ name, permalink, count }) => ({
              title: name,
              href: href(permalink),
              count,
              ...(listing === 'categories' ? { hue: hueOf(name) } : {}),
            })),
          },
        ];
  const counted = <Id>(
    things: readonly { readonly id: Id; readonly name: string; readonly talks: readonly unknown[] }[],
    permalinks: ReadonlyMap<Id, string>,
  ) => things.map(({ id, name, talks }) => ({ name, permalink: permalinks.get(id)!, count: talks.length }));
  const years = archive.years.map(({ year, talks }) => ({
    name: String(year),
    permalink: addresses.years.get(year)!,
    count: talks.length,
  }));
  return [
    ...group('categories', 'Categories', counted(archive.categories, addresses.categories), archive.categories.length),
    ...group('years', 'Years', years, years.length),
    ...group('speakers', 'Speakers', byCount(counted(archive.speakers, addresses.speakers))),
    ...group('events', 'Events', counted(archive.events, addresses.events)),
    ...group('tags', 'Tags', byCount(counted(archive.tags, addresses.tags))),
  ];
}

/** Most talks first; of as many, as they come. */
function byCount<Thing extends { readonly count: number }>(things: readonly Thing[]): Thing[] {
  return things.toSorted((a, b) => b.count - a.count);
}
