import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSite, repository, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

/** Every file of an archive as text. */
function textsOf(archive: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...readSite(archive)].map(([path, bytes]) => [path, bytes.toString('utf8')]));
}

const SOURCES = writeFiles(join(scratch.path, 'sources'), {
  'deck.txt': `The Gardener’s Handbook

The Gardener’s Handbook

Soil is not dirt. We look at what lives in it.

Ada Quill

May 4, 2019
Tweet

Transcript

  1. The Gardener’s Handbook

  2. None
  3. Worms born from
    compost, controlled by moles
`,
  'notes.txt': `Video: The Gardener's Handbook - Ada Quill | #MeadowConf 2019

May 20th, 2019

https://www.youtube.com/watch?v=abcdefghijk

Worms are

controlled by

moles

--> keep it small
`,
  'post.md': `---
title: The Gardener's Handbook - Meadow Conf 2019
date: 2019-05-06
author: Bo Reader
layout: post
permalink: /gardeners-handbook-talk-by-ada-quill/
---

Ada started the day.
`,
});

describe('sources about one talk', () => {
  const archive = join(scratch.path, 'one');
  let first: Awaited<ReturnType<typeof runCli>>;

  beforeAll(async () => {
    await runCli(['init', archive, '--bare']);
    first = await runCli(['import', SOURCES, '--into', archive]);
  });

  test('become one talk with its responses, and what is left out is said', () => {
    expect([first.status, first.stderr]).toEqual([0, '']);
    const paths = Object.keys(textsOf(archive)).filter((path) => path.startsWith('content/') && path.endsWith('.md'));
    expect(paths).toEqual([
      'content/responses/notes-the-gardeners-handbook.md',
      'content/responses/the-gardeners-handbook-meadow-conf-2019.md',
      'content/talks/meadow-conf-2019/the-gardeners-handbook.md',
    ]);
    expect(first.stdout).toMatch(/line 10: "Tweet" – furniture of the page/);
    const talk = textsOf(archive)['content/talks/meadow-conf-2019/the-gardeners-handbook.md'];
    expect(talk).toContain('recording: https://www.youtube.com/watch?v=abcdefghijk');
    expect(talk).not.toContain('None');
  });

  test('importing again changes no byte', async () => {
    const before = textsOf(archive);
    const again = await runCli(['import', SOURCES, '--into', archive]);
    expect([again.status, textsOf(archive)]).toEqual([0, before]);
    expect(again.stdout).toContain('3 unchanged');
  });

  test('a search finds the slide by its number and the line of the notes', async () => {
    const site = join(scratch.path, 'one-site');
    expect((await runCli(['build', archive, '--out', site, '--format', 'compact'])).status).toBe(0);
    const { stdout } = await runCli(['search', site, 'moles', '--json']);
    const { results } = JSON.parse(stdout) as { results: { passages: { slide?: number; response?: object }[] }[] };
    expect(results.length).toBe(1);
    expect(results[0]?.passages.map(({ slide, response }) => slide ?? response)).toEqual([
      3,
      { permalink: '/responses/notes-the-gardeners-handbook/' },
    ]);
  });

  test('a file that a person edited stays, and what it lacks becomes a proposal', async () => {
    const path = join(archive, 'content/talks/meadow-conf-2019/the-gardeners-handbook.md');
    const edited = readFileSync(path, 'utf8')
      .replace(/^recording: .*\n/m, '')
      .replace('Soil is', 'My soil is');
    writeFileSync(path, edited);
    const more = writeFiles(join(scratch.path, 'more'), {
      'talks.csv':
        "title,date,speaker,event,video\nThe Gardener's Handbook,2019-05-04,Ada Quill,Meadow Conf 2019,https://vimeo.com/1\n",
    });
    const { status, stdout } = await runCli(['import', more, '--into', archive]);
    expect([status, readFileSync(path, 'utf8')]).toEqual([0, edited]);
    expect(stdout).toContain('edited by hand');
    expect(readFileSync(join(archive, 'imports/proposals.yaml'), 'utf8')).toContain('https://vimeo.com/1');
  });
});

test('--dry-run says what would be done and writes nothing', async () => {
  const archive = join(scratch.path, 'dry');
  await runCli(['init', archive, '--bare']);
  const before = textsOf(archive);
  const { status, stdout } = await runCli(['import', SOURCES, '--into', archive, '--dry-run']);
  expect([status, textsOf(archive)]).toEqual([0, before]);
  expect(stdout).toContain('Would be: 3 new');
});

