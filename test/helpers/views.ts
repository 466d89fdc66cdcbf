/** Fixture views: a small made-up archive as templates see it, one view for every kind of page. */
import { formatDate } from '../../src/model/dates.ts';
import type { Page } from '../../src/model/page.ts';
import { PAGE_KINDS, type PageKind } from '../../src/model/page-kind.ts';
import type { PageView, SiteView, TalkView, View } from '../../src/model/view.ts';
import type { DateView, EmbedView, EventView, ImageView, SpeakerView, TalkCard } from '../../src/model/view-parts.ts';

export function image(name: string, width = 1280, height = 720): ImageView {
  return {
    src: `/images/${name}.jpg`,
    width,
    height,
    sources: [{ type: 'image/webp', srcset: `/images/${name}-640.webp 640w, /images/${name}-1280.webp 1280w` }],
    alt: '',
  };
}

const date = (iso: string): DateView => ({ iso, text: formatDate(iso) });

const CATEGORIES = [
  { title: 'Gardens', href: '/categories/gardens/', hue: 'hue-9', count: 5, description: 'Soil, seeds and patience.' },
  { title: 'Bridges & tunnels', href: '/categories/bridges/', hue: 'hue-16', count: 4 },
  { title: 'Maps', href: '/categories/maps/', hue: 'hue-2', count: 2, description: 'How places become paper.' },
  { title: 'Tools', href: '/categories/tools/', hue: 'hue-20', count: 2 },
] as const;

const PEOPLE: readonly SpeakerView[] = [
  {
    name: 'Ada Quill',
    href: '/speakers/ada-quill/',
    role: 'Head of Soil',
    organisation: { title: 'Meadow Works', href: '/organisations/meadow-works/' },
    monogram: 'AQ',
    hue: 'hue-3',
    bio: 'Ada keeps a garden that is older than she is, and writes about what it teaches.',
    count: 4,
  },
  {
    name: 'Bo Lindqvist-Oyelaran',
    href: '/speakers/bo/',
    organisation: { title: 'Institute for Bridges', href: '/organisations/bridges/' },
    monogram: 'BL',
    hue: 'hue-14',
    count: 3,
  },
  { name: 'ليلى حداد', href: '/speakers/layla/', monogram: 'لح', hue: 'hue-20', count: 1 },
  { name: 'Chen Wei', href: '/speakers/chen-wei/', role: 'Cartographer', monogram: 'CW', hue: 'hue-8', count: 2 },
];

export const EVENTS: readonly EventView[] = [
  ['Field Day 2024', '2024-09-12', '12–13 Sep 2024', 'Utrecht, Netherlands', 5],
  ['Slow Tools Meetup #14', '2024-03-05', '5 Mar 2024', undefined, 1],
  ['International Conference on Bridges, Tunnels and Other Ways Across 2023', '2023-10-02', '2–4 Oct 2023', 'Porto', 4],
  ['مؤتمر الخرائط', '2023-05-20', '20 May 2023', 'بيروت', 1],
  ['Map Night', '2022-11-11', '11 Nov 2022', 'Leeds, UK', 1],
].map(([name, iso, text, location, count], index) => ({
  name: String(name),
  href: `/events/${index}/`,
  date: { iso: String(iso), text: String(text) },
  ...(location === undefined ? {} : { location: String(location) }),
  count: Number(count),
  hue: `hue-${(index * 7) % 24}`,
  monogram: 'EV',
  year: Number(String(iso).slice(0, 4)),
}));

const eventsByYear = [2024, 2023, 2022].map((year) => ({
  year,
  events: EVENTS.filter((event) => event.year === year),
}));

const TITLES = [
  'What a hedge remembers',
  'Building a footbridge with forty volunteers, two cranes and one very patient river authority',
  'Compost',
  'The map is late: keeping a town plan true for thirty years',
  'Tunnels that breathe',
  'A short history of the spirit level, from water to light',
  'Donaudampfschifffahrtsgesellschaft und andere lange Fahrten',
  'Seeds in the post',
  'كيف ترسم مدينة لا تتوقف عن التغيّر',
  'Why we measure twice',
  'Pruning for people who are afraid of pruning',
  'Rope, knot, rope: three lessons from a suspension bridge in winter',
  'Drawing the coast',
];

