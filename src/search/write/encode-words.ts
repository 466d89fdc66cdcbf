/** Writes sorted words without their shared beginnings. Build side; `decode-words.ts` describes the format. */
import { type ByteWriter, createWriter } from './varint-writer.ts';

/** Appends words, which ascend strictly by code units. */
export function writeWords(writer: ByteWriter, words: Iterable<string>): void {
  let previous = '';
  for (const word of words) {
    let shared = 0;
    while (shared < previous.length && previous.charCodeAt(shared) === word.charCodeAt(shared)) shared += 1;
    writer.varint(shared);
    writer.varint(textLength(word, shared));
    for (let index = shared; index < word.length; index++) writeCodeUnit(writer, word.charCodeAt(index));
    previous = word;
  }
}

function writeCodeUnit(writer: ByteWriter, code: number): void {
  if (code < 0x80) writer.byte(code);
  else if (code < 0x800) {
    writer.byte(0xc0 | (code >> 6));
    writer.byte(0x80 | (code & 0x3f));
  } else {
    writer.byte(0xe0 | (code >> 12));
    writer.byte(0x80 | ((code >> 6) & 0x3f));
    writer.byte(0x80 | (code & 0x3f));
  }
}

/** How many bytes a word takes from a place on. */
export function textLength(word: string, from = 0): number {
  let length = 0;
  for (let index = from; index < word.length; index++) {
    const code = word.charCodeAt(index);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return length;
}

/** The bytes of one vocabulary file. */
export function encodeVocabulary(words: readonly string[]): Uint8Array {
  const writer = createWriter();
  writer.varint(words.length);
  writeWords(writer, words);
  return writer.toBytes();
}
