/** Listings of talks, all of one make: every talk, and those of a category, tag, year, language or organisation. */
import type { TalkId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import type { LinkView } from '../model/view-parts.ts';
import { viewTalkCards } from './cards.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { newestDate } from './newest.ts';
import { draftLate, type LateDraft, type PageDraft } from './page-frame.ts';
import { paginate } from './pagination.ts';
import type { Listing } from './patterns.ts';
import { describeCollection } from './structured-data.ts';

export interface TalkListing<Of> {
  readonly kind: PageDraft['kind'];
  readonly permalink: string;
  readonly title: string;
  readonly description: string;
  readonly section: Listing;
  readonly trail?: readonly LinkView[];
  readonly talks: readonly TalkId[];
  readonly feeds?: PageDraft['feeds'];
  readonly source?: PageDraft['source'];
  /** What it lists talks of, as JSON. */
  readonly of: Of;
}

/** What the first page, or every page, of a listing shows besides the talks. Not made while planning, like every description of a late page. */
export type DescribeListed<Of> = (
  of: Of,
  page: number,
  context: ViewContext,
) => Omit<View, 'site' | 'page' | 'talks' | 'pagination'>;

/** Cuts a listing of talks into pages of `settings.pageSize`. */
export function planTalkListing<Of>(
  listing: TalkListing<Of>,
  describe: DescribeListed<Of>,
  context: PlanContext,
): LateDraft[] {
  const { kind, title, description, section, trail, feeds, source, of } = listing;
  return paginate(listing.permalink, listing.talks, context.settings.pageSize, context.href).map((page) =>
    draftLate(
      {
        kind,
        permalink: page.permalink,
        ...(source === undefined ? {} : { source }),
        ...newestDate(page.things, context),
      },
      { title, description, section, trail, feeds, of, page, first: listing.permalink },
      ({ page, ...listed }, views) => ({
        title: page.number === 1 ? listed.title : `${listed.title}, page ${page.number}`,
        description: listed.description,
        section: listed.section,
        trail: [
          ...(listed.trail ?? []),
          ...(page.number === 1 ? [] : [{ title: listed.title, href: views.href(listed.first) }]),
        ],
        structuredData: describeCollection(listed.title, page.permalink, page.things, views),
        content: {
          talks: viewTalkCards(page.things, views),
          ...describe(listed.of, page.number, views),
          ...(page.pagination === undefined ? {} : { pagination: page.pagination }),
        },
        ...(listed.feeds === undefined ? {} : { feeds: listed.feeds }),
      }),
    ),
  );
}

export function planTalksListing(context: PlanContext): LateDraft[] {
  const { archive, settings, addresses } = context;
  const years = archive.years.map(({ year, talks }) => ({
    title: String(year),
    href: context.href(addresses.years.get(year)!),
    count: talks.length,
  }));
  return planTalkListing(
    {
      kind: 'talks',
      permalink: context.listings.talks,
      title: 'Talks',
      description: settings.description ?? `All talks of ${settings.title}, newest first.`,
      section: 'talks',
      talks: archive.talks.map(({ id }) => id),
      of: { years },
    },
    (of) => of,
    context,
  );
}
