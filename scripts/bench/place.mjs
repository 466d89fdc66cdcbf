/** Where the benchmark writes: in memory where there is room, else on the disk of temporary files. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const MEMORY = '/dev/shm';
/** The type that `statfs` gives for a file system in memory (Linux, `TMPFS_MAGIC`). */
const TMPFS = 0x01021994;
/** Bytes of archive, sites and sources of the peers for one talk, with room to spare; and what the builds themselves need. */
const PER_TALK = 300_000;
const FOR_PROCESSES = 2_000_000_000;

function hasRoom(folder, talks) {
  try {
    const { bsize, bavail } = statfsSync(folder);
    const wanted = talks * PER_TALK;
    return bsize * bavail >= wanted && freemem() >= wanted + FOR_PROCESSES;
  } catch {
    return false;
  }
}

/** The folder in which to work on that many talks. */
export const chooseParent = (talks) => (hasRoom(MEMORY, talks) ? MEMORY : tmpdir());

export const isInMemory = (folder) => statfsSync(folder).type === TMPFS;

/** `in memory (/dev/shm, tmpfs)` or `on a disk (/tmp)`. */
export function describePlace(folder) {
  return isInMemory(folder) ? `in memory (${folder}, tmpfs)` : `on a disk (${folder})`;
}

/** A new folder in `parent`. Given to `work` and deleted after it, also when it is interrupted. */
export async function withFolder(parent, work) {
  const folder = mkdtempSync(join(parent, 'rostrum-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(folder);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    remove();
  }
}
