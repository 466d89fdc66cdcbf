/**
 * The last build of an archive, remembered, so that one with nothing changed takes no longer than looking.
 *
 * A build is repeated from memory only when the same code with the same options would read the same from the disk, and when the output folder is
 * as that build left it. Anything else, and every doubt, makes a whole build. Holds no content.
 */
import { createHash } from 'node:crypto';
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { findChange, type Observation } from '../io/observed-host.ts';
import { isRecord, parseJson, readManifest } from '../io/output-manifest.ts';
import { JOURNAL_FILE, MANIFEST_FILE } from '../io/output-paths.ts';
import { byCodeUnits } from '../io/walk.ts';
import { digestValue } from './digest.ts';
import type { BuildReport } from './report.ts';

/** Where a build is remembered, and what it depends on besides what it reads. */
export interface MemoPlace {
  /** The archive's folder for prepared work. */
  readonly cache: string;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** A secret of the user, so that no memo that came with an archive is believed, and code and options. */
  readonly key: readonly unknown[];
}

const FILE = 'last-build.json';
const FORMAT = 1;

/** The report of the last build, when this one would come to the same. Costs a look at every file of the archive and of the site. */
export async function recallBuild(host: Host, place: MemoPlace): Promise<BuildReport | undefined> {
  const file = `${place.cache}/${FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const memo = parseJson(await host.readBytes(file));
  if (!isRecord(memo) || memo['format'] !== FORMAT || memo['key'] !== digestValue(place.key)) return undefined;
  const { observations, outputs, report } = memo;
  if (!Array.isArray(observations) || typeof outputs !== 'string' || !isRecord(report)) return undefined;
  if ((await findChange(host, observations as readonly Observation[])) !== undefined) return undefined;
  const paths = [...(await readManifest(host, place.out)).files.keys()].sort(byCodeUnits);
  const states = await listOutputStates(host, place.out, paths);
  if (states === undefined || digestStates(states) !== outputs) return undefined;
  return { ...(report as unknown as BuildReport), written: 0, deleted: 0 };
}

/** Remembers a build that was written whole. Does nothing where the disk cannot tell the states of a file apart. */
export async function rememberBuild(
  host: Host,
  place: MemoPlace,
  observations: readonly Observation[],
  report: BuildReport,
  states: OutputStates,
): Promise<void> {
  // What happened while writing happens once.
  if (report.diagnostics.some(({ code }) => code.startsWith('output/'))) return;
  const outputs = digestStates(states);
  const memo = { format: FORMAT, key: digestValue(place.key), observations, outputs, report };
  await keepFile(host, place.cache, FILE, JSON.stringify(memo));
}

/** What the files of a site are like on the disk, by path: their fingerprints, that of the manifest first. */
export type OutputStates = ReadonlyMap<string, string>;

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

function digestStates(states: OutputStates): string {
  const hash = createHash('sha256');
  for (const [path, state] of states) hash.update(`${path}\0${state}\0`);
  return hash.digest('base64url');
}
