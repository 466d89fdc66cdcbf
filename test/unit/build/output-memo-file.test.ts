import { expect, test } from 'vitest';
import { decodeOutputMemo, encodeOutputMemo, type RememberedOutputs } from '../../../src/build/output-memo-file.ts';

const MEMORY: RememberedOutputs = {
  key: 'k',
  id: 'i',
  of: ['', 'x', 'y'],
  numbers: Uint32Array.of(0, 1, 1),
  ends: [0, 2, 3],
  dependencies: [
    { name: ['talk', 'añb/語'], answer: 'A' },
    { name: ['tag', '"'], answer: 'B' },
  ],
};

test('what is remembered comes back as it was', () => {
  expect(decodeOutputMemo(encodeOutputMemo(MEMORY))).toEqual(MEMORY);
});

test('bytes that are cut off, longer, or name what is not there, are nothing remembered', () => {
  const bytes = encodeOutputMemo(MEMORY);
  for (const length of [0, 10, bytes.length - 4, bytes.length - 1])
    expect(decodeOutputMemo(bytes.subarray(0, length))).toBeUndefined();
  expect(decodeOutputMemo(Uint8Array.of(...bytes, 0))).toBeUndefined();
  expect(decodeOutputMemo(encodeOutputMemo({ ...MEMORY, numbers: Uint32Array.of(0, 1, 2) }))).toBeUndefined();
});
