import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPRESSOR, compressText, isWorthCompressing } from '../../../src/io/compress-text.ts';
import type { Host } from '../../../src/io/host.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { recover } from '../../../src/io/output-journal.ts';
import type { ProcessIdentity } from '../../../src/io/output-lock.ts';
import { type WriteOptions, writeOutputs } from '../../../src/io/write-outputs.ts';
import { dyingHost, Killed, sha256 } from './failing-host.ts';

const OUT = '/site';
const self: ProcessIdentity = { pid: 10, machine: 'here', startedAt: 1000, isAlive: () => false };
const PAGE = '<p>All talks are equal. '.repeat(100);
const OTHER = '<p>All speakers are equal. '.repeat(100);

type Files = Readonly<Record<string, string | Uint8Array>>;

function write(host: Host, files: Files, options: Partial<WriteOptions> = {}) {
  const outputs = Object.entries(files).map(([path, content]) => ({ path, content }));
  return writeOutputs(host, outputs, { out: OUT, process: self, compress: true, ...options });
}

/** Paths in the output folder, without the manifest. */
function paths(host: MemoryHost): string[] {
  return [...host.snapshot().keys()]
    .filter((path) => path.startsWith(`${OUT}/`) && !path.endsWith('build-manifest.json'))
    .map((path) => path.slice(OUT.length + 1));
}

function read(host: MemoryHost, path: string): Uint8Array {
  return host.snapshot().get(`${OUT}/${path}`) ?? new Uint8Array();
}

