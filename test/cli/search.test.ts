import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const archive = writeFiles(join(scratch.path, 'archive'), {
  'site.yaml': 'title: T\nbaseUrl: https://example.org/talks\n',
  'content/talks/kafka.md': `---
title: Kafka streams
date: 2017-05-03
speaker: Jörg Schad
event: Example Days
category: Fast Data
---

Streams of data.
`,
  'content/talks/zoo.md': `---
title: A zoo of keepers
date: 2018-01-02
speaker: Ann Example
category: Day 2 Ops
slides:
  url: https://speakerdeck.com/example/zoo
  pages:
    - { text: Welcome }
    - { text: "Kafka needs a zookeeper" }
---
`,
  'content/talks/zoo.vtt': `WEBVTT

00:00:01.000 --> 00:00:04.000
Welcome everybody to the zoo.

00:12:04.000 --> 00:12:08.000
Here the zookeeper elects a leader.
`,
});
const site = join(archive, '_site');

interface SearchDocument {
  readonly total: number;
  readonly widened?: string;
  readonly missing: readonly string[];
  readonly results: readonly { readonly permalink: string; readonly [key: string]: unknown }[];
}

async function search(folder: string, ...args: readonly string[]): Promise<SearchDocument> {
  const { status, stdout, stderr } = await runCli(['search', folder, ...args, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as SearchDocument;
}

beforeAll(async () => {
  const { status, stdout } = await runCli(['build', archive]);
  expect({ status, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stdout: '' });
});

describe('search', () => {
  test('its help begins with examples', async () => {
    const { status, stdout } = await runCli(['search', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}rostrum search /);
  });

  test('lists talks with speakers, event, date and address', async () => {
    expect(await runCli(['search', site, 'kafka', 'streams'])).toEqual({
      status: 0,
      stdout: ' 1. Kafka streams — Jörg Schad, Example Days, 3 May 2017\n    /talks/example-days/kafka-streams/\n',
      stderr: '',
    });
  });

  test('shows what slides and transcripts say, with number and time', async () => {
    const { stdout } = await runCli(['search', site, 'zookeeper']);
    expect(stdout).toMatch(/^ {4}slide 2 {2}Kafka needs a zookeeper$/m);
    expect(stdout).toMatch(/^ {4}12:04 {2}.*Here the zookeeper elects a leader\.$/m);
  });

  test('prints one JSON document', async () => {
    const document = await search(site, 'zookeeper');
    expect(document).toEqual({
      query: 'zookeeper',
      total: 1,
      missing: [],
      unknownFilters: [],
      results: [
        {
          permalink: '/talks/a-zoo-of-keepers/',
          url: 'https://example.org/talks/talks/a-zoo-of-keepers/',
          title: 'A zoo of keepers',
          date: '2018-01-02',
          speakers: ['Ann Example'],
          categories: ['Day 2 Ops'],
          has: ['slides', 'transcript'],
          score: expect.any(Number),
          passages: expect.arrayContaining([
            { anchor: 'slide-2', slide: 2, text: 'Kafka needs a zookeeper' },
            { anchor: 't-724', seconds: 724, text: expect.stringContaining('the zookeeper elects') },
          ]),
        },
      ],
    });
  });

  test('orders by date and stops at the limit', async () => {
    const { total, results } = await search(site, 'kafka', '--sort', 'date', '--limit', '1');
    expect([total, results.map(({ permalink }) => permalink)]).toEqual([2, ['/talks/a-zoo-of-keepers/']]);
    const { stderr } = await runCli(['search', site, 'kafka', '--limit', '1']);
    expect(stderr).toBe('1 of 2 talks; --limit 2 shows all.\n');
  });

  test('an empty query lists all talks, and what looks like an option can be asked for', async () => {
    expect((await search(site, '')).total).toBe(2);
    const { stdout } = await runCli(['search', site, '--json', '--', '-zoo']);
    expect(JSON.parse(stdout)).toMatchObject({ query: '-zoo', total: 1 });
  });

  test('says what it could not find', async () => {
    expect(await runCli(['search', site, 'xylophone'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'No talk has "xylophone".\n',
    });
    const { stderr } = await runCli(['search', site, 'kafka xylophone']);
    expect(stderr).toContain('none has "xylophone"; these have some.');
    expect((await runCli(['search', site, 'category:"Nope"'])).stderr).toContain('no category "Nope"');
    expect(await search(site, 'kafka xylophone')).toMatchObject({ widened: 'any-word', missing: ['xylophone'] });
  });

  test('marks what was asked for where the terminal has colours', async () => {
    const { stdout } = await runCli(['search', site, 'streams'], { env: { FORCE_COLOR: '1', NO_COLOR: '' } });
    expect(stdout).toContain('Kafka \u001b[1mstreams\u001b[22m');
    expect((await runCli(['search', site, 'streams'])).stdout).not.toContain('\u001b');
  });

  test('escape sequences in a query do not reach the terminal', async () => {
    const { stdout, stderr } = await runCli(['search', site, '\u001b[31mred']);
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('reads a copy whose files a host has inflated', async () => {
    const copy = join(scratch.path, 'inflated');
    cpSync(join(site, 'search'), join(copy, 'search'), { recursive: true });
    for (const name of readdirSync(join(copy, 'search')).filter((file) => file.endsWith('.bin')))
      writeFileSync(join(copy, 'search', name), gunzipSync(readFileSync(join(copy, 'search', name))));
    const { results } = await search(copy, 'kafka streams');
    expect(results.map(({ url, title }) => [url, title])).toEqual([[undefined, 'Kafka streams']]);
  });
});

describe('a search that cannot be carried out ends with 2 and says what to do', () => {
  const broken = join(scratch.path, 'broken');
  const replaced = join(scratch.path, 'replaced');
  beforeAll(() => {
    cpSync(join(site, 'search'), join(broken, 'search'), { recursive: true });
    for (const name of readdirSync(join(broken, 'search')))
      if (name !== 'manifest.bin') rmSync(join(broken, 'search', name));
    cpSync(join(site, 'search'), join(replaced, 'search'), { recursive: true });
    for (const name of readdirSync(join(replaced, 'search')))
      if (/^[0-9a-f]{12}\.bin$/.test(name)) writeFileSync(join(replaced, 'search', name), '<!doctype html>');
    writeFiles(scratch.path, {
      'other/search/manifest.bin': '{"version":2}',
      'damaged/search/manifest.bin': '\u001f',
      'empty/note.txt': '',
      'unbuilt/site.yaml': 'title: T\n',
    });
  });

  test.each<readonly [string, readonly string[], RegExp]>([
    ['no such folder', [join(scratch.path, 'none'), 'x'], /is not a folder\n {2}= hint: .*rostrum build/],
    ['a file', [join(archive, 'site.yaml'), 'x'], /is not a folder/],
    [
      'a folder without an index',
      [join(scratch.path, 'empty'), 'x'],
      /has no search index\n {2}= hint: .*rostrum build/,
    ],
    ['an archive', [join(scratch.path, 'unbuilt'), 'x'], /is an archive, not a built site\n {2}= hint: Build it first/],
    ['an archive with its site', [archive, 'x'], /is an archive, not a built site\n {2}= hint: .*_site QUERY/],
    [
      'an index of another version',
      [join(scratch.path, 'other'), 'x'],
      /another version of Rostrum\n {2}= hint: Build/,
    ],
    ['a damaged manifest', [join(scratch.path, 'damaged'), 'x'], /manifest\.bin: .*\n {2}= hint: Build the site again/],
    ['a missing file', [broken, 'kafka'], /search\/[0-9a-f]{12}\.bin: .*\n {2}= hint: Build the site again/],
    [
      'a page in place of a file',
      [replaced, 'kafka'],
      /[0-9a-f]{12}\.bin: it does not hold what .*\n {2}= hint: Build/,
    ],
    ['no query', [site], /missing required argument 'query'/],
    ['no number', [site, 'x', '--limit', 'many'], /"many" is not a number of talks/],
    ['an unknown order', [site, 'x', '--sort', 'title'], /relevance, date/],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await runCli(['search', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });
});

const community = join(repository, '../shared/corpora/dcos');

describe.skipIf(!existsSync(community))('the archive of a real community', () => {
  const out = join(scratch.path, 'community');

  beforeAll(async () => {
    expect((await runCli(['build', community, '--out', out, '--quiet'])).status).toBe(0);
  });

  test('a speaker and a word lead to their talk first', async () => {
    const { results } = await search(out, 'speaker:schad java');
    expect(results[0]?.permalink).toMatch(/^\/events\/2017\/no-one-puts-java-in-/);
  });

  test.each([
    ['kafka', /Kafka/],
    ['jorg', /"Jörg Schad"/],
    ['elizabet~1', /"Elizabeth K/],
  ])('%s finds its talks', async (query, expected) => {
    const { total, widened, results } = await search(out, query);
    expect([total > 0, widened]).toEqual([true, undefined]);
    expect(JSON.stringify(results[0])).toMatch(expected);
  });

  test('a quoted category gives its talks and no other', async () => {
    const { total, results } = await search(out, 'category:"Day 2 Ops"');
    expect([total, results.map(({ categories }) => categories)]).toEqual([2, [['Day 2 Ops'], ['Day 2 Ops']]]);
  });
});