test('a source that cannot be read is told, and the others are imported', async () => {
  const archive = join(scratch.path, 'broken');
  await runCli(['init', archive, '--bare']);
  const missing = await runCli(['import', join(SOURCES, 'post.md'), join(SOURCES, 'none.txt'), '--into', archive]);
  expect(missing.status).toBe(1);
  expect(missing.stdout).toMatch(/import\/unreadable.*there is no such file/);
  expect(Object.keys(textsOf(archive)).some((path) => path.startsWith('content/responses/the-gardeners'))).toBe(true);
  const unknown = await runCli(['import', SOURCES, '--into', archive, '--from', 'nothing']);
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('There are: rostrum, metalsmith')]);
});

test('an archive goes through the open JSON and comes back the same', async () => {
  const archive = join(scratch.path, 'one');
  const document = join(scratch.path, 'archive.json');
  expect((await runCli(['export', archive, '--out', document])).status).toBe(0);
  const copy = join(scratch.path, 'copy');
  await runCli(['init', copy, '--bare']);
  writeFileSync(join(copy, 'site.yaml'), readFileSync(join(archive, 'site.yaml')));
  expect((await runCli(['import', document, '--into', copy])).stdout).toContain('3 new');
  const again = join(scratch.path, 'again.json');
  await runCli(['export', copy, '--out', again]);
  expect(JSON.parse(readFileSync(again, 'utf8'))).toEqual(JSON.parse(readFileSync(document, 'utf8')));
});

const shared = join(repository, '../shared/seeds');

describe.skipIf(!existsSync(shared))('the five documents', () => {
  const archive = join(scratch.path, 'seeds');
  const seeds = existsSync(shared) ? readdirSync(shared).sort() : [];
  let leftOut = '';

  beforeAll(async () => {
    await runCli(['init', archive, '--bare']);
    const paths = seeds.map((name) => join(shared, name));
    const { stdout } = await runCli(['import', ...paths, '--into', archive, '--json']);
    const report = JSON.parse(stdout) as { sources: { leftOut: { text: string }[] }[] };
    leftOut = report.sources.flatMap((source) => source.leftOut.map(({ text }) => text)).join('\n');
  });

  test('are exactly three talks, that build without an error', async () => {
    const site = join(scratch.path, 'seeds-site');
    expect((await runCli(['build', archive, '--out', site])).status).toBe(0);
    const { talks } = JSON.parse(readFileSync(join(site, 'api/talks.json'), 'utf8')) as {
      talks: {
        title: string;
        date: string;
        recordings?: object[];
        slides?: { pages: object[] }[];
        responses?: object[];
      }[];
    };
    expect(
      talks.map(({ title, date, recordings = [], slides = [], responses = [] }) => [
        title,
        date,
        recordings.length,
        slides[0]?.pages?.length ?? slides.length,
        responses.length,
      ]),
    ).toEqual([
      ['The Container Operator’s Manual', '2018-06-27', 1, 125, 2],
      ['Day 2 Operations with Containers Myth vs. Reality', '2018-01-23', 1, 1, 0],
      ["A Million Containers Isn't Cool", '2017-03-13', 0, 0, 0],
    ]);
    const { stdout } = await runCli(['search', site, 'cgroups']);
    expect(stdout).toMatch(/slide 20 /);
    expect(stdout).toContain('/responses/notes-');
  });

  test('lose no line', () => {
    const letters = (text: string): string => text.replace(/&nbsp;/g, '').replace(/[^\p{L}\p{N}]/gu, '');
    const kept = letters(Object.values(textsOf(join(archive, 'content'))).join('') + leftOut);
    const lost = seeds.flatMap((name) =>
      readFileSync(join(shared, name), 'utf8')
        .split('\n')
        .filter((line) => !kept.includes(letters(line.replace(/^\s+\d+\. (?:None$)?/, '')))),
    );
    // Read as fields, which are written otherwise.
    expect(lost.map((line) => line.slice(0, 24))).toEqual([
      'Video: The Container Ope',
      'July 12th, 2018',
      'June 27, 2018',
      'Monday, March 13, 2017 -',
    ]);
  });

  test('become talks that name nobody and nothing wrongly', () => {
    const texts = Object.values(textsOf(join(archive, 'content')));
    for (const text of texts) expect(text).not.toMatch(/^\s*(- )?None$/m);
    const [million = ''] = texts.filter((text) => text.includes('GoCardless'));
    expect(million).toContain('date: 2017-03-13 11:55–12:50');
    expect(million).toContain('{201779,');
  });
});
