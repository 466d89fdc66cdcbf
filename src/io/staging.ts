/**
 * Where the new bytes of a site lie until they count: in a folder of the output folder. Moves nothing, and never decides what a site consists of.
 *
 * In a folder with files already they lie under numbers, to be moved one by one. In an empty one they lie as the site will, so that a few
 * folders are moved instead of tens of thousands of files.
 */
import type { Host } from './host.ts';
import type { Manifest } from './output-manifest.ts';
import { STAGING_FOLDER } from './output-paths.ts';

/** In the staging folder: a site that moves as a whole. */
const WHOLE = 'site';
/** What a build puts into the output folder for itself. */
const OWN_PREFIX = '.rostrum-';

/** A name in the staging folder, and the path in the site that it will have. */
export type Move = readonly [staged: string, path: string];

export interface Staging {
  /** True when nothing lies in the output folder that new files could meet. */
  readonly isEmpty: boolean;
  /** The absolute place of the new bytes of a file. `number` is one that no other file of the build has. */
  readonly placeOf: (path: string, number: number) => string;
  /** Whether the new bytes of a file keep their state on the disk: the rename of a file changes it, that of a folder above it does not. */
  readonly keepsState: (path: string) => boolean;
  /** What is to be moved, once all new bytes lie in their places. */
  readonly listMoves: (
    staged: readonly { readonly path: string; readonly number: number }[],
  ) => Promise<readonly Move[]>;
}

/** The staging folder of an output folder, which it may not have yet. `old` is what the last build wrote there. */
export async function openStaging(host: Host, out: string, old: Manifest): Promise<Staging> {
  const folder = `${out}/${STAGING_FOLDER}`;
  const isEmpty =
    old.files.size === 0 && (await host.readDirectory(out)).every(({ name }) => name.startsWith(OWN_PREFIX));
  if (!isEmpty)
    return {
      isEmpty,
      placeOf: (_, number) => `${folder}/${number}`,
      keepsState: () => false,
      listMoves: async (staged) => staged.map(({ path, number }) => [String(number), path]),
    };
  return {
    isEmpty,
    placeOf: (path) => `${folder}/${WHOLE}/${path}`,
    keepsState: (path) => path.includes('/'),
    // As the disk has them: it may take two names of folders for one.
    listMoves: async () =>
      (await host.readDirectory(`${folder}/${WHOLE}`)).map(({ name }) => [`${WHOLE}/${name}`, name]),
  };
}

/** Whether a name in the staging folder is one that `listMoves` gives for a path. */
export function isStagedName(name: string, path: string): boolean {
  return /^\d+$/.test(name) || (name === `${WHOLE}/${path}` && !path.includes('/'));
}
