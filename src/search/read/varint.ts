/**
 * Reads numbers from bytes: unsigned LEB128, seven bits a byte, lowest first (DWARF 5, section 7.6). Shared with the
 * browser. Never reads past the end: bytes that stop early, as those of half a download do, are an error.
 */

/** Bytes and how far they are read. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  position: number;
}

export function openBytes(bytes: Uint8Array): ByteReader {
  return { bytes, position: 0 };
}

/** The error of bytes that are not what they should be. */
export function malformed(what: string): Error {
  return new Error(`A file of the search index is damaged: ${what}`);
}

/** Reads one number below 2^32. Throws when the bytes end within it or when it is larger. */
export function readVarint(reader: ByteReader): number {
  const { bytes } = reader;
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[reader.position];
    if (byte === undefined) throw malformed('it ends too early.');
    reader.position += 1;
    if (shift === 28 && byte > 0x0f) break;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  throw malformed('a number in it is too large.');
}

/** Reads `count` numbers. Throws, before any memory is taken, when fewer bytes are left than that. */
export function readVarints(reader: ByteReader, count: number): Uint32Array {
  const { bytes } = reader;
  if (count > bytes.length - reader.position) throw malformed('it ends too early.');
  const values = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const byte = bytes[reader.position] ?? 0x80;
    if (byte < 0x80) {
      values[index] = byte;
      reader.position += 1;
    } else values[index] = readVarint(reader);
  }
  return values;
}

/** Throws when bytes are left over. */
export function expectEnd(reader: ByteReader): void {
  if (reader.position !== reader.bytes.length) throw malformed('it goes on after its end.');
}
