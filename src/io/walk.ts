/** Lists folders, following links only as far as they stay inside one root. */
import { posix } from 'node:path';
import type { Host } from './host.ts';

export interface Walked {
  /** Relative to the root, sorted by code units. */
  readonly files: readonly string[];
  /** Links, relative to the root, that lead to where they may not. */
  readonly leaving: readonly string[];
}

export interface WalkOptions {
  /** Folders below the start; 0 lists the start alone. */
  readonly depth?: number;
  /** Folders of the root, relative to it, to which links may lead; anywhere in the root by default. */
  readonly linksInto?: readonly string[];
  readonly skip: (name: string, directory: boolean) => boolean;
}

/** True when a path is the folder or lies below it. Both must be absolute and free of links. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Every file below `start` (relative to `root`, `''` for all of it). A link in a circle is followed once. */
export async function walk(host: Host, root: string, start: string, options: WalkOptions): Promise<Walked> {
  const realRoot = (await host.realPath(root)) ?? root;
  const files: string[] = [];
  const leaving: string[] = [];
  const targets = await findTargets(host, realRoot, options.linksInto ?? ['']);
  /** Hidden folders hold what belongs to tools, such as the credentials in `.git/config`. */
  const mayLeadTo = (path: string): boolean =>
    targets.some((folder) => isInside(folder, path)) && !`/${posix.relative(realRoot, path)}`.includes('/.');

  async function visit(relative: string, real: string, chain: readonly string[], depth: number): Promise<void> {
    for (const item of await host.readDirectory(real)) {
      const path = relative === '' ? item.name : `${relative}/${item.name}`;
      if (options.skip(item.name, item.kind === 'directory')) continue;
      let [kind, target]: [string, string] = [item.kind, posix.join(real, item.name)];
      if (kind === 'link') {
        const resolved = await host.realPath(target).catch(() => undefined);
        if (resolved === undefined) continue;
        if (!mayLeadTo(resolved)) {
          leaving.push(path);
          continue;
        }
        target = resolved;
        kind = (await host.stat(resolved))?.kind ?? 'other';
        if (options.skip(item.name, kind === 'directory')) continue;
      }
      if (kind === 'file') files.push(path);
      if (kind === 'directory' && depth > 0 && !chain.includes(target))
        await visit(path, target, [...chain, target], depth - 1);
    }
  }

  const first = start.replace(/\/+$/, '');
  const real = await host.realPath(posix.join(realRoot, first));
  if (real !== undefined) {
    if (!mayLeadTo(real)) leaving.push(first);
    else await visit(first, real, [real], options.depth ?? Number.POSITIVE_INFINITY);
  }
  return { files: files.sort(byCodeUnits), leaving };
}

/** Where folders really lie: the outermost only, since what lies in one of them may itself be a link that somebody added. */
async function findTargets(host: Host, realRoot: string, folders: readonly string[]): Promise<readonly string[]> {
  const paths = [...new Set(folders.map((folder) => posix.join(realRoot, folder).replace(/(?<=.)\/+$/, '')))];
  const outermost = paths.filter((path) => !paths.some((other) => other !== path && isInside(other, path)));
  const real = await Promise.all(outermost.map((path) => host.realPath(path)));
  return real.filter((path) => path !== undefined && isInside(realRoot, path)) as string[];
}

/** Order of paths that no locale changes. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
