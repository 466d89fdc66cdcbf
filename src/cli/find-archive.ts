/** Which archive a command is about. */
import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

function holdsSettings(folder: string): Promise<boolean> {
  return access(join(folder, 'site.yaml')).then(
    () => true,
    () => false,
  );
}

/**
 * The absolute folder of the archive: the named one, which must hold a `site.yaml`, or without a name the working directory or the nearest
 * folder above it that does.
 */
export async function findArchive(named: string | undefined): Promise<string> {
  if (named !== undefined) {
    const folder = resolve(named);
    if (await holdsSettings(folder)) return folder;
    throw new UsageError(
      `${named} is not an archive: it has no site.yaml`,
      `rostrum init ${named} makes one in a new or empty folder.`,
    );
  }
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    if (await holdsSettings(folder)) return folder;
    if (folder === dirname(folder)) break;
  }
  throw new UsageError(
    'There is no site.yaml here or in a folder above',
    'Name the archive, or make one: rostrum init FOLDER.',
  );
}
