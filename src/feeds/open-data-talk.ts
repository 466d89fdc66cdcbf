/** One talk as open data. Tells what its page tells, and nothing that a page does not. */
import type { Talk } from '../model/archive.ts';
import type { Addresses, TalkMedia } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import { siteUrl } from './addresses.ts';
import { type Published, talksOf } from './feed-input.ts';

export type JsonObject = { readonly [key: string]: unknown };

interface TalkContext {
  readonly settings: Settings;
  readonly published: Published;
  readonly addresses: Addresses;
  /** The media that the talk's page shows; they know the addresses of our own files. */
  readonly view: TalkMedia | undefined;
}

/** The talk as it stands in `/api/talks.json`. */
export function talkData(talk: Talk, { settings, published, addresses, view }: TalkContext): JsonObject {
  const url = (path: string | undefined) => (path === undefined ? undefined : siteUrl(settings, path));
  const event = talk.event === undefined ? undefined : published.event.get(talk.event);
  const others = (ids: Talk['deliveries']) => talksOf(published, ids).map((other) => other.id);
  const linkedDecks = talk.slides.filter((deck) => deck.url !== undefined && deck.provider !== undefined);
  const shownDecks = view?.slides.length === linkedDecks.length ? view.slides : [];
  const ownPhotos =
    view?.photos.length === talk.photos.length ? view.photos.map((photo) => photo.image?.src) : undefined;
  /** A view's `href` has the base path already. */
  const hrefUrl = (href: string | undefined) =>
    href?.startsWith(`${settings.basePath}/`) ? siteUrl(settings, href.slice(settings.basePath.length)) : href;
  /** A file of the archive is published under an address that only its page knows. */
  const mediumUrl = (address: string, href: string | undefined) =>
    /^(\/|[a-z][a-z0-9+.-]*:)/i.test(address) ? url(address) : (hrefUrl(href) ?? url(address));
  return withoutGaps({
    id: talk.id,
    url: url(addresses.talks.get(talk.id)),
    title: talk.title,
    date: talk.date.date,
    startTime: talk.date.start,
    endTime: talk.date.end,
    utcOffset: talk.date.offset,
    timezone: talk.date.timezone ?? talk.timezone,
    language: talk.language,
    description: talk.description,
    text: talk.body.text === '' ? undefined : talk.body.text,
    speakers: talk.appearances.map((appearance) =>
      withoutGaps({
        id: appearance.speaker,
        name: published.speaker.get(appearance.speaker)?.name ?? appearance.name,
        creditedAs: appearance.name,
        role: appearance.role,
        organisation: appearance.organisation && published.organisationNames.get(appearance.organisation),
        url: url(addresses.speakers.get(appearance.speaker)),
      }),
    ),
    event:
      event &&
      withoutGaps({
        id: event.id,
        name: event.name,
        location: event.location,
        url: url(addresses.events.get(event.id)),
      }),
    room: talk.room,
    categories: talk.categories.flatMap((id) => {
      const category = published.category.get(id);
      return category ? [withoutGaps({ id, name: category.name, url: url(addresses.categories.get(id)) })] : [];
    }),
    tags: talk.tags.map((tag) => published.tagNames.get(tag) ?? tag),
    recordings: talk.recordings.map((recording, index) =>
      withoutGaps({
        kind: recording.kind,
        provider: recording.provider,
        url: mediumUrl(recording.url, view?.recordings[index]?.href),
        mediaId: recording.mediaId,
        language: recording.language,
        note: recording.note,
        durationSeconds: recording.durationSeconds,
        startSeconds: recording.startSeconds,
      }),
    ),
    recordingState: talk.recordingState,
    slides: talk.slides.map((deck) =>
      withoutGaps({
        provider: deck.provider,
        url: deck.url && mediumUrl(deck.url, shownDecks[linkedDecks.indexOf(deck)]?.href),
        mediaId: deck.mediaId,
        note: deck.note,
        pages: deck.pages.map(({ number, text, alt, atSeconds }) => withoutGaps({ number, text, alt, atSeconds })),
      }),
    ),
    chapters: talk.chapters.map(({ atSeconds, title }) => ({ atSeconds, title })),
    transcripts: talk.transcripts.flatMap(({ language }, index) => {
      const href = view?.transcripts[index]?.href;
      return href === undefined ? [] : [{ url: hrefUrl(href), language: language ?? talk.language }];
    }),
    photos: talk.photos.map((photo, index) =>
      withoutGaps({
        url: photo.url ?? ('url' in photo.image ? photo.image.url : ownPhotos && hrefUrl(ownPhotos[index])),
        alt: photo.alt,
        credit: photo.credit,
      }),
    ),
    links: talk.links.map(({ title, url: target }) => ({ title, url: url(target) })),
    license: talk.license && withoutGaps({ name: talk.license.name, spdx: talk.license.spdx, url: talk.license.url }),
    deliveries: others(talk.deliveries),
    partOf: talk.partOf !== undefined && published.talk.has(talk.partOf) ? talk.partOf : undefined,
    parts: others(talk.parts),
    responses: (view?.responses ?? []).map(({ title, author, date, url: target, href }) =>
      withoutGaps({ title, author, date: date?.iso, website: target, url: hrefUrl(href) }),
    ),
  });
}

/** The object without fields that have no value: absent says it better than null or an empty list. */
export function withoutGaps(object: JsonObject): JsonObject {
  const whole: Record<string, unknown> = {};
  for (const key in object) {
    const value = object[key];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) whole[key] = value;
  }
  return whole;
}
