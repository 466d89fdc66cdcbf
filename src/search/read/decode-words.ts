/**
 * Reads sorted words as `encode-words.ts` writes them: how many UTF-16 code units a word shares with the one before,
 * how many bytes follow, and these. Shared with the browser.
 *
 * The bytes are CESU-8 (Unicode Technical Report 26): each code unit by itself in the form of UTF-8. Every text
 * survives, halves of surrogate pairs as well, whether hostile input had them or a pair was cut by a shared beginning
 * or turned round in a reversed word.
 */
import { type ByteReader, expectEnd, malformed, openBytes, readVarint } from './varint.ts';

/** Reads `count` words. Throws when they do not ascend strictly. */
export function readWords(reader: ByteReader, count: number): readonly string[] {
  if (count > reader.bytes.length) throw malformed('it ends too early.');
  const words: string[] = [];
  let previous = '';
  for (let index = 0; index < count; index++) {
    const shared = readVarint(reader);
    const length = readVarint(reader);
    if (shared > previous.length) throw malformed('a word in it has no beginning.');
    const word = previous.slice(0, shared) + readText(reader, length);
    if (index > 0 && word <= previous) throw malformed('its words are not in order.');
    words.push(word);
    previous = word;
  }
  return words;
}

function readText(reader: ByteReader, length: number): string {
  const { bytes } = reader;
  const end = reader.position + length;
  if (end > bytes.length) throw malformed('it ends too early.');
  let text = '';
  while (reader.position < end) {
    const lead = bytes[reader.position++]!;
    if (lead < 0x80) text += String.fromCharCode(lead);
    else if (lead < 0xe0) text += String.fromCharCode(((lead & 0x1f) << 6) | nextBits(bytes, reader, end));
    else {
      const high = nextBits(bytes, reader, end);
      text += String.fromCharCode(((lead & 0x0f) << 12) | (high << 6) | nextBits(bytes, reader, end));
    }
  }
  return text;
}

function nextBits(bytes: Uint8Array, reader: ByteReader, end: number): number {
  if (reader.position >= end) throw malformed('a letter in it is cut off.');
  return bytes[reader.position++]! & 0x3f;
}

/** The words of a vocabulary file: their number, then the words. Throws when the bytes are not such a file. */
export function decodeVocabulary(bytes: Uint8Array): readonly string[] {
  const reader = openBytes(bytes);
  const words = readWords(reader, readVarint(reader));
  expectEnd(reader);
  return words;
}

/** A word with its code units in reverse order. Reversing twice gives the word, whatever it is. */
export function reverseWord(word: string): string {
  let reversed = '';
  for (let index = word.length - 1; index >= 0; index--) reversed += word[index];
  return reversed;
}
