/** Where prepared work is kept between builds: in the archive, or, where that is read-only, with the user. Knows nothing of what is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';
import { absolutePath } from './node-host.ts';

const FOLDER = '.rostrum';

/** The user's cache folder for everything (XDG Base Directory Specification). */
export function userCacheFolder(): string {
  const configured = process.env['XDG_CACHE_HOME'];
  return absolutePath(configured === undefined || configured === '' ? `${homedir()}/.cache` : configured);
}

/** Where prepared work is kept. */
export interface Cache {
  readonly folder: string;
  /** To be a part of every name or digest by which something is found there again: what a stranger has put there does not know it. */
  readonly secret: string;
}

/** Opens the folder of an archive for prepared work; `undefined`, with the reason, when nothing can be kept. */
export async function openCache(
  host: Host,
  root: string,
  userCache: string = userCacheFolder(),
): Promise<Outcome<Cache | undefined>> {
  const { value: folder, diagnostics } = await findCacheFolder(host, root, userCache);
  if (folder === undefined) return { value: undefined, diagnostics };
  const secret = await readCacheSecret(host, userCache);
  if (secret !== undefined) return { value: { folder, secret }, diagnostics };
  const reason = 'the secret of prepared work cannot be kept there';
  return { value: undefined, diagnostics: [diagnose('source/no-cache', { folder: `${userCache}/rostrum`, reason })] };
}

/**
 * A folder that can be written, made if need be; `undefined` when there is none at all.
 *
 * A folder without any write permission bit counts as read-only for an administrator too, who could write there nevertheless. One that is a link in the
 * archive is not used.
 */
async function findCacheFolder(host: Host, root: string, userCache: string): Promise<Outcome<string | undefined>> {
  const own = `${root}/${FOLDER}`;
  if ((await prepareFolder(host, own, root)) === undefined) return { value: own, diagnostics: [] };
  const key = createHash('sha256')
    .update((await host.realPath(root)) ?? root)
    .digest('hex');
  const folder = `${userCache}/rostrum/${key.slice(0, 16)}`;
  const reason = await prepareFolder(host, folder);
  if (reason === undefined) return { value: folder, diagnostics: [diagnose('source/cache-elsewhere', { folder })] };
  return { value: undefined, diagnostics: [diagnose('source/no-cache', { folder, reason })] };
}

/**
 * A text that only this user's programs know, made at the first call and kept outside of every archive; `undefined` where it cannot be kept.
 *
 * What is remembered in an archive's own folder carries its digest: files that came there with the archive, from a stranger, do not.
 */
async function readCacheSecret(host: Host, userCache: string): Promise<string | undefined> {
  const folder = `${userCache}/rostrum`;
  const file = `${folder}/secret`;
  try {
    if ((await host.stat(file)) === undefined) {
      await host.makeDirectory(folder);
      await host.writeNew(file, randomBytes(32).toString('base64url'));
    }
    const secret = new TextDecoder().decode(await host.readBytes(file));
    return secret.length >= 32 ? secret : undefined;
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/**
 * Writes a file of a folder for prepared work in one step, so that nobody ever reads half of it.
 *
 * Does nothing where the disk does not let it: what is remembered may be missing, and must never cost a build.
 */
export async function keepFile(host: Host, folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const draft = `${folder}/.${name}-${process.pid}`;
  try {
    // A link that somebody laid there would lead elsewhere.
    await host.remove(draft);
    await host.write(draft, content);
    await host.rename(draft, `${folder}/${name}`);
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    await host.remove(draft).catch(() => undefined);
  }
}

/** Makes the folder; the reason when it cannot be used. */
async function prepareFolder(host: Host, folder: string, parent?: string): Promise<string | undefined> {
  try {
    const stat = (await host.stat(folder)) ?? (parent === undefined ? undefined : await host.stat(parent));
    if (stat?.writable === false) return 'it is read-only';
    if (stat !== undefined && stat.kind !== 'directory') return 'it is a file';
    // In an archive a link may be a stranger's.
    if (parent !== undefined && (await isElsewhere(host, folder, parent))) return 'it is a link';
    await host.makeDirectory(folder);
    // Nothing of the cache belongs into a repository.
    await host.writeNew(`${folder}/.gitignore`, '*\n');
    return undefined;
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return describeDiskError(error);
  }
}

async function isElsewhere(host: Host, folder: string, parent: string): Promise<boolean> {
  const real = await host.realPath(folder);
  return real !== undefined && real !== `${await host.realPath(parent)}/${FOLDER}`;
}
