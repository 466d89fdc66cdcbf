import { expect, test } from 'vitest';
import type { Page } from '../../../src/model/page.ts';
import { page, talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

const searchPage = (pages: readonly Page[]): Page => pages.find(({ kind }) => kind === 'search')!;

const talks = () => [
  talk('one', { title: 'One', date: '2018-05-01', speakers: 'Ada Alba', event: 'Conf', categories: ['Gardens'] }),
  talk('two', { title: 'Two', date: '2017-05-01', speakers: 'Ada Alba & Bo Berg', tags: ['soil'] }),
];

test('search forms lead to the search page, which no search engine shall list', () => {
  const { value } = plan(talks(), { settings: { baseUrl: 'https://x.example/base', basePath: '/base' } });
  const { permalink, path, listed, view } = searchPage(value.pages);
  expect([permalink, path, listed, view.page.noindex]).toEqual(['/search/', 'search/index.html', false, true]);
  expect(new Set(value.pages.map((each) => each.view.site.searchAction))).toEqual(new Set(['/base/search/']));
  expect(view.site.openSearch).toBe('/base/opensearch.xml');
});

test('it names the ways to browse for whoever has no JavaScript, with as many talks as each has', () => {
  const { browse } = searchPage(plan(talks()).value.pages).view;
  expect(
    browse?.map(({ title, total, items }) => [title, total, items.map((item) => [item.title, item.count])]),
  ).toEqual([
    ['Categories', 1, [['Gardens', 1]]],
    [
      'Years',
      2,
      [
        ['2018', 1],
        ['2017', 1],
      ],
    ],
    [
      'Speakers',
      2,
      [
        ['Ada Alba', 2],
        ['Bo Berg', 1],
      ],
    ],
    ['Events', 1, [['Conf', 1]]],
    ['Tags', 1, [['soil', 1]]],
  ]);
});

test('of long lists it names the beginning, the busiest speakers first', () => {
  const people = Array.from({ length: 40 }, (_, index) => `Person ${String(index).padStart(2, '0')} Surname`);
  const { value } = plan([
    ...people.map((name, index) => talk(`t${index}`, { title: `Talk ${index}`, speakers: name })),
    talk('last', { title: 'Last', speakers: people[39]! }),
  ]);
  const speakers = searchPage(value.pages).view.browse?.find(({ title }) => title === 'Speakers');
  expect([speakers?.total, speakers?.items.length, speakers?.items[0]]).toMatchObject([
    40,
    24,
    { title: people[39], count: 2 },
  ]);
});

test('nobody else gets its address: an author hears of it, a page that is only called so moves', () => {
  const claimed = plan([...talks(), page('find', { permalink: '/Search/' })]);
  expect(claimed.codes).toContain('plan/permalink-conflict');
  const moved = plan([...talks(), page('search')]);
  expect(moved.codes).toContain('plan/address-taken');
  expect(moved.pageAt('/search-2/').kind).toBe('page');
});

test('a listing whose permalinks begin with /search/ lives elsewhere', () => {
  const { value } = plan(talks(), { settings: { permalinks: { tag: '/search/{slug}/' } } });
  expect(value.pages.filter(({ permalink }) => permalink === '/search/').map(({ kind }) => kind)).toEqual(['search']);
  expect(value.pages.find(({ kind }) => kind === 'tags')?.permalink).toBe('/tags/');
});
