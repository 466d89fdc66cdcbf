/**
 * The real disk. Never decides anything: which path, which bytes, is the callers' business.
 *
 * What a build does once for each of its small files is done at once, in this thread: handing such a call to another thread costs several
 * times the call itself. What may take long (whole trees, large files) is waited for.
 */
import { createHash, hash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { copyFile, realpath, rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fingerprintFile, isNothing, orNothing, statOf } from './file-state.ts';
import { type DirectoryItem, diskErrorCode, type Host } from './host.ts';
import { makeDirectory } from './make-directory.ts';

/** Files up to this size are hashed in one piece. */
const STREAM_FROM_BYTES = 1024 * 1024;

/** An absolute path with `/`, from one as a person types it. */
export function absolutePath(path: string): string {
  return resolve(path).replaceAll('\\', '/');
}

/** The disk of this machine. */
export function createNodeHost(): Host {
  return {
    readBytes: async (path) => readFileSync(path),
    hash: async (path) => {
      // A stream costs more than a small file itself.
      if (statSync(path).size <= STREAM_FROM_BYTES) return hash('sha256', readFileSync(path));
      const whole = createHash('sha256');
      await pipeline(createReadStream(path), whole);
      return whole.digest('hex');
    },
    stat: async (path) => {
      const found = statOf(path);
      return (
        found && {
          kind: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other',
          bytes: found.size,
          writable: (found.mode & 0o222) !== 0,
        }
      );
    },
    fingerprint: async (path) => fingerprintFile(path),
    readDirectory: async (path) => {
      const items = orNothing(() => readdirSync(path, { withFileTypes: true })) ?? [];
      return items
        .map(
          (item): DirectoryItem => ({
            name: item.name,
            kind: item.isFile() ? 'file' : item.isDirectory() ? 'directory' : item.isSymbolicLink() ? 'link' : 'other',
          }),
        )
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
    realPath: async (path) => {
      try {
        return (await realpath(path)).replaceAll('\\', '/');
      } catch (error) {
        if (isNothing(error)) return undefined;
        throw error;
      }
    },
    write: async (path, content) => writeFileSync(path, content),
    writeNew: async (path, content) => {
      try {
        writeFileSync(path, content, { flag: 'wx' });
        return true;
      } catch (error) {
        if (diskErrorCode(error) === 'EEXIST') return false;
        throw error;
      }
    },
    copy: (from, to) => copyFile(from, to),
    rename: async (from, to) => renameSync(from, to),
    remove: async (path) => {
      orNothing(() => unlinkSync(path));
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
    makeDirectory: async (path) => makeDirectory(path),
  };
}
