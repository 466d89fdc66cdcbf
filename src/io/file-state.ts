/** What lies at a path of the real disk, and in which state. Reads no file. */
import { type Stats, statSync } from 'node:fs';
import { diskErrorCode, type Fingerprint } from './host.ts';

const NANOSECONDS = 1_000_000_000n;

/** Follows links; `undefined` where nothing is. */
export function statOf(path: string): Stats | undefined {
  return orNothing(() => statSync(path, { throwIfNoEntry: false }));
}

/** The state of a file; `undefined` where no file is, or where the disk cannot tell states apart. */
export function fingerprintFile(path: string): Fingerprint | undefined {
  const found = orNothing(() => statSync(path, { bigint: true, throwIfNoEntry: false }));
  // A disk that counts whole seconds cannot tell what happened within one.
  if (found === undefined || !found.isFile() || found.ctimeNs % NANOSECONDS === 0n) return undefined;
  const id = [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
  return { id, changedAt: Number(found.ctimeMs) };
}

/** A link that leads in a circle leads to nothing. */
export function isNothing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(diskErrorCode(error) ?? '');
}

/** What is read; `undefined` where nothing is. */
export function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isNothing(error)) return undefined;
    throw error;
  }
}
