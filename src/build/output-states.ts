/** In which state the last build left each file of a site, remembered, and whether they are still in it. Never looks into a file. */
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { parseJson } from '../io/output-manifest.ts';
import { JOURNAL_FILE, MANIFEST_FILE } from '../io/output-paths.ts';
import { digestText } from './digest.ts';

/** What the files of a site are like on the disk, by path: their fingerprints, that of the manifest first. */
export type OutputStates = ReadonlyMap<string, string>;

/** The states that a build left. */
export interface LeftOutputs {
  /** Their digest: what else is remembered of that build names it, so that nobody can bring others. */
  readonly digest: string;
  readonly states: OutputStates;
}

const FILE = 'output-states.json';

/** Keeps the states of a site. */
export async function keepStates(host: Host, cache: string, states: OutputStates): Promise<LeftOutputs> {
  const text = JSON.stringify([...states]);
  await keepFile(host, cache, FILE, text);
  return { digest: digestText(text), states };
}

/** The states that a build kept; `undefined` where none did. */
export async function recallStates(host: Host, cache: string): Promise<LeftOutputs | undefined> {
  const file = `${cache}/${FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const bytes = await host.readBytes(file);
  const states = parseJson(bytes);
  if (!Array.isArray(states)) return undefined;
  return { digest: digestText(bytes), states: new Map(states as readonly (readonly [string, string])[]) };
}

/** Whether the files of a site are still in these states, and no build was cut off since. Costs a look at each. */
export async function areLeft(host: Host, out: string, states: OutputStates): Promise<boolean> {
  if ((await host.stat(`${out}/${JOURNAL_FILE}`)) !== undefined) return false;
  for (const [path, state] of states) if ((await host.fingerprint(`${out}/${path}`))?.id !== state) return false;
  return true;
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
