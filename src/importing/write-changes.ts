/** Puts imported files onto the disk of an archive, and reads the records of earlier imports. Never leaves the archive, and never replaces a file that changed meanwhile. */
import { decodeText } from '../io/decode-text.ts';
import type { Host } from '../io/host.ts';
import { isInside } from '../io/walk.ts';

/** Texts by path in the archive. */
export type ArchiveFiles = ReadonlyMap<string, { readonly text: string; readonly isNew: boolean }>;

/** The text of a file of the archive; undefined where there is none. */
export async function readOwn(host: Host, root: string, path: string): Promise<string | undefined> {
  const file = `${root}/${path}`;
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const decoded = decodeText(await host.readBytes(file));
  return decoded.ok ? decoded.text : undefined;
}

/**
 * Writes files; a new one is only made, an old one only replaced as long as it is what was read.
 *
 * A file is written beside its place and moved there, so that a reader never meets half of it. Throws when a folder leads out of the archive.
 */
export async function writeChanges(
  host: Host,
  root: string,
  files: ArchiveFiles,
  standing: ReadonlyMap<string, { readonly hash: string }>,
): Promise<void> {
  const inside = (await host.realPath(root)) ?? root;
  const made = new Set<string>();
  for (const [path, { text, isNew }] of files) {
    const file = `${root}/${path}`;
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (!made.has(folder)) {
      if (!isInside(inside, await nearestReal(host, folder)))
        throw new Error(`${folder} leads out of the archive; nothing is written there`);
      await host.makeDirectory(folder);
      made.add(folder);
    }
    if (isNew) {
      if (!(await host.writeNew(file, text))) throw new Error(`${path} appeared while the import was running`);
      continue;
    }
    const before = standing.get(path);
    if (before !== undefined && (await host.hash(file)) !== before.hash)
      throw new Error(`${path} was changed while the import was running; import again`);
    const staged = `${file}.importing`;
    await host.write(staged, text);
    await host.rename(staged, file);
  }
}

/** Where a folder is, or the nearest above it that exists, without links. */
async function nearestReal(host: Host, folder: string): Promise<string> {
  for (let path = folder; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const real = path === '' ? '/' : await host.realPath(path);
    if (real !== undefined) return real;
  }
}
