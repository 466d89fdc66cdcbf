/** The new bytes of a site, put beside the old ones: compared, and laid into the staging folder as soon as they are there. Replaces nothing. */
import { hash } from 'node:crypto';
import { once } from '../model/once.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import { mapBounded } from './bounded.ts';
import { createTextEncoder } from './encode-texts.ts';
import { createHostWriter, type FileWriter } from './file-writer.ts';
import { createFolderMaker } from './folder-maker.ts';
import type { Host } from './host.ts';
import {
  type Compared,
  compareOutput,
  type Measure,
  type Measured,
  type OutputPlace,
  openOutputPlace,
} from './output-compare.ts';
import type { Manifest, ManifestEntry } from './output-manifest.ts';
import { type CopiedFile, type KeptFile, measureSiteFile, type SiteFile, takeFile } from './site-file.ts';
import type { Staging } from './staging.ts';

const COPIES_AT_ONCE = 16;

/** A file of the site that is known, but no longer held. A large site has tens of thousands of them, so they hold no more than they need. */
export interface Staged extends Measured, Compared {
  /** The number with which its new bytes are staged; `undefined` when the right bytes are in place, or may not come there. */
  readonly number: number | undefined;
  /** The state on the disk that it will have in its place, where that is known. */
  readonly fingerprint?: string | undefined;
}

/** What is known of an output folder from the build that wrote it. */
export interface OutputKnowledge {
  /** The state of its manifest; files that stay must be listed in that very one. */
  readonly manifestState?: string;
  /** True when a file of the folder is known to be as its manifest says. */
  readonly isAsWritten: (path: string, written: ManifestEntry) => Promise<boolean>;
  /** True when a file would be made again with the very bytes that the manifest says. */
  readonly isUnchanged: (file: SiteFile) => boolean;
  /** Makes a file, and learns what that takes. */
  readonly make: (file: OutputFile | MadeFile) => OutputFile | undefined;
}

export interface StageOptions {
  readonly out: string;
  /** What the last build wrote. */
  readonly old: Manifest;
  readonly staging: Staging;
  readonly known?: OutputKnowledge;
  /** Stages every file again, also over files of others. */
  readonly clean: boolean;
  /** Files that are made while the others are staged; taken when those are. */
  readonly takeLate?: () => Promise<readonly (SiteFile | KeptFile)[]>;
  /** Opens what writes files while others are made; without it the host writes each in its turn. */
  readonly openWriter?: () => FileWriter | undefined;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Brings a file to its place in the staging folder. */
type Bring = (target: string) => Promise<Measure>;

/** Compares all files, and stages those that change, numbered in their order, late ones last; `undefined` when one of them could not be made. */
export async function stageOutputs(
  host: Host,
  files: readonly (SiteFile | KeptFile)[],
  options: StageOptions,
): Promise<readonly Staged[] | undefined> {
  const { out, old, staging, clean, known } = options;
  const place = openOutputPlace(host, out, old, staging.isEmpty, known?.isAsWritten);
  const make = known?.make ?? takeFile;
  const encode = createTextEncoder();
  const writer = options.openWriter?.() ?? createHostWriter(host);
  const makeFolder = createFolderMaker(host.makeDirectory);
  /** Files whose hashes come when they are written. */
  const hashless: Writable<Staged>[] = [];
  const put = async (path: string, number: number, measure: () => Measure, bring: Bring): Promise<Staged> => {
    const { state, blockedBy } = await compareOutput(path, measure, place);
    const stays = isRefused({ state }, clean) || (state === 'same' && !clean);
    const { bytes, sha256 } = stays ? measure() : await bring(staging.placeOf(path, number));
    return { path, bytes, sha256, state, blockedBy, number: stays ? undefined : number, fingerprint: undefined };
  };
  const stageMade = async (file: OutputFile | MadeFile, number: number): Promise<Staged | undefined> => {
    const made = make(file);
    if (made === undefined) return undefined;
    const { path, content } = made;
    const measure = once(() => {
      const bytes = typeof content === 'string' ? encode(content) : content;
      return { bytes: bytes.length, sha256: hash('sha256', bytes) };
    });
    const staged = await put(path, number, measure, async (target) => ({
      bytes: await writer.write(target, content),
      sha256: '',
    }));
    if (staged.sha256 === '') hashless.push(staged);
    return staged;
  };
  const stageCopy = async (file: CopiedFile, number: number): Promise<Staged> => {
    const measure = await measureSiteFile(host, file);
    return put(
      file.path,
      number,
      () => measure,
      async (target) => {
        await makeFolder(target);
        await host.copy(file.source, target);
        return measure;
      },
    );
  };

  /** By number; absent for a file that could not be made. */
  const staged: (Staged | undefined)[] = [];
  const stageAll = async (all: readonly (SiteFile | KeptFile)[]): Promise<void> => {
    const first = staged.length;
    const copied: number[] = [];
    // One at a time: of pages in flight at once, each would outlive the collection of young garbage, and pile up as old garbage.
    for (const [index, file] of all.entries()) {
      const number = first + index;
      if ('kept' in file) staged[number] = keep(file.path, place);
      else if ('source' in file) copied.push(index);
      else staged[number] = (await recall(file, place, options)) ?? (await stageMade(file, number));
    }
    await mapBounded(copied, COPIES_AT_ONCE, async (index) => {
      staged[first + index] = await stageCopy(all[index] as CopiedFile, first + index);
    });
  };
  try {
    await stageAll(files);
    await stageAll((await options.takeLate?.()) ?? []);
    for (const [index, { sha256, fingerprint }] of (await writer.finish()).entries()) {
      const one = hashless[index]!;
      one.sha256 = sha256;
      if (staging.keepsState(one.path)) one.fingerprint = fingerprint;
    }
  } finally {
    await writer.close();
  }
  const complete = staged.filter((one) => one !== undefined);
  return complete.length === staged.length ? complete : undefined;
}

/** Where the bytes of a file lie while nothing has been replaced. */
export function sourceOf(out: string, staging: Staging, { path, number }: Staged): string {
  return number === undefined ? `${out}/${path}` : staging.placeOf(path, number);
}

/** True for a file at whose place stands what is not ours to replace. */
export function isRefused({ state }: Pick<Compared, 'state'>, clean: boolean): boolean {
  return state === 'blocked' || (state === 'foreign' && !clean);
}

/** The file as the last build left it; `undefined` when that did not write it. */
function keep(path: string, { old }: OutputPlace): Staged | undefined {
  const entry = old.files.get(path);
  return entry && { path, bytes: entry.bytes, sha256: entry.sha256, state: 'same', blockedBy: path, number: undefined };
}

/** The file as it lies in the output folder, where making it again would change nothing. */
async function recall(
  file: OutputFile | MadeFile,
  place: OutputPlace,
  { clean, known }: StageOptions,
): Promise<Staged | undefined> {
  const { path } = file;
  const entry = place.old.files.get(path);
  if (known === undefined || clean || entry === undefined || !known.isUnchanged(file)) return undefined;
  if (!(await known.isAsWritten(path, entry))) return undefined;
  return keep(path, place);
}
