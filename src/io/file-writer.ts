/** How many new files are written, by whoever writes them. Decides nothing. */
import { hash } from 'node:crypto';
import { createTextEncoder } from './encode-texts.ts';
import type { Host } from './host.ts';
import { createFolderMaker } from './staging.ts';

/** Takes files to be written, one after the other. */
export interface FileWriter {
  /** Makes the folder, copies the content, and goes on as soon as it has a place. Gives its size in bytes. A failure of this file or an earlier one is thrown now or later. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<number>;
  /** Waits until all files are written: SHA-256 of each, hexadecimal, in the order in which they came. Throws when one of them was not. */
  readonly finish: () => Promise<readonly string[]>;
  /** Waits until nothing is written any more, and ends. To be called in any case; throws nothing. */
  readonly close: () => Promise<void>;
}

/** Writes each file at once, through the host. */
export function createHostWriter(host: Host): FileWriter {
  const encode = createTextEncoder();
  const makeFolder = createFolderMaker(host.makeDirectory);
  const hashes: string[] = [];
  return {
    write: async (path, content) => {
      await makeFolder(path);
      const bytes = typeof content === 'string' ? encode(content) : content;
      await host.write(path, bytes);
      hashes.push(hash('sha256', bytes));
      return bytes.length;
    },
    finish: async () => hashes,
    close: async () => undefined,
  };
}