/** Bytes in which nothing repeats. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state >> 16;
  });
}

test('text files get siblings that hold the same, and the manifest lists them', async () => {
  const host = createMemoryHost();
  const outcome = await write(host, { 'index.html': PAGE, 'a/data.json': PAGE });
  expect(outcome.value).toMatchObject({ compressed: 4, unchanged: 0 });
  expect(paths(host)).toEqual([
    'a/data.json',
    'a/data.json.br',
    'a/data.json.gz',
    'index.html',
    'index.html.br',
    'index.html.gz',
  ]);
  expect(brotliDecompressSync(read(host, 'index.html.br')).toString()).toBe(PAGE);
  expect(gunzipSync(read(host, 'index.html.gz')).toString()).toBe(PAGE);
  const manifest = JSON.parse(new TextDecoder().decode(read(host, 'build-manifest.json')));
  expect(manifest.compressor).toBe(COMPRESSOR);
  expect(Object.keys(manifest.files)).toEqual(paths(host));
  expect(manifest.files['index.html.gz']).toMatchObject({
    encoding: 'gzip',
    bytes: read(host, 'index.html.gz').length,
  });
  expect(manifest.files['index.html']).not.toHaveProperty('encoding');
});

test('a gzip header has no time, no name and no system', async () => {
  const content = (await compressText(new TextEncoder().encode(PAGE), 'gzip')) ?? new Uint8Array();
  expect([...content.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});

test.each([
  ['a picture', 'a.png', PAGE],
  ['a file of the search index', 'search/0123456789ab.bin', PAGE],
  ['a font', 'a.woff2', PAGE],
  ['a file without an ending', '_redirects', PAGE],
  ['a file that fits into a packet', 'a.html', PAGE.slice(0, 1000)],
  ['text that does not shrink', 'a.txt', noise(2000)],
])('%s gets none', async (_, path, content) => {
  const host = createMemoryHost();
  expect((await write(host, { [path]: content })).value).toMatchObject({ compressed: 0 });
  expect(paths(host)).toEqual([path]);
});

test.each([
  ['talks.ICS', 1024, true],
  ['a.webmanifest', 4000, true],
  ['a.css', 1023, false],
  ['a.json', 1024 * 1024 * 1024, false],
  ['html', 4000, false],
])('%s of %i bytes: %s', (path, bytes, expected) => {
  expect(isWorthCompressing(path, bytes)).toBe(expected);
});

describe('what earlier builds made', () => {
  test('is not made again, nor is the attempt for what does not shrink', async () => {
    const host = createMemoryHost();
    const files = { 'index.html': PAGE, 'a.txt': noise(2000) };
    await write(host, files);
    const before = host.snapshot();
    const { host: counted, changes } = dyingHost(host, Number.POSITIVE_INFINITY);
    expect((await write(counted, files)).value).toMatchObject({
      written: [],
      removed: [],
      unchanged: 4,
      compressed: 2,
    });
    expect(changes()).toBe(4); // as without compression: the folder, the lock, a journal that is not there, the lock again
    expect(host.snapshot()).toEqual(before);
  });

  test.each<[string, (host: MemoryHost) => void]>([
    ['was damaged', (host) => host.put(`${OUT}/index.html.br`, 'x')],
    ['was removed', (host) => void host.remove(`${OUT}/index.html.gz`)],
    ['belongs to other bytes', (host) => host.put(`${OUT}/index.html`, OTHER)],
  ])('is made again when it %s', async (_, change) => {
    const host = createMemoryHost();
    await write(host, { 'index.html': PAGE });
    const good = host.snapshot();
    change(host);
    await write(host, { 'index.html': PAGE });
    expect(host.snapshot()).toEqual(good);
  });

  test.each([
    ['the same compressor is trusted', COMPRESSOR, []],
    ['another version of the compressor is made again', '0, zlib 1', ['index.html.br']],
  ])('by %s', async (_, compressor, written) => {
    const host = createMemoryHost();
    await write(host, { 'index.html': PAGE });
    const text = new TextDecoder().decode(read(host, 'build-manifest.json'));
    host.put(`${OUT}/index.html.br`, 'older');
    const entry = /(index\.html\.br": \{"bytes":)\d+(,"sha256":")[0-9a-f]+/;
    const older = text.replace(COMPRESSOR, compressor).replace(entry, `$15$2${sha256('older')}`);
    host.put(`${OUT}/build-manifest.json`, older);
    expect((await write(host, { 'index.html': PAGE })).value?.written).toEqual(written);
  });

  test('is replaced when the source changes, and removed with it', async () => {
    const host = createMemoryHost();
    await write(host, { 'index.html': PAGE, 'old.html': PAGE });
    const { value } = await write(host, { 'index.html': OTHER });
    expect(value).toMatchObject({
      written: ['index.html', 'index.html.br', 'index.html.gz'],
      removed: ['old.html', 'old.html.br', 'old.html.gz'],
    });
    expect(gunzipSync(read(host, 'index.html.gz')).toString()).toBe(OTHER);
  });

  test('goes when compression is no longer asked for', async () => {
    const host = createMemoryHost();
    await write(host, { 'index.html': PAGE });
    const { value } = await write(host, { 'index.html': PAGE }, { compress: false });
    expect(value).toMatchObject({ written: [], removed: ['index.html.br', 'index.html.gz'], unchanged: 1 });
    const plain = createMemoryHost();
    await write(plain, { 'index.html': PAGE }, { compress: false });
    expect(host.snapshot()).toEqual(plain.snapshot());
  });
});

describe('a path that is taken', () => {
  test("a file of the site itself stays, and is not taken for the build's own once it is gone", async () => {
    const host = createMemoryHost();
    await write(host, { 'a.css': PAGE, 'A.css.gz': 'mine', 'a.css.br/x.png': 'mine' });
    expect(paths(host)).toEqual(['A.css.gz', 'a.css', 'a.css.br/x.png']);
    await write(host, { 'a.css': PAGE });
    expect(paths(host)).toEqual(['a.css', 'a.css.br', 'a.css.gz']);
    expect(gunzipSync(read(host, 'a.css.gz')).toString()).toBe(PAGE);
  });

  test('a file of somebody else stops the build, and nothing is left behind', async () => {
    const host = createMemoryHost({ [`${OUT}/index.html.gz`]: 'theirs' });
    const outcome = await write(host, { 'index.html': PAGE });
    expect(outcome.value).toBeUndefined();
    expect(outcome.diagnostics).toMatchObject([{ code: 'output/foreign-file' }]);
    expect([...host.snapshot().keys()]).toEqual([`${OUT}/index.html.gz`]);
    expect((await write(host, { 'index.html': PAGE }, { clean: true })).value?.compressed).toBe(2);
  });

  test('a name that would become too long gets none', async () => {
    const host = createMemoryHost();
    const name = `${'a'.repeat(234)}.html`;
    expect((await write(host, { [name]: PAGE })).value?.compressed).toBe(0);
  });
});

test('killed at any moment, the next build finds the old site or the new one', async () => {
  const [before, after] = [{ 'index.html': PAGE }, { 'index.html': OTHER, 'new.html': PAGE }];
  const snapshots = await Promise.all(
    [before, after].map(async (files) => {
      const host = createMemoryHost();
      await write(host, files);
      return host.snapshot();
    }),
  );
  for (let at = 0; ; at++) {
    const host = createMemoryHost();
    await write(host, before);
    const killed = await write(dyingHost(host, at, true).host, after).then(
      () => false,
      (error) => error instanceof Killed,
    );
    if (!killed) break;
    await recover(host, OUT);
    await host.remove(`${OUT}/.rostrum-lock`);
    expect(snapshots).toContainEqual(host.snapshot());
  }
});

test('any sequence of builds leaves what one build alone would write', async () => {
  const content = fc.constantFrom(PAGE, OTHER, noise(1500), 'short');
  const path = fc.constantFrom('a.html', 'b.txt', 'a.html.gz', 'b.txt.br', 'c.png');
  const build = fc.record({ files: fc.dictionary(path, content), compress: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(build, { minLength: 1, maxLength: 4 }), async (builds) => {
      const host = createMemoryHost();
      for (const { files, compress } of builds) await write(host, files, { compress });
      const fresh = createMemoryHost();
      const last = builds.at(-1);
      await write(fresh, last?.files ?? {}, { compress: last?.compress === true });
      expect(host.snapshot()).toEqual(fresh.snapshot());
    }),
    { numRuns: 30 },
  );
});
