/** One writer at a time in an output folder. Knows nothing of what is written. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { diskErrorCode, type Host } from './host.ts';
import { isRecord, parseJson } from './output-manifest.ts';
import { LOCK_FILE } from './output-paths.ts';

/** A running program, as far as a lock needs to know it. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly machine: string;
  /** Tells this process from an earlier one with its number; seconds. */
  readonly startedAt: number;
  readonly isAlive: (pid: number) => boolean;
}

/** This very process. */
export function currentProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    machine: hostname(),
    startedAt: Math.round(Date.now() / 1000 - process.uptime()),
    isAlive: (pid) => {
      try {
        process.kill(pid, 0);
      } catch (error) {
        return diskErrorCode(error) === 'EPERM';
      }
      return !isEnded(pid);
    },
  };
}

/** Whether a process has ended and only waits for its parent to ask how: in a container whose first program never asks, for good. */
function isEnded(pid: number): boolean {
  try {
    // Its name stands in brackets, and may have some itself (proc_pid_stat(5)).
    return /^.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

export type Lock =
  | { readonly held: true; readonly release: () => Promise<void> }
  | { readonly held: false; readonly pid: number };

/** Takes the lock of a folder, also from a process that is no more; never waits for a living one. */
export async function takeLock(host: Host, out: string, self: ProcessIdentity): Promise<Lock> {
  const path = `${out}/${LOCK_FILE}`;
  const content = `${JSON.stringify({ pid: self.pid, machine: self.machine, startedAt: self.startedAt })}\n`;
  const release = (): Promise<void> => host.remove(path);
  let seen = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await host.writeNew(path, content)) {
      await removeLeftOvers(host, out);
      return { held: true, release };
    }
    const bytes = await host.readBytes(path).catch(() => undefined);
    if (bytes === undefined) continue;
    const owner = parseJson(bytes);
    const text = new TextDecoder().decode(bytes);
    if (isRecord(owner) && typeof owner['pid'] === 'number') {
      if (isHeld(owner, owner['pid'], self)) return { held: false, pid: owner['pid'] };
    } else if (attempt === 0 || text !== seen) {
      // Just created and not yet filled, most likely: look again.
      seen = text;
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    // Two builds may find the same stale lock. Moving it away succeeds for one of them, which then knows what it moved.
    const aside = `${path}.${self.pid}`;
    try {
      await host.rename(path, aside);
    } catch (error) {
      if (diskErrorCode(error) === 'ENOENT') continue;
      throw error;
    }
    const moved = await host.readBytes(aside).then(
      (left) => new TextDecoder().decode(left),
      () => text,
    );
    if (moved !== text) await host.writeNew(path, moved);
    await host.remove(aside);
  }
  return { held: false, pid: 0 };
}

/** Locks that were moved aside by a build that was killed right then. */
async function removeLeftOvers(host: Host, out: string): Promise<void> {
  for (const { name } of await host.readDirectory(out))
    if (name.startsWith(`${LOCK_FILE}.`)) await host.remove(`${out}/${name}`);
}

function isHeld(owner: Readonly<Record<string, unknown>>, pid: number, self: ProcessIdentity): boolean {
  if (owner['machine'] !== self.machine) return true;
  if (pid !== self.pid) return self.isAlive(pid);
  const startedAt = owner['startedAt'];
  return typeof startedAt !== 'number' || Math.abs(startedAt - self.startedAt) <= 2;
}
