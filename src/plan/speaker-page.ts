/** The listing of speakers, and a page for each. */
import type { Speaker } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { SpeakerId } from '../model/ids.ts';
import type { View } from '../model/view.ts';
import { hueOf, monogramOf } from './art.ts';
import { renderBody } from './body.ts';
import { linkSpeaker, viewSpeaker } from './cards.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { newestDate } from './newest.ts';
import { draftLate, type LateDraft, ownFeeds, type PageDraft } from './page-frame.ts';
import { paginate } from './pagination.ts';
import { describeSpeakerData } from './structured-data.ts';

/** Speakers on one page of their listing. */
const SPEAKERS_PER_PAGE = 500;

export function planSpeakersListing(context: PlanContext): PageDraft[] {
  const { archive, listings } = context;
  if (archive.speakers.length === 0) return [];
  return paginate(listings.speakers, archive.speakers, SPEAKERS_PER_PAGE, context.href).map((page) => ({
    kind: 'speakers',
    permalink: page.permalink,
    title: page.number === 1 ? 'Speakers' : `Speakers, page ${page.number}`,
    description: `Everybody who speaks in this archive: ${archive.speakers.length} people.`,
    section: 'speakers',
    ...newestDate(
      page.things.flatMap(({ talks }) => talks.slice(0, 1)),
      context,
    ),
    content: {
      speakers: page.things.map(({ id, talks }) => viewSpeaker(id, context, talks.length)),
      ...(page.pagination === undefined ? {} : { pagination: page.pagination }),
    },
  }));
}

export function planSpeakerPages(context: PlanContext): LateDraft[] {
  return context.archive.speakers.map(({ id, source, talks }) =>
    draftLate(
      {
        kind: 'speaker',
        permalink: context.addresses.speakers.get(id)!,
        ...(source === undefined ? {} : { source }),
        ...newestDate(talks, context),
      },
      id,
      describeSpeakerPage,
    ),
  );
}

function describeSpeakerPage(id: SpeakerId, context: ViewContext): ReturnType<LateDraft['describe']> {
  const speaker = context.speaker.get(id)!;
  const permalink = context.addresses.speakers.get(id)!;
  const view = viewSpeakerPage(speaker, permalink, context);
  const titles = speaker.talks.slice(0, 3).map((id) => context.talk.get(id)!.title);
  return {
    title: speaker.name,
    description:
      speaker.body?.text.trim() || [`Talks by ${speaker.name}`, titles.join('; ')].filter(Boolean).join(': '),
    section: 'speakers',
    trail: [{ title: 'Speakers', href: context.href(context.listings.speakers) }],
    ...(view.photo === undefined ? {} : { image: view.photo }),
    type: 'profile',
    feeds: ownFeeds(speaker.name, permalink, context),
    structuredData: describeSpeakerData(speaker, context),
    content: { speaker: view },
  };
}

function viewSpeakerPage(speaker: Speaker, permalink: string, context: ViewContext): NonNullable<View['speaker']> {
  const photo = context.image(speaker.photo, speaker.name);
  const shared = new Map<string, number>();
  for (const id of speaker.talks)
    for (const appearance of context.talk.get(id)!.appearances)
      shared.set(appearance.speaker, (shared.get(appearance.speaker) ?? 0) + 1);
  const years = groupBy(speaker.talks, (id) => Number(context.talk.get(id)!.date.date.slice(0, 4)));
  return {
    name: speaker.name,
    otherNames: speaker.otherNames,
    ...(speaker.pronouns === undefined ? {} : { pronouns: speaker.pronouns }),
    monogram: monogramOf(speaker.name),
    hue: hueOf(speaker.name),
    ...(photo === undefined ? {} : { photo }),
    ...(speaker.url === undefined ? {} : { url: speaker.url }),
    links: speaker.links.map(({ title, url }) => ({ title, href: url.startsWith('/') ? context.href(url) : url })),
    ...(speaker.body === undefined || speaker.source === undefined
      ? {}
      : { bodyHtml: renderBody({ body: speaker.body, path: speaker.source.path, permalink }, context) }),
    organisations: speaker.organisations.map(({ organisation, firstYear, lastYear }) => ({
      title: context.organisation.get(organisation)!.name,
      href: context.href(context.addresses.organisations.get(organisation)!),
      years: firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`,
    })),
    coSpeakers: speaker.coSpeakers.map((id) => ({ count: shared.get(id) ?? 0, ...linkSpeaker(id, context) })),
    years: [...years].map(([year, talks]) => ({ year, talks: talks.map((id) => context.card(id)) })),
    count: speaker.talks.length,
    extra: speaker.source?.extra ?? {},
  };
}
