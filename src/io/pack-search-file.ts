/** How a file of the search index is named and compressed. Writes nothing. */
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** Of the levels of deflate: the files of an index are small, and read far more often than written. */
const LEVEL = 6;
/** The operating system in a gzip header (RFC 1952, section 2.3.1): unknown, so that every machine writes the same. */
const OS_BYTE = 9;
const OS_UNKNOWN = 255;
/** More than gzip ever adds to bytes that do not shrink. */
const ROOM = 1024;

/** Bytes under their name; `content` is compressed when it is first asked for. */
export interface PackedSearchFile {
  readonly name: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** Names bytes by what they are, and compresses them with gzip without a time or a system. The bytes are kept until then: nobody may change them. */
export function packSearchFile(bytes: Uint8Array): PackedSearchFile {
  return new SearchFile(bytes);
}

/** A class, because a large archive has thousands of them: getters of literals would cost a kilobyte each. */
class SearchFile implements PackedSearchFile {
  readonly name: string;
  readonly sha256: string;
  #raw: Uint8Array | undefined;
  #packed: Uint8Array | undefined;

  constructor(bytes: Uint8Array) {
    this.sha256 = hash('sha256', bytes);
    this.name = nameOf(this.sha256);
    this.#raw = bytes;
  }

  get content(): Uint8Array {
    if (this.#raw !== undefined) this.#packed = compressSearchFile(this.#raw);
    this.#raw = undefined;
    return this.#packed!;
  }
}

/** A file of the search as it is written: with gzip, without a time or a system. */
export function compressSearchFile(bytes: Uint8Array): Uint8Array {
  // By default each call takes 16 kB, which wait outside of the heap for its collector; thousands of files are small.
  const gzipped = gzipSync(bytes, { level: LEVEL, chunkSize: bytes.length + (bytes.length >> 8) + ROOM });
  // A copy of its own: what zlib gives keeps its whole working buffer alive.
  return withUnknownSystem(new Uint8Array(gzipped));
}

/** Takes the operating system out of a gzip header, in place; Node writes no time there. */
export function withUnknownSystem(gzipped: Uint8Array): Uint8Array {
  gzipped[OS_BYTE] = OS_UNKNOWN;
  return gzipped;
}

/** The name of a file that holds these bytes: the first 12 hexadecimal digits of their SHA-256. */
export function nameSearchFile(bytes: Uint8Array): string {
  return nameOf(hash('sha256', bytes));
}

function nameOf(sha256: string): string {
  return sha256.slice(0, 12);
}
