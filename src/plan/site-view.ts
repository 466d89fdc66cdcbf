/** What every page of a site has: navigation, feeds, assets. The same for all pages but for what is current. */
import { checkUrl } from '../model/url.ts';
import type { PageView, SiteView } from '../model/view.ts';
import { isHomeIntroduction } from './claims.ts';
import type { FixedSiteView, PlanContext } from './context.ts';
import { type Listing, SEARCH_PAGE } from './patterns.ts';

/** The sections of the main navigation, in order, with their names. */
const SECTIONS: readonly (readonly [Listing, string])[] = [
  ['talks', 'Talks'],
  ['events', 'Events'],
  ['speakers', 'Speakers'],
  ['categories', 'Categories'],
];

/** Standalone pages go into the navigation by themselves while there are no more of them than this. */
const LISTED_PAGES = 3;

/** The site's view without anything current, and without its counts. */
export function buildSiteView(context: PlanContext): FixedSiteView {
  const { archive, settings } = context;
  const feeds =
    settings.baseUrl === undefined
      ? {}
      : {
          rss: context.href('/rss.xml'),
          atom: context.href('/atom.xml'),
          json: context.href('/feed.json'),
          ...(archive.events.length === 0 || settings.without.includes('calendars')
            ? {}
            : { calendar: context.href('/events.ics') }),
        };
  return {
    title: settings.title,
    ...(settings.description === undefined ? {} : { description: settings.description }),
    language: settings.language,
    home: context.href('/'),
    ...(settings.theme.logo === undefined ? {} : { logo: context.href(`/${settings.theme.logo}`) }),
    navigation: listNavigation(context),
    further: listFurther(context),
    feeds,
    searchAction: context.href(SEARCH_PAGE),
    ...(settings.baseUrl === undefined ? {} : { openSearch: context.href('/opensearch.xml') }),
    assets: context.input.assets,
    generator: context.input.generator,
  };
}

/** The feeds of the whole site, for pages that have none of their own. */
export function listSiteFeeds(site: FixedSiteView): PageView['feeds'] {
  const feeds: readonly (readonly [string, string | undefined, string])[] = [
    [`${site.title} (RSS)`, site.feeds.rss, 'application/rss+xml'],
    [`${site.title} (Atom)`, site.feeds.atom, 'application/atom+xml'],
    [`${site.title} (JSON Feed)`, site.feeds.json, 'application/feed+json'],
  ];
  return feeds.flatMap(([title, href, type]) => (href === undefined ? [] : [{ title, href, type }]));
}

/** What the navigation leaves out: the smaller listings, and the pages that are too many for it. */
function listFurther(context: PlanContext): SiteView['further'] {
  const { archive, addresses, listings } = context;
  const { tags, years, organisations } = archive;
  const sections: readonly (readonly [Listing, string, number])[] = [
    ['tags', 'Tags', tags.length],
    ['organisations', 'Organisations', organisations.length],
    ['years', 'Years', years.length],
    ['languages', 'Languages', addresses.languages.size],
  ];
  const shown = new Set(listNavigation(context).map(({ href }) => href));
  return [
    ...sections
      .filter(([, , count]) => count > 0)
      .map(([listing, title]) => ({ title, href: context.href(listings[listing]) })),
    ...archive.pages
      .filter((page) => !isHomeIntroduction(page))
      .map((page) => ({ title: page.title, href: context.href(addresses.pages.get(page.id)!) }))
      .filter(({ href }) => !shown.has(href)),
  ];
}

function listNavigation(context: PlanContext): SiteView['navigation'] {
  const { archive, settings, addresses } = context;
  const sections = SECTIONS.filter(([listing]) => listing === 'talks' || archive[listing].length > 0).map(
    ([listing, title]) => ({ title, href: context.href(context.listings[listing]) }),
  );
  const own = settings.navigation.flatMap(({ title, url }) => {
    const checked = checkUrl(url);
    if (checked === undefined) return [];
    return [
      { title, href: checked.kind === 'relative' ? context.href(url.startsWith('/') ? url : `/${url}`) : checked.url },
    ];
  });
  const pages = archive.pages.filter((page) => !isHomeIntroduction(page));
  const listed =
    pages.length > LISTED_PAGES
      ? []
      : pages.map((page) => ({ title: page.title, href: context.href(addresses.pages.get(page.id)!) }));
  const items = [...sections, ...own, ...listed];
  return items
    .filter((item, index) => items.findIndex(({ href }) => href === item.href) === index)
    .map((item) => ({ current: false, ...item }));
}

/**
 * The site as the pages under an address see it: with that entry of the navigation marked, where it has one. One object for all of them, which no
 * template can change.
 *
 * The counts change with every talk that is added; only pages that show them shall depend on them.
 */
export function viewSections(site: () => FixedSiteView, counts: () => SiteView['counts']): (href: string) => SiteView {
  const made = new Map<string | undefined, SiteView>();
  return (href) => {
    const current = site().navigation.some((item) => item.href === href) ? href : undefined;
    const known = made.get(current);
    if (known !== undefined) return known;
    const { navigation, ...others } = site();
    const view: SiteView = {
      get counts() {
        return counts();
      },
      navigation: navigation.map((item) => (item.href === current ? { ...item, current: true } : item)),
      ...others,
    };
    made.set(current, Object.freeze(view));
    return view;
  };
}
