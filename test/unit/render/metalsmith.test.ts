import { expect, test } from 'vitest';
import { loadPug } from '../../../src/build/theme-layouts.ts';
import type { Archive, Talk } from '../../../src/model/archive.ts';
import type { Json } from '../../../src/model/entry.ts';
import type { TalkId } from '../../../src/model/ids.ts';
import type { Page, SitePlan } from '../../../src/model/page.ts';
import { prepareLayouts } from '../../../src/render/layouts.ts';
import { buildLegacyLocals } from '../../../src/render/metalsmith.ts';
import { renderPage } from '../../../src/render/page.ts';
import { fixturePage, TALK } from '../../helpers/views.ts';

function talk(id: string, date: string, data: Record<string, Json>): Talk {
  return { id: id as TalkId, title: `Talk ${id}`, date: { date }, data } as unknown as Talk;
}

const TALKS = [
  talk('b', '2018-03-02', { title: 'Talk b', date: '2018-03-02', speaker: 'Ada, Meadow' }),
  talk('a', '2017-01-30', { title: 'Talk a', date: '2017-01-30', category: 'Maps' }),
];
const archive = { settings: { baseUrl: 'https://example.org' }, talks: TALKS } as unknown as Archive;
const plan = {
  addresses: { talks: new Map(TALKS.map(({ id }) => [id, `/events/2018/${id}/`])) },
} as unknown as SitePlan;

function render(source: string, options: { page?: Partial<Page>; archive?: Archive } = {}): string {
  const layouts = prepareLayouts([{ path: 'layouts/event.jade', text: source }], {
    compatibility: 'metalsmith',
    loadPug,
  });
  const page = { ...fixturePage('talk'), permalink: '/events/2018/b/', layout: 'layouts/event', ...options.page };
  const { value, diagnostics } = renderPage(page, layouts, buildLegacyLocals(options.archive ?? archive, plan));
  expect(diagnostics).toEqual([]);
  return String(value?.content).trim();
}

test.each([
  ['p= title', '<p>Talk b</p>'],
  ['p= speaker', '<p>Ada, Meadow</p>'],
  ['p= locals.title + locals.locals.path', '<p>Talk bevents/2018/b</p>'],
  ['a(href="#{rootUrl}/#{path}/")', '<a href="https://example.org/events/2018/b/"></a>'],
  ['p= moment(date).format("MMMM DD, YYYY")', '<p>March 02, 2018</p>'],
  ['p= moment(date).utc().toISOString()', '<p>2018-03-02T00:00:00.000Z</p>'],
  ['p= moment().format("YYYY")', '<p>2018</p>'],
  [
    'each e in events\n  a(href="/#{e.path}/")= e.title',
    '<a href="/events/2018/b/">Talk b</a><a href="/events/2018/a/">Talk a</a>',
  ],
  ['p= events.filter((e) => e.category === "Maps").length', '<p>1</p>'],
  ['p= talk.id', '<p>footbridge</p>'],
])('%s works in a layout of the old kind', (source, html) => {
  expect(render(source)).toBe(html);
});

test('contents are the body with its media put back, escaped', () => {
  const hostile = { ...TALK, recordings: [{ ...TALK.recordings[0]!, title: '"><script>' }] };
  const html = render('!= contents', { page: { view: { ...fixturePage('talk').view, talk: hostile } } });
  expect(html).toContain(TALK.bodyHtml);
  expect(html).toContain('data-frame="https://docs.google.com/presentation/d/abc/embed"');
  expect(html).toContain('href="https://www.flickr.com/photos/x/2"');
  expect(html).not.toContain('<script>');
});

test('front matter replaces neither legacy locals, nor the view, nor built-in objects', () => {
  const data = Object.fromEntries(
    [
      'title',
      'contents',
      'locals',
      'moment',
      'rootUrl',
      'path',
      'events',
      'site',
      'page',
      'talk',
      'json',
      'JSON',
      'Math',
    ].map((key) => [key, 'taken']),
  );
  const hostile = { ...archive, talks: [talk('b', '2018-03-02', data)] } as Archive;
  const source =
    'p= [title, contents, locals, moment, rootUrl, path, events, site, page, talk, json, JSON, Math].includes("taken")';
  expect(render(source, { archive: hostile })).toBe('<p>false</p>');
});

test("the theme's own layouts do not get the old locals", () => {
  const layouts = prepareLayouts([{ path: 'talk.pug', text: 'p= typeof moment' }], {
    compatibility: 'metalsmith',
    loadPug,
  });
  const { value } = renderPage(fixturePage('talk'), layouts, buildLegacyLocals(archive, plan));
  expect(value?.content).toBe('<p>undefined</p>\n');
});
