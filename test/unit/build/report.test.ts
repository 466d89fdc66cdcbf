import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { build, check } from '../../../src/build/build.ts';
import { formatReport } from '../../../src/build/report.ts';
import { ARCHIVE, site, talk } from '../../helpers/site.ts';

test('the closing line counts in plain words', () => {
  const report = {
    ok: true,
    diagnostics: [],
    frames: [],
    talks: 1,
    pages: 181,
    files: 512,
    compressed: 0,
    indexFiles: 9,
    written: 12,
    deleted: 0,
    milliseconds: 432,
  };
  expect(formatReport(report)).toBe('1 talk, 181 pages, 512 files (12 written), 9 index files in 0.4 s');
  expect(formatReport({ ...report, talks: 0, deleted: 2, indexFiles: 1, milliseconds: 61_400 })).toBe(
    '0 talks, 181 pages, 512 files (12 written, 2 deleted), 1 index file in 61 s',
  );
  expect(formatReport({ ...report, compressed: 640 })).toContain(' 512 files and 640 compressed (12 written), ');
});

test('a build writes into its folder, and leaves the site as it was when content is wrong', async () => {
  const { host } = site({
    'content/talks/a.md': talk('First', '', '<iframe src="https://player.vimeo.com/video/123456789"></iframe>'),
  });
  const options = { archive: ARCHIVE, host, theme: '/theme' };
  const first = await build(options);
  expect([first.ok, first.talks, first.written === first.files]).toEqual([true, 1, true]);
  expect(first.frames).toMatchObject([{ path: 'content/talks/a.md', line: 5, as: 'recording' }]);
  const written = host.snapshot();
  expect(written.has(`${ARCHIVE}/_site/index.html`)).toBe(true);

  host.put(`${ARCHIVE}/content/talks/a.md`, talk('Second', 'date: never'));
  const second = await build(options);
  expect([second.ok, second.written]).toEqual([false, 0]);
  for (const [path, bytes] of host.snapshot()) if (path.includes('/_site/')) expect(bytes).toEqual(written.get(path));
});

test('check gives the verdict of a build and writes no site', async () => {
  const { host } = site({ 'content/talks/a.md': talk('A', 'eventimage: none.png\nevent: E') });
  const options = { archive: ARCHIVE, host, theme: '/theme' };
  for (const strict of [false, true]) {
    const checked = await check({ ...options, strict });
    expect([...host.snapshot().keys()].some((path) => path.includes('/_site/'))).toBe(strict);
    const built = await build({ ...options, strict });
    expect([checked.ok, checked.diagnostics]).toEqual([built.ok, built.diagnostics]);
  }
});

test('addresses that were locked may not be lost', async () => {
  const { host } = site({ 'content/talks/a.md': talk('First') });
  const options = { archive: ARCHIVE, host, theme: '/theme' };
  await build({ ...options, lock: true });
  const lock = new TextDecoder().decode(await host.readBytes(`${ARCHIVE}/urls.lock`));
  expect(lock.split('\n')).toContain('/talks/first/');
  host.put(`${ARCHIVE}/content/talks/a.md`, talk('Renamed'));
  const lost = await build(options);
  expect(lost.ok).toBe(false);
  host.put(`${ARCHIVE}/content/talks/a.md`, talk('Renamed', 'aliases: [/talks/first/]'));
  expect((await build(options)).ok).toBe(true);
});

const scratch = mkdtempSync(join(tmpdir(), 'rostrum-build-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('an output folder that is the archive is refused', async () => {
  writeFileSync(join(scratch, 'site.yaml'), 'title: T\n');
  const report = await build({ archive: scratch, out: scratch });
  expect(report.diagnostics).toContainEqual(expect.objectContaining({ code: 'output/unsafe-folder' }));
  expect(report.ok).toBe(false);
});
