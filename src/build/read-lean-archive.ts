/** Reads an archive as a site wants it: without what nobody asks for again, which is large. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { type ArchiveRead, type ReadArchiveOptions, readArchive } from './read-archive.ts';
import type { RevisionBase } from './revise-site.ts';

/** What a site is made of. */
export interface LeanArchive extends Pick<ArchiveRead, 'settings' | 'locate' | 'archive' | 'frames' | 'entryProblems'> {
  readonly sources: Omit<ArchiveRead['sources'], 'files'>;
  /** SHA-256 of every content file, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Single content files; kept for a site that shall be revised. */
  readonly content: Pick<RevisionBase, 'files' | 'entries'> | undefined;
}

/** An archive without the texts of its content files, and without their single entries unless it is `revisable`. */
export async function readLeanArchive(
  options: ReadArchiveOptions & { readonly revisable?: boolean },
): Promise<Outcome<LeanArchive | undefined>> {
  const { value, diagnostics } = await readArchive(options);
  if (value === undefined) return { value, diagnostics };
  const { settings, locate, archive, frames, entries, entryProblems } = value;
  const { files, ...sources } = value.sources;
  const hashes = new Map(files.map(({ path, hash }) => [path, hash]));
  const content =
    options.revisable !== true
      ? undefined
      : {
          files: new Map(files.map(({ kind, path, id }) => [path, { kind, id }])),
          entries: new Map(entries.map((entry) => [entry.path, entry])),
        };
  return { value: { settings, locate, archive, frames, entryProblems, sources, hashes, content }, diagnostics };
}
