import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { guardArchive } from '../../../src/io/output-folder.ts';
import type { ProcessIdentity } from '../../../src/io/output-lock.ts';
import { type WriteOptions, writeOutputs } from '../../../src/io/write-outputs.ts';
import { dyingHost, Killed, sha256 } from './failing-host.ts';

const OUT = '/site';
const self: ProcessIdentity = { pid: 10, machine: 'here', startedAt: 1000, isAlive: (pid) => pid === 11 };

type Files = Readonly<Record<string, string>>;

function outputs(files: Files): { readonly path: string; readonly content: string }[] {
  return Object.entries(files).map(([path, content]) => ({ path, content }));
}

function write(host: MemoryHost, files: Files, options: Partial<WriteOptions> = {}) {
  return writeOutputs(host, outputs(files), { out: OUT, process: self, ...options });
}

/** What lies in the output folder, without the manifest. */
function found(host: MemoryHost): Files {
  const texts: Record<string, string> = {};
  for (const [path, bytes] of host.snapshot())
    if (path.startsWith(`${OUT}/`) && path !== `${OUT}/build-manifest.json`)
      texts[path.slice(OUT.length + 1)] = new TextDecoder().decode(bytes);
  return texts;
}

function codes(outcome: { readonly diagnostics: readonly { readonly code: string }[] }): string[] {
  return outcome.diagnostics.map(({ code }) => code);
}

test('a build writes its files and a manifest of them', async () => {
  const host = createMemoryHost();
  const outcome = await write(host, { 'b/index.html': 'B', 'a.txt': 'A' });
  expect(outcome.value).toEqual({
    paths: ['a.txt', 'b/index.html'],
    written: ['a.txt', 'b/index.html'],
    removed: [],
    unchanged: 0,
    fingerprints: new Map(),
  });
  expect(found(host)).toEqual({ 'a.txt': 'A', 'b/index.html': 'B' });
  expect(JSON.parse(new TextDecoder().decode(host.snapshot().get(`${OUT}/build-manifest.json`)))).toEqual({
    version: 1,
    files: { 'a.txt': { bytes: 1, sha256: sha256('A') }, 'b/index.html': { bytes: 1, sha256: sha256('B') } },
  });
});

test('a second build touches only what changed, and removes what is gone with its empty folders', async () => {
  const host = createMemoryHost();
  await write(host, { 'same.txt': 'S', 'old/deep/x.html': 'X', 'edit.txt': '1' });
  host.put(`${OUT}/old/theirs.txt`, 'theirs');
  const outcome = await write(host, { 'same.txt': 'S', 'edit.txt': '2', 'new.txt': 'N' });
  expect(outcome.value).toEqual({
    paths: ['edit.txt', 'new.txt', 'same.txt'],
    written: ['edit.txt', 'new.txt'],
    removed: ['old/deep/x.html'],
    unchanged: 1,
    fingerprints: new Map(),
  });
  expect(found(host)).toEqual({ 'same.txt': 'S', 'edit.txt': '2', 'new.txt': 'N', 'old/theirs.txt': 'theirs' });
  expect(await host.stat(`${OUT}/old/deep`)).toBeUndefined();
});

test('a build without changes writes nothing at all but its lock', async () => {
  const host = createMemoryHost();
  await write(host, { 'a.txt': 'A' });
  const counted = dyingHost(host, Number.POSITIVE_INFINITY);
  await writeOutputs(counted.host, outputs({ 'a.txt': 'A' }), { out: OUT, process: self });
  expect(counted.changes()).toBe(4); // the folder, the lock, a journal that is not there, the lock again
});

test('into a folder that is not there nothing is looked for file by file', async () => {
  const host = createMemoryHost();
  const asked: string[] = [];
  const stat: MemoryHost['stat'] = (path) => {
    asked.push(path);
    return host.stat(path);
  };
  const files = Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`talks/t${number}/index.html`, 'T']));
  await writeOutputs({ ...host, stat }, outputs(files), { out: OUT, process: self });
  expect(found(host)).toEqual(files);
  expect(asked.filter((path) => path.startsWith(`${OUT}/talks`))).toEqual([]);
});

