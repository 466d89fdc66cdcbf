import { expect, test } from 'vitest';
import { createFileSink } from '../../../src/search/write/file-sink.ts';

test('a file is packed when its content is asked for, and known by its hash before', () => {
  const packed: string[] = [];
  const sink = createFileSink((bytes) => {
    const text = new TextDecoder().decode(bytes);
    return {
      name: text,
      sha256: `hash of ${text}`,
      get content() {
        packed.push(text);
        return bytes;
      },
    };
  });
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  expect(['a', 'b', 'a'].map((text) => sink.add(bytesOf(text)))).toEqual(['a', 'b', 'a']);
  const files = sink.files();
  expect(files.map(({ path, madeOf }) => [path, madeOf?.()])).toEqual([
    ['search/a.bin', '"hash of a"'],
    ['search/b.bin', '"hash of b"'],
  ]);
  expect(packed).toEqual([]);
  expect(files[1]!.content).toEqual(bytesOf('b'));
  expect(packed).toEqual(['b']);
});

test('a file that is packed at once is made in every build', () => {
  const sink = createFileSink((bytes) => ({ name: 'a', content: bytes }));
  sink.add(new Uint8Array([1]));
  expect(sink.files()[0]!.madeOf).toBeUndefined();
});
