/** Bytes as UTF-8 text, or the place of the first byte that is none. */

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly guess: string };

/** Decodes strictly; a byte order mark is dropped, and nothing is replaced. */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, ...firstBadByte(bytes), guess: guessEncoding(bytes) };
  }
}

function firstBadByte(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const lenient = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    // A line feed is never part of a longer character, so each line can be judged alone.
    try {
      lenient.decode(bytes.subarray(start, end));
    } catch {
      return { line, column: firstBadColumn(bytes.subarray(start, end)) };
    }
    start = end + 1;
  }
  return { line: 1, column: 1 };
}

function firstBadColumn(line: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let column = 1;
  try {
    for (let index = 0; index < line.length; index++)
      column += decoder.decode(line.subarray(index, index + 1), { stream: true }).length;
  } catch {
    // The characters before the bad one have been counted.
  }
  return column;
}

function guessEncoding(bytes: Uint8Array): string {
  const [a, b] = [bytes[0], bytes[1]];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  if (bytes.includes(0)) return 'a binary format';
  return 'an older encoding such as Latin-1';
}
