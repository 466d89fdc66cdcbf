import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { PACKAGE_ROOT } from '../../src/build/package-root.ts';
import type { BuildReport } from '../../src/build/report.ts';
import { slugifyMetalsmith } from '../../src/model/slug.ts';

const archive = join(PACKAGE_ROOT, '../shared/corpora/dcos');

describe.skipIf(!existsSync(archive))('the archive of a real community, written for another generator', () => {
  const out = mkdtempSync(join(tmpdir(), 'rostrum-real-'));
  let report: BuildReport;
  let files: ReadonlySet<string>;
  const text = (path: string): string => readFileSync(join(out, path), 'utf8');

  beforeAll(async () => {
    report = await build({ archive, out });
    files = filesIn(out);
  }, 120_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  test('builds without an error, and leaves the archive untouched', () => {
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([report.ok, report.talks]).toEqual([true, 74]);
    expect(existsSync(join(archive, '.rostrum'))).toBe(false);
  });

  test('every old address answers, and each talk has one of its own', () => {
    const old = readdirSync(join(archive, 'events'))
      .filter((name) => name.startsWith('2'))
      .map((name) => {
        const source = readFileSync(join(archive, 'events', name), 'utf8');
        const field = (key: string): string => new RegExp(`^${key}:\\s*(.*)$`, 'm').exec(source)?.[1]?.trim() ?? '';
        const title = field('title')
          .replace(/^(['"])(.*)\1$/, '$2')
          .replaceAll("''", "'");
        return `events/${field('date').slice(0, 4)}/${slugifyMetalsmith(title)}/index.html`;
      });
    expect(new Set(old).size).toBe(70);
    expect(old.filter((path) => !files.has(path))).toEqual([]);
    const talkPages = [...files].filter((path) => /^events\/\d{4}\/[^/]+\/index\.html$/.test(path));
    expect(talkPages.filter((path) => !text(path).includes('http-equiv="refresh"')).length).toBe(74);
  });

  test.each([
    ...['apache-mesos', 'cicd', 'community', 'containers', 'day-2-ops', 'ecosystem'],
    ...['fast-data', 'infrastructure', 'introduction', 'java', 'kubernetes', 'smack'],
  ])('the category %s keeps its address', (category) => {
    expect(files.has(`events/category/${category}/index.html`)).toBe(true);
  });

  test('every frame is accounted for', () => {
    const frames = readdirSync(join(archive, 'events')).flatMap(
      (name) => readFileSync(join(archive, 'events', name), 'utf8').match(/<iframe\b/g) ?? [],
    );
    expect(frames.length).toBe(87);
    const iframes = report.frames.filter(({ element }) => element === 'iframe');
    const count = (as: string): number => iframes.filter((frame) => frame.as === as).length;
    expect([iframes.length, count('slides'), count('recording'), count('link')]).toEqual([87, 71, 16, 0]);
    expect(report.frames.filter(({ as }) => as === 'dropped')).toEqual([]);
  });

  test('a name in two spellings is one person', () => {
    const pages = [...files].filter((path) => /^speakers\/elizabeth-k[^/]*\/index\.html$/.test(path));
    expect(pages.length).toBe(1);
  });

  test('pages ask nobody else for anything', () => {
    const pages = [...files].filter((path) => path.endsWith('.html'));
    const asking = pages.filter((path) =>
      /<(?:img|script|iframe|source|video|audio|embed|object)\b[^>]*\s(?:src|srcset|data)="(?:https?:)?\/\/|<link\b[^>]*rel="?(?:stylesheet|icon|preload|preconnect)[^>]*href="(?:https?:)?\/\//i.test(
        text(path),
      ),
    );
    expect(asking).toEqual([]);
  });

  test('building again writes nothing', async () => {
    const before = fingerprint(out, files);
    const again = await build({ archive, out });
    expect([again.ok, again.written, again.deleted]).toEqual([true, 0, 0]);
    expect(fingerprint(out, filesIn(out))).toBe(before);
  });

  test('another time zone, language and folder give the same bytes', { timeout: 30_000 }, async () => {
    const other = mkdtempSync(join(tmpdir(), 'rostrum-real-'));
    const { TZ, LANG, LC_ALL } = process.env;
    const folder = process.cwd();
    try {
      Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
      process.chdir(tmpdir());
      await build({ archive, out: other });
      expect(fingerprint(other, filesIn(other))).toBe(fingerprint(out, files));
    } finally {
      process.chdir(folder);
      for (const [name, value] of Object.entries({ TZ, LANG, LC_ALL }))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      rmSync(other, { recursive: true, force: true });
    }
  });
});

function filesIn(folder: string): ReadonlySet<string> {
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort(),
  );
}

function fingerprint(folder: string, files: ReadonlySet<string>): string {
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
}
