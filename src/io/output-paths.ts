/** Which paths a site may have, and together. Pure; never looks at a disk. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addFolders, foldersAbove, foldPath } from '../model/path.ts';
import { MAX_NAME_BYTES } from '../model/site-path.ts';
import { byCodeUnits } from './walk.ts';

export const MANIFEST_FILE = 'build-manifest.json';
export const LOCK_FILE = '.rostrum-lock';
export const JOURNAL_FILE = '.rostrum-journal.json';
export const STAGING_FOLDER = '.rostrum-staging';

/** Most paths: short ones of plain names, none of which begins with a dot. Telling them so is quicker than asking for each reason. */
const PLAIN_PATH = /^(?:[a-z0-9_-][a-z0-9._-]*\/)*[a-z0-9_-][a-z0-9._-]*$/;

/** Why a site cannot have a file at a path, or `undefined` when it can. */
export function refusePath(path: string): string | undefined {
  if (path.length <= MAX_NAME_BYTES && PLAIN_PATH.test(path) && !path.startsWith(MANIFEST_FILE)) return undefined;
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it is not relative to the output folder';
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return 'it has a backslash or a control character';
  if (path.split('/')[0] === MANIFEST_FILE || path.startsWith('.rostrum-')) return 'the build uses that name itself';
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'a part of it is empty, "." or ".."';
    if (Buffer.byteLength(part) > MAX_NAME_BYTES) return `a part of it is longer than ${MAX_NAME_BYTES} bytes`;
  }
  return undefined;
}

/** Problems of a set of output paths: refused ones, and those that many disks cannot tell apart or hold together. */
export function checkOutputPaths(paths: readonly string[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const byFold = new Map<string, string>();
  for (const path of paths.toSorted(byCodeUnits)) {
    const reason = refusePath(path);
    if (reason !== undefined) diagnostics.push(diagnose('output/bad-path', { path, reason }));
    const fold = foldPath(path);
    const first = byFold.get(fold);
    if (first !== undefined) diagnostics.push(diagnose('output/duplicate-path', { first, second: path }));
    else byFold.set(fold, path);
  }
  const folders = new Set<string>();
  for (const [fold, below] of byFold)
    for (const folder of addFolders(folders, fold)) {
      const file = byFold.get(folder);
      if (file !== undefined) diagnostics.push(diagnose('output/path-clash', { file, below }));
    }
  return diagnostics;
}

/** Whether one of some files stands at a path, or lies below it, on a disk that may fold names. */
export function findTaken(paths: Iterable<string>): (path: string) => boolean {
  const taken = new Set<string>();
  for (const path of paths) {
    const fold = foldPath(path);
    addFolders(taken, fold);
    taken.add(fold);
  }
  return (path) => taken.has(foldPath(path));
}

/** Whether an old file must go before new ones can come: where it stands, above it or below it one of them will. */
export function findInTheWay(written: readonly string[]): (path: string) => boolean {
  const takes = findTaken(written);
  const files = new Set(written.map(foldPath));
  // Most of a site lies where none of a few files does.
  const tops = new Set([...files].map(topOf));
  return (path) => {
    const fold = foldPath(path);
    return tops.has(topOf(fold)) && (takes(path) || foldersAbove(fold).some((folder) => files.has(folder)));
  };
}

function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}
