import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createNodeHost } from '../../src/io/node-host.ts';
import { scratchFolder } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

// As it is compiled: a thread cannot run sources.
const compiled = pathToFileURL(join(import.meta.dirname, '../../dist/io/write-thread.js')).href;
const { openFileWriter } = (await import(compiled)) as typeof import('../../src/io/write-thread.ts');

function open() {
  const writer = openFileWriter();
  if (writer === undefined) throw new Error('a compiled Rostrum has a thread');
  return writer;
}

function folder(name: string): string {
  const path = join(scratch.path, name);
  mkdirSync(path);
  return path;
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Texts of every width of UTF-8, bytes, nothing at all, and one that no batch holds. */
function contents(count: number): (string | Uint8Array)[] {
  const words = ['plain ', 'größer ', '講演 ', '🎤 ', ''];
  return Array.from({ length: count }, (_, index) => {
    const text = `${index} ${words[index % words.length]}`.repeat((index * 37) % 900);
    if (index === 70) return 'long '.repeat(300_000);
    return index % 7 === 0 ? Buffer.from(text) : text;
  });
}

test.each([3, 400])('%i files are written as they are, and their hashes come in their order', async (count) => {
  const out = folder(`${count}`);
  const files = contents(count);
  const writer = open();
  for (const [index, content] of files.entries())
    expect(await writer.write(join(out, `${index}`), content)).toBe(Buffer.from(content as string).length);
  const written = await writer.finish();
  expect(written.map((file) => file.sha256)).toEqual(files.map(sha256));
  const { fingerprint } = createNodeHost();
  for (const [index, file] of written.entries())
    expect(file.fingerprint).toBe((await fingerprint(join(out, `${index}`)))?.id);
  await writer.close();
  for (const [index, content] of files.entries())
    expect(readFileSync(join(out, `${index}`)).equals(Buffer.from(content as string))).toBe(true);
});

test.each([1, 200])(
  'what the disk refuses is told with its code, however much is on its way (%i files)',
  async (count) => {
    const file = join(scratch.path, `file-${count}`);
    writeFileSync(file, 'no folder');
    const writer = open();
    const write = async () => {
      for (let index = 0; index < count; index++) await writer.write(join(file, `${index}`), 'x'.repeat(20_000));
      await writer.finish();
    };
    await expect(write()).rejects.toMatchObject({ code: 'EEXIST' });
    await writer.close();
  },
);

test('folders are made where they are missing', async () => {
  const out = join(scratch.path, 'not', 'there');
  const writer = open();
  for (let index = 0; index < 200; index++)
    await writer.write(join(out, `${index % 10}`, `${index}`), 'x'.repeat(20_000));
  await writer.finish();
  await writer.close();
  expect(readdirSync(out).length).toBe(10);
  expect(readdirSync(join(out, '3')).length).toBe(20);
});

test('without a thread everything is written all the same', async () => {
  const out = folder('alone');
  const files = contents(400);
  const writer = openFileWriter({ program: pathToFileURL(join(scratch.path, 'no-such-program.js')) })!;
  for (const [index, content] of files.entries()) await writer.write(join(out, `${index}`), content);
  expect((await writer.finish()).map((file) => file.sha256)).toEqual(files.map(sha256));
  await writer.close();
  expect(readFileSync(join(out, '399')).equals(Buffer.from(files[399] as string))).toBe(true);
});

test('a writer that is closed has written what it sent', async () => {
  const out = folder('closed');
  const writer = open();
  for (let index = 0; index < 100; index++) await writer.write(join(out, `${index}`), `${index}`.repeat(10_000));
  await writer.close();
  expect(readFileSync(join(out, '0'), 'utf8')).toBe('0'.repeat(10_000));
});
