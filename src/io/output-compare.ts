/** What lies at a path of the output folder, compared with the file that belongs there. Changes nothing. */

import type { OutputFile } from '../model/output.ts';
import type { Host } from './host.ts';
import type { Manifest } from './output-manifest.ts';
import { type CopiedFile, measureSiteFile } from './site-file.ts';

export interface Compared {
  readonly file: OutputFile | CopiedFile;
  readonly bytes: number;
  readonly sha256: string;
  /** `foreign`: a file of somebody else is there; `blocked`: a folder is, or a file where a folder must be. */
  readonly state: 'same' | 'ours' | 'new' | 'foreign' | 'blocked';
  readonly blockedBy: string;
}

/** Compares one file; `old` is what the last build wrote. Hashes both sides, where their sizes are equal and `isAsWritten` does not know better. */
export async function compareOutput(
  host: Host,
  out: string,
  file: OutputFile | CopiedFile,
  old: Manifest,
  isAsWritten: (path: string) => Promise<boolean> = async () => false,
): Promise<Compared> {
  const measured = await measureSiteFile(host, file);
  const result = (state: Compared['state'], blockedBy = file.path): Compared => ({
    file,
    ...measured,
    state,
    blockedBy,
  });
  const target = `${out}/${file.path}`;
  const written = old.files.get(file.path);
  if (written !== undefined && (await isAsWritten(file.path)))
    return result(written.sha256 === measured.sha256 ? 'same' : 'ours');
  const stat = await host.stat(target);
  if (stat === undefined) {
    const parts = file.path.split('/');
    for (let index = 1; index < parts.length; index++) {
      const folder = parts.slice(0, index).join('/');
      const kind = (await host.stat(`${out}/${folder}`))?.kind;
      if (kind === undefined) break;
      if (kind !== 'directory' && !old.files.has(folder)) return result('blocked', folder);
    }
    return result('new');
  }
  if (stat.kind === 'directory') {
    const ours = [...old.files.keys()].some((path) => path.startsWith(`${file.path}/`));
    return result(ours ? 'new' : 'blocked');
  }
  // Also a file of somebody else with the right bytes is the right file.
  if (stat.bytes === measured.bytes && (await host.hash(target)) === measured.sha256) return result('same');
  return result(old.files.has(file.path) ? 'ours' : 'foreign');
}