export const CARDS: readonly TalkCard[] = TITLES.map((title, index) => {
  const category = CATEGORIES[index % CATEGORIES.length]!;
  const event = EVENTS[index % EVENTS.length]!;
  const speakers = [PEOPLE.slice(0, 1), PEOPLE.slice(1, 2), PEOPLE.slice(0, 2), PEOPLE][index % 4]!;
  const language = title.startsWith('Donau')
    ? { code: 'de', name: 'German' }
    : title.startsWith('كيف')
      ? { code: 'ar', name: 'Arabic' }
      : undefined;
  return {
    title,
    href: `/talks/${index}/`,
    cover: {
      ...(index % 3 === 1 ? { image: image(`photo-${index}`) } : {}),
      art: { variant: (index * 5) % 24, label: `${event.name.slice(0, 24)} ${event.year}` },
      hue: category.hue,
    },
    speakers: speakers.map((person) => ({ title: person.name, href: person.href })),
    event: { title: event.name, href: event.href },
    date: date(event.date.iso),
    ...(index % 2 === 0 ? { duration: index % 4 === 0 ? '32 min' : '1 h 05 min' } : {}),
    description: 'A calm walk through what was tried, what broke, and what was kept in the end.',
    categories: [category],
    has: { video: index % 2 === 0, audio: index === 5, slides: index % 3 === 0, transcript: index === 0 },
    ...(language === undefined ? {} : { language }),
  };
});

