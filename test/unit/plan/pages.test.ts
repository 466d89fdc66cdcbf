import { describe, expect, test } from 'vitest';
import type { BodyPart } from '../../../src/model/entry.ts';
import { PAGE_KINDS } from '../../../src/model/page-kind.ts';
import { paginate } from '../../../src/plan/pagination.ts';
import { bodyOf, category, event, page, response, spanAt, speaker, talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

const link = (href: string): BodyPart => ({ kind: 'link', href, span: spanAt('x') });
const image = (source: string, alt = 'A hall'): BodyPart => ({
  kind: 'image',
  image: { source },
  alt,
  span: spanAt('x'),
});

const everything = () => [
  talk('conf/one', {
    title: 'One',
    speakers: 'Ada Alba, Acme',
    event: 'Conf',
    categories: ['Gardens'],
    tags: ['web'],
    date: '2018-05-01',
  }),
  talk('two', { title: 'Zwei', speakers: 'Ada Alba & Bo Berg', event: 'Conf', date: '2017-05-01', language: 'de' }),
  talk('gone', { title: 'Gone', withdrawn: 'The speaker asked for it.' }),
  speaker('ada', { name: 'Ada Alba', body: bodyOf('<p>Gardens.</p>') }),
  page('about'),
  page('index', { body: bodyOf('<p>Welcome.</p>') }),
  response('notes', 'conf/one'),
];
const redirects = [{ from: '/old', to: '/talks/', prefix: false, span: spanAt('r') }];

test('every kind of page is planned, each at a path of its own', () => {
  const { value } = plan(everything(), { redirects });
  expect([...new Set(value.pages.map(({ kind }) => kind))].sort()).toEqual([...PAGE_KINDS].sort());
  expect(new Set(value.pages.map(({ path }) => path.toLowerCase())).size).toBe(value.pages.length);
  expect(JSON.parse(JSON.stringify(value.pages))).toEqual(value.pages);
});

test('an empty archive has a home page, a listing, a search page and a page for missing addresses', () => {
  expect(plan([]).value.pages.map(({ kind }) => kind)).toEqual(['home', 'talks', 'search', 'not-found']);
});

test('every href of our own begins with the base path; absolute ones with baseUrl', () => {
  const settings = {
    baseUrl: 'https://x.example/base',
    basePath: '/base',
    theme: { accent: '#000000', shareImages: false, logo: 'logo.svg' },
  };
  const { value } = plan(everything(), { settings });
  const bad = JSON.stringify(
    value.pages.map(({ view }) => ({ ...view, site: { ...view.site, assets: undefined } })),
  ).match(/"(?:href|src|home|logo|searchAction|rss|calendarHref|previous|next)":"\/(?!base\/)[^"]*"/g);
  expect(bad).toBeNull();
  expect(value.pages.find(({ kind }) => kind === 'talk')?.view.page.canonical).toMatch(
    /^https:\/\/x\.example\/base\/talks\//,
  );
});

test('without baseUrl there is nothing that needs an absolute address, and a note says so', () => {
  const { baseUrl: _, ...settings } = plan([]).archive.settings;
  const archive = plan(everything(), { settings: { ...settings, baseUrl: undefined } as never });
  expect(archive.codes).toContain('plan/no-base-url');
  for (const { view } of archive.value.pages) {
    expect([view.page.canonical, view.page.structuredData, view.page.feeds, view.page.openGraph]).toEqual([
      undefined,
      undefined,
      [],
      [],
    ]);
    expect(view.talk?.share ?? []).toEqual([]);
  }
});

test('a withdrawn talk leaves a stub, and is nowhere else', () => {
  const { value, pageAt } = plan(everything());
  expect(pageAt('/talks/gone/')).toMatchObject({
    kind: 'withdrawn',
    listed: false,
    view: { page: { noindex: true }, withdrawn: { title: 'Gone', reason: 'The speaker asked for it.' } },
  });
  expect(
    value.pages.filter((each) => each.permalink !== '/talks/gone/' && JSON.stringify(each).includes('Gone')),
  ).toEqual([]);
});

test('navigation marks the section of a page', () => {
  const { pageAt } = plan(everything(), {
    settings: { navigation: [{ title: 'Code', url: 'https://code.example/' }] },
  });
  const current = (permalink: string) =>
    pageAt(permalink)
      .view.site.navigation.filter((item) => item.current)
      .map(({ title }) => title);
  expect(pageAt('/').view.site.navigation.map(({ title }) => title)).toEqual([
    'Talks',
    'Events',
    'Speakers',
    'Categories',
    'Code',
    'Page about',
  ]);
  expect([current('/talks/conf-2018/one/'), current('/speakers/ada/'), current('/about/'), current('/')]).toEqual([
    ['Talks'],
    ['Speakers'],
    ['Page about'],
    [],
  ]);
});

test('a talk shows its event with neighbours, its deliveries, and its language', () => {
  const { pageAt } = plan([
    talk('a', { date: '2018-05-01', event: 'Conf' }),
    talk('b', { date: '2018-05-02', event: 'Conf', language: 'ar', deliveryOf: 'a' }),
    talk('c', { date: '2018-05-03', event: 'Conf' }),
  ]);
  const { talk: view, page: head } = pageAt('/talks/conf/talk-b/').view;
  expect(view?.event).toMatchObject({
    name: 'Conf',
    count: 3,
    previous: { title: 'Talk a' },
    next: { title: 'Talk c' },
  });
  expect(view?.deliveries.map(({ current }) => current)).toEqual([false, true]);
  expect(head).toMatchObject({ language: 'ar', direction: 'rtl', documentTitle: 'Talk b · Talks of Nowhere' });
  expect(pageAt('/').view.talks?.map(({ language }) => language?.name)).toEqual([undefined, 'Arabic', undefined]);
});

test('an event has a schedule when a talk has a time', () => {
  const { pageAt } = plan([
    talk('b', { event: 'Conf', date: { date: '2018-05-01', start: '10:00', end: '10:45' }, room: 'Aula' }),
    talk('a', { event: 'Conf', date: { date: '2018-05-02', start: '09:00' } }),
    talk('x', { event: 'Plain' }),
  ]);
  expect(
    pageAt('/events/conf/').view.event?.schedule?.map(({ date, talks }) => [date.iso, talks.map(({ time }) => time)]),
  ).toEqual([
    ['2018-05-01', ['10:00–10:45']],
    ['2018-05-02', ['09:00']],
  ]);
  expect(pageAt('/events/plain/').view.event?.schedule).toBeUndefined();
  expect(pageAt('/events/conf/').view.event?.calendarHref).toBe('/events/conf/event.ics');
});

describe('bodies', () => {
  test('links to content files become addresses; other relative ones count from the page', () => {
    const body = bodyOf(
      '<a href="',
      link('../pages/about.md?x#team'),
      '">',
      link('/talks/'),
      '|',
      link('#c-here'),
      '|',
      link('https://e.example/?a=1&b'),
      '|',
      link('more/'),
    );
    const { pageAt } = plan(
      [
        talk('a', { body }),
        page('about', { body: { ...bodyOf('x'), headings: [{ level: 2, id: 'c-team', text: 'Team' }] } }),
      ],
      {
        settings: { basePath: '/base', baseUrl: 'https://x.example/base' },
      },
    );
    expect(pageAt('/talks/talk-a/').view.talk?.bodyHtml).toBe(
      '<a href="/base/about/?x#team">/base/talks/|#c-here|https://e.example/?a=1&#38;b|/base/talks/talk-a/more/',
    );
  });

  test('images are pictures with their size, remote ones links, missing ones their description', () => {
    const body = bodyOf(
      image('hall.jpg', 'A "hall" <b>'),
      '|',
      image('gone.jpg', '<gone>'),
      '|',
      image('https://host.example/a.jpg', ''),
      '|<a href="',
      link('/x/'),
      '">',
      image('https://host.example/a.jpg', 'in'),
      '</a>',
    );
    const { pageAt } = plan([talk('a', { body })], { assets: ['content/images/hall.jpg'] });
    expect(pageAt('/talks/talk-a/').view.talk?.bodyHtml).toBe(
      '<picture><source type="image/webp" srcset="/images/content/images/hall.jpg-320.webp 320w, /images/content/images/hall.jpg-800.webp 800w" sizes="(min-width: 720px) 680px, 92vw">' +
        '<img src="/images/content/images/hall.jpg" alt="A &#34;hall&#34; &#60;b&#62;" width="800" height="600" loading="lazy" decoding="async"></picture>' +
        '|&#60;gone&#62;|<a href="https://host.example/a.jpg" rel="noopener external">Image on host.example</a>|<a href="/x/">in</a>',
    );
  });
});

test('the policy of a page names the hosts of that page and no other', () => {
  const media = { provider: 'youtube', providerName: 'YouTube', url: 'https://youtu.be/x' } as const;
  const { pageAt } = plan([
    talk('a', {
      recordings: [{ ...media, kind: 'video', frameUrl: 'https://www.youtube-nocookie.com/embed/x' }],
      photos: [{ image: { source: 'https://pics.example/a.jpg' }, alt: '' }],
    }),
    talk('b'),
  ]);
  const policy = (permalink: string) => pageAt(permalink).view.page.contentSecurityPolicy;
  expect(policy('/talks/talk-a/')).toContain("img-src 'self' https://pics.example; ");
  expect(policy('/talks/talk-a/')).toContain('frame-src https://www.youtube-nocookie.com; ');
  expect(policy('/talks/talk-b/')).toContain("frame-src 'none'; ");
  expect(policy('/talks/talk-b/')).not.toMatch(/https?:|unsafe/);
});

test('files of the archive that a talk offers are copied beside its page', () => {
  const deck = { provider: 'pdf', providerName: 'PDF', url: 'deck.pdf', pages: [] } as const;
  const film = { provider: 'file', providerName: 'File', url: 'film.mp4', kind: 'video', durationSeconds: 65 } as const;
  const { value, pageAt } = plan([talk('a', { slides: [deck], recordings: [film] })], {
    assets: ['content/talks/a.vtt', 'content/talks/deck.pdf', 'content/talks/film.mp4'],
  });
  expect(value.files).toEqual([
    { from: 'content/talks/a.vtt', to: 'talks/talk-a/a.vtt' },
    { from: 'content/talks/deck.pdf', to: 'talks/talk-a/deck.pdf' },
    { from: 'content/talks/film.mp4', to: 'talks/talk-a/film.mp4' },
  ]);
  const view = pageAt('/talks/talk-a/').view.talk;
  expect(view?.recordings[0]?.file).toEqual({ src: '/talks/talk-a/film.mp4', type: 'video/mp4' });
  expect([view?.transcripts[0]?.href, view?.slides[0]?.href]).toEqual([
    '/talks/talk-a/a.vtt',
    '/talks/talk-a/deck.pdf',
  ]);
});

test('a layout of the archive is used; a missing one is one note for all its files', () => {
  const templatePaths = ['layouts/special.jade', 'talk.pug'];
  const { value, codes } = plan(
    [
      talk('a', { layout: 'special.pug' }),
      talk('b', { layout: 'event.jade' }),
      talk('c', { layout: 'event.jade' }),
      talk('d', { layout: 'talk' }),
    ],
    { templatePaths },
  );
  expect(
    value.pages
      .filter(({ kind }) => kind === 'talk')
      .map(({ layout }) => layout)
      .sort(),
  ).toEqual(['layouts/special', 'talk', 'talk', 'talk']);
  expect(codes).toEqual(['plan/layout-unknown']);
});

test('listings are cut into pages with addresses of their own', () => {
  const talks = Array.from({ length: 5 }, (_, index) => talk(`t${index}`, { categories: ['Gardens'] }));
  const { value, pageAt } = plan([...talks, category('empty', { name: 'Empty' })], { settings: { pageSize: 2 } });
  expect(value.pages.filter(({ kind }) => kind === 'category').map(({ permalink }) => permalink)).toEqual([
    '/categories/empty/',
    '/categories/gardens/',
    '/categories/gardens/page/2/',
    '/categories/gardens/page/3/',
  ]);
  expect(pageAt('/talks/page/2/').view.pagination).toMatchObject({
    current: 2,
    total: 3,
    previous: '/talks/',
    next: '/talks/page/3/',
  });
  expect(pageAt('/talks/page/2/').view.talks).toHaveLength(2);
});

test('long pagination has gaps, never one that hides a single page', () => {
  const at = (number: number) =>
    paginate(
      '/t/',
      Array.from({ length: 20 }, (_, index) => index),
      1,
      String,
    )
      [number - 1]?.pagination?.pages.map((each) => each?.number ?? '…')
      .join(' ');
  expect(at(1)).toBe('1 2 3 … 20');
  expect(at(5)).toBe('1 2 3 4 5 6 7 … 20');
  expect(at(10)).toBe('1 … 8 9 10 11 12 … 20');
  expect(paginate('/t/', [], 10, String)).toEqual([{ permalink: '/t/', things: [], number: 1 }]);
});

const deck = {
  provider: 'speakerdeck',
  providerName: 'Speaker Deck',
  url: 'https://speakerdeck.com/a/b',
  pages: [],
} as const;

test('structured data says what is on the page', () => {
  const film = {
    provider: 'youtube',
    providerName: 'YouTube',
    url: 'https://youtu.be/x',
    kind: 'video',
    durationSeconds: 3725,
  } as const;
  const { pageAt } = plan([
    talk('a', { speakers: 'Ada', event: 'Conf', slides: [deck], recordings: [film] }),
    event('e', { name: 'E', start: '2018-01-01' }),
  ]);
  const types = (permalink: string) =>
    (pageAt(permalink).view.page.structuredData as { '@graph': { '@type': string }[] })['@graph'].map(
      (node) => node['@type'],
    );
  expect(types('/talks/conf/talk-a/')).toEqual([
    'Event',
    'VideoObject',
    'PresentationDigitalDocument',
    'BreadcrumbList',
  ]);
  expect([types('/speakers/ada/')[0], types('/events/conf/')[0], types('/talks/')[0]]).toEqual([
    'Person',
    'Event',
    'CollectionPage',
  ]);
  expect(JSON.stringify(pageAt('/talks/conf/talk-a/').view.page.structuredData)).toContain('"PT1H2M5S"');
});

describe('the structured data of a talk', () => {
  type Node = Readonly<Record<string, unknown>>;
  const media = (kind: 'video' | 'audio') =>
    ({ provider: 'youtube', providerName: 'YouTube', url: `https://youtu.be/${kind}`, kind }) as const;
  const graphOf = (extra: Parameters<typeof talk>[1]): readonly Node[] => {
    const { pageAt } = plan([talk('a', { speakers: 'Ada & Bo', description: 'Of gardens.', ...extra })]);
    return (pageAt('/talks/talk-a/').view.page.structuredData as { '@graph': readonly Node[] })['@graph'];
  };
  const named = (value: unknown): string[] =>
    [...JSON.stringify(value).matchAll(/"@id":"([^"]*)"/g)].map(([, id]) => id!);

  test('describes each person once, and every reference leads to something that is described', () => {
    const graph = graphOf({ recordings: [media('video'), media('audio')], slides: [deck] });
    const text = JSON.stringify(graph);
    expect(text.match(/"name":"(Ada|Bo)"/g)).toEqual(['"name":"Ada"', '"name":"Bo"']);
    const references = [...text.matchAll(/\{"@id":"([^"]*)"\}/g)].map(([, id]) => id!);
    const described = [...text.matchAll(/"@type":"\w+","@id":"([^"]*)"/g)].map(([, id]) => id!);
    expect(new Set(described).size).toBe(described.length);
    expect(references.filter((id) => !described.includes(id))).toEqual([]);
    expect(graph.slice(1, 3).map((node) => [node['creator'], node['recordedAt']])).toEqual(
      Array(2).fill([[{ '@id': '#speaker-1' }, { '@id': '#speaker-2' }], { '@id': '#talk' }]),
    );
    expect(graph[0]!['workFeatured']).toEqual([{ '@id': graph[3]!['@id'] }]);
    expect(graph[3]!['author']).toEqual(graph[1]!['creator']);
  });

  test('says its text once: with the recording that is shown, else with the occasion', () => {
    const described = (graph: readonly Node[]) =>
      graph.filter((node) => node['description'] === 'Of gardens.').map((node) => node['@type']);
    expect(described(graphOf({}))).toEqual(['Event']);
    expect(described(graphOf({ slides: [deck] }))).toEqual(['Event']);
    expect(described(graphOf({ recordings: [media('audio')] }))).toEqual(['AudioObject']);
    expect(described(graphOf({ recordings: [media('audio'), media('video'), media('video')] }))).toEqual([
      'VideoObject',
    ]);
    expect(named(graphOf({}))).toEqual([]);
  });
});
