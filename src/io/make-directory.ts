/** Makes folders of the real disk. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskErrorCode } from './host.ts';

/**
 * Makes a folder and those above it.
 *
 * Not `mkdir` with `recursive`: where a system refuses a folder with ENOENT although its parent is there, as `/proc` does, that never returns.
 */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = diskErrorCode(error);
    if (code === 'ENOENT' && statSync(dirname(path), { throwIfNoEntry: false }) === undefined) {
      makeDirectory(dirname(path));
      makeDirectory(path);
    } else if (code === 'ENOENT' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
