import { expect, test } from 'vitest';
import { checkSite } from '../../../src/check/site.ts';
import type { BodyPart } from '../../../src/model/entry.ts';
import type { Redirect } from '../../../src/model/page.ts';
import { id, makeArchive, makePage, makePlan, makeTalk } from '../feeds/fixture.ts';

type Fixture = Parameters<typeof makeArchive>;

function check(
  archive: ReturnType<typeof makeArchive>,
  files: readonly string[] = [],
  redirects: readonly Redirect[] = [],
) {
  const plan = makePlan(archive, redirects);
  const outputPaths = new Set([...plan.pages.map((page) => page.path), ...files]);
  return checkSite({ archive, plan, outputPaths });
}
const site = (...args: Fixture) => makeArchive(...args);

function linking(...hrefs: readonly string[]) {
  const parts: BodyPart[] = hrefs.flatMap((href, index) => [
    '<a href="',
    { kind: 'link', href, span: { path: 'content/talks/a.md', line: index + 5, column: 3, length: href.length } },
    '">x</a>',
  ]);
  return makeTalk('a', { body: { parts, text: '', headings: [] } });
}
const target = makeTalk('b', {
  body: {
    parts: ['<h2 id="c-the-end">The end</h2>'],
    text: '',
    headings: [{ level: 2, id: 'c-the-end', text: 'The end' }],
  },
});

test.each([
  ['/'],
  ['/talks/b/'],
  ['/talks/b'],
  ['/talks/b/?x=1#c-the-end'],
  ['/talks/b/#the-end'],
  ['/talks/b/#slide-4'],
  ['../b/'],
  ['b.md'],
  ['b.md#the-end'],
  ['/content/talks/b.md'],
  ['content/talks/b.md'],
  ['/slides/a%20b.pdf'],
  ['/old'],
  ['/docs/anything/below'],
  ['https://elsewhere.example/nothing'],
  ['mailto:a@b.example'],
])('a link to %s leads somewhere', (href) => {
  expect(
    check(
      site([linking(href), target]),
      ['slides/a b.pdf'],
      [
        { from: '/old', to: '/talks/b/', prefix: false },
        { from: '/docs/', to: 'https://docs.example/', prefix: true },
      ],
    ),
  ).toEqual([]);
});

test.each([
  ['/talks/c/', 'check/broken-link', 'Did you mean /talks/a/ ?'],
  [
    '/nothing/like/it/at/all',
    'check/broken-link',
    'Correct the address, or link to the content file itself (../talks/a-talk.md).',
  ],
  ['../../../../b.md', 'check/broken-link', 'Did you mean content/talks/b.md ?'],
  ['bb.md', 'check/broken-link', 'Did you mean content/talks/b.md ?'],
  ['b.md#the-and', 'check/broken-fragment', 'Did you mean #the-end ?'],
  ['./b', 'check/broken-link', undefined],
])('a link to %s is reported where it stands', (href, code, hint) => {
  expect(check(site([linking('/', href), target]))).toEqual([
    expect.objectContaining({
      code,
      severity: 'warning',
      span: { path: 'content/talks/a.md', line: 6, column: 3, length: href.length },
      ...(hint === undefined ? {} : { hint }),
    }),
  ]);
});

test('a place that a page does not have is reported at its file', () => {
  const html = '<h2 id="c-one">One</h2><a href="#c-one">1</a> <a href="#slides">S</a> <a class="x" href="#two">2</a>';
  const talk = makeTalk('a', { body: { parts: [html], text: '', headings: [] } });
  expect(check(site([talk])).map(({ code, message, span }) => [code, message, span?.path])).toEqual([
    ['check/broken-fragment', 'The page behind "#two" has no heading or place named "two"', 'content/talks/a.md'],
  ]);
});

