/** The real disk. Never decides anything: which path, which bytes, is the callers' business. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DirectoryItem, diskErrorCode, type Host } from './host.ts';

/** Files up to this size are hashed in one piece. */
const STREAM_FROM_BYTES = 1024 * 1024;

/** An absolute path with `/`, from one as a person types it. */
export function absolutePath(path: string): string {
  return resolve(path).replaceAll('\\', '/');
}

/** The disk of this machine. */
export function createNodeHost(): Host {
  return {
    readBytes: (path) => readFile(path),
    hash: async (path) => {
      const hash = createHash('sha256');
      // A stream costs more than a small file itself.
      if ((await stat(path)).size <= STREAM_FROM_BYTES) return hash.update(await readFile(path)).digest('hex');
      await pipeline(createReadStream(path), hash);
      return hash.digest('hex');
    },
    stat: (path) =>
      orUndefined(async () => {
        const found = await stat(path);
        return {
          kind: found.isFile() ? ('file' as const) : found.isDirectory() ? ('directory' as const) : ('other' as const),
          bytes: found.size,
          writable: (found.mode & 0o222) !== 0,
        };
      }),
    readDirectory: async (path) => {
      const items = (await orUndefined(() => readdir(path, { withFileTypes: true }))) ?? [];
      return items
        .map(
          (item): DirectoryItem => ({
            name: item.name,
            kind: item.isFile() ? 'file' : item.isDirectory() ? 'directory' : item.isSymbolicLink() ? 'link' : 'other',
          }),
        )
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
    realPath: (path) => orUndefined(async () => (await realpath(path)).replaceAll('\\', '/')),
    write: (path, content) => writeFile(path, content),
    writeNew: async (path, content) => {
      try {
        await writeFile(path, content, { flag: 'wx' });
        return true;
      } catch (error) {
        if (diskErrorCode(error) === 'EEXIST') return false;
        throw error;
      }
    },
    copy: (from, to) => copyFile(from, to),
    rename,
    remove: async (path) => {
      await orUndefined(() => unlink(path));
    },
    removeEmptyDirectory: async (path) => {
      try {
        await rmdir(path);
        return true;
      } catch (error) {
        if (['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(diskErrorCode(error) ?? '')) return false;
        throw error;
      }
    },
    removeTree: (path) => rm(path, { recursive: true, force: true }),
    makeDirectory,
  };
}

/**
 * Makes a folder and those above it.
 *
 * Not `mkdir` with `recursive`: where a system refuses a folder with ENOENT although its parent is there, as `/proc` does, that never returns.
 */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = diskErrorCode(error);
    if (code === 'ENOENT' && (await orUndefined(() => stat(dirname(path)))) === undefined) {
      await makeDirectory(dirname(path));
      return makeDirectory(path);
    }
    if (code === 'ENOENT' || (await orUndefined(() => stat(path)))?.isDirectory() !== true) throw error;
  }
}

/** A link that leads in a circle leads to nothing. */
async function orUndefined<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(diskErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
