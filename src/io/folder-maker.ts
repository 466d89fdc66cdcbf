/** Folders for files that come in the order of their paths. Touches no disk itself. */
import { folderOf } from '../model/path.ts';

/** Folders that are remembered: older ones are not asked for again. */
const FOLDERS = 1000;

/** A function that makes the folder of a file, unless it did so for one of the last files. */
export function createFolderMaker<Made>(make: (folder: string) => Made): (file: string) => Made | undefined {
  const made = new Set<string>();
  return (file) => {
    const folder = folderOf(file);
    if (made.has(folder)) return undefined;
    if (made.size === FOLDERS) made.clear();
    made.add(folder);
    return make(folder);
  };
}
