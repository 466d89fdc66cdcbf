/** What the thread of `write-thread.ts` does: writes and hashes the files of a batch, in order. Decides nothing, and never goes on after a failure. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { diskErrorCode } from './host.ts';

/** Files that lie one after the other in a piece of shared memory. */
export interface Batch {
  readonly memory: SharedArrayBuffer;
  /** Paths on the disk, and where the bytes of each end; those of the first begin at 0. */
  readonly paths: readonly string[];
  readonly ends: readonly number[];
}

/** SHA-256 of each file, hexadecimal; or why one could not be written. */
export type BatchAnswer =
  | { readonly hashes: readonly string[] }
  | { readonly failure: string; readonly code: string | undefined };

/** Writes a file; its SHA-256, hexadecimal. */
export function writeHashed(path: string, bytes: Uint8Array): string {
  writeFileSync(path, bytes);
  return hash('sha256', bytes);
}

/** Writes the files of a batch, as far as it gets. */
export function writeBatch({ memory, paths, ends }: Batch): BatchAnswer {
  try {
    const hashes = paths.map((path, index) => {
      const start = index === 0 ? 0 : ends[index - 1]!;
      return writeHashed(path, new Uint8Array(memory, start, ends[index]! - start));
    });
    return { hashes };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error), code: diskErrorCode(error) };
  }
}

parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(writeBatch(batch)));
