/** The listing of categories, and the talks of each. */
import type { CategoryId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import { renderBody } from './body.ts';
import { viewCategory } from './cards.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { type LateDraft, ownFeeds, type PageDraft } from './page-frame.ts';
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

export function planCategoryPages(context: PlanContext): LateDraft[] {
  return context.archive.categories.flatMap(({ id, name, source, description, talks }) => {
    const permalink = context.addresses.categories.get(id)!;
    return planTalkListing(
      {
        kind: 'category',
        permalink,
        title: name,
        description: description ?? `Talks about ${name}.`,
        section: 'categories',
        trail: [{ title: 'Categories', href: context.href(context.listings.categories) }],
        talks,
        feeds: ownFeeds(name, permalink, context),
        ...(source === undefined ? {} : { source }),
        of: id,
      },
      describeCategory,
      context,
    );
  });
}

function describeCategory(id: CategoryId, page: number, context: ViewContext): Pick<View, 'category'> {
  const category = context.category.get(id)!;
  const { body, source, description, talks } = category;
  const permalink = context.addresses.categories.get(id)!;
  return {
    category: {
      ...viewCategory(category, context),
      count: talks.length,
      ...(description === undefined ? {} : { description }),
      ...(body === undefined || source === undefined || page > 1
        ? {}
        : { bodyHtml: renderBody({ body, path: source.path, permalink }, context) }),
    },
  };
}
