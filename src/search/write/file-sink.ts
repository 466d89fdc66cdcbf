/** Collects the files of the index while it is built. Names and compresses through `Pack`; never writes to a disk. */
import type { OutputFile } from '../../model/output.ts';
import { searchFilePath } from '../../model/search.ts';

/**
 * Names and compresses one file: 12 hexadecimal digits of the SHA-256 of the raw bytes, and the gzipped bytes. Given by
 * the caller, because hashing and compressing belong to the platform.
 */
export type Pack = (bytes: Uint8Array) => { readonly name: string; readonly content: Uint8Array };

export interface FileSink {
  /** Keeps a file and returns its name. Equal bytes are one file; the caller may use its buffer again. */
  readonly add: (bytes: Uint8Array) => string;
  /** The same for a value as JSON, in UTF-8. */
  readonly addJson: (value: unknown) => string;
  /** All files, in the order in which they were first added. */
  readonly files: () => readonly OutputFile[];
}

/** Makes an empty sink. */
export function createFileSink(pack: Pack): FileSink {
  const contents = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  const add = (bytes: Uint8Array): string => {
    const { name, content } = pack(bytes);
    if (!contents.has(name)) contents.set(name, content);
    return name;
  };
  return {
    add,
    addJson: (value) => add(encoder.encode(JSON.stringify(value))),
    files: () => [...contents].map(([name, content]) => ({ path: searchFilePath(name), content })),
  };
}
