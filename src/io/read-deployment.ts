/**
 * Reads what a site consists of, from its folder or from its manifest alone. Never lists the folder itself.
 *
 * Stricter than a build is with its own manifest: paths of this one end in scripts that upload and delete.
 */
import { createHash } from 'node:crypto';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from './host.ts';
import { isRecord, MANIFEST_VERSION, type ManifestEntry, parseJson, readManifestEntry } from './output-manifest.ts';
import { JOURNAL_FILE, MANIFEST_FILE, refusePath } from './output-paths.ts';

export interface Deployment {
  /** By path; without the manifest. */
  readonly files: ReadonlyMap<string, ManifestEntry>;
  /** The manifest as a file of the site. */
  readonly manifest: ManifestEntry;
}

/** The site in an output folder, or the one that a manifest describes; `undefined` with an error when there is none to read. */
export async function readDeployment(host: Host, path: string): Promise<Outcome<Deployment | undefined>> {
  const broken = (reason: string): Outcome<undefined> => ({
    value: undefined,
    diagnostics: [diagnose('output/broken-manifest', { path, reason })],
  });
  const isFolder = (await host.stat(path))?.kind === 'directory';
  const file = isFolder ? `${path}/${MANIFEST_FILE}` : path;
  if ((await host.stat(file))?.kind !== 'file')
    return { value: undefined, diagnostics: [diagnose('output/no-manifest', { path, folder: isFolder })] };
  if (isFolder && (await host.stat(`${path}/${JOURNAL_FILE}`)) !== undefined)
    return broken('a build of this folder was interrupted, so that it holds parts of two sites');

  const content = await host.readBytes(file);
  const data = parseJson(content);
  if (!isRecord(data)) return broken('it is not a JSON object');
  if (data['version'] !== MANIFEST_VERSION)
    return broken(`its version is ${JSON.stringify(data['version'])}, and this Rostrum knows ${MANIFEST_VERSION}`);
  if (!isRecord(data['files'])) return broken('"files" is not an object');
  const files = new Map<string, ManifestEntry>();
  for (const [name, value] of Object.entries(data['files'])) {
    const refused = refusePath(name);
    if (refused !== undefined) return broken(`it lists ${JSON.stringify(name)}, and ${refused}`);
    const entry = readManifestEntry(value);
    if (entry === undefined || !isSize(entry.bytes) || !/^[0-9a-f]{64}$/.test(entry.sha256))
      return broken(`${JSON.stringify(name)} has no size or no SHA-256 there`);
    files.set(name, entry);
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { value: { files, manifest: { bytes: content.length, sha256 } }, diagnostics: [] };
}

function isSize(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes >= 0;
}
