import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextEncoder } from '../../../src/io/encode-texts.ts';

test('any texts, one after the other, come out as UTF-8', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))), (texts) => {
      const encode = createTextEncoder();
      for (const text of texts) expect(Buffer.from(encode(text))).toEqual(Buffer.from(text));
    }),
  );
});

test('texts of any length fit, and half a character is replaced as everywhere', () => {
  const encode = createTextEncoder();
  for (const text of ['', 'a'.repeat(100_000), '語'.repeat(400_000), '\ud800', 'ä'.repeat(700_000), 'b'])
    expect(Buffer.from(encode(text)).equals(Buffer.from(text))).toBe(true);
});

test('memory is used again for small texts, not for large ones', () => {
  const encode = createTextEncoder();
  expect(encode('a').buffer).toBe(encode('b').buffer);
  expect(encode('c'.repeat(1_000_000)).buffer).not.toBe(encode('d').buffer);
});
