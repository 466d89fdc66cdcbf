/** The list of the files that a build wrote: what belongs to Rostrum in an output folder, and what a deploy compares. */
import type { Host } from './host.ts';
import { MANIFEST_FILE, refusePath } from './output-paths.ts';

/** How a file was compressed, as HTTP calls it (`Content-Encoding`). */
export type Encoding = 'br' | 'gzip';

export interface ManifestEntry {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Of a compressed sibling: the file that it was made of has the same path without `.br` or `.gz`. */
  readonly encoding?: Encoding;
}

/** A file of the site with its entry. */
export interface ListedFile extends ManifestEntry {
  readonly path: string;
}

export interface Manifest {
  /** By path. */
  readonly files: ReadonlyMap<string, ManifestEntry>;
  /** What made the compressed siblings. Another one may choose other files, or give them other bytes. */
  readonly compressor?: string;
}

export const MANIFEST_VERSION = 1;
/** Characters that become bytes at once. */
const PART_LENGTH = 64 * 1024;
const NO_MANIFEST: Manifest = { files: new Map() };

/**
 * The manifest as it stands in the file, a line for each of the files, which must be in the order of their paths; the same files give the same
 * bytes. Holds no time and nothing of the machine.
 */
export function formatManifest(files: readonly ListedFile[], compressor?: string): Uint8Array {
  const head = compressor === undefined ? '' : `\n "compressor": ${JSON.stringify(compressor)},`;
  const parts: Uint8Array[] = [];
  let text = `{\n "version": ${MANIFEST_VERSION},${head}\n "files": {`;
  // Line by line, not as an object: it would put names of digits first, and all lines at once would be large.
  for (const [number, { path, bytes, sha256, encoding }] of files.entries()) {
    const entry: ManifestEntry = { bytes, sha256, ...(encoding === undefined ? {} : { encoding }) };
    text += `${number === 0 ? '' : ','}\n  ${JSON.stringify(path)}: ${JSON.stringify(entry)}`;
    if (text.length < PART_LENGTH) continue;
    parts.push(Buffer.from(text));
    text = '';
  }
  parts.push(Buffer.from(`${text}\n }\n}\n`));
  return Buffer.concat(parts);
}

/** What the last build wrote. A missing or damaged manifest counts as empty: then nothing in the folder is taken for ours. */
export async function readManifest(host: Host, out: string): Promise<Manifest> {
  const file = `${out}/${MANIFEST_FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return NO_MANIFEST;
  const data = parseJson(await host.readBytes(file));
  if (!isRecord(data) || data['version'] !== MANIFEST_VERSION || !isRecord(data['files'])) return NO_MANIFEST;
  const { compressor } = data;
  const files = new Map<string, ManifestEntry>();
  for (const path of Object.keys(data['files'])) {
    const entry = refusePath(path) === undefined ? readManifestEntry(data['files'][path]) : undefined;
    if (entry !== undefined) files.set(path, entry);
  }
  return { files, ...(typeof compressor === 'string' ? { compressor } : {}) };
}

/** Whether the manifest in a folder is exactly this one. */
export async function isManifest(host: Host, out: string, bytes: Uint8Array): Promise<boolean> {
  const file = `${out}/${MANIFEST_FILE}`;
  return (await host.stat(file))?.bytes === bytes.length && Buffer.compare(await host.readBytes(file), bytes) === 0;
}

/** One entry of a manifest, or `undefined` when it is none. */
export function readManifestEntry(value: unknown): ManifestEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { bytes, sha256, encoding } = value;
  if (typeof bytes !== 'number' || typeof sha256 !== 'string') return undefined;
  return { bytes, sha256, ...(encoding === 'br' || encoding === 'gzip' ? { encoding } : {}) };
}

/** JSON of some bytes, or `undefined` when they are none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
