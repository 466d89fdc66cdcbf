/** Collects the files of the index while it is built. Names and compresses through `Pack`; never writes to a disk. */
import type { MadeOf, OutputFile } from '../../model/output.ts';
import { searchFilePath } from '../../model/search.ts';

/**
 * Names and compresses one file: 12 hexadecimal digits of the SHA-256 of the raw bytes, and the gzipped bytes. Given by
 * the caller, because hashing and compressing belong to the platform.
 *
 * May compress when `content` is asked for. With `sha256`, the whole hash of the raw bytes, a build needs not ask for
 * the content of a file that it has already.
 */
export type Pack = (bytes: Uint8Array) => Packed;

export interface Packed {
  readonly name: string;
  readonly sha256?: string;
  readonly content: Uint8Array;
}

export interface FileSink {
  /** Takes over the bytes of a file, which nobody may change any more, and returns its name. Equal bytes are one file. */
  readonly add: (bytes: Uint8Array) => string;
  /** The same for a value as JSON, in UTF-8. */
  readonly addJson: (value: unknown) => string;
  /** All files, in the order in which they were first added. Each is packed when it is asked for. */
  readonly files: () => readonly OutputFile[];
}

/** Makes an empty sink. */
export function createFileSink(pack: Pack): FileSink {
  const packed = new Map<string, Packed>();
  const encoder = new TextEncoder();
  const add = (bytes: Uint8Array): string => {
    const file = pack(bytes);
    if (!packed.has(file.name)) packed.set(file.name, file);
    return file.name;
  };
  return {
    add,
    addJson: (value) => add(encoder.encode(JSON.stringify(value))),
    files: () => [...packed.values()].map((file) => new SunkFile(file)),
  };
}

class SunkFile implements OutputFile {
  readonly path: string;
  readonly madeOf?: MadeOf;
  readonly #packed: Packed;

  constructor(packed: Packed) {
    const { name, sha256 } = packed;
    this.path = searchFilePath(name);
    if (sha256 !== undefined) this.madeOf = () => JSON.stringify(sha256);
    this.#packed = packed;
  }

  get content(): Uint8Array {
    return this.#packed.content;
  }
}
