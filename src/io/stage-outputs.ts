/** The new bytes of a site, put beside the old ones: compared, and laid into the staging folder as soon as they are there. Replaces nothing. */
import { hash } from 'node:crypto';
import { once } from '../model/once.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import { mapBounded } from './bounded.ts';
import { createTextEncoder } from './encode-texts.ts';
import { createHostWriter, type FileWriter } from './file-writer.ts';
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
import { STAGING_FOLDER } from './output-paths.ts';
import { type CopiedFile, measureSiteFile, type SiteFile, takeFile } from './site-file.ts';

const COPIES_AT_ONCE = 16;

/** A file of the site that is known, but no longer held. A large site has tens of thousands of them, so they hold no more than they need. */
export interface Staged extends Measured, Compared {
  /** Its name in the staging folder; `undefined` when the right bytes are in place, or may not come there. */
  readonly number: number | undefined;
}

/** What is known of an output folder from the build that wrote it. */
export interface OutputKnowledge {
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
  readonly known?: OutputKnowledge;
  /** Stages every file again, also over files of others. */
  readonly clean: boolean;
  /** Opens what writes files while others are made; without it the host writes each in its turn. */
  readonly openWriter?: () => FileWriter | undefined;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Brings a file to its place in the staging folder. */
type Bring = (target: string) => Promise<Measure>;

/** Compares all files, and stages those that change, numbered in their order; `undefined` when one of them could not be made. */
export async function stageOutputs(
  host: Host,
  files: readonly SiteFile[],
  options: StageOptions,
): Promise<readonly Staged[] | undefined> {
  const { out, old, clean, known } = options;
  const place = openOutputPlace(host, out, old, known?.isAsWritten);
  const make = known?.make ?? takeFile;
  const encode = createTextEncoder();
  const writer = options.openWriter?.() ?? createHostWriter(host);
  const prepare = once(() => host.makeDirectory(`${out}/${STAGING_FOLDER}`));
  /** Files whose hashes come when they are written. */
  const hashless: Writable<Staged>[] = [];
  const put = async (path: string, number: number, measure: () => Measure, bring: Bring): Promise<Staged> => {
    const { state, blockedBy } = await compareOutput(path, measure, place);
    const stays = isRefused({ state }, clean) || (state === 'same' && !clean);
    if (!stays) await prepare();
    const { bytes, sha256 } = stays ? measure() : await bring(stagedPath(out, number));
    return { path, bytes, sha256, state, blockedBy, number: stays ? undefined : number };
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
        await host.copy(file.source, target);
        return measure;
      },
    );
  };

  const staged: (Staged | undefined)[] = new Array(files.length);
  const copied: number[] = [];
  try {
    // One at a time: of pages in flight at once, each would outlive the collection of young garbage, and pile up as old garbage.
    for (const [number, file] of files.entries())
      if ('source' in file) copied.push(number);
      else staged[number] = (await recall(file, place, options)) ?? (await stageMade(file, number));
    await mapBounded(copied, COPIES_AT_ONCE, async (number) => {
      staged[number] = await stageCopy(files[number] as CopiedFile, number);
    });
    const hashes = await writer.finish();
    for (const [index, one] of hashless.entries()) one.sha256 = hashes[index]!;
  } finally {
    await writer.close();
  }
  const complete = staged.filter((one) => one !== undefined);
  return complete.length === files.length ? complete : undefined;
}

/** Where the bytes of a file lie while nothing has been replaced. */
export function sourceOf(out: string, { path, number }: Staged): string {
  return number === undefined ? `${out}/${path}` : stagedPath(out, number);
}

/** The path of a file in the staging folder. */
export function stagedPath(out: string, number: number): string {
  return `${out}/${STAGING_FOLDER}/${number}`;
}

/** True for a file at whose place stands what is not ours to replace. */
export function isRefused({ state }: Pick<Compared, 'state'>, clean: boolean): boolean {
  return state === 'blocked' || (state === 'foreign' && !clean);
}

/** The file as it lies in the output folder, where making it again would change nothing. */
async function recall(
  file: OutputFile | MadeFile,
  { old }: OutputPlace,
  { clean, known }: StageOptions,
): Promise<Staged | undefined> {
  const { path } = file;
  const entry = old.files.get(path);
  if (known === undefined || clean || entry === undefined || !known.isUnchanged(file)) return undefined;
  if (!(await known.isAsWritten(path, entry))) return undefined;
  const { bytes, sha256 } = entry;
  return { path, bytes, sha256, state: 'same', blockedBy: path, number: undefined };
}
