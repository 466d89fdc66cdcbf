import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';

test('a file is named by what it holds and compressed without a time or a system', () => {
  const bytes = new TextEncoder().encode('abc');
  const { name, content } = packSearchFile(bytes);
  // SHA-256 of "abc": FIPS 180-4, example B.1.
  expect(name).toBe('ba7816bf8f01');
  expect([...content.subarray(0, 4), ...content.subarray(4, 8), content[9]]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 255]);
  expect(new Uint8Array(gunzipSync(content))).toEqual(bytes);
  expect(content.buffer.byteLength).toBe(content.length);
});
