import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSyndication } from '../../../src/feeds/syndication.ts';
import { HOSTILE, makeArchive, makePlan, makeSettings, makeTalk, textOf } from './fixture.ts';
import { all, only, parseXml } from './xml.ts';

const clean = (text: string) => text.replace(/[\u0000\u0007\u001f\uffff]|\ud800(?= )/g, '');
const lines = (text: string) => text.replace(/\r\n/g, '\n');
const feeds = (...args: Parameters<typeof makeArchive>) => {
  const archive = makeArchive(...args);
  return buildSyndication({ archive, plan: makePlan(archive) });
};

test('hostile texts come back whole out of RSS, Atom and JSON Feed', () => {
  const talks = HOSTILE.map((title, index) =>
    makeTalk(`t${String(index).padStart(2, '0')}`, {
      title,
      description: title,
      appearances: [{ speaker: 'ann' as never, name: title }],
    }),
  );
  const base = makeArchive(talks);
  const files = feeds(talks, {
    settings: makeSettings({ title: HOSTILE[0]!, description: HOSTILE[1]! }),
    categories: [{ ...base.categories[0]!, name: HOSTILE[4]! }],
    speakers: [{ ...base.speakers[0]!, name: HOSTILE[3]! }],
  });
  for (const file of files.filter((one) => one.path.endsWith('.xml'))) parseXml(textOf(files, file.path));

  const channel = only(parseXml(textOf(files, 'rss.xml')), 'channel');
  expect(only(channel, 'title').text).toBe(HOSTILE[0]);
  expect(all(channel, 'item').map((item) => only(item, 'title').text)).toEqual(
    HOSTILE.map((title) => lines(clean(title)).replaceAll(']]>', ']] >')),
  );
  expect(all(channel, 'item').map((item) => only(item, 'dc:creator').text)).toEqual(
    HOSTILE.map((title) => lines(clean(title))),
  );

  const atom = parseXml(textOf(files, 'atom.xml'));
  expect(only(atom, 'title').text).toBe(HOSTILE[0]);
  expect(all(atom, 'entry').map((entry) => only(entry, 'title').text)).toEqual(
    HOSTILE.map((title) => lines(clean(title))),
  );
  expect(all(atom, 'entry').map((entry) => only(only(entry, 'author'), 'name').text)).toEqual(
    HOSTILE.map((title) => lines(clean(title))),
  );
  expect(all(atom, 'category')[0]?.attributes['label']).toBe(HOSTILE[4]);

  const json = JSON.parse(textOf(files, 'feed.json'));
  expect(json.items.map((item: { title: string }) => item.title)).toEqual(
    HOSTILE.map((title) => JSON.parse(JSON.stringify(title))),
  );
  expect(json.items[1].content_html).not.toContain('<script');
});

test('a feed has the newest 20 talks, their dates in UTC, absolute addresses and ids that stay', () => {
  const talks = Array.from({ length: 25 }, (_, index) =>
    makeTalk(`t${index + 10}`, { date: { date: `2018-01-${String(28 - index).padStart(2, '0')}` } }),
  );
  const files = feeds(talks);
  const atom = parseXml(textOf(files, 'atom.xml'));
  expect(all(atom, 'entry')).toHaveLength(20);
  expect(only(atom, 'updated').text).toBe('2018-01-28T00:00:00.000Z');
  expect(only(atom, 'id').text).toBe('https://shelf.example/talks/');
  expect(only(atom, 'generator').text).toBe('Rostrum');
  expect(atom.children.filter((one) => one.name === 'link').map((one) => one.attributes['href'])).toEqual([
    'https://shelf.example/talks/',
    'https://shelf.example/talks/atom.xml',
  ]);
  const first = all(atom, 'entry')[0]!;
  expect([only(first, 'id').text, only(first, 'published').text]).toEqual([
    'https://shelf.example/talks/talks/t10/',
    '2018-01-28T00:00:00.000Z',
  ]);
  const item = all(parseXml(textOf(files, 'rss.xml')), 'item')[0]!;
  expect([only(item, 'pubDate').text, only(item, 'guid').text, only(item, 'guid').attributes['isPermaLink']]).toEqual([
    'Sun, 28 Jan 2018 00:00:00 GMT',
    'https://shelf.example/talks/talks/t10/',
    'true',
  ]);
  const json = JSON.parse(textOf(files, 'feed.json'));
  expect(json).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'https://shelf.example/talks/feed.json',
  });
  expect(json.items[0].authors).toEqual([{ name: 'Ann Example', url: 'https://shelf.example/talks/speakers/ann/' }]);
});

test('speakers, events and categories have an Atom feed beside their page', () => {
  const files = feeds([makeTalk('a')]);
  expect(files.map((file) => file.path)).toEqual([
    'rss.xml',
    'atom.xml',
    'feed.json',
    'speakers/ann/atom.xml',
    'events/conf/atom.xml',
    'categories/ops/atom.xml',
  ]);
  expect(only(parseXml(textOf(files, 'events/conf/atom.xml')), 'title').text).toBe('Event conf · Shelf');
});

test('drafts are in no feed, and without a base address there is none', () => {
  const files = feeds([makeTalk('a'), makeTalk('b', { draft: true, title: 'Secret' })]);
  expect(files.some((file) => textOf(files, file.path).includes('Secret'))).toBe(false);
  const { baseUrl: _, ...settings } = makeSettings();
  expect(feeds([makeTalk('a')], { settings })).toEqual([]);
});

test('an archive without talks still has valid feeds', () => {
  const files = feeds([], { speakers: [], events: [], categories: [] });
  expect(only(parseXml(textOf(files, 'atom.xml')), 'updated').text).toBe('1970-01-01T00:00:00.000Z');
  parseXml(textOf(files, 'rss.xml'));
});

test('any text at all gives well-formed XML, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, name) => {
      const talk = makeTalk('a', { title, description: title, appearances: [{ speaker: 'ann' as never, name }] });
      const files = feeds([talk], { settings: makeSettings({ title: name }) });
      const item = all(parseXml(textOf(files, 'rss.xml')), 'item')[0]!;
      expect(item.children.filter((one) => one.name === 'dc:creator').map((one) => one.text)).toEqual(
        name === '' ? [] : [lines(name)],
      );
      const entry = all(parseXml(textOf(files, 'atom.xml')), 'entry')[0]!;
      expect(only(only(entry, 'author'), 'name').text).toBe(lines(name));
      JSON.parse(textOf(files, 'feed.json'));
    }),
    { numRuns: 200 },
  );
});
