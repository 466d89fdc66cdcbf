import { createHash } from 'node:crypto';
import type { Host } from '../../../src/io/host.ts';

/** Names of the functions that change the disk. */
const CHANGES = [
  'write',
  'writeNew',
  'copy',
  'rename',
  'remove',
  'removeEmptyDirectory',
  'removeTree',
  'makeDirectory',
] as const;

/** What a kill looks like from inside: from the given change on, nothing happens any more. */
export class Killed extends Error {}

/** A host that dies at its n-th change (from 0) and stays dead; `changes()` counts. `torn` leaves half of the bytes of a write that dies. */
export function dyingHost(
  host: Host,
  at: number,
  torn = false,
): { readonly host: Host; readonly changes: () => number } {
  let count = 0;
  const dying = { ...host };
  for (const name of CHANGES) {
    const act = host[name] as (...args: readonly unknown[]) => Promise<unknown>;
    Object.assign(dying, {
      [name]: async (...args: readonly unknown[]) => {
        if (count >= at) {
          if (count++ === at && torn && name === 'write') {
            const bytes = typeof args[1] === 'string' ? new TextEncoder().encode(args[1]) : (args[1] as Uint8Array);
            await host.write(args[0] as string, bytes.subarray(0, bytes.length / 2));
          }
          throw new Killed(`killed at change ${at}`);
        }
        count++;
        return act(...args);
      },
    });
  }
  return { host: dying, changes: () => count };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
