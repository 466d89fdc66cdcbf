import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { type DeployPlan, type DeployStep, planDeploy } from '../../../src/io/plan-deploy.ts';
import { readDeployment } from '../../../src/io/read-deployment.ts';
import { writeOutputs } from '../../../src/io/write-outputs.ts';

type Files = Readonly<Record<string, string>>;

/** A disk with a built site; `undefined` where no site can have these files together. */
async function built(files: Files, compress = false): Promise<MemoryHost | undefined> {
  const host = createMemoryHost();
  const outputs = Object.entries(files).map(([path, content]) => ({ path, content }));
  const { value } = await writeOutputs(host, outputs, { out: '/site', compress });
  return value === undefined ? undefined : host;
}

async function plan(old: MemoryHost, next: MemoryHost): Promise<DeployPlan> {
  const [before, after] = [await readDeployment(old, '/site'), await readDeployment(next, '/site')];
  if (before.value === undefined || after.value === undefined) throw new Error('no manifest');
  return planDeploy(before.value, after.value);
}

async function planFiles(old: Files, next: Files, compress = false): Promise<readonly string[]> {
  const [a, b] = [await built(old, compress), await built(next, compress)];
  if (a === undefined || b === undefined) throw new Error('no site');
  return (await plan(a, b)).steps.map(({ action, path }) => `${action} ${path}`);
}

/** Carries out one step as a deploy to a disk does. */
async function carryOut({ action, path }: DeployStep, from: MemoryHost, to: MemoryHost): Promise<void> {
  if (action !== 'delete') {
    await to.makeDirectory(posix.dirname(`/site/${path}`));
    return to.write(`/site/${path}`, await from.readBytes(`/site/${path}`));
  }
  await to.remove(`/site/${path}`);
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
    if (!(await to.removeEmptyDirectory(`/site/${folder}`))) break;
}

