/**
 * What a build is about to replace, written down before it begins, so that a killed one can be completed.
 *
 * The journal appears whole, by a rename. While it is there the new site is the true one; until then the old one is.
 */
import { posix } from 'node:path';
import { createFolderMaker } from './folder-maker.ts';
import type { Host } from './host.ts';
import { isRecord, parseJson } from './output-manifest.ts';
import { JOURNAL_FILE, MANIFEST_FILE, refusePath, STAGING_FOLDER } from './output-paths.ts';
import { isStagedName, type Move } from './staging.ts';

export interface Journal {
  /** Gone before the new files come: those whose names are in the way. */
  readonly removeFirst: readonly string[];
  /** In order. */
  readonly moves: readonly Move[];
  readonly removeLast: readonly string[];
}

/** Makes the journal count. From here on the new site will come, whatever happens. */
export async function writeJournal(host: Host, out: string, journal: Journal): Promise<void> {
  const draft = `${out}/${STAGING_FOLDER}/journal`;
  await host.write(draft, JSON.stringify({ version: 1, ...journal }));
  await host.rename(draft, `${out}/${JOURNAL_FILE}`);
}

/** Carries out a journal of which nothing has been done yet. */
export async function applyJournal(host: Host, out: string, journal: Journal): Promise<void> {
  for (const path of journal.removeFirst) await removeOurs(host, out, path);
  const makeFolder = createFolderMaker(host.makeDirectory);
  for (const [staged, path] of journal.moves) {
    await makeFolder(`${out}/${path}`);
    await host.rename(`${out}/${STAGING_FOLDER}/${staged}`, `${out}/${path}`);
  }
  for (const path of journal.removeLast) await removeOurs(host, out, path);
  await host.remove(`${out}/${JOURNAL_FILE}`);
  await host.removeTree(`${out}/${STAGING_FOLDER}`);
}

/** Completes what a killed build had decided, or drops what it had not; true when something was completed. */
export async function recover(host: Host, out: string): Promise<boolean> {
  const file = `${out}/${JOURNAL_FILE}`;
  const journal = (await host.stat(file)) === undefined ? undefined : readJournal(await host.readBytes(file));
  if (journal !== undefined) await applyJournal(host, out, await findPending(host, out, journal));
  else {
    await host.remove(file);
    if ((await host.stat(`${out}/${STAGING_FOLDER}`)) !== undefined) await host.removeTree(`${out}/${STAGING_FOLDER}`);
  }
  return journal !== undefined;
}

/** What is left to do of a journal that a kill has cut off: each step may have been done already. */
async function findPending(host: Host, out: string, { removeFirst, moves, removeLast }: Journal): Promise<Journal> {
  const pending: Move[] = [];
  for (const move of moves)
    if ((await host.stat(`${out}/${STAGING_FOLDER}/${move[0]}`)) !== undefined) pending.push(move);
  // Once the first file has moved these are gone, and on some disks a new file answers to an old one's name.
  const isBegun = pending[0] !== moves[0];
  return { removeFirst: isBegun ? [] : removeFirst, moves: pending, removeLast };
}

/** Removes a file, and the folders above it that this leaves empty. */
async function removeOurs(host: Host, out: string, path: string): Promise<void> {
  // A folder that took the file's name since belongs to somebody else.
  if ((await host.stat(`${out}/${path}`))?.kind !== 'directory') await host.remove(`${out}/${path}`);
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
    if (!(await host.removeEmptyDirectory(`${out}/${folder}`))) break;
}

function readJournal(bytes: Uint8Array): Journal | undefined {
  const data = parseJson(bytes);
  if (!isRecord(data) || data['version'] !== 1) return undefined;
  const { removeFirst, moves, removeLast } = data;
  if (!isPaths(removeFirst) || !isPaths(removeLast) || !Array.isArray(moves)) return undefined;
  const valid = moves.every(
    (move): move is [string, string] =>
      Array.isArray(move) &&
      typeof move[0] === 'string' &&
      typeof move[1] === 'string' &&
      isStagedName(move[0], move[1]) &&
      (move[1] === MANIFEST_FILE || refusePath(move[1]) === undefined),
  );
  return valid ? { removeFirst, moves: moves as [string, string][], removeLast } : undefined;
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string' && refusePath(path) === undefined);
}
