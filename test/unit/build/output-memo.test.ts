/** What a build makes again after a change: every page that shows something of it, and no other. */
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../../src/build/report.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { buildOn, OUT, outputOf, withoutHistory } from '../../helpers/builds.ts';
import { ARCHIVE, type SiteFiles, site, talk } from '../../helpers/site.ts';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SETTINGS = 'title: Test\nbaseUrl: https://talks.example.org\n';
const FILES: SiteFiles = {
  'site.yaml': SETTINGS,
  'content/talks/a.md': talk('A', 'speakers: Ada\nevent: Field Day\ncategories: [Soil]\ntags: [rain]\npartOf: b'),
  'content/talks/b.md': talk('B', 'speakers: [{ name: Bo, organisation: Acme }]\nevent: Field Day', '## Deep\n'),
  'content/talks/c.md': talk('C', 'date: 2019-01-01', 'See [it](b.md#deep) and ![a picture](one.png).'),
  'content/talks/d.md': talk('D', 'slides: content/media/deck.pdf\ncaptions: content/media/words.vtt'),
  'content/media/deck.pdf': 'deck',
  'content/media/words.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
};

/** The same archive, built on a disk where nothing was ever built. */
async function outputOfFresh(host: MemoryHost): Promise<ReadonlyMap<string, string>> {
  const fresh = withoutHistory(host);
  await buildOn(fresh);
  return outputOf(fresh);
}

describe('a page is made again when it shows', () => {
  test.each<readonly [what: string, page: string, change: SiteFiles]>([
    [
      'a speaker, whose address changed',
      '/talks/field-day/a/index.html',
      { 'content/speakers/x.md': '---\nname: Ada\npermalink: /ada/\n---\n' },
    ],
    [
      'an event, whose place changed',
      '/talks/field-day/a/index.html',
      { 'content/events/x.md': '---\nname: Field Day\nlocation: Oslo\n---\n' },
    ],
    [
      'a category, whose address changed',
      '/talks/field-day/a/index.html',
      { 'content/categories/x.md': '---\nname: Soil\npermalink: /soil/\n---\n' },
    ],
    [
      'a tag, which others now write otherwise',
      '/talks/field-day/a/index.html',
      {
        'content/talks/x.md': talk('X', 'date: 2001-01-01\ntags: [Rain]'),
        'content/talks/y.md': talk('Y', 'date: 2001-01-01\ntags: [Rain]'),
      },
    ],
    [
      'an organisation, which others now write otherwise',
      '/talks/field-day/b/index.html',
      {
        'content/talks/x.md': talk('X', 'date: 2001-01-01\nspeakers: [{ name: Cy, organisation: ACME }]'),
        'content/talks/y.md': talk('Y', 'date: 2001-01-01\nspeakers: [{ name: Di, organisation: ACME }]'),
      },
    ],
    [
      'a link to a talk, whose address changed',
      '/talks/c/index.html',
      { 'content/talks/b.md': talk('B', 'event: Field Day\npermalink: /b/', '## Deep\n') },
    ],
    ['a picture, which came to be', '/talks/c/index.html', { 'content/talks/one.png': PIXEL }],
    [
      'a file, which another page offers first',
      '/talks/d/index.html',
      { 'content/talks/0.md': talk('Zero', 'date: 2022-01-01\nslides: content/media/deck.pdf') },
    ],
    [
      'captions, which another page offers first',
      '/talks/d/index.html',
      { 'content/talks/0.md': talk('Zero', 'date: 2022-01-01\ncaptions: content/media/words.vtt') },
    ],
    [
      'words of captions, which changed',
      '/talks/d/index.html',
      { 'content/media/words.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nGoodbye\n' },
    ],
    [
      'the recording of the talk that it is a part of',
      '/talks/field-day/a/index.html',
      { 'content/talks/b.md': talk('B', 'event: Field Day\nrecording: https://youtu.be/abcdefghijk', '## Deep\n') },
    ],
    [
      'a response, which is new',
      '/talks/c/index.html',
      { 'content/responses/x.md': '---\ntitle: Note\ntalk: c\n---\nI was there.\n' },
    ],
    [
      'a citation, whose key another talk takes',
      '/talks/c/index.html',
      { 'content/talks/x.md': talk('X', 'date: 2018-01-01\ncitation: { key: talk2019c }') },
    ],
    ['the description of the site', '/talks/c/index.html', { 'site.yaml': `${SETTINGS}description: About soil.\n` }],
    ['a template', '/talks/c/index.html', { 'templates/parts/footer.pug': 'p footer' }],
    ['the number of talks', '/index.html', { 'content/talks/x.md': talk('X', 'date: 2001-01-01') }],
  ])('%s', async (_, page, change) => {
    const { host } = site(FILES);
    expect((await buildOn(host)).ok).toBe(true);
    const before = outputOf(host).get(page);
    expect(before).toBeDefined();
    for (const [path, content] of Object.entries(change)) host.put(`${ARCHIVE}/${path}`, content);
    expect((await buildOn(host)).ok).toBe(true);
    expect(outputOf(host).get(page)).not.toBe(before);
    expect(outputOf(host)).toEqual(await outputOfFresh(host));
  });
});

