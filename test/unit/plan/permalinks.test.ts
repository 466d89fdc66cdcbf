import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/model/entry.ts';
import { appendToAddress, listingAddresses, listingPrefix, readPattern } from '../../../src/plan/patterns.ts';
import { addressKey, outputPath } from '../../../src/plan/site-address.ts';
import { category, event, page, settingsOf, talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

describe('patterns', () => {
  test.each([
    ['/talks/{event}/{slug}/', { event: 'conf', slug: 'a' }, '/talks/conf/a/'],
    ['/talks/{event}/{slug}/', { slug: 'a' }, '/talks/a/'],
    ['/{year}-{month}/{slug}/', { year: '2018', slug: 'a' }, '/a/'],
    ['/{id}/', { id: 'about/team' }, '/about/team/'],
    ['/{id}', { id: 'a' }, '/a'],
    ['/{slug}.html', { slug: 'a' }, '/a.html'],
    ['/t/{slug}/', { slug: 'con' }, '/t/con-1/'],
    ['/t/{slug}.html', { slug: 'nul' }, '/t/nul-1.html'],
    ['/t/{slug}/', { slug: 'console' }, '/t/console/'],
    ['/{event}/', {}, '/'],
  ])('%s with %j is %s', (pattern, values, expected) => {
    expect(readPattern(pattern)(values)).toBe(expected);
  });

  test.each([
    ['/talks/{slug}/', '/talks/'],
    ['/events/at/{slug}/', '/events/at/'],
    ['/t-{slug}/', '/'],
    ['/{slug}/', '/'],
    ['/a/b-{year}/{slug}/', '/a/'],
  ])('the listing of %s lives at %s', (pattern, expected) => {
    expect(listingPrefix(pattern)).toBe(expected);
  });

  test('listings that would share a place get names of their own', () => {
    const permalinks = {
      talk: '/{slug}/',
      event: '/events/{slug}/',
      category: '/events/{slug}/',
      tag: '/events/{slug}/',
    };
    expect(listingAddresses(settingsOf({ permalinks }))).toMatchObject({
      talks: '/talks/',
      events: '/events/',
      categories: '/categories/',
      tags: '/tags/',
    });
  });

  test.each([
    ['/a/', 'a/index.html'],
    ['/a', 'a/index.html'],
    ['/a.html', 'a.html'],
    ['/', 'index.html'],
    ['/caf%C3%A9/', 'café/index.html'],
    ['/v1.2-talk/', 'v1.2-talk/index.html'],
  ])('%s is written to %s', (permalink, expected) => {
    expect(outputPath(permalink)).toBe(expected);
  });

  test('addresses are compared after NFC and case folding', () => {
    expect(addressKey('/Caf\u00e9/')).toBe(addressKey('/cafe\u0301/index.html'));
    expect(addressKey('/a')).toBe(addressKey('/a/'));
    expect([appendToAddress('/a/b/', 'x'), appendToAddress('/a.html', 'x'), appendToAddress('/a', 'x')]).toEqual([
      '/a/b-x/',
      '/a-x.html',
      '/a-x',
    ]);
  });
});

const talkAddresses = (entries: readonly Entry[], options: Parameters<typeof plan>[1] = {}) => {
  const { value, codes } = plan(entries, options);
  return {
    addresses: Object.fromEntries([...value.addresses.talks].map(([id, address]) => [id as string, address])),
    codes,
  };
};

describe('talks that arrive at one address', () => {
  const settings = { permalinks: { talk: '/talks/{year}/{slug}/' } };
  test('the last in path order keeps it; the others get event, date, number', () => {
    const same = (id: string, date: string, conf?: string) =>
      talk(id, { title: 'Same', date, ...(conf === undefined ? {} : { event: conf }) });
    const entries = [
      same('a', '2018-01-01', 'Conf'),
      same('b', '2018-01-02', 'Conf'),
      same('c', '2018-01-03'),
      same('d', '2018-01-03'),
      same('e', '2018-01-04'),
    ];
    expect(talkAddresses(entries, { settings })).toEqual({
      addresses: {
        a: '/talks/2018/same-conf/',
        b: '/talks/2018/same-conf-2018-01-02/',
        c: '/talks/2018/same-2018-01-03/',
        d: '/talks/2018/same-2018-01-03-2/',
        e: '/talks/2018/same/',
      },
      codes: ['plan/address-shared'],
    });
  });

  test('an event that the pattern holds already is not appended again', () => {
    const same = (id: string, date: string) => talk(id, { title: 'Same', date, event: 'Conf' });
    expect(talkAddresses([same('a', '2018-01-01'), same('b', '2018-01-02')]).addresses).toEqual({
      a: '/talks/conf/same-2018-01-01/',
      b: '/talks/conf/same/',
    });
  });

  test('an explicit permalink keeps its bytes and wins; two alike are an error', () => {
    const explicit = talk('a', { title: 'Same', permalink: '/talks/2018/Same/' });
    expect(talkAddresses([explicit, talk('b', { title: 'Same' })], { settings })).toEqual({
      addresses: { a: '/talks/2018/Same/', b: '/talks/2018/same-2018-06-27/' },
      codes: ['plan/address-shared'],
    });
    const { diagnostics } = plan([explicit, page('p', { permalink: '/talks/2018/same/index.html' })], { settings });
    expect(diagnostics).toMatchObject([{ code: 'plan/permalink-conflict', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain('content/pages/p.md');
  });

  test('a distinction does not take the address that another talk wants', () => {
    const entries = [
      talk('a', { title: 'Same', event: 'Conf' }),
      talk('b', { title: 'Same', date: '2018-12-01' }),
      talk('c', { title: 'Same Conf' }),
    ];
    expect(talkAddresses(entries, { settings }).addresses).toEqual({
      a: '/talks/2018/same-conf-2018-06-27/',
      b: '/talks/2018/same/',
      c: '/talks/2018/same-conf/',
    });
  });
});

describe('kinds that arrive at one address', () => {
  test('listings keep theirs from generated pages, and yield to explicit ones', () => {
    const generated = plan([page('talks'), talk('a')]);
    expect([...generated.value.addresses.pages.values()]).toEqual(['/talks-2/']);
    expect(generated.codes).toEqual(['plan/address-taken']);
    const explicit = plan([page('mine', { permalink: '/talks/' }), talk('a')]);
    expect(explicit.codes).toEqual(['plan/listing-replaced']);
    expect(explicit.value.pages.filter(({ path }) => path === 'talks/index.html').map(({ kind }) => kind)).toEqual([
      'page',
    ]);
  });

  test('a further page of a listing is never taken', () => {
    const settings = { permalinks: { talk: '/talks/{event}/{slug}/' } };
    const { addresses } = talkAddresses([talk('a', { title: '2', event: 'page' })], { settings });
    expect(addresses).toEqual({ a: '/talks/page/2-2018-06-27/' });
  });

  test('home and the page for missing addresses belong to nobody else', () => {
    expect(plan([talk('a', { permalink: '/404.html' })]).codes).toEqual(['plan/permalink-conflict']);
    expect(plan([page('index')]).value.pages.filter(({ permalink }) => permalink === '/')).toHaveLength(1);
  });

  test('a page cannot be a file and a folder', () => {
    const { codes } = plan([page('a', { permalink: '/x.html' }), page('b', { permalink: '/x.html/y/' })]);
    expect(codes).toEqual(['plan/file-and-folder']);
  });

  test('names reserved on Windows are kept where an author wrote them, with a warning', () => {
    expect(plan([page('a', { permalink: '/docs/aux/' })]).codes).toEqual(['plan/permalink-reserved']);
    expect([...plan([page('con')]).value.addresses.pages.values()]).toEqual(['/con-1/']);
  });
});

test('the metalsmith rule: talks and categories as the old sites had them, all else unicode', () => {
  const settings = {
    slugs: 'metalsmith' as const,
    permalinks: { talk: '/events/{year}/{slug}/', category: '/events/category/{slug}/', event: '/events/at/{slug}/' },
  };
  const { value } = plan(
    [
      talk('a', { title: 'Über CI/CD – und mehr!', categories: ['CI/CD', 'Day 2 Ops'], event: 'Zürich Über' }),
      talk('b', { title: '講演', date: '2018-01-01' }),
    ],
    { settings },
  );
  expect([...value.addresses.talks.values()].sort()).toEqual([
    '/events/2018/ber-ci-cd-und-mehr/',
    '/events/2018/講演/',
  ]);
  expect([...value.addresses.categories.values()]).toEqual(['/events/category/cicd/', '/events/category/day-2-ops/']);
  expect([...value.addresses.events.values()]).toEqual(['/events/at/zurich-uber/']);
});

test('a pattern may use date and event of events, and the year of years', () => {
  const { value } = plan([event('conf', { name: 'Conf', start: '2018-05-01' }), talk('a'), category('c')], {
    settings: { permalinks: { event: '/{year}/{slug}/', year: '/in/{year}/' } },
  });
  expect([...value.addresses.events.values()]).toEqual(['/2018/conf/']);
  expect([...value.addresses.years.values()]).toEqual(['/in/2018/']);
});
