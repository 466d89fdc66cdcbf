/** Files of the index over the network: fetched and inflated. Keeps nothing; the browser's cache and the readers do. */
import { MANIFEST_FILE, type SearchManifest, searchFilePath } from '../model/search.ts';
import { siteAddress } from './site-home.ts';

/** A file that the manifest names is gone: the site has been published again since. */
export class StaleManifestError extends Error {}

/** The manifest as the server has it now: `no-cache` asks whether it is still the same, `reload` takes no copy at all. */
export async function fetchManifest(cache: 'no-cache' | 'reload'): Promise<SearchManifest> {
  const bytes = await fetchFile(MANIFEST_FILE, cache);
  return JSON.parse(new TextDecoder().decode(bytes)) as SearchManifest;
}

/**
 * A reader of files by their names.
 *
 * Each name stands for one content for ever, so any copy is good (`force-cache`), but for a remembered "not found".
 */
export function createFileReader(cache: 'force-cache' | 'no-cache'): (name: string) => Promise<Uint8Array> {
  return (name) => fetchFile(searchFilePath(name), cache);
}

async function fetchFile(path: string, cache: RequestCache): Promise<Uint8Array> {
  const response = await fetch(siteAddress(path), { cache });
  if (response.status === 404) throw new StaleManifestError(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return inflate(new Uint8Array(await response.arrayBuffer()));
}

/** Some servers say of a gzipped file that it is in transit so, and the browser has inflated it already. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
