/** The listing of categories, and the talks of each. */
import type { View } from '../model/view.ts';
import { renderBody } from './body.ts';
import { viewCategory } from './cards.ts';
import type { PlanContext } from './context.ts';
import { ownFeeds, type PageDraft } from './page-frame.ts';
import { buildSiteView } from './site-view.ts';
import { planTalkListing } from './talks-listing.ts';

/** All categories, by name. */
export function viewCategoryList(context: PlanContext): NonNullable<View['categories']> {
  return context.archive.categories.map((category) => ({
    ...viewCategory(category, context),
    count: category.talks.length,
    ...(category.description === undefined ? {} : { description: category.description }),
  }));
}

export function planCategoriesListing(context: PlanContext): PageDraft[] {
  const { archive, listings } = context;
  if (archive.categories.length === 0) return [];
  return [
    {
      kind: 'categories',
      permalink: listings.categories,
      title: 'Categories',
      description: `What the talks are about: ${archive.categories.map(({ name }) => name).join(', ')}.`,
      section: 'categories',
      content: { categories: viewCategoryList(context) },
    },
  ];
}

export function planCategoryPages(context: PlanContext): PageDraft[] {
  const site = buildSiteView(context);
  return context.archive.categories.flatMap((category) => {
    const permalink = context.addresses.categories.get(category.id)!;
    const { name, body, source, description } = category;
    return planTalkListing(
      {
        kind: 'category',
        permalink,
        title: name,
        description: description ?? `Talks about ${name}.`,
        section: 'categories',
        trail: [{ title: 'Categories', href: context.href(context.listings.categories) }],
        talks: category.talks,
        feeds: ownFeeds(name, permalink, site, context),
        ...(source === undefined ? {} : { source }),
        content: (page) => ({
          category: {
            ...viewCategory(category, context),
            count: category.talks.length,
            ...(description === undefined ? {} : { description }),
            ...(body === undefined || source === undefined || page > 1
              ? {}
              : { bodyHtml: renderBody({ body, path: source.path, permalink }, context) }),
          },
        }),
      },
      context,
    );
  });
}