test('into an empty folder few things are moved, however many files there are', async () => {
  const moved = async (there: Files): Promise<readonly string[]> => {
    const host = createMemoryHost(
      Object.fromEntries(Object.entries(there).map(([path, text]) => [`${OUT}/${path}`, text])),
    );
    const targets: string[] = [];
    const rename: MemoryHost['rename'] = (from, to) => {
      targets.push(to.slice(OUT.length + 1));
      return host.rename(from, to);
    };
    const files = { 'index.html': 'I', 'talks/a/index.html': 'A', 'talks/b/index.html': 'B', 'talks/index.html': 'T' };
    await writeOutputs({ ...host, rename }, outputs(files), { out: OUT, process: self });
    expect(found(host)).toEqual({ ...there, ...files });
    return targets;
  };
  const own = ['.rostrum-journal.json', 'build-manifest.json'];
  expect((await moved({})).toSorted()).toEqual([...own, 'index.html', 'talks']);
  expect((await moved({ 'theirs.txt': 'theirs' })).toSorted()).toEqual([
    ...own,
    'index.html',
    'talks/a/index.html',
    'talks/b/index.html',
    'talks/index.html',
  ]);
});

test('a manifest in another layout is written anew, and nothing else', async () => {
  const host = createMemoryHost();
  await write(host, { 'a.txt': 'A' });
  const good = host.snapshot();
  host.put(
    `${OUT}/build-manifest.json`,
    JSON.stringify(JSON.parse(new TextDecoder().decode(good.get(`${OUT}/build-manifest.json`)))),
  );
  expect((await write(host, { 'a.txt': 'A' })).value).toMatchObject({ written: [], removed: [], unchanged: 1 });
  expect(host.snapshot()).toEqual(good);
});

test('a file that somebody changed by hand is restored', async () => {
  const host = createMemoryHost();
  await write(host, { 'a.txt': 'A' });
  host.put(`${OUT}/a.txt`, 'Z');
  expect((await write(host, { 'a.txt': 'A' })).value?.written).toEqual(['a.txt']);
});

test.each<[string, Files, Files]>([
  ['a file becomes a folder', { about: '1' }, { 'about/index.html': '2' }],
  ['a folder becomes a file', { 'about/index.html': '1', 'about/x/y': '1' }, { about: '2' }],
  ['a name changes its case only', { 'About/index.html': '1' }, { 'about/index.html': '2' }],
])('%s', async (_, before, after) => {
  const host = createMemoryHost();
  await write(host, before);
  expect((await write(host, after)).value?.written).toEqual(Object.keys(after));
  expect(found(host)).toEqual(after);
});

describe('files of others', () => {
  test('one at our path stops the build and stays', async () => {
    const host = createMemoryHost({ [`${OUT}/index.html`]: 'theirs' });
    const outcome = await write(host, { 'index.html': 'ours' });
    expect([outcome.value, codes(outcome)]).toEqual([undefined, ['output/foreign-file']]);
    expect(found(host)).toEqual({ 'index.html': 'theirs' });
  });

  test('one with the bytes that we want is ours from then on', async () => {
    const host = createMemoryHost({ [`${OUT}/index.html`]: 'same' });
    expect((await write(host, { 'index.html': 'same' })).value?.unchanged).toBe(1);
    expect((await write(host, {})).value?.removed).toEqual(['index.html']);
  });

  test('clean takes over the file, and still leaves others alone', async () => {
    const host = createMemoryHost({ [`${OUT}/index.html`]: 'theirs', [`${OUT}/CNAME`]: 'example.org' });
    await write(host, { 'index.html': 'ours' }, { clean: true });
    expect(found(host)).toEqual({ 'index.html': 'ours', CNAME: 'example.org' });
  });

  test.each([
    ['a folder at our path', { [`${OUT}/about/x.txt`]: 'theirs' }, 'about'],
    ['a file where our folder must be', { [`${OUT}/about`]: 'theirs' }, 'about/index.html'],
  ])('%s stops the build, also with clean', async (_, theirs, path) => {
    const host = createMemoryHost(theirs);
    expect(codes(await write(host, { [path]: 'ours' }, { clean: true }))).toEqual(['output/foreign-file']);
  });

  test('a damaged manifest makes nothing ours', async () => {
    const host = createMemoryHost();
    await write(host, { 'a.txt': 'A', 'b.txt': 'B' });
    host.put(`${OUT}/build-manifest.json`, '{"version":1,"files":{"../../etc/passwd":{"bytes":1,"sha256":""}');
    expect(codes(await write(host, { 'a.txt': 'new' }))).toEqual(['output/foreign-file']);
    expect(found(host)).toEqual({ 'a.txt': 'A', 'b.txt': 'B' });
  });

  test('a manifest cannot make us remove files elsewhere', async () => {
    const host = createMemoryHost({ '/precious': 'p' });
    host.put(
      `${OUT}/build-manifest.json`,
      JSON.stringify({ version: 1, files: { '../precious': { bytes: 1, sha256: sha256('p') } } }),
    );
    await write(host, { 'a.txt': 'A' });
    expect(host.snapshot().has('/precious')).toBe(true);
  });
});

