/** A large site, whose index a thread makes while pages are written, is the one that is made without it. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSite, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

// As it is compiled: a thread cannot run sources.
const load = (path: string) => import(pathToFileURL(join(import.meta.dirname, '../../dist', path)).href);
const { build } = (await load('build/build.js')) as typeof import('../../src/build/build.ts');
const { buildSite } = (await load('build/site.js')) as typeof import('../../src/build/site.ts');
const { openTalkIndexThread } = (await load(
  'build/index-thread.js',
)) as typeof import('../../src/build/index-thread.ts');
const { createNodeHost } = (await load('io/node-host.js')) as typeof import('../../src/io/node-host.ts');

const TALKS = 510;
const BODIES = ['Moss and running ferns.', 'Häuser am Fluss.', '講演の音声', 'One word, **two** words.'];
const LANGUAGES = ['en', 'de', 'ja', 'pt'];
const SETTINGS = 'title: Walks\nwithout: [subject-feeds, calendars, open-data, citations]\n';
const archive = join(scratch.path, 'archive');

function talkFile(number: number, body = BODIES[number % 4]): string {
  return `---\ntitle: Walk ${number}\ndate: 2020-02-0${1 + (number % 9)}\nlanguage: ${LANGUAGES[number % 4]}\n---\n\n${body}\n`;
}

beforeAll(() => {
  const talks = Array.from({ length: TALKS }, (_, number) => [`content/talks/walk-${number}.md`, talkFile(number)]);
  writeFiles(archive, { 'site.yaml': SETTINGS, ...Object.fromEntries(talks) });
});

/** Every file by path; bytes compared one by one would take half a minute. */
function listFiles(folder: string): Readonly<Record<string, string>> {
  const files = [...readSite(folder)];
  return Object.fromEntries(files.map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));
}

/** Without a thread: one works on the disk of this process only. */
async function buildAlone(name: string): Promise<Readonly<Record<string, string>>> {
  const [copy, out] = [join(scratch.path, `archive-${name}`), join(scratch.path, name)];
  // What is remembered of the archive shall stay.
  cpSync(archive, copy, { recursive: true, filter: (path) => !path.endsWith('.rostrum') });
  expect((await build({ archive: copy, out, host: createNodeHost() })).ok).toBe(true);
  return listFiles(out);
}

test('at first, and after an edit with what the thread remembered', async () => {
  const out = join(scratch.path, 'beside');
  const first = await build({ archive, out });
  expect([first.ok, first.talks, first.files]).toEqual([true, TALKS, first.written]);
  expect(first.indexFiles).toBeGreaterThan(10);
  expect(listFiles(out)).toEqual(await buildAlone('alone'));
  expect((await build({ archive, out, why: '/' })).why).toContain('Nothing was made again');
  writeFiles(archive, { 'content/talks/walk-7.md': talkFile(7, 'Zymurgy, for once.') });
  const second = await build({ archive, out });
  expect([second.files, second.indexFiles]).toEqual([first.files, expect.any(Number)]);
  expect(second.written).toBeLessThan(30);
  expect(listFiles(out)).toEqual(await buildAlone('alone-again'));
});

test('words are put into the site that lies there, whatever the thread remembers', async () => {
  const out = join(scratch.path, 'revised');
  await build({ archive, out });
  const edit = async (name: string, text: string, tamper = (): void => undefined): Promise<number> => {
    writeFiles(archive, { 'content/talks/walk-7.md': text });
    tamper();
    const stages: string[] = [];
    const { written, ok } = await build({ archive, out, onStage: (stage) => stages.push(stage) });
    expect([ok, stages]).toEqual([true, ['revise', 'write']]);
    expect(listFiles(out)).toEqual(await buildAlone(name));
    return written;
  };
  expect(await edit('reworded', talkFile(7, 'Quinces, for once.'))).toBeLessThan(30);
  expect(await edit('again', talkFile(7, 'Medlars.'))).toBeLessThan(30);
  const withVideo = talkFile(7).replace('---\n\n', 'recording: https://youtu.be/abcdefghijk\n---\n\n');
  expect(await edit('video', withVideo)).toBeLessThan(60);
  await edit('forgotten', talkFile(7), () => rmSync(join(archive, '.rostrum/search.bin')));
  await edit('remembered', talkFile(7, 'Quinces.'));
});

test('an archive’s own file at the path of the search stays', async () => {
  writeFiles(archive, { 'public/search/manifest.json': '{}' });
  const out = join(scratch.path, 'own');
  const report = await build({ archive, out });
  const site = readSite(out);
  expect(site.get('search/manifest.json')?.toString()).toBe('{}');
  expect(report.files).toBe(report.written);
});

test.each([
  ['cannot be started', `throw new Error('no');`],
  ['ends in silence', 'process.exit();'],
])('where the thread %s, the search is made without it', async (name, code) => {
  const folder = join(scratch.path, name);
  mkdirSync(folder);
  writeFiles(folder, { 'thread.js': code });
  const program = pathToFileURL(join(folder, 'thread.js'));
  const site = await buildSite({
    host: createNodeHost(),
    root: archive,
    renderLate: true,
    openIndexThread: (task) => openTalkIndexThread(task, program),
  });
  expect(site.outputs.filter(({ path }) => path.startsWith('search/') && path.endsWith('.bin'))).toEqual([]);
  const late = await site.late?.take();
  expect(late?.map(({ path }) => path)).toEqual(site.search().map(({ path }) => path));
  expect(late?.length).toBeGreaterThan(10);
});

test('a site with errors lets go of the thread', async () => {
  writeFiles(archive, { 'content/talks/bad.md': '---\ntitle: Bad\ndate: never\n---\n' });
  const report = await build({ archive, out: join(scratch.path, 'bad') });
  expect([report.ok, report.written]).toEqual([false, 0]);
});
