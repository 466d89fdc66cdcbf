/** Files of the index over the network: fetched and inflated. Keeps nothing; the browser's cache and the readers do. */
import { MANIFEST_FILE, type SearchManifest, searchFilePath } from '../model/search.ts';
import { siteAddress } from './site-home.ts';

/**
 * A file that the manifest names is gone or something else: the site has been published again since, or its host answered with a page of its own, which
 * the browser's cache may keep.
 */
export class StaleManifestError extends Error {}

const VERSION = 1;

/** The manifest as the server has it now: `no-cache` asks whether it is still the same, `reload` takes no copy at all. */
export async function fetchManifest(cache: 'no-cache' | 'reload'): Promise<SearchManifest> {
  const bytes = await fetchFile(MANIFEST_FILE, cache);
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as SearchManifest;
  if (manifest.version !== VERSION) throw new Error('The index was written by another version.');
  return manifest;
}

/**
 * A reader of files by their names.
 *
 * Each name stands for one content for ever, so any copy is good (`force-cache`), but for a remembered "not found". What is something else is refused.
 */
export function createFileReader(cache: 'force-cache' | 'no-cache'): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    const path = searchFilePath(name);
    const bytes = await fetchFile(path, cache);
    if (!(await isNamed(bytes, name))) throw new StaleManifestError(path);
    return bytes;
  };
}

/** Whether a name stands for these bytes. Browsers hash only on pages that came securely; on others the formats have to tell. */
async function isNamed(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<boolean> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes), 0, name.length / 2);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === name;
}

async function fetchFile(path: string, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(siteAddress(path), { cache });
  if (response.status === 404) throw new StaleManifestError(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return inflate(bytes).catch(() => {
    throw new StaleManifestError(path);
  });
}

/** Some servers say of a gzipped file that it is in transit so, and the browser has inflated it already. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
