import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/build/package-root.ts';

interface Goal {
  readonly what: string;
  readonly command: string;
  readonly most: number;
  readonly format: (value: number) => string;
  readonly read: (figures: unknown) => { readonly value: number; readonly note?: string } | undefined;
}

interface Verdict {
  readonly what: string;
  readonly number: string;
  readonly must: string;
  readonly holds: boolean | undefined;
}

interface Counted {
  readonly files: number;
  readonly bytes: number;
}

interface Modules {
  readonly goals: {
    readonly GOALS: readonly Goal[];
    readonly judge: (goals: readonly Goal[], figures: unknown) => readonly Verdict[];
  };
  readonly floor: {
    readonly runFloor: (
      archive: string,
      files: readonly { readonly path: string; readonly bytes: number }[],
      out: string,
    ) => { readonly read: Counted; readonly written: Counted };
  };
  readonly statistics: {
    readonly meanWithError: (values: readonly number[]) => { readonly mean: number; readonly error: number };
  };
  readonly weight: {
    readonly listLoaded: (html: string) => readonly string[];
    readonly weighTalkPages: (
      folder: string,
      paths: readonly string[],
    ) => { readonly pages: number; readonly assets: Readonly<Record<string, number>> } | undefined;
  };
}

const load = <Name extends keyof Modules>(file: string): Promise<Modules[Name]> =>
  import(pathToFileURL(join(PACKAGE_ROOT, 'scripts/bench', file)).href) as Promise<Modules[Name]>;

const { GOALS, judge } = await load<'goals'>('goals.mjs');
const { runFloor } = await load<'floor'>('floor.mjs');
const { listLoaded, weighTalkPages } = await load<'weight'>('page-weight.mjs');
const { meanWithError } = await load<'statistics'>('../bench-search/statistics.mjs');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('the judge of the benchmark', () => {
  const limit = (value: number | undefined): Goal => ({
    what: 'a figure',
    command: '`rostrum build`',
    most: 500,
    format: (figure) => `${figure} ms`,
    read: () => (value === undefined ? undefined : { value }),
  });

  test.each([
    [499, true],
    [500, true],
    [500.001, false],
    [Number.NaN, false],
  ])('%d of at most 500 holds: %s', (value, holds) => {
    expect(judge([limit(value)], {})).toMatchObject([{ number: `${value} ms`, must: '≤ 500 ms', holds }]);
  });

  test('what was not measured neither holds nor fails', () => {
    expect(judge([limit(undefined)], {})).toMatchObject([{ number: '–', holds: undefined }]);
  });

  const cost = (wall: number) => ({ wall, cpu: wall, peak: 600_000_000 });
  const everything = { cold: cost(4000), floor: cost(1000), same: cost(400), edited: cost(700) };

  test('costs of ours are divided by those of the other side, and both are shown', () => {
    const hugo = { name: 'hugo', title: 'Hugo', whole: cost(10_000) };
    const verdicts = judge(GOALS, { everything, pages: everything, peers: [hugo], reload: 90 });
    const verdict = (what: string) => verdicts.find((found) => found.what === what);
    expect(verdict('pages and search, cold, by Hugo with Pagefind: time')).toMatchObject({
      number: '0.40× (4.00 s / 10.00 s)',
      must: '≤ 0.50×',
      holds: true,
    });
    expect(verdict('after the edit of one talk, new process, by cold: time')).toMatchObject({
      number: '0.17× (700 ms / 4.00 s)',
      holds: false,
    });
  });

  test('without peers and a disk their goals are not measured, and all others are', () => {
    const weight = { median: 4000, p95: 12_001, loaded: 20_000 };
    const verdicts = judge(GOALS, { everything, pages: everything, peers: [], reload: 90, weight });
    const unknown = verdicts.filter(({ holds }) => holds === undefined).map(({ what }) => what);
    expect(unknown).toHaveLength(4);
    expect(unknown.every((what) => /Hugo|Eleventy/.test(what))).toBe(true);
    expect(verdicts.filter(({ holds }) => holds === false).map(({ what }) => what)).toEqual([
      'after the edit of one talk, new process, by cold: time',
      'HTML of a talk’s page, compressed, 95th percentile',
    ]);
  });
});

