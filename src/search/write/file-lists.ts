/**
 * Writes lists of files, with directories when they are long, so that a manifest stays small. Build side;
 * `find-file.ts` reads them.
 */
import type { FileList, NumberedFiles, SortedFiles } from '../../model/search.ts';
import type { FileSink } from './file-sink.ts';
import { partition, separatorOf } from './partition.ts';

/** A list of up to so many files is written out; a longer one is cut into directories. */
const MAX_DIRECT = 64;

/** A file of sorted words: its first and last word, how many it holds, and its bytes. */
export interface SortedFile {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly content: Uint8Array;
}

/**
 * A list of sorted files and the number of words in each file (with depth 2, in each directory, which has `counts` as
 * well).
 */
export interface CountedFiles extends SortedFiles {
  readonly counts: readonly number[];
}

/** Adds files whose words ascend throughout to the sink and lists them. */
export function writeSortedFiles(files: Iterable<SortedFile>, sink: FileSink): SortedFiles {
  const { depth, names, starts } = writeCountedFiles(files, sink, false);
  return { depth, names, starts };
}

/**
 * The same with the counts of words.
 *
 * Directories are cut by content too, so that a new file changes one of them; how many files they hold (about the
 * square root of all) only changes when the number of files grows fourfold.
 */
export function writeCountedFiles(files: Iterable<SortedFile>, sink: FileSink, counted = true): CountedFiles {
  const entries: ListEntry[] = [];
  for (const { first, last, count, content } of files) entries.push({ first, last, count, name: sink.add(content) });
  if (entries.length <= MAX_DIRECT) return listEntries(entries, 1);
  const most = 2 ** Math.ceil(Math.log2(entries.length) / 2);
  const ranges = partition(
    entries.map(({ first }) => first),
    new Uint8Array(entries.length).fill(1),
    { least: most / 4, most },
  );
  const directories = ranges.map(({ start, end }): ListEntry => {
    const members = entries.slice(start, end);
    const { depth, names, starts, counts } = listEntries(members, 1);
    return {
      first: members[0]!.first,
      last: members.at(-1)!.last,
      count: counts.reduce((sum, count) => sum + count, 0),
      name: sink.addJson(counted ? { depth, names, starts, counts } : { depth, names, starts }),
    };
  });
  return listEntries(directories, 2);
}

/**
 * Adds files of numbered things, `size` to a file in their order, and lists them; long lists become directories of
 * `fan` files.
 *
 * Things keep their numbers when new ones come last, so that directories need no other cuts: only the last one changes
 * then.
 */
export function writeNumberedFiles(
  contents: Iterable<Uint8Array>,
  { size, fan }: { readonly size: number; readonly fan: number },
  sink: FileSink,
): NumberedFiles {
  const names: string[] = [];
  for (const content of contents) names.push(sink.add(content));
  if (names.length <= MAX_DIRECT) return { depth: 1, names: names.join(''), size, fan };
  const directories: string[] = [];
  for (let start = 0; start < names.length; start += fan) {
    const directory: FileList = { depth: 1, names: names.slice(start, start + fan).join('') };
    directories.push(sink.addJson(directory));
  }
  return { depth: 2, names: directories.join(''), size, fan };
}

/** A file or a directory in a list. */
interface ListEntry {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly name: string;
}

function listEntries(entries: readonly ListEntry[], depth: 1 | 2): CountedFiles {
  return {
    depth,
    names: entries.map(({ name }) => name).join(''),
    starts: entries.map(({ first }, index) => (index === 0 ? '' : separatorOf(entries[index - 1]!.last, first))),
    counts: entries.map(({ count }) => count),
  };
}
