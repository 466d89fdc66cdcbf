/** The home page, and the page for addresses that do not exist. */
import type { Talk } from '../model/archive.ts';
import type { TalkId } from '../model/ids.ts';
import { renderBody } from './body.ts';
import { groupEvents, viewTalkCards } from './cards.ts';
import { viewCategoryList } from './category-page.ts';
import { isHomeIntroduction } from './claims.ts';
import type { PlanContext } from './context.ts';
import { newestDate } from './newest.ts';
import type { PageDraft } from './page-frame.ts';
import { describeCollection } from './structured-data.ts';

const NEWEST = 6;
const EVENTS = 24;

export function planHomePage(context: PlanContext): PageDraft[] {
  const { archive, settings } = context;
  const featured = chooseFeatured(context);
  const newest = archive.talks
    .map(({ id }) => id)
    .filter((id) => !featured.includes(id))
    .slice(0, NEWEST);
  const introduction = archive.pages.find(isHomeIntroduction);
  return [
    {
      kind: 'home',
      permalink: '/',
      title: settings.title,
      ...(settings.description === undefined ? {} : { description: settings.description }),
      structuredData: describeCollection(settings.title, '/', newest, context),
      ...(introduction === undefined ? {} : { source: introduction }),
      ...newestDate(
        archive.talks.slice(0, 1).map(({ id }) => id),
        context,
      ),
      content: {
        talks: viewTalkCards(newest, context),
        featured: viewTalkCards(featured, context),
        events: groupEvents(archive.events.slice(0, EVENTS), context),
        categories: viewCategoryList(context),
        ...(introduction === undefined
          ? {}
          : {
              content: {
                title: introduction.title,
                bodyHtml: renderBody({ body: introduction.body, path: introduction.path, permalink: '/' }, context),
                extra: introduction.extra,
              },
            }),
      },
    },
  ];
}

/** The talks that the settings name; without any, the newest that has the most to show. Small archives feature none by themselves. */
function chooseFeatured(context: PlanContext): readonly TalkId[] {
  const { archive, settings } = context;
  if (settings.featured.length > 0)
    return (settings.featured as readonly TalkId[]).filter((id) => context.talk.has(id));
  if (archive.talks.length <= NEWEST) return [];
  const hasImage = (talk: Talk): boolean => context.image(talk.image, '') !== undefined;
  const wishes: readonly ((talk: Talk) => boolean)[] = [
    (talk) => talk.recordings.length > 0 && hasImage(talk),
    (talk) => talk.slides.length > 0 && hasImage(talk),
    (talk) => talk.recordings.length > 0,
  ];
  const found = wishes.map((wish) => archive.talks.find(wish)).find((talk) => talk !== undefined);
  return found === undefined ? [] : [found.id];
}

export function planNotFoundPage(context: PlanContext): PageDraft[] {
  return [
    {
      kind: 'not-found',
      permalink: '/404.html',
      title: 'Page not found',
      description: 'There is no page at this address.',
      noindex: true,
      content: {
        talks: viewTalkCards(
          context.archive.talks.slice(0, 3).map(({ id }) => id),
          context,
        ),
      },
    },
  ];
}
