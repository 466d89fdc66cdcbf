/** How many new files are written, by whoever writes them. Decides nothing. */
import { hash } from 'node:crypto';
import { createTextEncoder } from './encode-texts.ts';
import { createFolderMaker } from './folder-maker.ts';
import type { Host } from './host.ts';

/** A file that was written. */
export interface WrittenFile {
  /** Hexadecimal. */
  readonly sha256: string;
  /** Its state on the disk, as a fingerprint has it, where that was looked at. */
  readonly fingerprint?: string | undefined;
}

/** Takes files to be written, one after the other. */
export interface FileWriter {
  /** Makes the folder, copies the content, and goes on as soon as it has a place. Gives its size in bytes. A failure of this file or an earlier one is thrown now or later. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<number>;
  /** Waits until all files are written, and tells of them in the order in which they came. Throws when one of them was not. */
  readonly finish: () => Promise<readonly WrittenFile[]>;
  /** Waits until nothing is written any more, and ends. To be called in any case; throws nothing. */
  readonly close: () => Promise<void>;
}

/** Writes each file at once, through the host. */
export function createHostWriter(host: Host): FileWriter {
  const encode = createTextEncoder();
  const makeFolder = createFolderMaker(host.makeDirectory);
  const written: WrittenFile[] = [];
  return {
    write: async (path, content) => {
      await makeFolder(path);
      const bytes = typeof content === 'string' ? encode(content) : content;
      await host.write(path, bytes);
      written.push({ sha256: hash('sha256', bytes) });
      return bytes.length;
    },
    finish: async () => written,
    close: async () => undefined,
  };
}
