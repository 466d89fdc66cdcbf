/**
 * A build of an archive, or only a look at it where nothing has changed since the last one.
 *
 * What makes a site is loaded when a site is to be made: loading it takes longer than looking at a thousand files.
 */
import { openCache } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { absolutePath, createNodeHost } from '../io/node-host.ts';
import { SETTINGS_FILE } from '../io/read-settings-file.ts';
import { type LastBuild, recallBuild } from './build-memo.ts';
import { describeCode } from './code-version.ts';
import type { MemoPlace, RememberingPlace } from './place.ts';
import type { BuildReport } from './report.ts';
import type { BuildOptions } from './whole-build.ts';

export type { BuildOptions } from './whole-build.ts';

/**
 * Builds an archive and writes the site; with errors nothing is written. Where nothing has changed since the last build, nothing is done but look.
 * Throws only on a fault of Rostrum's own.
 */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
  const started = performance.now();
  const host = options.host ?? createNodeHost();
  const root = absolutePath(options.archive ?? '.');
  const out = options.out === undefined ? `${root}/_site` : absolutePath(options.out);
  const memo = await findMemo(options, host, root, out);
  const place = { host, root, out, memo, started };
  const last = memo === undefined || options.clean === true ? undefined : await recallBuild(host, memo);
  if (last?.changed.length === 0) return repeat(options, last, started);
  if (memo !== undefined && last !== undefined) {
    const revised = await revise(options, { ...place, memo }, last);
    if (revised !== undefined) return revised;
  }
  const { buildWhole } = await import('./whole-build.ts');
  return buildWhole(options, place, last?.left);
}

/** The report of a build that does nothing. */
function repeat({ why }: BuildOptions, { report }: LastBuild, started: number): BuildReport {
  return {
    ...report,
    written: 0,
    deleted: 0,
    milliseconds: Math.round(performance.now() - started),
    ...(why === undefined
      ? {}
      : { why: 'Nothing was made again: neither the archive nor the site has changed since the last build.' }),
  };
}

async function revise(options: BuildOptions, place: RememberingPlace, last: LastBuild) {
  // Only a whole build knows what all other pages were made from.
  if (options.why !== undefined) return undefined;
  const { buildRevised } = await import('./revised-build.ts');
  return buildRevised(options, place, last);
}

/** Builds in memory only: the same verdict as `build`, and nothing written. */
export async function check(options: BuildOptions = {}): Promise<BuildReport> {
  const started = performance.now();
  const { checkWhole } = await import('./whole-build.ts');
  const place = { host: options.host ?? createNodeHost(), root: absolutePath(options.archive ?? '.') };
  return checkWhole(options, { ...place, started });
}

/** Where this build is remembered; nowhere without a folder for it, or when it has other results than the site. */
async function findMemo(options: BuildOptions, host: Host, root: string, out: string): Promise<MemoPlace | undefined> {
  if (options.once === true || options.lock === true) return undefined;
  if ((await host.stat(`${root}/${SETTINGS_FILE}`)) === undefined) return undefined;
  const { value: cache } = await openCache(host, root);
  if (cache === undefined) return undefined;
  const { archive = '.', strict = false, drafts = false, compress = false, theme } = options;
  const code = await describeCode(createNodeHost());
  return { cache: cache.folder, out, key: [cache.secret, root, out, archive, strict, drafts, compress, theme, code] };
}
