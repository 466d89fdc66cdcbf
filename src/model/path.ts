/** Paths inside an archive: relative, with `/`. Never touches a disk. */

/** The folder of a path, without a trailing slash; `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins a relative path to a folder and resolves its dots; `undefined` when it would leave the archive. Backslashes count as slashes. */
export function resolvePath(folder: string, relative: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.replaceAll('\\', '/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** Percent-decodes a path as far as it is valid; otherwise leaves it. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The form in which disks may take two paths for one: after NFC and case folding. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The folders in which a file lies, nearest first. */
export function foldersAbove(path: string): string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [folder, ...foldersAbove(folder)];
}

/** Adds the folders in which a file lies, and gives those that were not known, nearest first. Above a known path all are known. */
export function addFolders(known: Set<string>, path: string): string[] {
  const added: string[] = [];
  for (let folder = folderOf(path); folder !== '' && !known.has(folder); folder = folderOf(folder)) {
    known.add(folder);
    added.push(folder);
  }
  return added;
}
