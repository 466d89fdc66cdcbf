/** The list of the files that a build wrote: what belongs to Rostrum in an output folder. */
import type { Host } from './host.ts';
import { MANIFEST_FILE, refusePath } from './output-paths.ts';
import { byCodeUnits } from './walk.ts';

export interface ManifestEntry {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** The manifest as it stands in the file; the same files give the same bytes. */
export function formatManifest(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([a], [b]) => byCodeUnits(a, b)));
  return `${JSON.stringify({ version: 1, files }, null, 1)}\n`;
}

/** What the last build wrote. A missing or damaged manifest counts as empty: then nothing in the folder is taken for ours. */
export async function readManifest(host: Host, out: string): Promise<Manifest> {
  const file = `${out}/${MANIFEST_FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return new Map();
  const data = parseJson(await host.readBytes(file));
  const files: unknown = isRecord(data) && data['version'] === 1 ? data['files'] : undefined;
  if (!isRecord(files)) return new Map();
  return new Map(
    Object.entries(files).flatMap(([path, entry]) => {
      if (refusePath(path) !== undefined || !isRecord(entry)) return [];
      const { bytes, sha256 } = entry;
      return typeof bytes === 'number' && typeof sha256 === 'string' ? [[path, { bytes, sha256 }] as const] : [];
    }),
  );
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
