/** How a file of the search index is named and compressed. Writes nothing. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** Of the levels of deflate: the files of an index are small, and read far more often than written. */
const LEVEL = 6;
/** The operating system in a gzip header (RFC 1952, section 2.3.1): unknown, so that every machine writes the same. */
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** Names bytes by what they are, and compresses them with gzip without a time or a system. */
export function packSearchFile(bytes: Uint8Array): { readonly name: string; readonly content: Uint8Array } {
  // A copy of its own: what zlib gives keeps its whole working buffer of 16 kB alive.
  const content = withUnknownSystem(Uint8Array.from(gzipSync(bytes, { level: LEVEL })));
  return { name: nameSearchFile(bytes), content };
}

/** Takes the operating system out of a gzip header, in place; Node writes no time there. */
export function withUnknownSystem(gzipped: Uint8Array): Uint8Array {
  gzipped[OS_BYTE] = OS_UNKNOWN;
  return gzipped;
}

/** The name of a file that holds these bytes: the first 12 hexadecimal digits of their SHA-256. */
export function nameSearchFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}
