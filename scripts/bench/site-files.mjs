/** What lies in a folder: paths and bytes. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that lie in an archive and hold no source of its site. */
export const NO_SOURCES = ['.git', '.rostrum', '_site', 'imports', 'node_modules'];

/** `{ path, bytes }` of every file, by path with `/`, without those in `skip` (names of folders). */
export function listFiles(folder, skip = []) {
  const found = [];
  const walk = (below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (!entry.isDirectory()) found.push({ path, bytes: statSync(join(folder, path)).size });
      else if (!skip.includes(entry.name)) walk(path);
    }
  };
  walk('');
  return found;
}

/** `{ files, bytes }` of the files that `pick` takes. */
export function countFiles(files, pick = () => true) {
  const some = files.filter(({ path }) => pick(path));
  return { files: some.length, bytes: some.reduce((sum, { bytes }) => sum + bytes, 0) };
}
