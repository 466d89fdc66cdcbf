/** Makes folders of the real disk. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { statOf } from './file-state.ts';
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
    if (code === 'ENOENT' && statOf(dirname(path)) === undefined) {
      makeDirectory(dirname(path));
      makeDirectory(path);
    } else if (code === 'ENOENT' || statOf(path)?.isDirectory() !== true) throw error;
  }
}
