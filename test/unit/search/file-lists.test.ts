import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeVocabulary } from '../../../src/search/read/decode-words.ts';
import { findNumberedFile, listLength, openSortedFiles, readJsonFile } from '../../../src/search/read/find-file.ts';
import { encodeVocabulary } from '../../../src/search/write/encode-words.ts';
import { writeCountedFiles, writeNumberedFiles, writeSortedFiles } from '../../../src/search/write/file-lists.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';
import { filesOf, packPlainly, readFrom } from '../../helpers/search-index.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Words in files of three. */
function writeWords(words: readonly string[]) {
  const sink = createFileSink(packPlainly);
  const files = Array.from({ length: Math.ceil(words.length / 3) }, (_, file) => {
    const held = words.slice(file * 3, file * 3 + 3);
    return { first: held[0]!, last: held.at(-1)!, count: held.length, content: encodeVocabulary(held) };
  });
  const list = writeSortedFiles(files, sink);
  const counted = writeCountedFiles(files, sink);
  const read = readFrom(filesOf(sink));
  return { list, counted, read, wordsIn: async (name: string) => decodeVocabulary(await read(name)) };
}

describe('a sink', () => {
  test('keeps equal files once, under names of 12 digits', () => {
    const sink = createFileSink(packPlainly);
    const name = sink.add(bytesOf(['a']));
    expect([sink.addJson(['a']), sink.addJson(['b'])]).toEqual([name, expect.not.stringMatching(name)]);
    expect(sink.files().map(({ path }) => path)).toEqual([
      `search/${name}.bin`,
      expect.stringMatching(/^search\/[0-9a-f]{12}\.bin$/),
    ]);
  });

  test('does not mind that a buffer is used again', () => {
    const sink = createFileSink(packPlainly);
    const buffer = Uint8Array.from([1, 2]);
    const first = sink.add(buffer);
    buffer[0] = 9;
    expect(sink.add(buffer)).not.toBe(first);
    expect(sink.files().map(({ content }) => [...(content as Uint8Array)])).toEqual([
      [1, 2],
      [9, 2],
    ]);
  });
});

describe('files of sorted words', () => {
  const someWords = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä', '\ud83d', '\ude00'), minLength: 1 }),
    {
      maxLength: 60,
    },
  );
  /** More than 64 files, that is, directories. */
  const manyWords = Array.from({ length: 700 }, (_, number) => number.toString(3).replaceAll('0', 'z'));

  const expectFound = async (words: readonly string[], asked: readonly string[]) => {
    const { list, read, wordsIn } = writeWords(words);
    const lookup = openSortedFiles(list, read);
    for (const word of asked) {
      const name = await lookup.fileOf(word);
      expect(name === undefined ? words : await wordsIn(name)).toEqual(
        words.includes(word) ? expect.arrayContaining([word]) : expect.anything(),
      );
      const files = await Promise.all((await lookup.filesWith(word)).map(wordsIn));
      const beginning = (held: readonly string[]) => held.filter((other) => other.startsWith(word));
      expect(beginning(files.flat())).toEqual(beginning(words));
      // At most the first of them and the last can turn out to hold none.
      expect(files.slice(1, -1).filter((held) => beginning(held).length === 0)).toEqual([]);
    }
  };

  test('are found by word and by beginning', async () => {
    await fc.assert(
      fc.asyncProperty(someWords, someWords, (held, others) =>
        expectFound([...new Set(held)].sort(), [...held.slice(0, 8), ...others.slice(0, 8), '']),
      ),
    );
  });

  test('are found through directories when they are many', async () => {
    const words = [...new Set(manyWords)].sort();
    const { list } = writeWords(words);
    expect(list.depth).toBe(2);
    expect(listLength(list)).toBeGreaterThan(4);
    expect(listLength(list)).toBeLessThanOrEqual(64);
    await expectFound(words, [...words.filter((_, index) => index % 9 === 0), '', '1', 'a', 'zzzzz', '2z', '\uffff']);
  });

  test('are counted, each and by directory', async () => {
    const words = [...new Set(manyWords)].sort();
    const { counted, read } = writeWords(words);
    expect(counted.counts.reduce((sum, count) => sum + count, 0)).toBe(words.length);
    const first = await readJsonFile<typeof counted>(counted.names.slice(0, 12), read);
    expect(first.counts.reduce((sum, count) => sum + count, 0)).toBe(counted.counts[0]);
  });

  test('that are none hold no word', async () => {
    const { list, read } = writeWords([]);
    const { fileOf, filesWith } = openSortedFiles(list, read);
    expect([list.depth, await fileOf('a'), await filesWith('')]).toEqual([1, undefined, []]);
  });
});

describe('files of numbered things', () => {
  test.each([0, 1, 63, 64, 65, 500])('are found when they are %i', async (count) => {
    const sink = createFileSink(packPlainly);
    const contents = Array.from({ length: count }, (_, file) => bytesOf({ file }));
    const list = writeNumberedFiles(contents, { size: 4, fan: 16 }, sink);
    const read = readFrom(filesOf(sink));
    expect(list.depth).toBe(count <= 64 ? 1 : 2);
    for (let number = 0; number < count * 4; number += 3) {
      const { name, first } = await findNumberedFile(list, number, read);
      expect([await readJsonFile(name, read), first]).toEqual([
        { file: Math.floor(number / 4) },
        number - (number % 4),
      ]);
    }
    await expect(findNumberedFile(list, count * 4 + 64, read)).rejects.toThrow(/damaged/);
  });
});
