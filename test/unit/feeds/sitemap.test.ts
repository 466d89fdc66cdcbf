import { expect, test } from 'vitest';
import { buildSitemap } from '../../../src/feeds/sitemap.ts';
import { makeArchive, makePage, makePlan, makeSettings, makeTalk, textOf } from './fixture.ts';
import { all, only, parseXml } from './xml.ts';

test('listed pages stand in the sitemap with the day of their newest talk, and robots.txt names it', () => {
  const archive = makeArchive([makeTalk('a'), makeTalk('b', { draft: true })]);
  const plan = makePlan(archive);
  const files = buildSitemap({
    archive,
    plan: {
      ...plan,
      pages: [...plan.pages, makePage('not-found', '/404.html', { listed: false }), makePage('page', "/über & 'uns'/")],
    },
  });
  const urls = all(parseXml(textOf(files, 'sitemap.xml')), 'url');
  expect(urls.map((url) => only(url, 'loc').text)).toEqual([
    'https://shelf.example/talks/',
    'https://shelf.example/talks/%C3%BCber%20&%20%27uns%27/',
    'https://shelf.example/talks/categories/ops/',
    'https://shelf.example/talks/events/conf/',
    'https://shelf.example/talks/speakers/ann/',
    'https://shelf.example/talks/talks/a/',
  ]);
  expect(only(urls.at(-1)!, 'lastmod').text).toBe('2018-06-27');
  expect(textOf(files, 'robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://shelf.example/talks/sitemap.xml\n',
  );
});

test('too many pages for one file are split, with an index', () => {
  const archive = makeArchive([makeTalk('a'), makeTalk('b'), makeTalk('c')]);
  const files = buildSitemap({ archive, plan: makePlan(archive) }, 3);
  expect(files.map((file) => file.path)).toEqual([
    'robots.txt',
    'sitemap.xml',
    'sitemap-1.xml',
    'sitemap-2.xml',
    'sitemap-3.xml',
  ]);
  expect(all(parseXml(textOf(files, 'sitemap.xml')), 'loc').map((loc) => loc.text)).toEqual([
    'https://shelf.example/talks/sitemap-1.xml',
    'https://shelf.example/talks/sitemap-2.xml',
    'https://shelf.example/talks/sitemap-3.xml',
  ]);
  const count = (n: number) => all(parseXml(textOf(files, `sitemap-${n}.xml`)), 'url').length;
  expect([count(1), count(2), count(3)]).toEqual([3, 3, 1]);
});

test('without a base address there is no sitemap', () => {
  const { baseUrl: _, ...settings } = makeSettings();
  const archive = makeArchive([makeTalk('a')], { settings });
  expect(buildSitemap({ archive, plan: makePlan(archive) })).toEqual([]);
});
