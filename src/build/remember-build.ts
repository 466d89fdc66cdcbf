/** What is kept of a build that was written, for the next one. Decides nothing. */
import { randomUUID } from 'node:crypto';
import type { Observation } from '../io/observed-host.ts';
import { MANIFEST_FILE } from '../io/output-paths.ts';
import type { WriteResult } from '../io/write-outputs.ts';
import { rememberBuild } from './build-memo.ts';
import { type OutputMemo, rememberOutputs } from './output-memo.ts';
import { keepStates, listOutputStates } from './output-states.ts';
import type { RememberingPlace } from './place.ts';
import type { BuildReport } from './report.ts';
import type { LastSite } from './site-memo.ts';

export interface WrittenBuild {
  readonly report: BuildReport;
  readonly result: WriteResult;
  /** Absent when the files of this build are not to be known by what they were made from. */
  readonly outputs?: OutputMemo | undefined;
  /** Absent when something could not be read. */
  readonly observations: readonly Observation[] | undefined;
  readonly site?: LastSite | undefined;
}

/** Remembers a build; nothing where the disk cannot tell the states of its files apart. */
export async function keepBuild(
  { host, out, memo }: RememberingPlace,
  { report, result, outputs, observations, site }: WrittenBuild,
): Promise<void> {
  const written = new Set(result.written);
  const stateOf = (path: string) => (written.has(path) ? result.fingerprints.get(path) : outputs?.stateOf(path));
  const states = await listOutputStates(host, out, result.paths, stateOf);
  if (states === undefined) return;
  const left = { id: randomUUID(), manifest: await host.hash(`${out}/${MANIFEST_FILE}`), states };
  await keepStates(host, memo.cache, left);
  if (outputs !== undefined) await rememberOutputs(host, memo.cache, outputs.describe(left));
  const { why, ...lasting } = report;
  if (observations !== undefined)
    await rememberBuild(host, memo, { observations, report: lasting, site: outputs && site }, left);
}
