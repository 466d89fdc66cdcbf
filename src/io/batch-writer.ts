/** Writes and hashes the files of a batch, in order, with their folders. Decides nothing, and never goes on after a failure. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fingerprintFile } from './file-state.ts';
import type { WrittenFile } from './file-writer.ts';
import { createFolderMaker } from './folder-maker.ts';
import { diskErrorCode } from './host.ts';
import { makeDirectory } from './make-directory.ts';

/** Files that lie one after the other in a piece of shared memory. */
export interface Batch {
  readonly memory: SharedArrayBuffer;
  /** Paths on the disk, and where the bytes of each end; those of the first begin at 0. */
  readonly paths: readonly string[];
  readonly ends: readonly number[];
}

/** What was written; or why something could not be. */
export type BatchAnswer =
  | { readonly written: readonly WrittenFile[] }
  | { readonly failure: string; readonly code: string | undefined };

/** Writes files at once, with their folders. */
export interface BatchWriter {
  /** Writes a file, and looks at it if it should. */
  readonly writeFile: (path: string, bytes: Uint8Array) => WrittenFile;
  /** Writes the files of a batch, as far as it gets. */
  readonly writeBatch: (batch: Batch) => BatchAnswer;
}

/** A writer for the files of one build. `looks` says whether it looks at what it wrote: nobody else has time to. */
export function createBatchWriter(looks: boolean): BatchWriter {
  const makeFolder = createFolderMaker(makeDirectory);
  const writeFile = (path: string, bytes: Uint8Array): WrittenFile => {
    makeFolder(path);
    writeFileSync(path, bytes);
    return { sha256: hash('sha256', bytes), fingerprint: looks ? fingerprintFile(path)?.id : undefined };
  };
  return {
    writeFile,
    writeBatch: ({ memory, paths, ends }) => {
      try {
        const written = paths.map((path, index) => {
          const start = index === 0 ? 0 : ends[index - 1]!;
          return writeFile(path, new Uint8Array(memory, start, ends[index]! - start));
        });
        return { written };
      } catch (error) {
        return { failure: error instanceof Error ? error.message : String(error), code: diskErrorCode(error) };
      }
    },
  };
}
