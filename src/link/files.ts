/** Which file of the archive a path in content means. A path that leaves the archive means none. */
import { addTo } from '../model/collect.ts';
import { baseName, decodePath, folderOf, resolvePath } from '../model/path.ts';
import type { AssetFile } from '../model/source.ts';

export interface FileIndex {
  readonly paths: ReadonlySet<string>;
  readonly byFoldedName: ReadonlyMap<string, readonly string[]>;
  readonly publicPaths: ReadonlySet<string>;
}

export function indexFiles(assets: readonly AssetFile[], publicPaths: readonly string[]): FileIndex {
  const paths = assets.map(({ path }) => path).sort();
  const byFoldedName = new Map<string, string[]>();
  for (const path of paths) {
    const name = baseName(path).toLowerCase();
    addTo(byFoldedName, name, path);
  }
  return { paths: new Set(paths), byFoldedName, publicPaths: new Set(publicPaths) };
}

export type FoundFile =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'guessed'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' };

/**
 * Looks a file up: beside the file that names it, in the given folders, then from the archive's root; a path that begins with `/` in `public/`.
 *
 * A path that begins with `/` and is not in `public/` falls back on a file of its name in the folders, as a guess.
 */
export function findFile(
  index: FileIndex,
  source: string,
  from: string,
  folders: readonly string[],
  basePath: string,
): FoundFile {
  const plain = source.replace(/[?#].*$/, '');
  for (const candidate of new Set([plain, decodePath(plain)])) {
    const found = candidate.startsWith('/')
      ? findFromRoot(index, candidate, folders, basePath)
      : findRelative(index, candidate, from, folders);
    if (found.kind !== 'missing') return found;
  }
  return { kind: 'missing' };
}

function findRelative(index: FileIndex, source: string, from: string, folders: readonly string[]): FoundFile {
  const bases = [folderOf(from), ...folders.map((folder) => folder.replace(/^\.?\/+|\/+$/g, '')), ''];
  const resolved = bases.map((base) => resolvePath(base, source));
  const path = resolved.find((candidate) => candidate !== undefined && index.paths.has(candidate));
  if (path !== undefined) return { kind: 'found', path };
  return resolved[0] === undefined || resolved.every((candidate) => candidate === undefined)
    ? { kind: 'outside' }
    : { kind: 'missing' };
}

function findFromRoot(index: FileIndex, source: string, folders: readonly string[], basePath: string): FoundFile {
  const inside = [
    source,
    ...(basePath !== '' && source.startsWith(`${basePath}/`) ? [source.slice(basePath.length)] : []),
  ];
  for (const candidate of inside) {
    const path = resolvePath('', candidate);
    if (path === undefined) return { kind: 'outside' };
    if (index.publicPaths.has(path)) return { kind: 'found', path: `public/${path}` };
  }
  const name = baseName(source);
  const guess = folders
    .map((folder) => resolvePath(folder, name))
    .find((path) => path !== undefined && index.paths.has(path));
  return guess === undefined || name === '' ? { kind: 'missing' } : { kind: 'guessed', path: guess };
}