test('a list of redirects that lead out of the archive gives one warning, however long', () => {
  const line = (path: string, line: number, to: string) => ({
    from: `/from-${line}`,
    to,
    prefix: false,
    span: { path, line, column: 1, length: 10 },
  });
  const redirects = [
    line('redirect-files', 1, '/talks/a/'),
    ...Array.from({ length: 157 }, (_, index) => line('redirect-files', index + 2, `/docs/${index}/`)),
    line('redirect-files', 200, 'https://elsewhere.example/'),
    line('redirect-prefixes', 4, '/install/'),
  ];
  expect(
    check(site([makeTalk('a')], { redirects })).map(({ message, span }) => [span?.path, span?.line, message]),
  ).toEqual([
    [
      'redirect-files',
      2,
      '157 of 159 redirects in this file lead to addresses that this site does not have, such as /docs/0/, /docs/1/, /docs/2/',
    ],
    [
      'redirect-prefixes',
      4,
      '1 of 1 redirects in this file lead to addresses that this site does not have, such as /install/',
    ],
  ]);
});

test('two pages at one path, and a file that would be a folder, are errors', () => {
  const archive = site([makeTalk('a')]);
  const plan = makePlan(archive);
  const pages = [
    ...plan.pages,
    makePage('page', '/Talks/A/', { sourcePath: 'content/pages/a.md' }),
    makePage('page', '/speakers', { sourcePath: 'content/pages/s.md' }),
  ];
  const found = checkSite({ archive, plan: { ...plan, pages }, outputPaths: new Set(pages.map((page) => page.path)) });
  expect(found.map(({ code, severity, message, span }) => [code, severity, message, span?.path])).toEqual([
    [
      'check/duplicate-output',
      'error',
      'Two pages would be written to "Talks/A/index.html": content/talks/a.md and content/pages/a.md',
      'content/pages/a.md',
    ],
    [
      'check/file-is-folder',
      'error',
      '"speakers" would be a file, and a folder for "speakers/ann/index.html" as well',
      'content/pages/s.md',
    ],
  ]);
});

test('a copy of a talk is noted, a second delivery is not', () => {
  const talk = makeTalk('a', { title: 'Same' });
  const copy = makeTalk('b', { title: 'same' });
  expect(
    check(site([talk, copy])).map(({ code, span, related }) => [code, span?.path, related?.[0]?.span.path]),
  ).toEqual([['check/same-talk-twice', 'content/talks/b.md', 'content/talks/a.md']]);
  expect(
    check(
      site([
        { ...talk, deliveries: [copy.id] },
        { ...copy, deliveries: [talk.id] },
      ]),
    ),
  ).toEqual([]);
  expect(check(site([talk, makeTalk('c', { title: 'Same', date: { date: '2018-06-28' } })]))).toEqual([]);
  expect(check(site([talk, makeTalk('c', { title: 'Same', appearances: [] })]))).toEqual([]);
});

test('a category file without talks is noted, with the name that was meant', () => {
  const archive = site([makeTalk('a')]);
  const source = { path: 'content/categories/operation.md', spans: {}, aliases: [], extra: {} };
  const categories = [...archive.categories, { id: id<never>('operation'), name: 'Operation', talks: [], source }];
  expect(check({ ...archive, categories }).map(({ code, hint, span }) => [code, hint, span?.path])).toEqual([
    ['check/unused-category', 'Is it the same as Operations?', 'content/categories/operation.md'],
  ]);
});

test.each([
  ['/rss.xml', false, 'check/redirect-hides-file'],
  ['/RSS.xml', false, 'check/redirect-hides-file'],
  ['/rss%2Exml', false, 'check/redirect-hides-file'],
  ['/styles', true, 'check/redirect-hides-file'],
  ['/styles/', false, undefined],
  ['/old/', false, undefined],
  ['/style', true, undefined],
])('a redirect from %s (with all below: %s) must not hide a file', (from, prefix, code) => {
  const found = check(site([target]), ['rss.xml', 'styles/main.css'], [{ from, to: '/talks/b/', prefix }]);
  expect(found.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
});
