/** The entries of a feed before any format: what a reader of feeds is told about a talk. */
import type { Event, Talk } from '../model/archive.ts';
import { formatDate } from '../model/dates.ts';
import type { TalkId } from '../model/ids.ts';
import type { Addresses } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import { escapeHtml, excerpt } from '../model/text.ts';
import { siteUrl } from './addresses.ts';
import { type Published, talksOf } from './feed-input.ts';

export interface FeedEntry {
  readonly url: string;
  readonly title: string;
  readonly date: string;
  /** Plain text; may be empty. */
  readonly summary: string;
  /** Safe HTML. */
  readonly contentHtml: string;
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly categories: readonly { readonly name: string; readonly term: string }[];
  readonly language: string;
}

/** One feed: its own page, its title, and its entries, newest first. */
export interface FeedChannel {
  readonly title: string;
  readonly description: string;
  readonly pageUrl: string;
  readonly language: string;
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

const NEWEST = 20;

interface Newest {
  /** The newest 20, newest first. */
  readonly talks: readonly TalkId[];
  /** Newest date of its talks; that of the archive where it has none. */
  readonly updated: string;
}

/** What the channel of a speaker, an event or a category is made from, as JSON. */
export interface FeedSubject extends Newest {
  readonly name: string;
  /** Of the page whose channel it is. */
  readonly permalink: string;
}

/** The channel of the whole site: the newest 20 talks. */
export function siteChannel(settings: Settings, published: Published, addresses: Addresses): FeedChannel {
  return {
    title: settings.title,
    description: settings.description ?? settings.title,
    pageUrl: siteUrl(settings, '/'),
    ...fillChannel(selectNewest(published.talks, published), settings, published, addresses),
  };
}

/** The channel of a speaker, an event or a category. Its title names the site as well. */
export function channelOf(
  subject: FeedSubject,
  settings: Settings,
  published: Published,
  addresses: Addresses,
): FeedChannel {
  const { name, permalink } = subject;
  return {
    title: `${name} · ${settings.title}`,
    description: `Talks: ${name}`,
    pageUrl: siteUrl(settings, permalink),
    ...fillChannel(subject, settings, published, addresses),
  };
}

function fillChannel(
  { talks, updated }: Newest,
  settings: Settings,
  published: Published,
  addresses: Addresses,
): Pick<FeedChannel, 'language' | 'updated' | 'entries'> {
  return {
    language: settings.language,
    updated,
    entries: talksOf(published, talks).flatMap((talk) => entry(talk, settings, published, addresses)),
  };
}

function selectNewest(talks: readonly Talk[], published: Published): Newest {
  const newest = [...talks]
    .sort((a, b) => (a.date.date === b.date.date ? (a.id < b.id ? -1 : 1) : a.date.date < b.date.date ? 1 : -1))
    .slice(0, NEWEST);
  return { talks: newest.map(({ id }) => id), updated: newest[0]?.date.date ?? published.newest };
}

/** Everything below whose page is a channel: each speaker, event and category. */
export function listSubjects(published: Published, addresses: Addresses): readonly FeedSubject[] {
  const describe = (
    { name, talks }: { readonly name: string; readonly talks: readonly TalkId[] },
    permalink: string | undefined,
  ): readonly FeedSubject[] =>
    permalink === undefined ? [] : [{ name, permalink, ...selectNewest(talksOf(published, talks), published) }];
  return [
    ...published.speakers.flatMap((one) => describe(one, addresses.speakers.get(one.id))),
    ...published.events.flatMap((one) => describe(one, addresses.events.get(one.id))),
    ...published.categories.flatMap((one) => describe(one, addresses.categories.get(one.id))),
  ];
}

function entry(talk: Talk, settings: Settings, published: Published, addresses: Addresses): readonly FeedEntry[] {
  const permalink = addresses.talks.get(talk.id);
  if (permalink === undefined) return [];
  const summary = talk.description ?? excerpt(talk.body.text, 400);
  const event = talk.event === undefined ? undefined : published.event.get(talk.event);
  const authors = talk.appearances.map((appearance) => {
    const page = addresses.speakers.get(appearance.speaker);
    return { name: appearance.name, ...(page === undefined ? {} : { url: siteUrl(settings, page) }) };
  });
  return [
    {
      url: siteUrl(settings, permalink),
      title: talk.title,
      date: talk.date.date,
      summary,
      contentHtml: [summary, byline(talk, event)]
        .filter((text) => text !== '')
        .map((text) => `<p>${escapeHtml(text)}</p>`)
        .join(''),
      authors,
      categories: talk.categories.flatMap((id) => {
        const category = published.category.get(id);
        return category === undefined ? [] : { name: category.name, term: id };
      }),
      language: talk.language,
    },
  ];
}

/** `Ann Example, Bo Sample · Some Conf, Oslo · 27 Jun 2018`. */
function byline(talk: Talk, event: Event | undefined): string {
  return [
    talk.appearances.map((appearance) => appearance.name).join(', '),
    [event?.name, event?.location].filter((text) => text !== undefined).join(', '),
    formatDate(talk.date.date),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
