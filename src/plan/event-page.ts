/** The listing of events, and the pages of editions and series. */
import type { Event } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { EventId, SpeakerId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import { renderBody } from './body.ts';
import { groupEvents, viewDate, viewEvent, viewSpeaker, viewTalkCards } from './cards.ts';
import { linkEventCitations } from './citation-view.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { newestDate } from './newest.ts';
import { draftLate, type LateDraft, ownFeeds, type PageDraft } from './page-frame.ts';
import { paginate } from './pagination.ts';
import { outputPath } from './site-address.ts';
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

export function planEventPages(context: PlanContext): LateDraft[] {
  const rank = new Map(context.archive.speakers.map(({ id }, index) => [id, index]));
  return context.archive.events.map(({ id, source, talks }) => {
    const speakers = new Map<SpeakerId, number>();
    for (const talk of talks)
      for (const { speaker } of context.talk.get(talk)!.appearances)
        speakers.set(speaker, (speakers.get(speaker) ?? 0) + 1);
    return draftLate(
      {
        kind: 'event',
        permalink: context.addresses.events.get(id)!,
        ...(source === undefined ? {} : { source }),
        ...newestDate(talks, context),
      },
      { id, speakers: [...speakers].sort(([a], [b]) => rank.get(a)! - rank.get(b)!) },
      describeEventPage,
    );
  });
}

/** The speakers of an event by name, with the number of their talks there. */
type EventSpeakers = readonly (readonly [SpeakerId, number])[];

function describeEventPage(
  { id, speakers }: { readonly id: EventId; readonly speakers: EventSpeakers },
  context: ViewContext,
): ReturnType<LateDraft['describe']> {
  const event = context.event.get(id)!;
  const permalink = context.addresses.events.get(id)!;
  const image = context.image(event.image, '');
  const place = event.location === undefined ? '' : ` in ${event.location}`;
  const count = event.talks.length === 1 ? '1 talk' : `${event.talks.length} talks`;
  return {
    title: event.name,
    description: event.description ?? `${event.name}${place}, ${viewDate(event.start, event.end).text}: ${count}.`,
    section: 'events',
    trail: [{ title: 'Events', href: context.href(context.listings.events) }],
    ...(image === undefined ? {} : { image }),
    feeds: ownFeeds(event.name, permalink, context),
    structuredData: describeEventData(event, context),
    content: {
      event: viewEventPage(event, speakers, permalink, context),
      talks: viewTalkCards(event.talks, context),
    },
  };
}

function viewEventPage(
  event: Event,
  speakers: EventSpeakers,
  permalink: string,
  context: ViewContext,
): NonNullable<View['event']> {
  const series = event.series === undefined ? undefined : context.series.get(event.series);
  const schedule = buildSchedule(event, context);
  const citations = linkEventCitations(event.id, context);
  const hasFolder = outputPath(permalink).endsWith('index.html');
  return {
    otherEditions: (series?.events ?? [])
      .filter((id) => id !== event.id)
      .map((id) => viewEvent(context.event.get(id)!, context)),
    speakers: speakers.map(([id, talks]) => viewSpeaker(id, context, talks)),
    extra: event.source?.extra ?? {},
    ...viewEvent(event, context),
    ...(event.description === undefined ? {} : { description: event.description }),
    ...(event.body === undefined || event.source === undefined
      ? {}
      : { bodyHtml: renderBody({ body: event.body, path: event.source.path, permalink }, context) }),
    ...(series === undefined
      ? {}
      : { series: { title: series.name, href: context.href(context.addresses.series.get(series.id)!) } }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(context.settings.baseUrl === undefined || !hasFolder || context.settings.without.includes('calendars')
      ? {}
      : { calendarHref: context.href(`${permalink.replace(/(index\.html)?$/, '').replace(/\/?$/, '/')}event.ics`) }),
    ...(citations.length === 0 ? {} : { citations }),
  };
}

/** Talks by day, by slot; only when at least one has a time. */
function buildSchedule(event: Event, context: ViewContext): NonNullable<View['event']>['schedule'] {
  const talks = event.talks.map((id) => context.talk.get(id)!);
  if (!talks.some(({ date }) => date.start !== undefined)) return undefined;
  return [...groupBy(talks, ({ date }) => date.date)].map(([day, ofDay]) => ({
    date: viewDate(day),
    talks: ofDay.map(({ id }) => context.card(id)),
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
