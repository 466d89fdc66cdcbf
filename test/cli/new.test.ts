import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

let count = 0;
function archive(settings = ''): string {
  return writeFiles(join(scratch.path, `archive-${++count}`), { 'site.yaml': `title: T\n${settings}` });
}

describe('new talk', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    ['a plain title', ['A first talk', '--date', '2026-03-01'], '', 'content/talks/a-first-talk.md'],
    ['an event', ['Über uns', '--event', 'FOSDEM 2017'], '', 'content/talks/fosdem-2017/uber-uns.md'],
    ['another script', ['講演について'], '', 'content/talks/講演について.md'],
    ['nothing that can be in a name', ['???'], '', 'content/talks/talk.md'],
    ['a name that Windows keeps', ['CON'], '', 'content/talks/con-talk.md'],
    ['a way out', ['../../etc/passwd', '--event', '../..'], '', 'content/talks/etc-passwd.md'],
    [
      'a flat archive',
      ['Hello', '--date', '2026-03-01', '--event', 'E'],
      'content: { talks: "events/2*.md" }\n',
      'events/2026-03-01-hello.md',
    ],
  ])('%s gets a safe file name', async (_, args, settings, path) => {
    const folder = archive(settings);
    const { status, stdout } = await runCli(['new', 'talk', ...args, '--archive', folder]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(folder, path)}\n` });
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text.startsWith('---\ntitle: ')).toBe(true);
  });

  test('what it writes builds without a warning and says what was asked', async () => {
    const folder = archive();
    const title = 'Yes: "quotes" \\ and #hash';
    const speakers = ['--speaker', 'Ada Lovelace', '--speaker', 'no'];
    await runCli(['new', 'talk', title, '--date', '2026-03-01', ...speakers, '--event', '2017', '--archive', folder]);
    const { status, stdout } = await runCli(['check', folder, '--strict', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, counts: { talks: 1, errors: 0, warnings: 0 } });
    expect(status).toBe(0);
    const out = join(folder, '_site');
    await runCli(['build', folder]);
    const html = readFileSync(join(out, 'talks/2017/yes-quotes-and-hash/index.html'), 'utf8');
    expect(html).toContain('Ada Lovelace');
    expect(html).toMatch(/<bdi>no<\/bdi>/);
  });

  test('an existing file is left as it is', async () => {
    const folder = archive();
    writeFiles(folder, { 'content/talks/hello.md': 'mine' });
    const { status, stderr } = await runCli(['new', 'talk', 'Hello', '--archive', folder]);
    expect(status).toBe(2);
    expect(stderr).toContain('content/talks/hello.md exists already; it was not changed');
    expect(readFileSync(join(folder, 'content/talks/hello.md'), 'utf8')).toBe('mine');
  });

  test('broken settings are refused before anything is written', async () => {
    const folder = archive('colour: red\n');
    const { status, stderr } = await runCli(['new', 'talk', 'Hello', '--archive', folder]);
    expect(status).toBe(2);
    expect(stderr).toContain('rostrum check');
    expect(existsSync(join(folder, 'content'))).toBe(false);
  });
});

test('new speaker and new event write files that fit to talks', async () => {
  const folder = archive();
  await runCli([
    'new',
    'talk',
    'Hello',
    '--date',
    '2026-03-01',
    '--speaker',
    'Ada Lovelace',
    '--event',
    'Kernel Day',
    '--archive',
    folder,
  ]);
  await runCli(['new', 'speaker', 'Ada Lovelace', '--url', 'https://example.org/ada', '--archive', folder]);
  await runCli(['new', 'event', 'Kernel Day', '--date', '2026-03-01', '--location', 'Oslo', '--archive', folder]);
  const { stdout } = await runCli(['check', folder, '--format', 'json']);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ ok: true, counts: { talks: 1, warnings: 0 } });
  expect(existsSync(join(folder, 'content/speakers/ada-lovelace.md'))).toBe(true);
  expect(existsSync(join(folder, 'content/events/kernel-day.md'))).toBe(true);
});
