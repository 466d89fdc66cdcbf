/** Every way in which what was read can change is noticed; what was not read is not. */
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../src/io/host.ts';
import { createMemoryHost } from '../../../src/io/memory-host.ts';
import { findChanges, type Observation, observeHost } from '../../../src/io/observed-host.ts';

const NOW = 1_000_000;
const open = () => createMemoryHost({ '/a/x': 'x', '/a/y': 'y', '/ignored/z': 'z' });
const ignore = (path: string) => path.startsWith('/ignored');

async function changesOf(host: Host, observations: readonly Observation[]): Promise<readonly string[]> {
  const { changed } = await findChanges(host, observations, { most: 9, now: NOW });
  return changed.map(([, path]) => path);
}

type Reading = keyof Pick<Host, 'readBytes' | 'hash' | 'stat' | 'readDirectory' | 'realPath'>;

describe.each<readonly [Reading, string, (host: ReturnType<typeof open>) => unknown]>([
  ['readBytes', '/a/x', (host) => host.put('/a/x', 'z')],
  ['readBytes', '/a/x', (host) => host.remove('/a/x')],
  ['hash', '/a/x', (host) => host.put('/a/x', 'z')],
  ['stat', '/a/x', (host) => host.put('/a/x', 'z')],
  ['stat', '/a/new', (host) => host.put('/a/new', '')],
  ['stat', '/a', (host) => host.setWritable('/a', false)],
  ['readDirectory', '/a', (host) => host.put('/a/new', '')],
  ['readDirectory', '/a', (host) => host.remove('/a/x')],
  ['readDirectory', '/new', (host) => host.put('/new/x', '')],
  ['realPath', '/a/link', (host) => host.link('/a/link', 'x')],
])('%s of %s', (reading, path, change) => {
  test('notices the change, and none before it', async () => {
    const host = open();
    const observed = observeHost(host, { ignore, now: NOW });
    await observed.host[reading](path);
    const observations = (await observed.observations()) ?? [];
    expect(await changesOf(host, observations)).toEqual([]);
    expect(await changesOf(host, JSON.parse(JSON.stringify(observations)))).toEqual([]);
    await change(host);
    expect(await changesOf(host, observations)).toContain(path);
  });
});

test('what was copied counts as read', async () => {
  const host = open();
  const observed = observeHost(host, { ignore, now: NOW });
  await observed.host.copy('/a/x', '/a/copy');
  host.put('/a/x', 'other');
  expect(await changesOf(host, (await observed.observations()) ?? [])).toContain('/a/x');
});

test.each<readonly [string, (host: Host) => Promise<unknown>, boolean]>([
  ['read', (host) => host.readBytes('/a/x'), true],
  ['hashed', (host) => host.hash('/a/x'), true],
  ['looked at, and read', (host) => host.stat('/a/x').then(() => host.readBytes('/a/x')), true],
  ['only looked at', (host) => host.stat('/a/x'), false],
])('a file that was %s is known again in a copy, or is not', async (_, ask, known) => {
  const host = open();
  const observed = observeHost(host, { ignore, now: NOW });
  await ask(observed.host);
  const observations = (await observed.observations()) ?? [];
  host.put('/a/x', 'x');
  expect(await changesOf(host, observations)).toEqual(known ? [] : ['/a/x']);
  const { observations: again } = await findChanges(host, observations, { most: 9, now: NOW });
  host.put('/a/x', 'z');
  expect(await changesOf(host, again)).toEqual(['/a/x']);
});

test('a file that changed between a look and a reading is not known by what was read', async () => {
  const host = open();
  const observed = observeHost(host, { ignore, now: NOW });
  await observed.host.stat('/a/x');
  host.put('/a/x', 'longer');
  await observed.host.readBytes('/a/x');
  expect(await changesOf(host, (await observed.observations()) ?? [])).toEqual(['/a/x']);
});

test('what was ignored, or not read, may change', async () => {
  const host = open();
  const observed = observeHost(host, { ignore, now: NOW });
  await observed.host.readBytes('/a/x');
  await observed.host.readBytes('/ignored/z');
  host.put('/ignored/z', 'other');
  host.put('/a/y', 'other');
  expect(await changesOf(host, (await observed.observations()) ?? [])).toEqual([]);
});

test('a reading that failed leaves nothing to rely on', async () => {
  const observed = observeHost(open(), { ignore, now: NOW });
  await expect(observed.host.readBytes('/a/none')).rejects.toThrow();
  expect(await observed.observations()).toBeUndefined();
});

test('a file that changed just before is known by its bytes', async () => {
  const host = open();
  const fresh: Host = { ...host, fingerprint: async () => ({ id: 'always the same', changedAt: NOW - 5 }) };
  const observed = observeHost(fresh, { ignore, now: NOW });
  await observed.host.readBytes('/a/x');
  const observations = (await observed.observations()) ?? [];
  expect(await changesOf(fresh, observations)).toEqual([]);
  const later = await findChanges(fresh, observations, { most: 9, now: NOW + 60_000 });
  const bytes = await host.hash('/a/x');
  expect(later).toEqual({ changed: [], observations: [['state', '/a/x', 'always the same', bytes]] });
  host.put('/a/x', 'z');
  expect(await changesOf(fresh, observations)).toContain('/a/x');
});

test('a file that changes while it is read counts as changed', async () => {
  const host = open();
  const racing: Host = {
    ...host,
    readBytes: async (path) => {
      const bytes = await host.readBytes(path);
      host.put(path, 'written meanwhile');
      return bytes;
    },
  };
  const observed = observeHost(racing, { ignore, now: NOW });
  await observed.host.readBytes('/a/x');
  expect(await changesOf(host, (await observed.observations()) ?? [])).toContain('/a/x');
});

describe('a file that changed just before, and whose size was asked for', () => {
  async function asked(read: boolean, change?: (host: ReturnType<typeof open>) => void) {
    const host = open();
    let changes = 0;
    let hashed = 0;
    const fresh: Host = {
      ...host,
      fingerprint: async () => ({ id: `state ${changes}`, changedAt: NOW - 5 }),
      hash: async (path) => {
        hashed++;
        return host.hash(path);
      },
    };
    const observed = observeHost(fresh, { ignore, now: NOW });
    await observed.host.stat('/a/x');
    if (read) await observed.host.readBytes('/a/x');
    if (change !== undefined) {
      change(host);
      changes++;
    }
    return { observations: await observed.observations(), hashed, bytes: await host.hash('/a/x') };
  }

  test('is known by its bytes, which are read once', async () => {
    const { observations, hashed, bytes } = await asked(true);
    expect([observations, hashed]).toEqual([[['bytes', '/a/x', bytes]], 0]);
  });

  test('is read for that at the end, when nobody has', async () => {
    const { observations, hashed, bytes } = await asked(false);
    expect([observations, hashed]).toEqual([[['bytes', '/a/x', bytes]], 1]);
  });

  test('is nothing to rely on when it changes meanwhile', async () => {
    expect((await asked(false, (host) => host.put('/a/x', 'longer'))).observations).toBeUndefined();
  });
});
