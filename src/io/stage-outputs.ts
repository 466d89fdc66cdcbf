/** The new bytes of a site, put beside the old ones: compared, and laid into the staging folder as soon as they are there. Replaces nothing. */
import type { MadeFile, OutputFile } from '../model/output.ts';
import { mapBounded } from './bounded.ts';
import type { Host } from './host.ts';
import { type Compared, compareOutput } from './output-compare.ts';
import type { Manifest } from './output-manifest.ts';
import { STAGING_FOLDER } from './output-paths.ts';
import { type CopiedFile, type SiteFile, takeFile } from './site-file.ts';

const COPIES_AT_ONCE = 16;

/** A file of the site that is known, but no longer held. */
export interface Staged extends Compared {
  /** Its name in the staging folder; absent when the right bytes are in place, or may not come there. */
  readonly number?: number;
}

/** What is known of an output folder from the build that wrote it. */
export interface OutputKnowledge {
  /** True when a file of the folder is as its manifest says, and as nobody has touched it since. */
  readonly isAsWritten: (path: string) => Promise<boolean>;
  /** True when a file would be made again with the very bytes that the manifest says. */
  readonly isUnchanged: (file: SiteFile) => boolean;
  /** Makes a file, and learns what that takes. */
  readonly make: (file: OutputFile | MadeFile) => OutputFile | undefined;
}

export interface StageOptions {
  readonly out: string;
  /** What the last build wrote. */
  readonly old: Manifest;
  readonly known?: OutputKnowledge;
  /** Stages every file again, also over files of others. */
  readonly clean: boolean;
}

/** Compares all files, and stages those that change, numbered in their order; `undefined` when one of them could not be made. */
export async function stageOutputs(
  host: Host,
  files: readonly SiteFile[],
  options: StageOptions,
): Promise<readonly Staged[] | undefined> {
  let prepared: Promise<void> | undefined;
  const target = async (number: number): Promise<string> => {
    const staging = `${options.out}/${STAGING_FOLDER}`;
    prepared ??= host.makeDirectory(staging);
    await prepared;
    return `${staging}/${number}`;
  };
  const stage = async (number: number): Promise<Staged | undefined> => {
    const file = files[number]!;
    const lying = await recall(file, options);
    if (lying !== undefined) return lying;
    const ready = 'source' in file ? file : make(file);
    return ready === undefined ? undefined : stageOne(host, ready, number, target, options);
  };
  const make = options.known?.make ?? takeFile;
  const staged: (Staged | undefined)[] = new Array(files.length);
  const copied: number[] = [];
  // One at a time: of pages in flight at once, each would outlive the collection of young garbage, and pile up as old garbage.
  for (const [number, file] of files.entries())
    if ('source' in file) copied.push(number);
    else staged[number] = await stage(number);
  await mapBounded(copied, COPIES_AT_ONCE, async (number) => {
    staged[number] = await stage(number);
  });
  const complete = staged.filter((one) => one !== undefined);
  return complete.length === files.length ? complete : undefined;
}

/** The file as it lies in the output folder, where making it again would change nothing. */
async function recall(file: SiteFile, { out, old, clean, known }: StageOptions): Promise<Staged | undefined> {
  const { path } = file;
  const entry = old.files.get(path);
  if (known === undefined || clean || entry === undefined || 'source' in file || !known.isUnchanged(file))
    return undefined;
  if (!(await known.isAsWritten(path))) return undefined;
  const { bytes, sha256 } = entry;
  return { file: { path, source: `${out}/${path}`, bytes, sha256 }, bytes, sha256, state: 'same', blockedBy: path };
}

async function stageOne(
  host: Host,
  file: OutputFile | CopiedFile,
  number: number,
  targetOf: (number: number) => Promise<string>,
  { out, old, clean, known }: StageOptions,
): Promise<Staged> {
  const held =
    'content' in file && typeof file.content === 'string' ? { ...file, content: encode(file.content) } : file;
  const compared = await compareOutput(host, out, held, old, known?.isAsWritten);
  const { path } = file;
  const { bytes, sha256, state } = compared;
  const lies = (source: string) => ({ ...compared, file: { path, source, bytes, sha256 } });
  if (isRefused(compared, clean) || (state === 'same' && !clean)) return lies(`${out}/${path}`);
  const target = await targetOf(number);
  if ('source' in held) await host.copy(held.source, target);
  else await host.write(target, held.content);
  return { ...lies(target), number };
}

/** True for a file at whose place stands what is not ours to replace. */
export function isRefused({ state }: Compared, clean: boolean): boolean {
  return state === 'blocked' || (state === 'foreign' && !clean);
}

/** Once: sizes, hashes and the disk all need bytes, and some contents are made when they are asked for. */
function encode(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
