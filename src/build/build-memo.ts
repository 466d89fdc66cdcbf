/**
 * The last build of an archive, remembered, so that one with nothing changed takes no longer than looking.
 *
 * A build is repeated from memory only when the same code with the same options would read the same from the disk, and when the output folder is
 * as that build left it. Anything else, and every doubt, makes a whole build. Holds no content.
 */
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { findChanges, isOfFile, type Observation } from '../io/observed-host.ts';
import { isRecord, parseJson } from '../io/output-manifest.ts';
import { digestValue } from './digest.ts';
import { findLeft, keepStates, type LeftOutputs, recallStates } from './output-states.ts';
import type { MemoPlace } from './place.ts';
import type { BuildReport } from './report.ts';

const FILE = 'last-build.json';
const FORMAT = 3;
/** Files that may differ from those of the last build so that it is still worth knowing. */
const MAX_CHANGES = 20;

/** The last build of an archive, whose site lies there untouched. */
export interface LastBuild {
  readonly report: BuildReport;
  readonly observations: readonly Observation[];
  /** Those of files that have other bytes now, or another state; nothing else has changed. */
  readonly changed: readonly Observation[];
  /** All its files, as they are now. */
  readonly left: LeftOutputs;
  /** What else that build remembered of its site. */
  readonly site: unknown;
}

/**
 * The last build, when nothing that it read has changed but the bytes of a few files. Costs a look at every file of the archive and of the site, and
 * reads those that are in another state: in a fresh checkout with a restored site that is all of them.
 */
export async function recallBuild(host: Host, place: MemoPlace): Promise<LastBuild | undefined> {
  const file = `${place.cache}/${FILE}`;
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const memo = parseJson(await host.readBytes(file));
  if (!isRecord(memo) || memo['format'] !== FORMAT || memo['key'] !== digestValue(place.key)) return undefined;
  const { report, site } = memo;
  if (!Array.isArray(memo['observations']) || !isRecord(report)) return undefined;
  const remembered = memo['observations'] as readonly Observation[];
  const { changed, observations } = await findChanges(host, remembered, { most: MAX_CHANGES + 1, now: Date.now() });
  if (changed.length > MAX_CHANGES || !changed.every(isOfFile)) return undefined;
  const then = await recallStates(host, place.cache);
  if (then === undefined || then.id !== memo['left']) return undefined;
  const left = await findLeft(host, place.out, then);
  if (left === undefined) return undefined;
  const last = { report: report as unknown as BuildReport, observations, changed, left, site };
  if (changed.length > 0) return last;
  // The next build looks at states, which is quicker than reading files again.
  if (left !== then) await keepStates(host, place.cache, left);
  if (observations.some((one, index) => one !== remembered[index])) await rememberBuild(host, place, last, left);
  return last;
}

/** Remembers a build that was written, and with it JSON of what is to be known of its site. The states of its files are kept apart. */
export async function rememberBuild(
  host: Host,
  place: MemoPlace,
  { observations, report, site }: Pick<LastBuild, 'observations' | 'report' | 'site'>,
  { id }: Pick<LeftOutputs, 'id'>,
): Promise<void> {
  // What happened while writing happens once.
  if (report.diagnostics.some(({ code }) => code.startsWith('output/'))) return;
  const memo = { format: FORMAT, key: digestValue(place.key), left: id, observations, report, site };
  await keepFile(host, place.cache, FILE, JSON.stringify(memo));
}
