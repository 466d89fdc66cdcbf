/** Whether a site may be written to a folder at all. */
import { posix } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Settings } from '../model/settings.ts';
import { compileGlob } from './glob.ts';
import type { Host } from './host.ts';
import { isInside } from './walk.ts';

/** A folder that the output must keep clear of. `wholly` also forbids an output folder inside it. */
export interface GuardedFolder {
  readonly path: string;
  /** As it is called in a message: `the archive`. */
  readonly name: string;
  readonly wholly: boolean;
}

/** An archive's own folder, and the folders in it that are read: those of `settings` and the usual ones. */
export function guardArchive(
  root: string,
  { settings }: { readonly settings?: Settings | undefined } = {},
): readonly GuardedFolder[] {
  const bases = [
    ...Object.values(settings?.content ?? {}).map((glob) => compileGlob(glob).base),
    ...(settings?.images ?? []),
  ];
  const folders = ['content', 'templates', 'public', ...bases].map((folder) =>
    posix.normalize(`${folder}/`).slice(0, -1),
  );
  return [
    { path: root, name: 'the archive', wholly: false },
    ...[...new Set(folders)]
      .filter((folder) => folder !== '.' && !folder.startsWith('..'))
      .map((folder) => ({ path: `${root}/${folder}`, name: `the folder ${folder} of the archive`, wholly: true })),
  ];
}

/** Problems of an output folder, seen through links. */
export async function checkOutputFolder(
  host: Host,
  out: string,
  guarded: readonly GuardedFolder[],
): Promise<readonly Diagnostic[]> {
  const stat = await host.stat(out);
  if (stat !== undefined && stat.kind !== 'directory') return [diagnose('output/not-a-folder', { folder: out })];
  if (stat?.writable === false)
    return [diagnose('output/cannot-write', { folder: out, reason: 'the folder is read-only' })];
  const real = await realWhereverItBegins(host, out);
  for (const { path, name, wholly } of guarded) {
    const other = await realWhereverItBegins(host, path);
    if (isInside(real, other) || (wholly && isInside(other, real)))
      return [diagnose('output/unsafe-folder', { folder: out, holds: name })];
  }
  return [];
}

async function realWhereverItBegins(host: Host, path: string): Promise<string> {
  const real = await host.realPath(path);
  if (real !== undefined || path === posix.dirname(path)) return real ?? path;
  return posix.join(await realWhereverItBegins(host, posix.dirname(path)), posix.basename(path));
}
