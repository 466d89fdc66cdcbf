import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSite, repository, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const GOOD = {
  'site.yaml': 'title: Small\nbaseUrl: https://example.org/talks\n',
  'content/talks/a.md': '---\ntitle: First\ndate: 2026-01-01\nspeaker: Ada Lovelace\nevent: Kernel Day\n---\n\nText.\n',
  'content/talks/b.md':
    '---\ntitle: Second\ndate: 2026-01-02\n---\n\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n',
};
const WARNING = { ...GOOD, 'content/talks/a.md': '---\ntitle: First\ndate: 2026-01-01\ncolour: red\n---\n' };
const BROKEN = { ...GOOD, 'content/talks/a.md': '---\ntitle: First\ndate: 2026-02-30\n---\n' };

let count = 0;
function archive(files: Readonly<Record<string, string>> = GOOD): string {
  return writeFiles(join(scratch.path, `archive-${++count}`), files);
}

describe('exit codes', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[], number]>([
    ['a good archive', GOOD, [], 0],
    ['a warning', WARNING, [], 0],
    ['a warning with --strict', WARNING, ['--strict'], 1],
    ['an error', BROKEN, [], 1],
  ])('%s: build and check agree', async (_, files, flags, expected) => {
    const folder = archive(files);
    expect((await runCli(['check', folder, ...flags])).status).toBe(expected);
    expect(existsSync(join(folder, '_site'))).toBe(false);
    expect((await runCli(['build', folder, ...flags])).status).toBe(expected);
    expect(existsSync(join(folder, '_site/index.html'))).toBe(expected === 0);
  });

  test('an error leaves the previous site whole', async () => {
    const folder = archive();
    await runCli(['build', folder]);
    const before = readSite(join(folder, '_site'));
    writeFiles(folder, BROKEN);
    expect((await runCli(['build', folder])).status).toBe(1);
    expect(readSite(join(folder, '_site'))).toEqual(before);
  });
});

test('with --once the site is the same, and nothing is kept beside it', async () => {
  const [folder, other] = [archive(), archive()];
  expect((await runCli(['build', folder, '--once'])).status).toBe(0);
  expect((await runCli(['build', other])).status).toBe(0);
  expect(readSite(join(folder, '_site'))).toEqual(readSite(join(other, '_site')));
  expect(existsSync(join(folder, '.rostrum'))).toBe(false);
  expect(existsSync(join(other, '.rostrum'))).toBe(true);
});

