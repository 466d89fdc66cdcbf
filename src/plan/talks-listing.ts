/** Listings of talks, all of one make: every talk, and those of a category, tag, year, language or organisation. */
import type { TalkId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import type { LinkView } from '../model/view-parts.ts';
import { viewTalkCards } from './cards.ts';
import type { PlanContext } from './context.ts';
import { newestDate } from './newest.ts';
import type { PageDraft } from './page-frame.ts';
import { paginate } from './pagination.ts';
import type { Listing } from './patterns.ts';
import { describeCollection } from './structured-data.ts';

export interface TalkListing {
  readonly kind: PageDraft['kind'];
  readonly permalink: string;
  readonly title: string;
  readonly description: string;
  readonly section: Listing;
  readonly trail?: readonly LinkView[];
  readonly talks: readonly TalkId[];
  readonly feeds?: PageDraft['feeds'];
  readonly source?: PageDraft['source'];
  /** What the first page, or every page, shows besides the talks. */
  readonly content?: (page: number) => Omit<View, 'site' | 'page' | 'talks' | 'pagination'>;
}

/** Cuts a listing of talks into pages of `settings.pageSize`. */
export function planTalkListing(listing: TalkListing, context: PlanContext): PageDraft[] {
  const { kind, title, description, section, trail, feeds, source } = listing;
  return paginate(listing.permalink, listing.talks, context.settings.pageSize, context.href).map((page) => ({
    kind,
    permalink: page.permalink,
    title: page.number === 1 ? title : `${title}, page ${page.number}`,
    description,
    section,
    trail: [...(trail ?? []), ...(page.number === 1 ? [] : [{ title, href: context.href(listing.permalink) }])],
    ...(feeds === undefined ? {} : { feeds }),
    structuredData: describeCollection(title, page.permalink, page.things, context),
    ...(source === undefined ? {} : { source }),
    ...newestDate(page.things, context),
    content: {
      ...listing.content?.(page.number),
      talks: viewTalkCards(page.things, context),
      ...(page.pagination === undefined ? {} : { pagination: page.pagination }),
    },
  }));
}

export function planTalksListing(context: PlanContext): PageDraft[] {
  const { archive, settings, addresses } = context;
  return planTalkListing(
    {
      kind: 'talks',
      permalink: context.listings.talks,
      title: 'Talks',
      description: settings.description ?? `All talks of ${settings.title}, newest first.`,
      section: 'talks',
      talks: archive.talks.map(({ id }) => id),
      content: () => ({
        years: archive.years.map(({ year, talks }) => ({
          title: String(year),
          href: context.href(addresses.years.get(year)!),
          count: talks.length,
        })),
      }),
    },
    context,
  );
}
