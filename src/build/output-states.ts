/** In which state the last build left each file of a site, remembered, and whether they are still as it left them. Never keeps content. */
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { findKnownFile } from '../io/known-file.ts';
import { parseJson, readManifest } from '../io/output-manifest.ts';
import { JOURNAL_FILE, MANIFEST_FILE } from '../io/output-paths.ts';
import { once } from '../model/once.ts';

/** What the files of a site are like on the disk, by path: their fingerprints, that of the manifest first. */
export type OutputStates = ReadonlyMap<string, string>;

/** A site as a build left it. */
export interface LeftOutputs {
  /** The name of that build, which nobody can guess: what else is remembered of it has the same. */
  readonly id: string;
  /** SHA-256 of its manifest, hexadecimal. */
  readonly manifest: string;
  readonly states: OutputStates;
}

const FILE = 'output-states.json';

/** Keeps the states of a site. */
export async function keepStates(host: Host, cache: string, { id, manifest, states }: LeftOutputs): Promise<void> {
  await keepFile(host, cache, FILE, JSON.stringify([id, manifest, [...states]]));
}

/** The states that a build kept; `undefined` where none did. */
export async function recallStates(host: Host, cache: string): Promise<LeftOutputs | undefined> {
  const file = `${cache}/${FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const kept = parseJson(await host.readBytes(file));
  const [id, manifest, states] = Array.isArray(kept) ? (kept as readonly unknown[]) : [];
  if (typeof id !== 'string' || typeof manifest !== 'string' || !Array.isArray(states)) return undefined;
  if (states.some((one) => !Array.isArray(one))) return undefined;
  return { id, manifest, states: new Map(states as readonly (readonly [string, string])[]) };
}

/**
 * The site as it was left, when its files have the same bytes, and no build was cut off since: the very same where they are still in the same states,
 * and with the states of today where it was restored from a copy. Costs a look at each file, and reads those that are in another state.
 */
export async function findLeft(host: Host, out: string, left: LeftOutputs): Promise<LeftOutputs | undefined> {
  if ((await host.stat(`${out}/${JOURNAL_FILE}`)) !== undefined) return undefined;
  const manifest = once(() => readManifest(host, out));
  const hashOf = async (path: string): Promise<string | undefined> =>
    path === MANIFEST_FILE ? left.manifest : (await manifest()).files.get(path)?.sha256;
  const now = new Map<string, string>();
  let same = true;
  // The manifest is the first of them, so that no other one is believed.
  for (const [path, before] of left.states) {
    const state = (await findKnownFile(host, `${out}/${path}`, before, () => hashOf(path)))?.id;
    if (state === undefined) return undefined;
    if (state !== before) same = false;
    now.set(path, state);
  }
  return same ? left : { ...left, states: now };
}

/**
 * The states of the files at some paths, in their order; `undefined` when one is missing or cannot be told, or a build was cut off.
 *
 * Costs a look at every file but those of which `known` tells in which state they were found in this very build: if one changed since, the next
 * build sees another state than the one that is remembered.
 */
export async function listOutputStates(
  host: Host,
  out: string,
  paths: readonly string[],
  known: (path: string) => string | undefined = () => undefined,
): Promise<OutputStates | undefined> {
  if ((await host.stat(`${out}/${JOURNAL_FILE}`)) !== undefined) return undefined;
  const states = new Map<string, string>();
  for (const path of [MANIFEST_FILE, ...paths]) {
    const state = known(path) ?? (await host.fingerprint(`${out}/${path}`))?.id;
    if (state === undefined) return undefined;
    states.set(path, state);
  }
  return states;
}