export const SITE: SiteView = {
  title: 'Field Notes',
  description: 'Talks on gardens, bridges and maps, with their slides and recordings.',
  language: 'en',
  home: '/',
  further: [
    { title: 'Tags', href: '/tags/' },
    { title: 'Organisations', href: '/organisations/' },
  ],
  navigation: [
    { title: 'Talks', href: '/talks/', current: false },
    { title: 'Events', href: '/events/', current: false },
    { title: 'Speakers', href: '/speakers/', current: false },
    { title: 'Categories', href: '/categories/', current: false },
    { title: 'About', href: '/about/', current: false },
  ],
  counts: { talks: 1204, speakers: 312, events: 41 },
  feeds: { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json', calendar: '/calendar.ics' },
  searchAction: '/search/',
  assets: {
    home: '/',
    styles: ['/styles/main.css', '/assets/theme.css'],
    scripts: ['/assets/early.js', '/assets/site.js'],
    icon: '/favicon.svg',
  },
  generator: 'Rostrum',
};

function pageView(kind: PageKind, title: string): PageView {
  return {
    kind,
    title,
    documentTitle: `${title.slice(0, 50)} · Field Notes`,
    description: 'A page of the fixture archive.',
    language: 'en',
    direction: 'ltr',
    href: `/${kind}/`,
    canonical: `https://example.org/${kind}/`,
    breadcrumbs: [
      { title: 'Home', href: '/' },
      { title: 'Talks', href: '/talks/' },
    ],
    feeds: [{ title: 'All talks', href: '/atom.xml', type: 'application/atom+xml' }],
    openGraph: [
      { property: 'og:title', content: title },
      { property: 'twitter:card', content: 'summary' },
    ],
    structuredData: { '@context': 'https://schema.org', name: `${title} </script>` },
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types rostrum-worker",
    noindex: false,
    editHref: 'https://example.org/edit/talk.md',
  };
}

export const VIDEO: EmbedView = {
  kind: 'video',
  title: 'Recording',
  provider: 'youtube',
  providerName: 'YouTube',
  href: 'https://www.youtube.com/watch?v=abc',
  frameUrl: 'https://www.youtube-nocookie.com/embed/abc',
  duration: '32 min',
};

export const SLIDES: EmbedView = {
  kind: 'slides',
  title: 'Slides',
  provider: 'google-slides',
  providerName: 'Google Slides',
  href: 'https://docs.google.com/presentation/d/abc/edit',
  frameUrl: 'https://docs.google.com/presentation/d/abc/embed',
};

export const TALK: TalkView = {
  id: 'footbridge',
  title: TITLES[1]!,
  date: { ...date('2024-09-12'), time: '14:00–14:40', timezone: 'Europe/Amsterdam' },
  categories: [CATEGORIES[1]],
  tags: [
    { title: 'timber', href: '/tags/timber/' },
    { title: 'volunteers', href: '/tags/volunteers/' },
  ],
  speakers: PEOPLE.slice(0, 2),
  event: {
    ...EVENTS[0]!,
    previous: { title: 'Tunnels that breathe', href: '/talks/4/' },
    next: { title: 'Why we measure twice', href: '/talks/9/' },
    room: 'Great Hall',
  },
  description: 'How a village built its own bridge.',
  bodyHtml:
    '<p>For eleven years the village waited for a bridge. Then it stopped waiting, and drew one. This talk follows the project from the first sketch on a tablecloth to the morning when the ferry stayed at its mooring.</p><h3 id="plan">What you will hear</h3><ul><li>How forty people agree on one drawing</li><li>What a river authority needs to know, and when</li><li>Why the second crane was worth its price</li></ul><p>There will be <a href="https://example.org/plans">plans</a>, mistakes, and <code>one formula</code>.</p>',
  cover: {
    image: image('photo-1'),
    art: { variant: 4, label: 'Field Day 2024' },
    hue: 'hue-16',
  },
  recordings: [VIDEO, { ...VIDEO, title: 'Interview', provider: 'vimeo', providerName: 'Vimeo', duration: '6 min' }],
  slides: [SLIDES],
  slidePages: [
    { number: 1, text: 'A bridge in eleven drawings', at: '0:40' },
    { number: 2, text: 'Forty people, one table\nWho decides?', alt: 'A long table with a drawing on it' },
  ],
  chapters: [
    { at: '0:00', seconds: 0, title: 'The ferry', href: 'https://www.youtube.com/watch?v=abc&t=0' },
    { at: '12:04', seconds: 724, title: 'The second crane', href: 'https://www.youtube.com/watch?v=abc&t=724' },
    { at: '28:30', seconds: 1710, title: 'Questions' },
  ],
  transcripts: [
    {
      language: 'en',
      direction: 'ltr',
      href: '/transcripts/footbridge.vtt',
      name: 'Transcript',
      id: 'transcript',
      paragraphs: [
        {
          at: '0:00',
          seconds: 0,
          href: 'https://www.youtube.com/watch?v=abc&t=0s',
          speaker: 'Ada Quill',
          lines: [
            { anchor: 't-0', text: 'A footbridge is a promise.' },
            { anchor: 't-4', text: 'Somebody will want to cross.' },
          ],
        },
        { at: '12:04', seconds: 724, speaker: 'Ada Quill', lines: [{ anchor: 't-724', text: 'So much for beams.' }] },
      ],
    },
    {
      language: 'ar',
      direction: 'rtl',
      href: '/transcripts/footbridge.ar.txt',
      name: 'Transcript (Arabic)',
      id: 'transcript-2',
      paragraphs: [{ lines: [{ anchor: 'line2-1', text: 'الجسر وعد.' }] }],
    },
    {
      language: 'de',
      direction: 'ltr',
      href: '/transcripts/footbridge.de.srt',
      name: 'Transcript (German)',
      paragraphs: [],
    },
  ],
  photos: [
    { image: image('photo-4'), alt: 'The finished bridge at dawn', credit: 'Ada Quill' },
    {
      remote: { src: 'https://live.staticflickr.com/1/2.jpg' },
      alt: 'Volunteers lifting a beam',
      credit: 'B. Example',
      href: 'https://www.flickr.com/photos/x/2',
    },
  ],
  links: [{ title: 'Drawings and budget', href: 'https://example.org/plans' }],
  responses: [
    { title: 'Notes from the third row', href: '/responses/notes/', author: 'Chen Wei', date: date('2024-09-14') },
  ],
  deliveries: [
    { href: '/talks/1/', event: 'Field Day 2024', date: date('2024-09-12'), current: true },
    { href: '/talks/1b/', event: 'Map Night', date: date('2022-11-11'), current: false },
  ],
  parts: [{ title: 'Questions and answers', href: '/talks/1c/' }],
  license: { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
  related: CARDS.slice(4, 7),
  share: [
    { title: 'Mastodon', href: 'https://example.org/share?x=1' },
    { title: 'E-mail', href: 'mailto:?subject=x' },
  ],
  duration: '32 min',
  draft: false,
  extra: {},
};

const pagination: NonNullable<View['pagination']> = {
  current: 2,
  total: 9,
  previous: '/talks/',
  next: '/talks/page/3/',
  pages: [
    { number: 1, href: '/talks/', current: false },
    { number: 2, href: '/talks/page/2/', current: true },
    { number: 3, href: '/talks/page/3/', current: false },
    null,
    { number: 9, href: '/talks/page/9/', current: false },
  ],
};

const items = ['Asphalt', 'Beams', 'Cranes', 'Drawing', 'Earth'].map((title, index) => ({
  title,
  href: `/x/${index}/`,
  count: 12 - index,
}));

const subject = { name: 'Meadow Works', count: 12, speakers: PEOPLE.slice(0, 2) };
const listing = { talks: CARDS, pagination, subject };
const content = { title: 'About', bodyHtml: '<p>An archive of talks, kept by its listeners.</p>', extra: {} };

/** What each kind of page has besides `site` and `page`. */
const PARTS: Record<PageKind, Omit<View, 'site' | 'page'>> = {
  home: { talks: CARDS.slice(3), featured: CARDS.slice(0, 3), events: eventsByYear, categories: CATEGORIES },
  talks: {
    talks: CARDS,
    pagination,
    years: [2024, 2023, 2022].map((year) => ({ title: String(year), href: `/years/${year}/`, count: year - 2015 })),
  },
  talk: { talk: TALK },
  withdrawn: {
    withdrawn: { title: 'Seeds in the post', date: date('2022-11-11'), reason: 'The speaker asked for it.' },
  },
  speakers: { speakers: PEOPLE, pagination },
  speaker: {
    speaker: {
      name: 'Ada Quill',
      otherNames: ['A. Quill'],
      pronouns: 'she/her',
      monogram: 'AQ',
      hue: 'hue-3',
      url: 'https://ada.example.org/',
      links: [{ title: 'Mastodon', href: 'https://example.org/@ada' }],
      bodyHtml: '<p>Ada keeps a garden that is older than she is, and writes about what it teaches.</p>',
      organisations: [
        { title: 'Meadow Works', href: '/organisations/meadow-works/', years: '2022–2024' },
        { title: 'Town Council', href: '/organisations/town/', years: '2019' },
      ],
      coSpeakers: [{ title: 'Bo Lindqvist-Oyelaran', href: '/speakers/bo/', count: 2 }],
      years: [
        { year: 2024, talks: CARDS.slice(0, 2) },
        { year: 2022, talks: CARDS.slice(2, 3) },
      ],
      count: 3,
      extra: {},
    },
  },
  events: { events: eventsByYear },
  event: {
    talks: CARDS.slice(0, 5),
    event: {
      ...EVENTS[0]!,
      url: 'https://example.org/field-day',
      description: 'Two days outdoors, with talks when it rains.',
      series: { title: 'Field Day', href: '/series/field-day/' },
      otherEditions: EVENTS.slice(3),
      schedule: [
        {
          date: { iso: '2024-09-12', text: 'Thursday, 12 Sep 2024' },
          talks: CARDS.slice(0, 3).map((card, index) => ({ ...card, time: `1${index}:00–1${index}:40`, room: 'Hall' })),
        },
        { date: { iso: '2024-09-13', text: 'Friday, 13 Sep 2024' }, talks: CARDS.slice(3, 5) },
      ],
      calendarHref: '/events/0/event.ics',
      speakers: PEOPLE,
      extra: {},
    },
  },
  series: { series: { name: 'Field Day', events: EVENTS.slice(0, 2) } },
  categories: { categories: CATEGORIES },
  category: { ...listing, category: { ...CATEGORIES[0], bodyHtml: '<p>Everything that grows.</p>' } },
  tags: { items },
  tag: listing,
  years: { items },
  year: listing,
  languages: { items },
  language: listing,
  organisations: { items },
  organisation: listing,
  page: { content },
  response: {
    response: {
      title: 'Notes from the third row',
      href: '/responses/notes/',
      author: 'Chen Wei',
      date: date('2024-09-14'),
      url: 'https://example.org/notes',
      talk: CARDS[1]!,
    },
    content,
  },
  search: {
    browse: [
      {
        title: 'Categories',
        href: '/categories/',
        total: 4,
        items: CATEGORIES.map(({ title, href, hue, count }) => ({ title, href, hue, count })),
      },
      { title: 'Tags', href: '/tags/', total: 40, items },
    ],
  },
  'not-found': { talks: CARDS.slice(0, 3) },
  redirect: { redirect: { href: '/talks/1/' } },
};

/** A page of a kind, with changes to its view. */
export function fixturePage(kind: PageKind, change: Partial<View> = {}): Page {
  const title = kind === 'talk' ? (change.talk ?? TALK).title : `The ${kind} page`;
  const view: View = { site: SITE, page: pageView(kind, title), ...PARTS[kind], ...change };
  return {
    kind,
    permalink: `/${kind}/`,
    path: `${kind}/index.html`,
    layout: kind,
    late: false,
    view,
    madeOf: '',
    listed: true,
  };
}

export const FIXTURE_PAGES: readonly Page[] = PAGE_KINDS.map((kind) => fixturePage(kind));
