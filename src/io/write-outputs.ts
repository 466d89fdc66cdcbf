/**
 * Writes a site so that the folder holds the old one or the new one, never a mixture for longer than the renames take.
 *
 * Touches its own files only: those of the manifest that the last build left. Never decides what a site consists of.
 */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { foldPath } from '../model/path.ts';
import { mapBounded } from './bounded.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';
import { checkOutputFolder, type GuardedFolder } from './output-folder.ts';
import { applyJournal, type Journal, recover, writeJournal } from './output-journal.ts';
import { currentProcess, type ProcessIdentity, takeLock } from './output-lock.ts';
import { formatManifest, type Manifest, readManifest } from './output-manifest.ts';
import { checkOutputPaths, MANIFEST_FILE, STAGING_FOLDER } from './output-paths.ts';
import { measureSiteFile, type SiteFile } from './site-file.ts';
import { byCodeUnits } from './walk.ts';

const FILES_AT_ONCE = 16;
/** Foreign files that one run names. */
const MAX_FOREIGN = 20;

export interface WriteOptions {
  /** Absolute. */
  readonly out: string;
  readonly guarded?: readonly GuardedFolder[];
  /** Writes every file again, and takes over files of others that stand at our paths. */
  readonly clean?: boolean;
  readonly process?: ProcessIdentity;
}

export interface WriteResult {
  /** Paths that were created or replaced, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Brings the output folder to hold exactly these files of ours; `undefined` when it was left as it was. */
export async function writeOutputs(
  host: Host,
  files: readonly SiteFile[],
  options: WriteOptions,
): Promise<Outcome<WriteResult | undefined>> {
  const { out } = options;
  try {
    const refused = [
      ...checkOutputPaths(files.map((file) => file.path)),
      ...(await checkOutputFolder(host, out, options.guarded ?? [])),
    ];
    if (refused.length > 0) return { value: undefined, diagnostics: refused };
    await host.makeDirectory(out);
    const lock = await takeLock(host, out, options.process ?? currentProcess());
    if (!lock.held) return { value: undefined, diagnostics: [diagnose('output/locked', { pid: lock.pid })] };
    try {
      return await replace(host, files, options);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    const reason = describeDiskError(error);
    return { value: undefined, diagnostics: [diagnose('output/cannot-write', { folder: out, reason })] };
  }
}

async function replace(
  host: Host,
  files: readonly SiteFile[],
  options: WriteOptions,
): Promise<Outcome<WriteResult | undefined>> {
  const { out, clean = false } = options;
  const recovered = await recover(host, out);
  const diagnostics: Diagnostic[] = recovered ? [diagnose('output/recovered', { folder: out })] : [];
  const old = await readManifest(host, out);
  const sorted = files.toSorted((a, b) => byCodeUnits(a.path, b.path));
  const compared = await mapBounded(sorted, FILES_AT_ONCE, (file) => compare(host, out, file, old));

  const foreign = compared.filter(({ state }) => state === 'blocked' || (state === 'foreign' && !clean));
  if (foreign.length > 0) {
    const told = foreign
      .slice(0, MAX_FOREIGN)
      .map(({ blockedBy }) => diagnose('output/foreign-file', { path: blockedBy }));
    return { value: undefined, diagnostics: [...diagnostics, ...told] };
  }

  const manifest: Manifest = new Map(compared.map(({ file, bytes, sha256 }) => [file.path, { bytes, sha256 }]));
  const changed = compared.filter(({ state }) => clean || state !== 'same');
  const removed = [...old.keys()].filter((path) => !manifest.has(path)).sort(byCodeUnits);
  const manifestText = formatManifest(manifest);
  const result = {
    written: changed.map(({ file }) => file.path),
    removed,
    unchanged: compared.length - changed.length,
  };
  if (changed.length === 0 && removed.length === 0 && formatManifest(old) === manifestText && old.size > 0)
    return { value: result, diagnostics };

  const staging = `${out}/${STAGING_FOLDER}`;
  await host.makeDirectory(staging);
  try {
    await mapBounded(changed, FILES_AT_ONCE, ({ file }, index) =>
      'source' in file
        ? host.copy(file.source, `${staging}/${index}`)
        : host.write(`${staging}/${index}`, file.content),
    );
    await host.write(`${staging}/${changed.length}`, manifestText);
    const journal = planJournal(result.written, removed);
    await writeJournal(host, out, journal);
    await applyJournal(host, out, journal);
  } catch (error) {
    // What is not in the journal yet is dropped; what is will be completed by the next build.
    await recover(host, out).catch(() => undefined);
    throw error;
  }
  return { value: result, diagnostics };
}

function planJournal(written: readonly string[], removed: readonly string[]): Journal {
  const folds = new Set(written.map(foldPath));
  const folders = new Set(
    [...folds].flatMap((path) =>
      path.split('/').flatMap((_, index, parts) => (index === 0 ? [] : [parts.slice(0, index).join('/')])),
    ),
  );
  const inTheWay = (path: string): boolean => {
    const fold = foldPath(path);
    if (folds.has(fold) || folders.has(fold)) return true;
    return fold.split('/').some((_, index, parts) => index > 0 && folds.has(parts.slice(0, index).join('/')));
  };
  return {
    removeFirst: removed.filter(inTheWay),
    moves: [...written, MANIFEST_FILE].map((path, index) => [String(index), path] as const),
    removeLast: removed.filter((path) => !inTheWay(path)),
  };
}

interface Compared {
  readonly file: SiteFile;
  readonly bytes: number;
  readonly sha256: string;
  /** `foreign`: a file of somebody else is there; `blocked`: a folder is, or a file where a folder must be. */
  readonly state: 'same' | 'ours' | 'new' | 'foreign' | 'blocked';
  readonly blockedBy: string;
}

async function compare(host: Host, out: string, file: SiteFile, old: Manifest): Promise<Compared> {
  const measured = await measureSiteFile(host, file);
  const result = (state: Compared['state'], blockedBy = file.path): Compared => ({
    file,
    ...measured,
    state,
    blockedBy,
  });
  const target = `${out}/${file.path}`;
  const stat = await host.stat(target);
  if (stat === undefined) {
    const parts = file.path.split('/');
    for (let index = 1; index < parts.length; index++) {
      const folder = parts.slice(0, index).join('/');
      const kind = (await host.stat(`${out}/${folder}`))?.kind;
      if (kind === undefined) break;
      if (kind !== 'directory' && !old.has(folder)) return result('blocked', folder);
    }
    return result('new');
  }
  if (stat.kind === 'directory') {
    const ours = [...old.keys()].some((path) => path.startsWith(`${file.path}/`));
    return result(ours ? 'new' : 'blocked');
  }
  // Also a file of somebody else with the right bytes is the right file.
  if (stat.bytes === measured.bytes && (await host.hash(target)) === measured.sha256) return result('same');
  return result(old.has(file.path) ? 'ours' : 'foreign');
}