describe('what is said', () => {
  test('one closing line, and on the second build nothing is written', async () => {
    const folder = archive();
    const line = /^2 talks, \d+ pages, \d+ files \((\d+) written\), \d+ index files in \d+\.\d s(; 1? ?.*)?$/;
    const first = (await runCli(['build', folder])).stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(first).toMatch(line);
    const second = (await runCli(['build', folder])).stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(line.exec(second)?.[1]).toBe('0');
  });

  test('pretty shows the line of the file, and nothing lands on standard error', async () => {
    const { stdout, stderr } = await runCli(['build', archive(BROKEN)]);
    expect(stdout).toMatch(
      /error\[[a-z-]+\/date-invalid\]: "2026-02-30" is not a date\n +--> content\/talks\/a\.md:3:7\n/,
    );
    expect(stdout).toContain('3 | date: 2026-02-30');
    expect(stdout).toMatch(/1 error.*nothing was written/);
    expect(stderr).toBe('');
  });

  test('compact is one line for each problem, the closing line apart', async () => {
    const { stdout, stderr } = await runCli(['build', archive(BROKEN), '--format', 'compact']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^content\/talks\/a\.md:3:7: error [a-z-]+\/date-invalid /);
    expect(lines.every((line) => /^(\S+:\d+:\d+: )?(error|warning|note) [a-z-]+\/[a-z-]+ /.test(line))).toBe(true);
    expect(stderr).toContain('nothing was written');
  });

  test('github is annotations', async () => {
    const { stdout } = await runCli(['build', archive(BROKEN), '--format', 'github']);
    expect(stdout).toMatch(/^::error file=content\/talks\/a\.md,line=3,col=7,/m);
  });

  test('json is one document with diagnostics, counts and the account of every frame', async () => {
    const { stdout } = await runCli(['build', archive(WARNING), '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ ok: true, counts: { talks: 2, errors: 0, warnings: 1 } });
    expect(report.diagnostics).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        span: expect.objectContaining({ path: 'content/talks/a.md', line: 4 }),
      }),
    );
    expect(report.frames).toMatchObject([
      { path: 'content/talks/b.md', line: 6, url: 'https://www.youtube.com/embed/dQw4w9WgXcQ', as: 'recording' },
    ]);
  });

  test('--quiet says nothing but errors', async () => {
    expect(await runCli(['build', archive(WARNING), '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await runCli(['build', archive(BROKEN), '--quiet'])).stdout).toContain('error[');
  });

  test('--drafts builds drafts', async () => {
    const folder = archive({
      ...GOOD,
      'content/talks/c.md': '---\ntitle: Later\ndate: 2026-01-03\ndraft: true\n---\n',
    });
    const talks = async (...flags: string[]) =>
      JSON.parse((await runCli(['check', folder, '--format', 'json', ...flags])).stdout).counts.talks;
    expect([await talks(), await talks('--drafts')]).toEqual([2, 3]);
  });

  test('--lock remembers addresses, and a later build may not lose one', async () => {
    const folder = archive();
    await runCli(['build', folder, '--lock']);
    expect(readFileSync(join(folder, 'urls.lock'), 'utf8')).toContain('/talks/kernel-day/first/');
    writeFiles(folder, { 'content/talks/a.md': GOOD['content/talks/a.md'].replace('First', 'Renamed') });
    const lost = await runCli(['build', folder]);
    expect(lost.status).toBe(1);
    expect(lost.stdout).toContain('plan/address-dropped');
    const answered = GOOD['content/talks/a.md'].replace('First', 'Renamed\naliases: [/talks/kernel-day/first/]');
    writeFiles(folder, { 'content/talks/a.md': answered });
    expect((await runCli(['build', folder])).status).toBe(0);
  });
});

describe('the output folder', () => {
  test('files of others survive', async () => {
    const folder = archive();
    const out = writeFiles(join(scratch.path, 'deploy'), { CNAME: 'talks.example.org', '.well-known/a.txt': 'x' });
    expect((await runCli(['build', folder, '--out', out])).status).toBe(0);
    expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('talks.example.org');
    expect(existsSync(join(out, '.well-known/a.txt'))).toBe(true);
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  test('a page that is gone goes from the site', async () => {
    const folder = archive({ ...GOOD, 'content/pages/about.md': '---\ntitle: About\n---\n\nText.\n' });
    await runCli(['build', folder]);
    expect(existsSync(join(folder, '_site/about/index.html'))).toBe(true);
    const { rmSync } = await import('node:fs');
    rmSync(join(folder, 'content/pages/about.md'));
    await runCli(['build', folder]);
    expect(existsSync(join(folder, '_site/about/index.html'))).toBe(false);
  });

  test('is relative to the working directory, the default to the archive', async () => {
    const folder = archive();
    const cwd = join(scratch.path, 'elsewhere');
    mkdirSync(cwd);
    await runCli(['build', folder, '--out', 'public'], { cwd });
    expect(existsSync(join(cwd, 'public/index.html'))).toBe(true);
  });
});

describe('the same input gives the same bytes', () => {
  const places = [
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
  ];

  test('in another time zone, language and working directory', async () => {
    const link = join(scratch.path, 'by another name');
    symlinkSync(repository, link);
    const sites = await Promise.all(
      places.map(async (env, index) => {
        const out = join(scratch.path, `same-${index}`);
        const { status, stdout } = await runCli(['build', ...(index === 0 ? [] : [link]), '--out', out], {
          cwd: index === 0 ? repository : scratch.path,
          env,
        });
        expect(status, stdout).toBe(0);
        return readSite(out);
      }),
    );
    const [first, second] = sites as [ReadonlyMap<string, Buffer>, ReadonlyMap<string, Buffer>];
    expect([...first.keys()]).toEqual([...second.keys()]);
    expect([...first].filter(([path, bytes]) => !bytes.equals(second.get(path)!)).map(([path]) => path)).toEqual([]);
  });
});

describe('the example archive', () => {
  let report: {
    ok: boolean;
    counts: { warnings: number; talks: number };
    diagnostics: { code: string; severity: string }[];
  };
  beforeAll(async () => {
    report = JSON.parse((await runCli(['check', repository, '--format', 'json'])).stdout);
  });

  test('has no errors and no warnings', () => {
    expect(report.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test('has at least a dozen talks', () => {
    expect(report.counts.talks).toBeGreaterThanOrEqual(12);
  });
});