describe('a site and its memory that were brought back from a copy', () => {
  const PAGE = 'talks/c/index.html';
  async function restored() {
    const { host } = site(FILES);
    await buildOn(host);
    // Other files on another disk, with the same bytes.
    const copy = createMemoryHost(Object.fromEntries([...host.snapshot()].reverse()));
    for (const path of [...host.snapshot().keys()].reverse()) await copy.fingerprint(path);
    copy.put(`${ARCHIVE}/content/talks/b.md`, `${FILES['content/talks/b.md']}\nOther words.\n`);
    return copy;
  }

  test('are believed by their content', async () => {
    const host = await restored();
    const report = await buildOn(host, { why: '/talks/c/' });
    expect(report.why).toMatch(/was not made again/);
    expect(outputOf(host)).toEqual(await outputOfFresh(host));
  });

  test('are made again where it is another', async () => {
    const host = await restored();
    const bytes = host.snapshot().get(`${OUT}/${PAGE}`)!;
    host.put(`${OUT}/${PAGE}`, bytes.with(bytes.length - 3, 0x20));
    const report = await buildOn(host, { why: '/talks/c/' });
    expect(report.why).toMatch(/its file in the output folder was changed/);
    expect(outputOf(host)).toEqual(await outputOfFresh(host));
  });

  test('count for nothing where the list of files is another', async () => {
    const host = await restored();
    const list = `${OUT}/build-manifest.json`;
    host.put(list, Buffer.concat([host.snapshot().get(list)!, Buffer.from('\n')]));
    const report = await buildOn(host, { why: '/talks/c/' });
    expect(report.why).toMatch(/the list of files in the output folder is not the one/);
    expect(outputOf(host)).toEqual(await outputOfFresh(host));
  });
});

test('a memory that somebody put into the archive is not believed', async () => {
  const { host } = site(FILES);
  await buildOn(host);
  // The very memory of the same archive, but from another user, with an entry that no check has seen.
  const theirs = [...host.snapshot()].filter(([path]) => path.startsWith(`${ARCHIVE}/`));
  const own = site(FILES).host;
  for (const [path, bytes] of theirs)
    own.put(path, Buffer.from(bytes).toString('latin1').replaceAll('Deep', '<script>alert(1)</script>'));
  own.put(`${ARCHIVE}/content/talks/b.md`, FILES['content/talks/b.md']!);
  expect(await own.stat(`${ARCHIVE}/.rostrum/entries-0.jsonl`)).toBeDefined();
  const stages: string[] = [];
  await buildOn(own, { onStage: (stage) => stages.push(stage) });
  expect(stages).toContain('parse');
  expect(outputOf(own)).toEqual(outputOf(host));
});

test('options that are left out are remembered as those that are off', async () => {
  const { host } = site(FILES);
  await buildOn(host, { strict: false, drafts: false, compress: false });
  const stages: string[] = [];
  await buildOn(host, { onStage: (stage) => stages.push(stage) });
  expect(stages).toEqual([]);
});

test.each(['outputs.bin', 'last-build.json', 'entries-0.jsonl', 'search.bin'])(
  'a folder in the place of %s costs no build',
  async (name) => {
    const { host } = site({ ...FILES, [`.rostrum/${name}/inner.txt`]: 'theirs' });
    expect((await buildOn(host)).ok).toBe(true);
    host.put(`${ARCHIVE}/content/talks/c.md`, talk('See', 'date: 2019-01-01'));
    expect((await buildOn(host)).ok).toBe(true);
    expect(outputOf(host)).toEqual(await outputOfFresh(host));
    const left = [...host.snapshot().keys()].filter((path) => /\/\.rostrum\/\.(?!gitignore)/.test(path));
    expect(left).toEqual([]);
  },
);

