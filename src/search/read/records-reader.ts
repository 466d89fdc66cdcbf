/** Reads records of talks and texts of passages, which are numbered. Never reads more files than hold them. */
import type { NumberedFiles } from '../../model/search.ts';
import { findNumberedFile, type ReadFile, readJsonFile } from './find-file.ts';
import { remember } from './remember.ts';

/** The things of some numbers, in the order in which the numbers are given. */
export type ReadNumbered<Thing> = (numbers: readonly number[]) => Promise<readonly Thing[]>;

/** Remembered files; four records each, that is more than anybody turns pages. */
const MAX_FILES = 200;

/** A reader of numbered things, which `decode` makes of what the files hold. Rejects when a number is none of the list's. */
export function createNumberedReader<Written, Thing>(
  list: NumberedFiles,
  read: ReadFile,
  decode: (written: Written) => Thing,
): ReadNumbered<Thing> {
  const open = remember(async (name) => (await readJsonFile<readonly Written[]>(name, read)).map(decode), MAX_FILES);
  return (numbers) =>
    Promise.all(
      numbers.map(async (number) => {
        const { name, first } = await findNumberedFile(list, number, read);
        const thing = (await open(name))[number - first];
        if (thing === undefined) throw new Error(`A file of the search index is damaged: it has no number ${number}.`);
        return thing;
      }),
    );
}