describe('the floor of the benchmark', () => {
  test('reads every source once, and writes as many files with as many bytes at the same paths', () => {
    write({
      'site.yaml': 'title: Talks\n',
      'content/talks/a.md': '---\ntitle: A\n---\n',
      'content/talks/days/b.md': '---\ntitle: Bé\n---\n',
      'imports/sources.jsonl': 'no source of the site',
      '_site/index.html': 'nor is this',
    });
    const files = [
      { path: 'index.html', bytes: 10_000 },
      { path: 'talks/a/index.html', bytes: 1 },
      { path: 'talks/b/index.html', bytes: 0 },
    ];
    const out = join(folder, 'out');
    const { read, written } = runFloor(folder, files, out);
    expect(read).toEqual({ files: 3, bytes: 13 + 17 + 19 });
    expect(written).toEqual({ files: 3, bytes: 10_001 });
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()).toEqual(
      ['index.html', 'talks', ...['talks/a', 'talks/b'].flatMap((path) => [path, `${path}/index.html`])].sort(),
    );
    expect(files.map(({ path }) => statSync(join(out, path)).size)).toEqual([10_000, 1, 0]);
    expect(readFileSync(join(out, 'index.html')).includes(0)).toBe(false);
  });
});

describe('the weight of a talk’s page', () => {
  test('style sheets, scripts and preloaded modules count, icons and feeds do not', () => {
    const html = `<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><link href="/m.js" rel="modulepreload">
      <script type="application/ld+json">{}</script><script src="/early.js"></script><script type="module" src="/site.js"></script>`;
    expect(listLoaded(html)).toEqual(['/a.css', '/m.js', '/early.js', '/site.js']);
  });

  test('what a script imports at once counts as well, what it imports later does not', () => {
    const page = (kind: string) =>
      `<html><head><script type="module" src="/assets/site.js"></script></head><body class="${kind}">…</body></html>`;
    write({
      'talks/a/index.html': page('kind-talk'),
      'talks/index.html': page('kind-talks'),
      'assets/site.js': 'import{a as b}from"./shared.js";button.onclick=()=>import("./later.js");',
      'assets/shared.js': 'export const a=1;',
      'assets/later.js': 'export{};',
    });
    const paths = ['talks/a/index.html', 'talks/index.html'];
    const weight = weighTalkPages(folder, paths);
    expect(weight?.pages).toBe(1);
    expect(Object.keys(weight?.assets ?? {})).toEqual(['assets/site.js', 'assets/shared.js']);
    expect(weighTalkPages(folder, ['talks/index.html'])).toBeUndefined();
  });
});

describe('comparing two checkouts', () => {
  const compare = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(PACKAGE_ROOT, 'scripts/bench-pairs.mjs'), ...args], { encoding: 'utf8' });

  test('a mean comes with its standard error', () => {
    expect(meanWithError([1, 2, 3])).toEqual({ mean: 2, error: Math.sqrt(1 / 3) });
    expect(meanWithError([0.9, 1.1, 0.9, 1.1]).error).toBeCloseTo(0.0577, 4);
    expect(meanWithError([7])).toEqual({ mean: 7, error: 0 });
  });

  test.each([[], ['one', 'two'], ['one', '--rounds', '0'], ['one', '--talks', 'many']])(
    'what nobody can compare is answered with how to ask: %j',
    (...args) => {
      expect(compare(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('bench:pairs -- OTHER') });
    },
  );

  test('a checkout that is not compiled is named', () => {
    expect(compare(folder)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('run npm ci') });
  });
});
