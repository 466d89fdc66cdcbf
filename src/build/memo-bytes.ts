/** The form of memos that hold many numbers: lines of JSON, then numbers of 32 bits in the order of the machine. Knows nothing of what they mean. */
import { parseJson } from '../io/output-manifest.ts';

/** The code of a line feed. */
export const NEWLINE = 10;
/** Stands first among the numbers, and reads otherwise on a machine with another order. */
const ORDER = 0x01020304;

/** The bytes of lists of numbers, one after the other. */
export function encodeNumbers(...lists: readonly Uint32Array[]): readonly Uint8Array[] {
  return [Uint32Array.of(ORDER), ...lists].map((list) => new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
}

/** All numbers of `encodeNumbers`; `undefined` for bytes that are cut off, or of a machine with another order. */
export function decodeNumbers(bytes: Uint8Array): Uint32Array | undefined {
  if (bytes.length % Uint32Array.BYTES_PER_ELEMENT !== 0) return undefined;
  // A copy begins at an address that numbers of 32 bits can be read from.
  const numbers = new Uint32Array(bytes.length / Uint32Array.BYTES_PER_ELEMENT);
  new Uint8Array(numbers.buffer).set(bytes);
  return numbers[0] === ORDER ? numbers.subarray(1) : undefined;
}

/** The value of the first line, `undefined` where that is no JSON, and all that follows the line; nothing where there is no line. */
export function readJsonLine(bytes: Uint8Array): readonly [value: unknown, rest: Uint8Array] | undefined {
  const newline = bytes.indexOf(NEWLINE);
  return newline < 0 ? undefined : [parseJson(bytes.subarray(0, newline)), bytes.subarray(newline + 1)];
}
