/** A build after no change is a look; see also `test/property/incremental-build.test.ts`. */
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../src/io/host.ts';
import type { MemoryHost } from '../../../src/io/memory-host.ts';
import { buildOn, OUT, outputOf, restoreAll, timeless } from '../../helpers/builds.ts';
import { ARCHIVE, site, THEME, talk } from '../../helpers/site.ts';
import { dyingHost } from '../io/failing-host.ts';

const FILES = {
  'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
  'content/talks/a.md': talk('A', 'speakers: Ada'),
  'content/talks/b.md': talk('B', 'speakers: Bo\nevent: Meet'),
  'public/note.txt': 'note',
};

describe('a build with nothing changed', () => {
  test('changes nothing on the disk, and reports the same', async () => {
    const { host } = site(FILES);
    const first = await buildOn(host);
    const watched = dyingHost(host, Number.POSITIVE_INFINITY);
    const second = await buildOn(watched.host);
    expect(timeless(second)).toEqual(timeless(first));
    expect(second.written).toBe(0);
    const counted = watched.changes();
    // Looking for the folder of prepared work asks for it to exist; no file is touched.
    expect(counted).toBeLessThanOrEqual(2);
  });

  test('repeats what was reported', async () => {
    const { host } = site({ ...FILES, 'content/talks/c.md': talk('C', 'colour: red') });
    const first = await buildOn(host);
    expect(first.diagnostics.map(({ code }) => code)).toContain('talk/unknown-field');
    expect((await buildOn(host)).diagnostics).toEqual(first.diagnostics);
  });

  test.each([
    ['other options', { drafts: true }],
    ['a wish for a clean build', { clean: true }],
    ['a wish for a lock of addresses', { lock: true }],
    ['a wish to remember nothing', { once: true }],
  ])('is built all the same with %s', async (_, options) => {
    const { host } = site(FILES);
    await buildOn(host);
    const stages: string[] = [];
    await buildOn(host, { ...options, onStage: (stage) => stages.push(stage) });
    expect(stages).toContain('render');
  });
});

test('a build that remembers nothing leaves the same site, and nothing else', async () => {
  const [{ host }, { host: other }] = [site(FILES), site(FILES)];
  const report = await buildOn(host, { once: true });
  expect(timeless(report)).toEqual(timeless(await buildOn(other)));
  expect(outputOf(host)).toEqual(outputOf(other));
  const left = (of: MemoryHost) => [...of.snapshot().keys()].filter((path) => path.startsWith(`${ARCHIVE}/.rostrum/`));
  expect(left(host)).toEqual([]);
  expect(left(other)).not.toEqual([]);
});

describe('in a copy of an archive and its site', () => {
  const stagesOf = async (host: Host) => {
    const stages: string[] = [];
    await buildOn(host, { onStage: (stage) => stages.push(stage) });
    return stages;
  };
  const copied = async () => {
    const { host } = site(FILES);
    await buildOn(host);
    await restoreAll(host);
    return host;
  };

  test('a build reads all files once, and from then on looks at them', async () => {
    const host = await copied();
    const hashed: string[] = [];
    const counting: Host = {
      ...host,
      hash: (path) => {
        hashed.push(path);
        return host.hash(path);
      },
    };
    expect(await stagesOf(counting)).toEqual([]);
    expect(hashed).toContain(`${ARCHIVE}/content/talks/a.md`);
    expect(hashed).toContain(`${OUT}/index.html`);
    hashed.length = 0;
    expect(await stagesOf(counting)).toEqual([]);
    expect(hashed).toEqual([]);
  });

  test.each<readonly [string, (host: MemoryHost) => unknown]>([
    ['a page that somebody edited', (host) => host.put(`${OUT}/index.html`, 'mine')],
    [
      'a page that somebody edited with the manifest',
      async (host) => {
        const manifest = `${OUT}/build-manifest.json`;
        const text = new TextDecoder().decode(await host.readBytes(manifest));
        const before = await host.hash(`${OUT}/index.html`);
        host.put(`${OUT}/index.html`, 'mine');
        host.put(manifest, text.replace(before, await host.hash(`${OUT}/index.html`)));
      },
    ],
  ])('%s is made again', async (_, change) => {
    const host = await copied();
    const before = outputOf(host);
    await change(host);
    expect(await stagesOf(host)).toContain('plan');
    expect(outputOf(host)).toEqual(before);
  });
});

describe('what makes a build look again', () => {
  test.each<readonly [string, (host: MemoryHost) => Promise<unknown> | unknown]>([
    ['an edited talk', (host) => host.put(`${ARCHIVE}/content/talks/a.md`, talk('A, again'))],
    ['a new talk', (host) => host.put(`${ARCHIVE}/content/talks/c.md`, talk('C'))],
    ['a deleted talk', (host) => host.remove(`${ARCHIVE}/content/talks/b.md`)],
    ['an edited setting', (host) => host.put(`${ARCHIVE}/site.yaml`, 'title: Other\n')],
    ['an own layout', (host) => host.put(`${ARCHIVE}/templates/parts/footer.pug`, 'p footer')],
    ['an own file', (host) => host.put(`${ARCHIVE}/public/note.txt`, 'new note')],
    ['a file of the theme', (host) => host.put(`${THEME}/public/robots.txt`, 'User-agent: *')],
    ['a list of addresses', (host) => host.put(`${ARCHIVE}/urls.lock`, '')],
    ['an output that somebody edited', (host) => host.write(`${OUT}/index.html`, 'mine')],
    ['an output that somebody deleted', (host) => host.remove(`${OUT}/index.html`)],
    ['a manifest that somebody deleted', (host) => host.remove(`${OUT}/build-manifest.json`)],
  ])('%s', async (_, change) => {
    const { host } = site(FILES);
    await buildOn(host);
    await change(host);
    const stages: string[] = [];
    await buildOn(host, { onStage: (stage) => stages.push(stage) });
    expect(stages).toContain('plan');
  });

  test('a damaged memory', async () => {
    const { host } = site(FILES);
    const first = await buildOn(host);
    for (const text of ['', '{', '[]', '{"format":1}']) {
      host.put(`${ARCHIVE}/.rostrum/last-build.json`, text);
      expect(timeless(await buildOn(host))).toEqual(timeless(first));
    }
    const states = `${ARCHIVE}/.rostrum/output-states.json`;
    const [id, manifest] = JSON.parse(new TextDecoder().decode(await host.readBytes(states)));
    for (const value of [1, [], [id, manifest], [id, manifest, [1]], [id, manifest, [[1, 2]]], [id, manifest, [[]]]]) {
      host.put(states, JSON.stringify(value));
      expect(timeless(await buildOn(host))).toEqual(timeless(first));
    }
  });
});