describe('why a page was made again', () => {
  const PAGE = '/talks/field-day/a/';
  const put = (path: string, content: string) => (host: MemoryHost) => host.put(`${ARCHIVE}/${path}`, content);

  test.each<readonly [what: string, change: (host: MemoryHost) => unknown, why: RegExp]>([
    ['nothing', () => undefined, /^Nothing was made again/],
    [
      'another talk',
      put('content/talks/c.md', talk('C', 'date: 2019-01-01')),
      /was not made again: nothing that it shows/,
    ],
    [
      'the talk before it',
      put('content/talks/b.md', talk('Bee', 'speakers: [{ name: Bo, organisation: Acme }]\nevent: Field Day')),
      /shows .*the talk "b".*, which changed/,
    ],
    [
      'a category',
      put('content/categories/x.md', '---\nname: Soil\npermalink: /soil/\n---\n'),
      /it shows .*the category "soil", which changed/,
    ],
    ['a template', put('templates/parts/footer.pug', 'p footer'), /the templates or the options are others/],
    ['its file', (host) => host.write(`${OUT}${PAGE}index.html`, 'mine'), /output folder was changed or is missing/],
    [
      'the manifest',
      (host) => host.write(`${OUT}/build-manifest.json`, '{}'),
      /is not the one that the last build left/,
    ],
  ])('%s changed', async (_, change, why) => {
    const { host } = site(FILES);
    expect((await buildOn(host, { why: PAGE })).why).toMatch(/nothing is remembered of an earlier build/);
    await change(host);
    expect((await buildOn(host, { why: PAGE, clean: false })).why).toMatch(why);
    expect((await buildOn(host)).why).toBeUndefined();
  });

  test('a page that is not there is answered with the nearest one', async () => {
    const { host } = site(FILES);
    expect((await buildOn(host, { why: '/talks/field-dya/a/' })).why).toBe(
      `There is no page /talks/field-dya/a/. Did you mean ${PAGE}?`,
    );
    expect((await buildOn(host, { why: PAGE, clean: true })).why).toMatch(/a clean build makes everything again/);
    expect((await buildOn(host, { why: PAGE.slice(1, -1), clean: true })).why).toMatch(`${PAGE} was made again`);
  });
});

describe('what has not changed is not made again', () => {
  const template = (kind: string) => `${ARCHIVE}/templates/${kind}.pug`;

  test('an edit of one talk renders its page and those that name it, not the others', async () => {
    const { host } = site(FILES);
    await buildOn(host);
    host.put(`${ARCHIVE}/content/talks/c.md`, talk('C', 'date: 2019-01-01', 'Other words.'));
    const { written } = await buildOn(host);
    const { written: all } = await buildOn(host, { clean: true });
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(all / 3);
  });

  test('a note of a template is told in every build', async () => {
    const { host } = site(FILES);
    host.put(template('category'), 'a(href="/x/#{page.title}") old');
    const first = await buildOn(host);
    const told = ({ diagnostics }: BuildReport) => diagnostics.filter(({ code }) => code.startsWith('render/'));
    expect(told(first)).toHaveLength(1);
    host.put(`${ARCHIVE}/content/talks/c.md`, talk('C', 'date: 2019-01-01', 'Other words.'));
    expect(told(await buildOn(host))).toEqual(told(first));
  });

  test.each(['outputs.bin', 'entries-0.jsonl', 'search.bin'])('a damaged memory in %s is forgotten', async (name) => {
    const { host } = site(FILES);
    await buildOn(host);
    const path = `${ARCHIVE}/.rostrum/${name}`;
    const whole = await host.readBytes(path);
    for (const bytes of [new Uint8Array(), whole.subarray(0, whole.length >> 1), whole.map((byte) => byte ^ 1)]) {
      host.put(path, bytes);
      host.put(`${ARCHIVE}/content/talks/c.md`, talk(`C ${bytes.length}`, 'date: 2019-01-01'));
      expect((await buildOn(host)).ok).toBe(true);
      expect(outputOf(host)).toEqual(await outputOfFresh(host));
    }
  });
});