test.each([
  ['/archive', 'output/unsafe-folder'],
  ['/', 'output/unsafe-folder'],
  ['/archive/content', 'output/unsafe-folder'],
  ['/archive/content/deep', 'output/unsafe-folder'],
  ['/archive/public', 'output/unsafe-folder'],
  ['/link', 'output/unsafe-folder'],
  ['/link/content', 'output/unsafe-folder'],
  ['/archive/site.yaml', 'output/not-a-folder'],
  ['/archive/_site', undefined],
  ['/elsewhere/new/folder', undefined],
])('writing to %s: %s', async (out, code) => {
  const host = createMemoryHost({ '/archive/site.yaml': '', '/archive/content/a.md': '', '/archive/public/x': '' });
  host.link('/link', '/archive');
  const outcome = await write(host, { a: '' }, { out, guarded: guardArchive('/archive') });
  expect(codes(outcome)).toEqual(code === undefined ? [] : [code]);
});

test.each([
  [['a.txt', 'a.txt'], 'output/duplicate-path'],
  [['Über/x', 'u\u0308ber/X'], 'output/duplicate-path'],
  [['about', 'about/team/index.html'], 'output/path-clash'],
  [['../x'], 'output/bad-path'],
  [['/etc/x'], 'output/bad-path'],
  [['a//b'], 'output/bad-path'],
  [['a\\..\\b'], 'output/bad-path'],
  [['.rostrum-lock'], 'output/bad-path'],
  [['build-manifest.json'], 'output/bad-path'],
  [[`${'ü'.repeat(130)}/index.html`], 'output/bad-path'],
])('the paths %j are refused', async (paths, code) => {
  const host = createMemoryHost();
  const outcome = await writeOutputs(
    host,
    paths.map((path) => ({ path, content: '' })),
    { out: OUT, process: self },
  );
  expect([outcome.value, codes(outcome)]).toEqual([undefined, [code]]);
  expect(host.snapshot().size).toBe(0);
});

describe('the lock', () => {
  const lock = (owner: object | string) => ({
    [`${OUT}/.rostrum-lock`]: typeof owner === 'string' ? owner : JSON.stringify(owner),
  });
  test.each([
    ['a living process', lock({ pid: 11, machine: 'here', startedAt: 1 }), false],
    ['a dead process', lock({ pid: 12, machine: 'here', startedAt: 1 }), true],
    ['another machine', lock({ pid: 12, machine: 'there', startedAt: 1 }), false],
    ['this very process', lock({ pid: 10, machine: 'here', startedAt: 1001 }), false],
    ['an earlier process with our number', lock({ pid: 10, machine: 'here', startedAt: 500 }), true],
    ['nobody: the file is empty', lock(''), true],
    ['nobody: the file is damaged', lock('{"pid":'), true],
  ])('of %s', async (_, files, taken) => {
    const host = createMemoryHost(files);
    const outcome = await write(host, { a: 'A' });
    expect(codes(outcome)).toEqual(taken ? [] : ['output/locked']);
    expect(host.snapshot().has(`${OUT}/a`)).toBe(taken);
    expect(host.snapshot().has(`${OUT}/.rostrum-lock`)).toBe(!taken);
  });

  test('two builds at once: one writes, or they write one after the other, never both', async () => {
    const host = createMemoryHost();
    const outcomes = await Promise.all([write(host, { a: '1', b: '1' }), write(host, { a: '2', b: '2' })]);
    expect(outcomes.filter(({ value }) => value !== undefined).length).toBeGreaterThanOrEqual(1);
    const { a, b } = found(host);
    expect(a).toBe(b);
  });
});

