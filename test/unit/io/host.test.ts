import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diskErrorCode, type Host } from '../../../src/io/host.ts';
import { createMemoryHost } from '../../../src/io/memory-host.ts';
import { createNodeHost } from '../../../src/io/node-host.ts';
import { walk } from '../../../src/io/walk.ts';
import { sha256 } from './failing-host.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function realDisk() {
  const root = mkdtempSync(join(tmpdir(), 'rostrum-host-'));
  folders.push(root);
  return { host: createNodeHost(), root, link: (path: string, target: string) => symlinkSync(target, path) };
}

function memoryDisk() {
  const host = createMemoryHost();
  host.put('/r/keep', '');
  return { host: host as Host, root: '/r', link: host.link };
}

const codeOf = (work: Promise<unknown>) => work.then(() => 'fine', diskErrorCode);
const textOf = async (host: Host, path: string) => new TextDecoder().decode(await host.readBytes(path));

describe.each([
  ['the real disk', realDisk],
  ['the disk in memory', memoryDisk],
])('%s', (_, open) => {
  test('reads, hashes and measures what was written', async () => {
    const { host, root } = open();
    await host.makeDirectory(`${root}/a/b`);
    await host.write(`${root}/a/b/x`, 'über');
    expect(await textOf(host, `${root}/a/b/x`)).toBe('über');
    expect(await host.hash(`${root}/a/b/x`)).toBe(sha256('über'));
    expect(await host.stat(`${root}/a/b/x`)).toEqual({ kind: 'file', bytes: 5, writable: true });
    expect((await host.stat(`${root}/a`))?.kind).toBe('directory');
    expect(await host.stat(`${root}/a/b/x/y`)).toBeUndefined();
    expect(await host.readDirectory(`${root}/none`)).toEqual([]);
    expect(await host.realPath(`${root}/none`)).toBeUndefined();
  });

  test('fails with the code of the problem', async () => {
    const { host, root } = open();
    await host.write(`${root}/f`, 'x');
    await host.makeDirectory(`${root}/d`);
    expect(await codeOf(host.readBytes(`${root}/none`))).toBe('ENOENT');
    expect(await codeOf(host.readBytes(`${root}/d`))).toBe('EISDIR');
    expect(await codeOf(host.write(`${root}/none/x`, ''))).toBe('ENOENT');
    expect(await codeOf(host.rename(`${root}/none`, `${root}/x`))).toBe('ENOENT');
    expect(await codeOf(host.rename(`${root}/f`, `${root}/d`))).toBe('EISDIR');
    expect(await codeOf(host.remove(`${root}/none`))).toBe('fine');
    expect(await codeOf(host.removeTree(`${root}/none`))).toBe('fine');
  });

  test('creates a file once', async () => {
    const { host, root } = open();
    expect([await host.writeNew(`${root}/x`, '1'), await host.writeNew(`${root}/x`, '2')]).toEqual([true, false]);
    expect(await textOf(host, `${root}/x`)).toBe('1');
  });

  test('moves files and folders, replacing files', async () => {
    const { host, root } = open();
    await host.makeDirectory(`${root}/a/b`);
    await host.write(`${root}/a/b/x`, '1');
    await host.write(`${root}/y`, '2');
    await host.rename(`${root}/y`, `${root}/a/b/x`);
    await host.rename(`${root}/a`, `${root}/c`);
    expect(await textOf(host, `${root}/c/b/x`)).toBe('2');
    expect(await host.stat(`${root}/a`)).toBeUndefined();
  });

  test('removes folders only when they are empty', async () => {
    const { host, root } = open();
    await host.makeDirectory(`${root}/a/b`);
    expect(await host.removeEmptyDirectory(`${root}/a`)).toBe(false);
    expect(await host.removeEmptyDirectory(`${root}/a/b`)).toBe(true);
    expect(await host.removeEmptyDirectory(`${root}/a/b`)).toBe(false);
    await host.write(`${root}/a/x`, '');
    await host.removeTree(`${root}/a`);
    expect(await host.stat(`${root}/a`)).toBeUndefined();
  });

  test('lists in one order and sees links', async () => {
    const { host, root, link } = open();
    await host.makeDirectory(`${root}/d`);
    for (const name of ['é', 'b', 'B', 'a10', 'a2']) await host.write(`${root}/d/${name}`, '');
    link(`${root}/d/link`, 'b');
    const items = await host.readDirectory(`${root}/d`);
    expect(items.map(({ name }) => name)).toEqual(['B', 'a10', 'a2', 'b', 'link', 'é']);
    expect(items.find(({ name }) => name === 'link')?.kind).toBe('link');
    expect(await host.realPath(`${root}/d/link`)).toBe(await host.realPath(`${root}/d/b`));
    await host.remove(`${root}/d/link`);
    expect((await host.readDirectory(`${root}/d`)).length).toBe(5);
  });

  test('a link that leads in a circle leads to nothing', async () => {
    const { host, root, link } = open();
    await host.makeDirectory(root);
    link(`${root}/self`, 'self');
    expect([await host.stat(`${root}/self`), await host.stat(`${root}/self/x`)]).toEqual([undefined, undefined]);
    expect([await host.realPath(`${root}/self`), await host.readDirectory(`${root}/self`)]).toEqual([undefined, []]);
  });

  test('a walk follows links inside, reports links outside, and survives circles', async () => {
    const { host, root, link } = open();
    await host.makeDirectory(`${root}/in/deep`);
    await host.makeDirectory(`${root}/out`);
    await host.write(`${root}/in/deep/x`, '');
    await host.write(`${root}/out/secret`, '');
    link(`${root}/in/copy`, 'deep');
    link(`${root}/in/circle`, '../in');
    link(`${root}/in/self`, 'self');
    link(`${root}/in/broken`, 'nowhere');
    link(`${root}/in/leaving`, `${root}/out/secret`);
    link(`${root}/in/folder`, '../out');
    expect(await walk(host, `${root}/in`, '', { skip: () => false })).toEqual({
      files: ['copy/x', 'deep/x'],
      leaving: ['folder', 'leaving'],
    });
  });
});

test('the disk in memory can be made read-only', async () => {
  const host = createMemoryHost({ '/r/x': '' });
  host.setWritable('/r', false);
  expect((await host.stat('/r'))?.writable).toBe(false);
  expect(await codeOf(host.write('/r/y', ''))).toBe('EACCES');
});

test.skipIf(process.platform !== 'linux')(
  'a folder that the system refuses is an error, and not waited for',
  async () => {
    await expect(createNodeHost().makeDirectory('/proc/rostrum/a')).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
