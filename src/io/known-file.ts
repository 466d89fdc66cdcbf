/** Whether a file is still what somebody knew it as: by its state on the disk, else by its bytes. Keeps nothing. */
import type { Fingerprint, Host } from './host.ts';

/**
 * The state of a file that is as it was known: in that state, or with the bytes of that SHA-256 (hexadecimal); `undefined` of any other, and where
 * nothing is known. Costs a look, and the reading of a file that is in another state; the hash is asked for only then.
 */
export async function findKnownFile(
  host: Host,
  path: string,
  state: string | undefined,
  sha256: () => string | undefined | Promise<string | undefined>,
): Promise<Fingerprint | undefined> {
  // Before it is read: if it changes in between, it is in another state the next time.
  const now = await host.fingerprint(path);
  if (now === undefined || now.id === state) return now;
  const known = await sha256();
  return known !== undefined && (await host.hash(path)) === known ? now : undefined;
}