test('a full disk is told, and the old site stays', async () => {
  const host = createMemoryHost();
  await write(host, { a: '1', b: '1' });
  const full = { ...host, write: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' })) };
  const outcome = await writeOutputs(full, outputs({ a: '2', b: '2' }), { out: OUT, process: self });
  expect(outcome.diagnostics).toMatchObject([{ code: 'output/cannot-write' }]);
  expect(outcome.diagnostics[0]?.message).toContain('the disk is full');
  expect(found(host)).toEqual({ a: '1', b: '1' });
});

describe('killed at any moment', () => {
  const before = { 'index.html': '1', 'same.txt': 'S', 'gone/x.html': '1', about: '1', 'Case/a': '1' };
  const after = { 'index.html': '2', 'same.txt': 'S', 'new/y.html': '2', 'about/index.html': '2', 'case/a': '2' };
  const next: ProcessIdentity = { ...self, pid: 20, isAlive: () => false };

  test.each([false, true])(
    'the next build finds the old site or the new one, whole (torn writes: %s)',
    async (torn) => {
      let kills = 0;
      const ends = new Set<string>();
      for (let at = 0; ; at++) {
        const host = createMemoryHost({ [`${OUT}/theirs.txt`]: 'theirs' });
        await write(host, before);
        const dying = dyingHost(host, at, torn);
        const killed = await writeOutputs(dying.host, outputs(after), { out: OUT, process: self }).then(
          () => false,
          (error) => error instanceof Killed,
        );
        if (!killed) break;
        kills++;
        // Asking for what is there anyway shows what recovery alone makes of it.
        const recovering = dyingHost(host, Number.POSITIVE_INFINITY);
        const { recover } = await import('../../../src/io/output-journal.ts');
        await recover(recovering.host, OUT);
        const { 'theirs.txt': theirs, '.rostrum-lock': _lock, ...site } = found(host);
        expect(theirs).toBe('theirs');
        expect([before, after]).toContainEqual(site);
        ends.add(JSON.stringify(site));
        const outcome = await write(host, after, { process: next });
        expect(outcome.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(found(host)).toEqual({ ...after, 'theirs.txt': 'theirs' });
      }
      expect(kills).toBeGreaterThan(15);
      expect(ends.size).toBe(2);
    },
  );

  test('the first build of all leaves nothing or the whole site', async () => {
    const ends = new Set<string>();
    for (let at = 0; ; at++) {
      const host = createMemoryHost();
      const dying = dyingHost(host, at);
      const killed = await writeOutputs(dying.host, outputs(after), { out: OUT, process: self }).then(
        () => false,
        (error) => error instanceof Killed,
      );
      if (!killed) break;
      const { recover } = await import('../../../src/io/output-journal.ts');
      // Killed once more in between: what was moved already must not be missed.
      await recover(dyingHost(host, at % 7).host, OUT).catch(() => {});
      await recover(host, OUT);
      const { '.rostrum-lock': _lock, ...site } = found(host);
      expect([{}, after]).toContainEqual(site);
      ends.add(JSON.stringify(site));
      await write(host, after, { process: next });
      expect(found(host)).toEqual(after);
    }
    expect(ends.size).toBe(2);
  });

  test('a recovery that is killed too is completed by the next one', async () => {
    const total = await countChanges();
    for (let first = 0; first < total; first++)
      for (let second = 0; second < 30; second += 3) {
        const host = createMemoryHost();
        await write(host, before);
        await writeOutputs(dyingHost(host, first).host, outputs(after), { out: OUT, process: self }).catch(() => {});
        await writeOutputs(dyingHost(host, second).host, outputs(before), { out: OUT, process: next }).catch(() => {});
        const last = await write(host, before, { process: { ...next, pid: 30 } });
        expect(last.value).toBeDefined();
        expect(found(host)).toEqual(before);
      }
  });

  async function countChanges(): Promise<number> {
    const host = createMemoryHost();
    await write(host, before);
    const counted = dyingHost(host, Number.POSITIVE_INFINITY);
    await writeOutputs(counted.host, outputs(after), { out: OUT, process: self });
    return counted.changes();
  }
});

test('any sequence of sites leaves exactly the last one', async () => {
  const name = fc.constantFrom('a', 'b', 'A', 'c');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const siteOf = fc.dictionary(path, fc.string({ maxLength: 3 }), { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(siteOf, { minLength: 1, maxLength: 4 }), async (sites) => {
      const host = createMemoryHost();
      let expected: Files = {};
      for (const files of sites) {
        const outcome = await write(host, files);
        if (outcome.value !== undefined) expected = files;
        else expect(codes(outcome).every((code) => /duplicate-path|path-clash/.test(code))).toBe(true);
      }
      expect(found(host)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a folder without any permission to write is left alone, by an administrator too', async () => {
  const host = createMemoryHost({ '/out/mine.txt': 'x' });
  host.setWritable('/out', false);
  const { value, diagnostics } = await writeOutputs(host, [{ path: 'index.html', content: 'x' }], { out: '/out' });
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['output/cannot-write']);
  expect(await host.stat('/out/index.html')).toBeUndefined();
});

describe('a writer beside', () => {
  /** Writes at the very end, as late as a thread may. */
  function lateWriter(host: MemoryHost, refuse?: string) {
    const waiting: { readonly path: string; readonly bytes: Buffer }[] = [];
    const writer = {
      closed: 0,
      write: async (path: string, content: string | Uint8Array) => {
        const bytes = Buffer.from(content as string);
        waiting.push({ path, bytes });
        return bytes.length;
      },
      finish: async () => {
        for (const { path, bytes } of waiting) host.put(path, bytes);
        if (refuse !== undefined) throw Object.assign(new Error('no'), { code: refuse });
        return waiting.map(({ bytes }) => ({ sha256: sha256(bytes.toString()) }));
      },
      close: async () => {
        writer.closed++;
      },
    };
    return writer;
  }

  test('gives the same folder and the same result, at first and after an edit', async () => {
    const [plain, beside] = [createMemoryHost(), createMemoryHost()];
    for (const files of [
      { 'a/b.html': 'Ä', 'a/c.html': 'c', 'd.txt': '' },
      { 'a/b.html': 'Ö', 'a/c.html': 'c', 'e/f': 'f' },
    ]) {
      const writer = lateWriter(beside);
      const outcome = await write(beside, files, { openWriter: () => writer });
      expect(outcome).toEqual(await write(plain, files));
      expect(beside.snapshot()).toEqual(plain.snapshot());
      expect(writer.closed).toBe(1);
    }
  });

  test('that fails leaves the old site, and says why', async () => {
    const host = createMemoryHost();
    await write(host, { 'a.txt': 'old' });
    const writer = lateWriter(host, 'ENOSPC');
    const outcome = await write(host, { 'a.txt': 'new', 'b.txt': 'b' }, { openWriter: () => writer });
    expect(codes(outcome)).toEqual(['output/cannot-write']);
    expect(found(host)).toEqual({ 'a.txt': 'old' });
    expect(writer.closed).toBe(1);
  });

  test('is closed when a page cannot be made', async () => {
    const host = createMemoryHost();
    const writer = lateWriter(host);
    const files = [{ path: 'a.html', make: () => undefined }, ...outputs({ 'b.txt': 'b' })];
    const outcome = await writeOutputs(host, files, { out: OUT, process: self, openWriter: () => writer });
    expect(outcome.value).toBeUndefined();
    expect(found(host)).toEqual({});
    expect(writer.closed).toBe(1);
  });
});

describe('late files', () => {
  const takeLate = (files: Files) => async () => outputs(files);
  const writeLate = (host: MemoryHost, files: Files, late: Files) =>
    writeOutputs(host, outputs(files), { out: OUT, process: self, takeLate: takeLate(late) });

  test('belong to the site like all others, at first and later', async () => {
    const host = createMemoryHost();
    const first = await writeLate(host, { 'b.txt': 'B' }, { 'a.txt': 'A', 'late/c.txt': 'C' });
    expect(first.value?.written).toEqual(['a.txt', 'b.txt', 'late/c.txt']);
    const second = await writeLate(host, { 'b.txt': 'B2' }, { 'a.txt': 'A' });
    expect(second.value).toMatchObject({ written: ['b.txt'], removed: ['late/c.txt'], unchanged: 1 });
    expect(found(host)).toEqual({ 'a.txt': 'A', 'b.txt': 'B2' });
  });

  test('are written nowhere else', async () => {
    const host = createMemoryHost();
    expect(codes(await writeLate(host, { 'a.txt': 'A' }, { '../b.txt': 'B' }))).toEqual(['output/bad-path']);
    expect([...host.snapshot().keys()]).toEqual([]);
  });

  test.each([
    ['a', 'a/b.html'],
    ['A/b', 'a'],
  ])('are refused where %s stands and %s shall, and nothing is written', async (path, late) => {
    const host = createMemoryHost();
    expect(codes(await writeLate(host, { [path]: 'x', 'c.txt': 'C' }, { [late]: 'y', 'd.txt': 'D' }))).toEqual([
      'output/path-clash',
    ]);
    expect([...host.snapshot().keys()]).toEqual([]);
  });

  test('are taken when the others are staged, and one of them at the path of another leaves the old site', async () => {
    const host = createMemoryHost();
    await write(host, { 'a.txt': 'old' });
    let made = false;
    const make = () => {
      made = true;
      return { path: 'a.txt', content: 'new' };
    };
    const outcome = await writeOutputs(host, [{ path: 'a.txt', make }], {
      out: OUT,
      process: self,
      takeLate: async () => outputs(made ? { 'A.txt': 'A' } : {}),
    });
    expect(codes(outcome)).toEqual(['output/duplicate-path']);
    expect(found(host)).toEqual({ 'a.txt': 'old' });
  });
});
