/** The listing of events, and the pages of editions and series. */
import type { Event } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { SpeakerId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import { renderBody } from './body.ts';
import { groupEvents, viewDate, viewEvent, viewSpeaker, viewTalkCard, viewTalkCards } from './cards.ts';
import { linkEventCitations } from './citation-view.ts';
import type { PlanContext } from './context.ts';
import { newestDate } from './newest.ts';
import { ownFeeds, type PageDraft } from './page-frame.ts';
import { paginate } from './pagination.ts';
import { outputPath } from './site-address.ts';
import { buildSiteView } from './site-view.ts';
import { describeEventData } from './structured-data.ts';

/** Events on one page of their listing. */
const EVENTS_PER_PAGE = 200;

export function planEventsListing(context: PlanContext): PageDraft[] {
  const { archive, listings } = context;
  if (archive.events.length === 0) return [];
  return paginate(listings.events, archive.events, EVENTS_PER_PAGE, context.href).map((page) => ({
    kind: 'events',
    permalink: page.permalink,
    title: page.number === 1 ? 'Events' : `Events, page ${page.number}`,
    description: `Conferences and meetups with talks in this archive: ${archive.events.length} in all.`,
    section: 'events',
    ...newestDate(
      page.things.flatMap(({ talks }) => talks),
      context,
    ),
    content: {
      events: groupEvents(page.things, context),
      ...(page.pagination === undefined ? {} : { pagination: page.pagination }),
    },
  }));
}

export function planEventPages(context: PlanContext): PageDraft[] {
  const site = buildSiteView(context);
  return context.archive.events.map((event) => {
    const permalink = context.addresses.events.get(event.id)!;
    const image = context.image(event.image, '');
    const place = event.location === undefined ? '' : ` in ${event.location}`;
    const count = event.talks.length === 1 ? '1 talk' : `${event.talks.length} talks`;
    return {
      kind: 'event',
      permalink,
      title: event.name,
      description: event.description ?? `${event.name}${place}, ${viewDate(event.start, event.end).text}: ${count}.`,
      section: 'events',
      trail: [{ title: 'Events', href: context.href(context.listings.events) }],
      ...(image === undefined ? {} : { image }),
      feeds: ownFeeds(event.name, permalink, site, context),
      structuredData: describeEventData(event, context),
      ...(event.source === undefined ? {} : { source: event.source }),
      ...newestDate(event.talks, context),
      content: { event: viewEventPage(event, permalink, context), talks: viewTalkCards(event.talks, context) },
    };
  });
}

function viewEventPage(event: Event, permalink: string, context: PlanContext): NonNullable<View['event']> {
  const series = event.series === undefined ? undefined : context.series.get(event.series);
  const schedule = buildSchedule(event, context);
  const citations = linkEventCitations(event.id, context);
  const appearances = new Map<SpeakerId, number>();
  for (const id of event.talks)
    for (const { speaker } of context.talk.get(id)!.appearances)
      appearances.set(speaker, (appearances.get(speaker) ?? 0) + 1);
  const order = context.archive.speakers.filter(({ id }) => appearances.has(id));
  const hasFolder = outputPath(permalink).endsWith('index.html');
  return {
    ...viewEvent(event, context),
    ...(event.description === undefined ? {} : { description: event.description }),
    ...(event.body === undefined || event.source === undefined
      ? {}
      : { bodyHtml: renderBody({ body: event.body, path: event.source.path, permalink }, context) }),
    ...(series === undefined
      ? {}
      : { series: { title: series.name, href: context.href(context.addresses.series.get(series.id)!) } }),
    otherEditions: (series?.events ?? [])
      .filter((id) => id !== event.id)
      .map((id) => viewEvent(context.event.get(id)!, context)),
    ...(schedule === undefined ? {} : { schedule }),
    ...(context.settings.baseUrl === undefined || !hasFolder
      ? {}
      : { calendarHref: context.href(`${permalink.replace(/(index\.html)?$/, '').replace(/\/?$/, '/')}event.ics`) }),
    ...(citations.length === 0 ? {} : { citations }),
    speakers: order.map(({ id }) => viewSpeaker(id, context, appearances.get(id) ?? 0)),
    extra: event.source?.extra ?? {},
  };
}

/** Talks by day, by slot; only when at least one has a time. */
function buildSchedule(event: Event, context: PlanContext): NonNullable<View['event']>['schedule'] {
  const talks = event.talks.map((id) => context.talk.get(id)!);
  if (!talks.some(({ date }) => date.start !== undefined)) return undefined;
  return [...groupBy(talks, ({ date }) => date.date)].map(([day, ofDay]) => ({
    date: viewDate(day),
    talks: ofDay.map(({ id }) => viewTalkCard(id, context)),
  }));
}

export function planSeriesPages(context: PlanContext): PageDraft[] {
  return context.archive.series.map((series) => ({
    kind: 'series',
    permalink: context.addresses.series.get(series.id)!,
    title: series.name,
    description: `${series.name}: ${series.events.length} editions with talks in this archive.`,
    section: 'events',
    trail: [{ title: 'Events', href: context.href(context.listings.events) }],
    ...newestDate(
      series.events.flatMap((id) => context.event.get(id)!.talks),
      context,
    ),
    content: {
      series: { name: series.name, events: series.events.map((id) => viewEvent(context.event.get(id)!, context)) },
    },
  }));
}
