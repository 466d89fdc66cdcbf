/** Texts as bytes, in memory that is used again and again. Knows nothing of files. */

/** Texts of more UTF-16 units get bytes of their own: so much memory shall not be held for the next one. */
const LARGEST = 512 * 1024;
/** UTF-8 takes at most so many bytes for a unit of UTF-16. */
export const BYTES_A_UNIT = 3;
const FIRST_BYTES = 64 * 1024;

/**
 * A function from a text to its UTF-8. The bytes hold until its next call only.
 *
 * Bytes of their own for each of 66,000 texts would lie outside of the heap, where they pile up until the heap itself is collected.
 */
export function createTextEncoder(): (text: string) => Uint8Array {
  let memory = Buffer.allocUnsafeSlow(FIRST_BYTES);
  return (text) => {
    if (text.length > LARGEST) return Buffer.from(text);
    const needed = text.length * BYTES_A_UNIT;
    if (needed > memory.length) memory = Buffer.allocUnsafeSlow(Math.max(needed, memory.length * 2));
    return memory.subarray(0, memory.write(text));
  };
}
