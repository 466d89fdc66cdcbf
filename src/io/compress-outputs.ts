/**
 * Makes the compressed siblings of a site's text files (`index.html.br`, `index.html.gz`), which servers send as they are.
 *
 * Each goes to the staging folder as soon as it is made; no more than a few are held at a time. Replaces nothing of the site itself.
 */
import { hash } from 'node:crypto';
import { mapBounded } from './bounded.ts';
import { COMPRESSOR, compressText, ENCODING_ENDINGS, isWorthCompressing } from './compress-text.ts';
import { createFolderMaker } from './folder-maker.ts';
import type { Host } from './host.ts';
import { compareOutput, openOutputPlace } from './output-compare.ts';
import type { Encoding, Manifest } from './output-manifest.ts';
import { findTaken, refusePath } from './output-paths.ts';
import { type Staged, sourceOf } from './stage-outputs.ts';
import type { Staging } from './staging.ts';

/** As many as Node has threads for this. */
const FILES_AT_ONCE = 4;
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

export interface CompressOptions {
  readonly out: string;
  /** What the last build wrote. */
  readonly old: Manifest;
  /** Relies on nothing that earlier builds made. */
  readonly clean: boolean;
  readonly staging: Staging;
  /** The first number that no other file has. */
  readonly firstNumber: number;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** A sibling, compared with what lies in the output folder. */
export interface StagedSibling extends Staged {
  readonly encoding: Encoding;
}

/**
 * The siblings that a site has.
 *
 * A file of the site that has a sibling's path itself stays what it is. One is not made again while the manifest says that the last build made it,
 * or found it not to shrink, with the same compressor from the same bytes.
 */
export async function compressOutputs(
  host: Host,
  files: readonly Staged[],
  { out, old, clean, staging, firstNumber, onProgress }: CompressOptions,
): Promise<readonly StagedSibling[]> {
  const place = openOutputPlace(host, out, old, staging.isEmpty);
  const makeFolder = createFolderMaker(host.makeDirectory);
  const isTaken = findTaken(files.map(({ path }) => path));
  const wasTaken = findTaken([...old.files].flatMap(([path, entry]) => (entry.encoding === undefined ? [path] : [])));
  const relies = !clean && old.compressor === COMPRESSOR;

  /** The sibling of the last build, `none` when it did not shrink, `undefined` when neither is certain. */
  async function recall(source: Staged, path: string, encoding: Encoding) {
    if (!relies || wasTaken(path) || old.files.get(source.path)?.sha256 !== source.sha256) return undefined;
    const entry = old.files.get(path);
    const stat = await host.stat(`${out}/${path}`);
    if (entry === undefined) return stat === undefined ? ('none' as const) : undefined;
    if (entry.encoding !== encoding || stat?.kind !== 'file' || stat.bytes !== entry.bytes) return undefined;
    const { bytes, sha256 } = entry;
    if ((await host.hash(`${out}/${path}`)) !== sha256) return undefined;
    return { path, bytes, sha256, state: 'same' as const, blockedBy: path, encoding, number: undefined };
  }

  async function make(content: Uint8Array, path: string, encoding: Encoding, number: number) {
    const compressed = await compressText(content, encoding);
    if (compressed === undefined) return [];
    const target = staging.placeOf(path, number);
    await makeFolder(target);
    await host.write(target, compressed);
    const measure = { bytes: compressed.length, sha256: hash('sha256', compressed) };
    return [{ path, encoding, number, ...measure, ...(await compareOutput(path, () => measure, place)) }];
  }

  const sources = files.filter(({ path, bytes }) => isWorthCompressing(path, bytes));
  let done = 0;
  const siblings = await mapBounded(sources, FILES_AT_ONCE, async (source, index) => {
    const found: StagedSibling[] = [];
    let content: Uint8Array | undefined;
    for (const [place, encoding] of ENCODINGS.entries()) {
      const path = source.path + ENCODING_ENDINGS[encoding];
      if (isTaken(path) || refusePath(path) !== undefined) continue;
      const known = await recall(source, path, encoding);
      if (known === 'none') continue;
      if (known !== undefined) found.push(known);
      else {
        content ??= await host.readBytes(sourceOf(out, staging, source));
        const number = firstNumber + index * ENCODINGS.length + place;
        found.push(...(await make(content, path, encoding, number)));
      }
    }
    if (++done % 50 === 0) onProgress?.('Compressing', done, sources.length);
    return found;
  });
  return siblings.flat();
}
