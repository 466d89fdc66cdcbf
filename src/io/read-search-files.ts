/** Reads the files of a built site that its search needs, and where the site is published. Never reads a file by a name that is not one of the index. */
import { gunzipSync } from 'node:zlib';
import { MANIFEST_FILE, searchFilePath } from '../model/search.ts';
import type { Host } from './host.ts';
import { nameSearchFile } from './pack-search-file.ts';

/** The files of an index are a few kilobytes, its largest a few megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Reads one inflated file of the index by its name. */
export type ReadSearchFile = (name: string) => Promise<Uint8Array>;

/** Why a file of the index gives nothing: it is missing, cannot be read, or is damaged. */
export class SearchFileError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'SearchFileError';
  }
}

/** A reader of the index below the folder of a site. Rejects with a `SearchFileError`. */
export function createSearchFileReader(host: Host, folder: string): ReadSearchFile {
  return async (name) => {
    const path = searchFilePath(name);
    if (!/^[0-9a-f]{12}$/.test(name)) throw new SearchFileError(path, 'this is not the name of a file of the index');
    const bytes = await readInflated(host, folder, path);
    if (nameSearchFile(bytes) !== name) throw new SearchFileError(path, 'it does not hold what its name says');
    return bytes;
  };
}

/** The manifest as JSON, or `undefined` where the folder has none. Rejects with a `SearchFileError` when it is there and cannot be read. */
export async function readSearchManifest(host: Host, folder: string): Promise<unknown> {
  if ((await host.stat(`${folder}/${MANIFEST_FILE}`))?.kind !== 'file') return undefined;
  const bytes = await readInflated(host, folder, MANIFEST_FILE);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (error) {
    throw new SearchFileError(MANIFEST_FILE, error);
  }
}

/** A copy of a site that was taken from a host may hold inflated files: gzip is told by its first bytes (RFC 1952, section 2.3.1). */
async function readInflated(host: Host, folder: string, path: string): Promise<Uint8Array> {
  try {
    const bytes = await host.readBytes(`${folder}/${path}`);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
  } catch (error) {
    throw new SearchFileError(path, error);
  }
}

/** Where the site is published, ending with `/`, as its JSON Feed tells; `undefined` when it has none, because nobody told the build. */
export async function readSiteUrl(host: Host, folder: string): Promise<string | undefined> {
  try {
    const feed = JSON.parse(new TextDecoder().decode(await host.readBytes(`${folder}/feed.json`))) as unknown;
    const url = (feed as { readonly home_page_url?: unknown }).home_page_url;
    return typeof url === 'string' && /^https?:\/\/.*\/$/.test(url) ? url : undefined;
  } catch {
    return undefined;
  }
}