test('the steps from one site to another, carried out in order, make the one of the other', async () => {
  const name = fc.constantFrom('a', 'b', 'A', 'c.html', 'search');
  const path = fc.oneof(
    fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    fc.constantFrom('search/manifest.bin', 'search/0123456789ab.bin', 'search/ba9876543210.bin', '__proto__', '404'),
  );
  const content = fc.constantFrom('1', '2', '<p>talk '.repeat(200));
  const siteOf = fc.record({ files: fc.dictionary(path, content, { maxKeys: 7 }), compress: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(siteOf, siteOf, async (old, next) => {
      const [a, b] = [await built(old.files, old.compress), await built(next.files, next.compress)];
      fc.pre(a !== undefined && b !== undefined);
      const { steps, added, changed, deleted, unchanged, bytesToUpload } = await plan(a, b);
      for (const step of steps) await carryOut(step, b, a);
      expect(a.snapshot()).toEqual(b.snapshot());
      expect(added + changed + deleted).toBe(steps.length);
      expect(added + changed + unchanged).toBe(b.snapshot().size);
      const uploads = steps.filter(({ action }) => action !== 'delete');
      expect(bytesToUpload).toBe(
        uploads.reduce((sum, step) => sum + (b.snapshot().get(`/site/${step.path}`)?.length ?? 0), 0),
      );
      expect((await plan(a, b)).steps).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('the order', () => {
  test('what refers comes after what it refers to, deletions the other way round, the manifest last of all', async () => {
    const old = {
      'index.html': '1',
      'gone.html': '1',
      'gone.css': '1',
      'site.css': '1',
      'search/manifest.bin': '1',
      'search/000000000000.bin': '1',
      same: '1',
    };
    const next = {
      'index.html': '2',
      'talks/new/index.html': '2',
      'site.css': '2',
      'new.js': '2',
      'theme/0a1b2c3d/assets/site.js': '2',
      'assets/shared-ABCDEFGH.js': '2',
      'search/manifest.bin': '2',
      'search/fffffffffff0.bin': '2',
      same: '1',
    };
    expect(await planFiles(old, next)).toEqual([
      'add assets/shared-ABCDEFGH.js',
      'add search/fffffffffff0.bin',
      'add theme/0a1b2c3d/assets/site.js',
      'add new.js',
      'change site.css',
      'add talks/new/index.html',
      'change index.html',
      'change search/manifest.bin',
      'delete gone.html',
      'delete gone.css',
      'delete search/000000000000.bin',
      'change build-manifest.json',
    ]);
  });

  test('compressed siblings go with their source', async () => {
    const long = (text: string) => text.repeat(500);
    expect(
      await planFiles(
        { 'a.css': long('abcd'), 'b.html': long('abcd') },
        { 'a.css': long('efgh'), 'b.html': long('efgh') },
        true,
      ),
    ).toEqual([
      'change a.css',
      'change a.css.br',
      'change a.css.gz',
      'change b.html',
      'change b.html.br',
      'change b.html.gz',
      'change build-manifest.json',
    ]);
  });

  test.each<[string, Files, Files, readonly string[]]>([
    ['a file becomes a folder', { about: '1' }, { 'about/index.html': '1' }, ['delete about', 'add about/index.html']],
    [
      'a name changes its case',
      { 'About/index.html': '1' },
      { 'about/index.html': '1' },
      ['delete About/index.html', 'add about/index.html'],
    ],
  ])('%s: the old file goes first', async (_, old, next, expected) => {
    expect((await planFiles(old, next)).slice(0, -1)).toEqual(expected);
  });

  test('everything is new where nothing is deployed', async () => {
    const [empty, site] = [createMemoryHost(), await built({ 'index.html': '1' })];
    empty.put('/site', '{"version":1,"files":{}}');
    if (site === undefined) throw new Error('no site');
    const { steps, ...counts } = await plan(empty, site);
    expect(steps.map(({ path }) => path)).toEqual(['index.html', 'build-manifest.json']);
    expect(counts).toMatchObject({ added: 2, changed: 0, deleted: 0, unchanged: 0 });
  });
});

describe('reading what is deployed', () => {
  const entry = { bytes: 1, sha256: 'a'.repeat(64) };
  const manifest = (files: object, version = 1) => JSON.stringify({ version, files });

  test('a folder and its manifest give the same', async () => {
    const host = await built({ 'a.txt': 'A' });
    if (host === undefined) throw new Error('no site');
    expect(await readDeployment(host, '/site')).toEqual(await readDeployment(host, '/site/build-manifest.json'));
  });

  test('a manifest lists its files by path, one line each', async () => {
    const host = await built({ b: '1', a: '1', '404': '1', 'A"é': '1', __proto__x: '1' });
    const text = new TextDecoder().decode(host?.snapshot().get('/site/build-manifest.json'));
    expect(
      text.split('\n').flatMap((line) => /^ {2}"(.*)": \{"bytes":1,"sha256":"[0-9a-f]{64}"\},?$/.exec(line)?.[1] ?? []),
    ).toEqual(['404', 'A\\"é', '__proto__x', 'a', 'b']);
    expect(Object.keys(JSON.parse(text).files)).toHaveLength(5);
  });

  test.each([
    ['no JSON', '<!doctype html>', 'not a JSON object'],
    ['a list', '[]', 'not a JSON object'],
    ['another version', manifest({}, 2), 'its version is 2'],
    ['no version', '{"files":{}}', 'its version is undefined'],
    ['no files', '{"version":1}', '"files" is not an object'],
    ['a path outside', manifest({ '../../etc/passwd': entry }), 'not relative|".."'],
    ['an absolute path', manifest({ '/etc/passwd': entry }), 'not relative'],
    ['a path of two lines', manifest({ 'a\n- index.html': entry }), 'control character'],
    ['a lock', manifest({ '.rostrum-lock': entry }), 'the build uses that name itself'],
    ['no hash', manifest({ a: { bytes: 1 } }), 'no size or no SHA-256'],
    ['half a hash', manifest({ a: { bytes: 1, sha256: 'abc' } }), 'no size or no SHA-256'],
    ['a negative size', manifest({ a: { ...entry, bytes: -1 } }), 'no size or no SHA-256'],
    ['a fraction', manifest({ a: { ...entry, bytes: 0.5 } }), 'no size or no SHA-256'],
  ])('%s is refused', async (_, text, reason) => {
    const { value, diagnostics } = await readDeployment(createMemoryHost({ '/m.json': text }), '/m.json');
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'output/broken-manifest' }]);
    expect(diagnostics[0]?.message).toMatch(new RegExp(reason));
  });

  test('a folder that is half of two sites is refused', async () => {
    const host = await built({ 'a.txt': 'A' });
    host?.put('/site/.rostrum-journal.json', '{}');
    if (host === undefined) throw new Error('no site');
    expect((await readDeployment(host, '/site')).diagnostics).toMatchObject([{ code: 'output/broken-manifest' }]);
  });

  test.each(['/nowhere', '/empty'])('%s has no manifest', async (path) => {
    const host = createMemoryHost({ '/empty/x': '' });
    expect((await readDeployment(host, path)).diagnostics).toMatchObject([{ code: 'output/no-manifest' }]);
  });
});
