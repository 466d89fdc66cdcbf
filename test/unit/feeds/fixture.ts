/** A small linked and planned archive, as literals. */

import type { Archive, Event, Talk } from '../../../src/model/archive.ts';
import { UNWATCHED } from '../../../src/model/dependencies.ts';
import type { CategoryId, EventId, SpeakerId, TalkId } from '../../../src/model/ids.ts';
import type { OutputFile } from '../../../src/model/output.ts';
import type { Page, Redirect, SitePlan } from '../../../src/model/page.ts';
import type { Settings } from '../../../src/model/settings.ts';
import type { TalkCard } from '../../../src/model/view-parts.ts';
import { settingsOf } from '../../helpers/entries.ts';

export const id = <Id extends string>(text: string) => text as Id;

export function makeSettings(more: Partial<Settings> = {}): Settings {
  return {
    ...settingsOf({ permalinks: { talk: '/talks/{slug}/' } }),
    title: 'Shelf',
    baseUrl: 'https://shelf.example/talks',
    basePath: '/talks',
    ...more,
  };
}

export function makeTalk(slug: string, more: Partial<Talk> = {}): Talk {
  return {
    id: id<TalkId>(slug),
    path: `content/talks/${slug}.md`,
    hash: '',
    spans: {},
    title: `Talk ${slug}`,
    date: { date: '2018-06-27' },
    appearances: [{ speaker: id<SpeakerId>('ann'), name: 'Ann Example' }],
    event: id<EventId>('conf'),
    categories: [id<CategoryId>('ops')],
    tags: [],
    language: 'en',
    recordings: [],
    slides: [],
    transcripts: [],
    chapters: [],
    photos: [],
    links: [],
    body: { parts: [], text: 'Words of the body.', headings: [] },
    responses: [],
    deliveries: [],
    parts: [],
    related: [],
    aliases: [],
    indexed: true,
    draft: false,
    extra: {},
    data: {},
    ...more,
  };
}

export function makeEvent(slug: string, talks: readonly string[], more: Partial<Event> = {}): Event {
  return {
    id: id<EventId>(slug),
    name: `Event ${slug}`,
    start: '2018-06-27',
    end: '2018-06-28',
    talks: talks.map((talk) => id<TalkId>(talk)),
    ...more,
  };
}

/** An archive of these talks, all by Ann Example at `conf` in `ops` unless they say otherwise. */
export function makeArchive(talks: readonly Talk[], more: Partial<Archive> = {}): Archive {
  const ids = talks.map((talk) => talk.id);
  return {
    settings: makeSettings(),
    talks,
    withdrawn: [],
    speakers: [
      {
        id: id<SpeakerId>('ann'),
        name: 'Ann Example',
        otherNames: [],
        links: [],
        talks: ids,
        organisations: [],
        coSpeakers: [],
      },
    ],
    organisations: [],
    events: [makeEvent('conf', ids)],
    series: [],
    categories: [{ id: id<CategoryId>('ops'), name: 'Operations', talks: ids }],
    tags: [],
    years: [],
    languages: [],
    pages: [],
    responses: [],
    redirects: [],
    images: [],
    resolvedImages: {},
    ...more,
  };
}

export function makePage(kind: Page['kind'], permalink: string, more: Partial<Page> = {}): Page {
  return {
    kind,
    permalink,
    path: `${permalink.slice(1)}${permalink.endsWith('/') ? 'index.html' : ''}`,
    layout: kind,
    late: false,
    view: {} as Page['view'],
    madeOf: '',
    listed: true,
    ...more,
  };
}

/** A page for every talk, speaker, event, category, page and response. */
export function makePlan(archive: Archive, redirects: readonly Redirect[] = []): SitePlan {
  const at = <Id extends string>(folder: string, things: readonly { readonly id: Id }[]) =>
    new Map(things.map((thing) => [thing.id, `/${folder}/${thing.id}/`]));
  const talks = at('talks', archive.talks);
  const speakers = at('speakers', archive.speakers);
  const events = at('events', archive.events);
  const categories = at('categories', archive.categories);
  const pages = at('pages', archive.pages);
  const responses = at('responses', archive.responses);
  return {
    media: () => undefined,
    revise: (revised) => makePlan(revised, redirects),
    card: () => ({}) as TalkCard,
    cite: (key, format) => (format === 'CSL-JSON' ? JSON.stringify([{ id: key }]) : `${format} of ${key}`),
    watch: UNWATCHED,
    shared: () => '',
    asksOf: () => [],
    settled: () => {
      throw new Error('Nothing is settled here');
    },
    pages: [
      makePage('home', '/'),
      ...archive.talks.map((talk) =>
        makePage('talk', talks.get(talk.id)!, { lastModified: talk.date.date, sourcePath: talk.path }),
      ),
      ...[...speakers.values()].map((permalink) => makePage('speaker', permalink)),
      ...[...events.values()].map((permalink) => makePage('event', permalink)),
      ...[...categories.values()].map((permalink) => makePage('category', permalink)),
      ...archive.pages.map((page) => makePage('page', pages.get(page.id)!, { sourcePath: page.path })),
      ...archive.responses.map((response) => makePage('response', responses.get(response.id)!)),
    ],
    addresses: {
      talks,
      speakers,
      events,
      categories,
      pages,
      responses,
      series: new Map(),
      tags: new Map(),
      years: new Map(),
      languages: new Map(),
      organisations: new Map(),
    },
    redirects,
  };
}

/** The text of one output. */
export function textOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`no ${path} among ${files.map((one) => one.path).join(', ')}`);
  return typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
}

/** Titles that have broken feeds before. */
export const HOSTILE = [
  'A & B &amp; C &amp;lt; D',
  '<script>alert(1)</script>',
  ']]> one ]]> two ]]>',
  ']]></title><link>https://evil.example</link><title><![CDATA[',
  '"quotes" and \'quotes\' and <b attr="1">',
  'nul \u0000 bell \u0007 unit \u001f nonchar \uffff lone \ud800 end',
  'semi;colon, comma\\ back\r\nBEGIN:VEVENT\nX:1',
  'emoji 👩‍👩‍👧 and ü and \u202e right to left',
  'a'.repeat(300),
];
