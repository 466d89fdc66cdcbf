/**
 * Writes a site so that the folder holds the old one or the new one, never a mixture for longer than the renames take.
 *
 * Touches its own files only: those of the manifest that the last build left. Never decides what a site consists of.
 */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { compressOutputs, ENCODINGS, type StagedSibling } from './compress-outputs.ts';
import { COMPRESSOR } from './compress-text.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';
import type { Compared } from './output-compare.ts';
import { checkOutputFolder, type GuardedFolder } from './output-folder.ts';
import { applyJournal, type Journal, recover, writeJournal } from './output-journal.ts';
import { currentProcess, type ProcessIdentity, takeLock } from './output-lock.ts';
import { formatManifest, isManifest, type Manifest, readManifest } from './output-manifest.ts';
import { checkOutputPaths, findInTheWay, MANIFEST_FILE, STAGING_FOLDER } from './output-paths.ts';
import type { KeptFile, SiteFile } from './site-file.ts';
import { isRefused, type OutputKnowledge, type Staged, type StageOptions, stageOutputs } from './stage-outputs.ts';
import { type Move, openStaging } from './staging.ts';
import { byCodeUnits } from './walk.ts';

/** Foreign files that one run names. */
const MAX_FOREIGN = 20;

export interface WriteOptions {
  /** Absolute. */
  readonly out: string;
  readonly guarded?: readonly GuardedFolder[];
  /** The paths of all files but the late ones have been checked together. */
  readonly pathsChecked?: boolean;
  /** Writes every file again, and takes over files of others that stand at our paths. */
  readonly clean?: boolean;
  /** Writes `.br` and `.gz` beside the text files as well. */
  readonly compress?: boolean;
  readonly known?: OutputKnowledge;
  /** Files of the site that are made while the others are written. */
  readonly takeLate?: NonNullable<StageOptions['takeLate']>;
  /** Opens what writes files on the disk of the host while others are made. */
  readonly openWriter?: NonNullable<StageOptions['openWriter']>;
  /** Told from time to time while files are compressed. */
  readonly onProgress?: (label: string, done: number, total: number) => void;
  readonly process?: ProcessIdentity;
}

export interface WriteResult {
  /** Every path of the site, sorted. */
  readonly paths: readonly string[];
  /** Paths that were created or replaced, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** The states of written files on the disk, by path, as far as they are known. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** Compressed siblings that the site has; absent when none were asked for. They count among the others as well. */
  readonly compressed?: number;
}

/**
 * Brings the output folder to hold exactly these files of ours; `undefined` when it was left as it was, which it also is, without a word, when a
 * file that should stay is not there any more. Beside files that stay only such may come whose paths the last site had, and late ones.
 */
