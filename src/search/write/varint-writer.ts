/** Writes what `varint.ts` reads: unsigned LEB128 numbers in a buffer that grows. Build side only; never compresses. */

export interface ByteWriter {
  /** Appends a whole number from 0 to 2^32 − 1. */
  readonly varint: (value: number) => void;
  readonly byte: (value: number) => void;
  readonly bytes: (values: Uint8Array) => void;
  readonly length: () => number;
  /** A copy of what was written. */
  readonly toBytes: () => Uint8Array;
  /** Empties it, keeping its memory. */
  readonly clear: () => void;
}

export function createWriter(capacity = 4096): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  };
  return {
    varint: (value) => {
      reserve(5);
      let rest = value;
      while (rest > 0x7f) {
        buffer[length++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      buffer[length++] = rest;
    },
    byte: (value) => {
      reserve(1);
      buffer[length++] = value;
    },
    bytes: (values) => {
      reserve(values.length);
      buffer.set(values, length);
      length += values.length;
    },
    length: () => length,
    toBytes: () => buffer.slice(0, length),
    clear: () => {
      length = 0;
    },
  };
}

/** How many bytes a number takes. */
export function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  return value < 0x10000000 ? 4 : 5;
}
