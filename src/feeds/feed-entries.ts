/** The entries of a feed before any format: what a reader of feeds is told about a talk. */
import type { Event, Talk } from '../model/archive.ts';
import { formatDate } from '../model/dates.ts';
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

/** The channel of the whole site: the newest 20 talks. */
export function siteChannel(settings: Settings, published: Published, addresses: Addresses): FeedChannel {
  return channel(
    {
      title: settings.title,
      description: settings.description ?? settings.title,
      pageUrl: siteUrl(settings, '/'),
      talks: published.talks,
    },
    settings,
    published,
    addresses,
  );
}

/** A channel of any list of talks. Its title names the site as well. */
export function channel(
  subject: {
    readonly title: string;
    readonly description: string;
    readonly pageUrl: string;
    readonly talks: readonly Talk[];
  },
  settings: Settings,
  published: Published,
  addresses: Addresses,
): FeedChannel {
  const newestFirst = [...subject.talks].sort((a, b) =>
    a.date.date === b.date.date ? (a.id < b.id ? -1 : 1) : a.date.date < b.date.date ? 1 : -1,
  );
  const talks = newestFirst.slice(0, NEWEST);
  return {
    title: subject.title,
    description: subject.description,
    pageUrl: subject.pageUrl,
    language: settings.language,
    updated: talks[0]?.date.date ?? published.newest,
    entries: talks.flatMap((talk) => entry(talk, settings, published, addresses)),
  };
}

/** Every channel below a page: one for each speaker, event and category that has one, with the permalink of its page. */
export function subjectChannels(
  settings: Settings,
  published: Published,
  addresses: Addresses,
): readonly { readonly permalink: string; readonly channel: FeedChannel }[] {
  const subjects = [
    ...published.speakers.map((one) => ({
      name: one.name,
      talks: one.talks,
      permalink: addresses.speakers.get(one.id),
    })),
    ...published.events.map((one) => ({ name: one.name, talks: one.talks, permalink: addresses.events.get(one.id) })),
    ...published.categories.map((one) => ({
      name: one.name,
      talks: one.talks,
      permalink: addresses.categories.get(one.id),
    })),
  ];
  return subjects.flatMap(({ name, talks, permalink }) =>
    permalink === undefined
      ? []
      : {
          permalink,
          channel: channel(
            {
              title: `${name} · ${settings.title}`,
              description: `Talks: ${name}`,
              pageUrl: siteUrl(settings, permalink),
              talks: talksOf(published, talks),
            },
            settings,
            published,
            addresses,
          ),
        },
  );
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