export async function writeOutputs(
  host: Host,
  files: readonly (SiteFile | KeptFile)[],
  options: WriteOptions,
): Promise<Outcome<WriteResult | undefined>> {
  const { out } = options;
  try {
    const refused = [
      // Files that stay lie there together already.
      ...(options.pathsChecked === true
        ? []
        : checkOutputPaths(files.flatMap((file) => ('kept' in file ? [] : [file.path])))),
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
  files: readonly (SiteFile | KeptFile)[],
  options: WriteOptions,
): Promise<Outcome<WriteResult | undefined>> {
  const { out, clean = false, compress = false, known, takeLate, openWriter, onProgress } = options;
  const recovered = await recover(host, out);
  const diagnostics: Diagnostic[] = recovered ? [diagnose('output/recovered', { folder: out })] : [];
  if (known?.manifestState !== undefined) {
    const state = (await host.fingerprint(`${out}/${MANIFEST_FILE}`))?.id;
    if (recovered || state !== known.manifestState) return { value: undefined, diagnostics };
  }
  const old = await readManifest(host, out);
  const staging = await openStaging(host, out, old);
  /** Why late files were refused. */
  const bad: Diagnostic[] = [];
  const stageOptions: StageOptions = {
    out,
    old,
    staging,
    clean,
    ...(known === undefined ? {} : { known }),
    ...(takeLate === undefined ? {} : { takeLate: () => takeChecked(takeLate, files, bad) }),
    ...(openWriter === undefined ? {} : { openWriter }),
  };

  try {
    const drop = async (told: readonly Diagnostic[]) => {
      await dropStaging(host, out);
      return { value: undefined, diagnostics: [...diagnostics, ...told] };
    };
    const plain = await stageOutputs(host, files, stageOptions);
    if (plain === undefined) return await drop([]);
    if (bad.length > 0) return await drop(bad);
    const refused = tellForeign(plain, clean);
    if (refused.length > 0) return await drop(refused);
    const siblings = compress
      ? await compressOutputs(host, plain, {
          ...stageOptions,
          firstNumber: plain.length,
          ...(onProgress === undefined ? {} : { onProgress }),
        })
      : [];
    const refusedSiblings = tellForeign(siblings, clean);
    if (refusedSiblings.length > 0) return await drop(refusedSiblings);
    const compared: readonly (Staged | StagedSibling)[] = [...plain, ...siblings].sort((a, b) =>
      byCodeUnits(a.path, b.path),
    );
    const changed = compared.filter(({ state }) => clean || state !== 'same');
    const removed = listRemoved(old, compared);
    // Made anew where it is needed: that of a large site shall not be held while files are moved.
    const manifest = () => formatManifest(compared, compress ? COMPRESSOR : undefined);
    const result = {
      paths: compared.map(({ path }) => path),
      written: changed.map(({ path }) => path),
      removed,
      unchanged: compared.length - changed.length,
      fingerprints: listFingerprints(changed),
      ...(compress ? { compressed: siblings.length } : {}),
    };
    if (changed.length === 0 && removed.length === 0 && (await isManifest(host, out, manifest()))) {
      await dropStaging(host, out);
      return { value: result, diagnostics };
    }
    const manifestNumber = plain.length * (1 + ENCODINGS.length);
    await host.makeDirectory(`${out}/${STAGING_FOLDER}`);
    await host.write(`${out}/${STAGING_FOLDER}/${manifestNumber}`, manifest());
    const replaced = changed.flatMap(({ number, path }) => (number === undefined ? [] : [{ number, path }]));
    const moves: readonly Move[] = [...(await staging.listMoves(replaced)), [String(manifestNumber), MANIFEST_FILE]];
    const journal = planJournal(moves, changed, removed);
    await writeJournal(host, out, journal);
    await applyJournal(host, out, journal);
    return { value: result, diagnostics };
  } catch (error) {
    // What is not in the journal yet is dropped; what is will be completed by the next build.
    await recover(host, out).catch(() => undefined);
    throw error;
  }
}

/** Late files, unless one of them may not be written, or not beside the others, which were looked at before. */
async function takeChecked(
  take: NonNullable<WriteOptions['takeLate']>,
  others: readonly { readonly path: string }[],
  bad: Diagnostic[],
): Promise<readonly (SiteFile | KeptFile)[]> {
  const files = await take();
  const paths = files.map((file) => file.path);
  const meetsOne = findInTheWay(paths);
  const met = others.flatMap(({ path }) => (meetsOne(path) ? [path] : []));
  bad.push(...checkOutputPaths([...paths, ...met]));
  return bad.length > 0 ? [] : files;
}

function tellForeign(compared: readonly Compared[], clean: boolean): readonly Diagnostic[] {
  return compared
    .filter((one) => isRefused(one, clean))
    .map(({ blockedBy }) => blockedBy)
    .sort(byCodeUnits)
    .slice(0, MAX_FOREIGN)
    .map((path) => diagnose('output/foreign-file', { path }));
}

function listFingerprints(files: readonly Staged[]): ReadonlyMap<string, string> {
  const listed = new Map<string, string>();
  for (const { path, fingerprint } of files) if (fingerprint !== undefined) listed.set(path, fingerprint);
  return listed;
}

/** Files of the last build that are none of this one, sorted. */
function listRemoved(old: Manifest, files: readonly Staged[]): readonly string[] {
  if (old.files.size === 0) return [];
  const now = new Set(files.map(({ path }) => path));
  return [...old.files.keys()].filter((path) => !now.has(path)).sort(byCodeUnits);
}

async function dropStaging(host: Host, out: string): Promise<void> {
  if ((await host.stat(`${out}/${STAGING_FOLDER}`)) !== undefined) await host.removeTree(`${out}/${STAGING_FOLDER}`);
}

function planJournal(moves: readonly Move[], changed: readonly Staged[], removed: readonly string[]): Journal {
  const inTheWay = removed.length === 0 ? () => false : findInTheWay(changed.map(({ path }) => path));
  return {
    removeFirst: removed.filter(inTheWay),
    moves,
    removeLast: removed.filter((path) => !inTheWay(path)),
  };
}
