/**
 * Finds which files of a list hold a number, a word, or all words with a beginning. Shared with the browser.
 * Reads directories of long lists on the way, never the files themselves.
 */
import type { FileList, NumberedFiles, SortedFiles } from '../../model/search.ts';
import { remember } from './remember.ts';
import { malformed } from './varint.ts';

/** Gives the inflated bytes of a file of the index by its name. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** Hexadecimal digits of one name in `FileList.names`. */
export const NAME_LENGTH = 12;
/** More than any list has directories. */
const MAX_DIRECTORIES = 1000;

/** Reads a file that is JSON. Throws what `read` throws, and when it is no JSON. */
export async function readJsonFile<Value>(name: string, read: ReadFile): Promise<Value> {
  const bytes = await read(name);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Value;
  } catch {
    throw malformed(`${name} is no JSON.`);
  }
}

/** How many files (or directories, with depth 2) a list names itself. */
export function listLength(list: FileList): number {
  return list.names.length / NAME_LENGTH;
}

/** The name of file (or directory) `index` of a list. Throws when there is none. */
export function nameAt(list: FileList, index: number): string {
  const name = list.names.slice(index * NAME_LENGTH, (index + 1) * NAME_LENGTH);
  if (name.length !== NAME_LENGTH) throw malformed(`a list of it has no entry ${index}.`);
  return name;
}

/** The names of all files of a list, and of its directories. */
export async function listFiles(list: FileList, read: ReadFile): Promise<readonly string[]> {
  const names = Array.from({ length: listLength(list) }, (_, index) => nameAt(list, index));
  if (list.depth === 1) return names;
  const inside = await Promise.all(
    names.map(async (name) => listFiles(await readJsonFile<FileList>(name, read), read)),
  );
  return [...names, ...inside.flat()];
}

/** A file of numbered things and the number of the first of them. */
export interface NumberedFile {
  readonly name: string;
  readonly first: number;
}

/** The file that holds thing `number`. Throws when the list is shorter. */
export async function findNumberedFile(list: NumberedFiles, number: number, read: ReadFile): Promise<NumberedFile> {
  const file = Math.floor(number / list.size);
  const first = file * list.size;
  if (list.depth === 1) return { name: nameAt(list, file), first };
  const directory = await readJsonFile<FileList>(nameAt(list, Math.floor(file / list.fan)), read);
  return { name: nameAt(directory, file % list.fan), first };
}

/** Finds files of sorted words, remembering the directories that it reads. */
export interface SortedLookup {
  /** The only file that can hold a word; undefined when the list is empty. */
  readonly fileOf: (word: string) => Promise<string | undefined>;
  /** The files that can hold words beginning with `prefix`, in order; all files when it is empty. */
  readonly filesWith: (prefix: string) => Promise<readonly string[]>;
}

/** A lookup in one list. Its answers reject when a directory cannot be read. */
export function openSortedFiles(list: SortedFiles, read: ReadFile): SortedLookup {
  const open = remember((name) => readJsonFile<SortedFiles>(name, read), MAX_DIRECTORIES);
  return {
    fileOf: async (word) => {
      if (list.names === '') return undefined;
      const name = nameAt(list, lastNotAfter(list.starts, word));
      if (list.depth === 1) return name;
      const directory = await open(name);
      return nameAt(directory, lastNotAfter(directory.starts, word));
    },
    filesWith: async (prefix) => {
      const names = namesInRange(list, prefix);
      if (list.depth === 1) return names;
      const directories = await Promise.all(names.map(open));
      return directories.flatMap((directory) => namesInRange(directory, prefix));
    },
  };
}

/**
 * The names whose ranges may hold words with the prefix. Words with a prefix stand together, so that the range ends
 * before the first file whose start sorts after all of them: one that is greater than the prefix and does not begin
 * with it.
 */
function namesInRange(list: SortedFiles, prefix: string): readonly string[] {
  const count = listLength(list);
  if (count === 0) return [];
  const names: string[] = [];
  for (let index = lastNotAfter(list.starts, prefix); index < count; index++) {
    const start = list.starts[index] ?? '';
    if (start > prefix && !start.startsWith(prefix)) break;
    names.push(nameAt(list, index));
  }
  return names;
}

/** The last index whose start is not after the word; 0 when there is none. */
function lastNotAfter(starts: readonly string[], word: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
