/** schema.org JSON-LD: what machines are told about a page. Only absolute addresses; without `baseUrl` there is none. */
import type { Event, Speaker, Talk } from '../model/archive.ts';
import type { Json } from '../model/entry.ts';
import type { TalkId } from '../model/ids.ts';
import type { EmbedView, LinkView } from '../model/view-parts.ts';
import { describeTalk, durationOf } from './cards.ts';
import type { ViewContext } from './context.ts';

type Node = Record<string, Json>;

/** Leaves out what has no value. */
function node(type: string, fields: Readonly<Record<string, Json | undefined>>): Node {
  const made: Node = { '@type': type };
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) made[name] = value;
  }
  return made;
}

export function buildBreadcrumbList(breadcrumbs: readonly LinkView[], context: ViewContext): Json[] {
  if (breadcrumbs.length < 2) return [];
  const itemListElement = breadcrumbs.map(({ title, href }, index) =>
    node('ListItem', { position: index + 1, name: title, item: context.absoluteHref(href) }),
  );
  return [node('BreadcrumbList', { itemListElement })];
}

/** `PT1H2M3S`. */
function isoDuration(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
  return `PT${h > 0 ? `${h}H` : ''}${m > 0 ? `${m}M` : ''}${s > 0 || seconds < 60 ? `${s}S` : ''}`;
}

/** How nodes of one page refer to each other: names that hold within it. */
const TALK_ID = '#talk';
const speakerId = (index: number): string => `#speaker-${index + 1}`;
const deckId = (index: number): string => `#slides-${index + 1}`;

/**
 * A talk: the occasion, and each recording and deck of it. People are described where they appear, and named by their `@id` elsewhere; the
 * description stands once, at the recording that search engines show, else at the occasion.
 */
export function describeTalkData(talk: Talk, recordings: readonly EmbedView[], context: ViewContext): Json[] {
  const url = context.absolute(context.addresses.talks.get(talk.id)!);
  const event = talk.event === undefined ? undefined : context.event.get(talk.event);
  const description = describeTalk(talk, 500);
  const image = context.image(talk.image, '') ?? context.image(event?.image, '');
  const picture = image === undefined ? undefined : context.absoluteHref(image.src);
  const played = recordings.filter(({ kind }) => kind === 'video' || kind === 'audio');
  const decks = talk.slides.filter((deck) => deck.url !== undefined && /^https?:/.test(deck.url));
  const described = played.find(({ kind }) => kind === 'video') ?? played[0];
  const hasWorks = played.length + decks.length > 0;
  const people = talk.appearances.map((_, index): Json => ({ '@id': speakerId(index) }));
  const shared = { name: talk.title, inLanguage: talk.language, license: talk.license?.url };
  const duration = durationOf(talk);
  return [
    node('Event', {
      '@id': hasWorks ? TALK_ID : undefined,
      name: talk.title,
      description: described === undefined ? description : undefined,
      url,
      startDate: startOf(talk),
      eventStatus: 'https://schema.org/EventScheduled',
      location: placeOf(event, talk.location),
      performer: talk.appearances.map(({ speaker }, index) =>
        node('Person', {
          '@id': hasWorks ? speakerId(index) : undefined,
          name: context.speaker.get(speaker)!.name,
          url: context.absolute(context.addresses.speakers.get(speaker)!),
        }),
      ),
      image: picture,
      workFeatured: decks.map((_, index) => ({ '@id': deckId(index) })),
      inLanguage: talk.language,
      superEvent: event === undefined ? undefined : node('Event', eventFields(event, context)),
    }),
    ...played.map((recording, index) =>
      node(recording.kind === 'video' ? 'VideoObject' : 'AudioObject', {
        description: recording === described ? (description ?? talk.title) : undefined,
        url,
        uploadDate: talk.date.date,
        embedUrl: recording.frameUrl,
        contentUrl: recording.file === undefined ? undefined : context.absoluteHref(recording.file.src),
        duration: index === 0 && duration !== undefined ? isoDuration(duration) : undefined,
        thumbnailUrl: picture,
        creator: people,
        recordedAt: { '@id': TALK_ID },
        ...shared,
      }),
    ),
    ...decks.map((deck, index) =>
      node('PresentationDigitalDocument', {
        '@id': deckId(index),
        url: deck.url,
        datePublished: talk.date.date,
        author: people,
        ...shared,
      }),
    ),
  ];
}

function startOf({ date }: Talk): string {
  if (date.start === undefined) return date.date;
  return `${date.date}T${date.start}:00${date.offset ?? ''}`;
}

function placeOf(event: Event | undefined, location: string | undefined): Json | undefined {
  const name = event?.location ?? location;
  return name === undefined ? undefined : node('Place', { name, address: name });
}

function eventFields(event: Event, context: ViewContext): Readonly<Record<string, Json | undefined>> {
  return {
    name: event.name,
    url: context.absolute(context.addresses.events.get(event.id)!),
    startDate: event.start,
    endDate: event.end,
    location: placeOf(event, undefined),
    sameAs: event.url,
  };
}

export function describeEventData(event: Event, context: ViewContext): Json[] {
  const subEvent = event.talks.slice(0, 200).map((id) => {
    const talk = context.talk.get(id)!;
    return node('Event', {
      name: talk.title,
      url: context.absolute(context.addresses.talks.get(id)!),
      startDate: startOf(talk),
      location: placeOf(event, undefined),
    });
  });
  return [node('Event', { description: event.description, subEvent, ...eventFields(event, context) })];
}

export function describeSpeakerData(speaker: Speaker, context: ViewContext): Json[] {
  const photo = context.image(speaker.photo, speaker.name);
  return [
    node('Person', {
      name: speaker.name,
      alternateName: [...speaker.otherNames],
      url: context.absolute(context.addresses.speakers.get(speaker.id)!),
      sameAs: [...(speaker.url === undefined ? [] : [speaker.url]), ...speaker.links.map(({ url }) => url)],
      image: photo === undefined ? undefined : context.absoluteHref(photo.src),
      affiliation: speaker.organisations.map(({ organisation }) =>
        node('Organization', { name: context.organisation.get(organisation)!.name }),
      ),
    }),
  ];
}

/** A listing, with the talks of this page of it. */
export function describeCollection(
  name: string,
  permalink: string,
  talks: readonly TalkId[],
  context: ViewContext,
): Json[] {
  const itemListElement = talks.map((id, index) =>
    node('ListItem', {
      position: index + 1,
      name: context.talk.get(id)!.title,
      url: context.absolute(context.addresses.talks.get(id)!),
    }),
  );
  return [
    node('CollectionPage', {
      name,
      url: context.absolute(permalink),
      mainEntity: itemListElement.length === 0 ? undefined : node('ItemList', { itemListElement }),
    }),
  ];
}
