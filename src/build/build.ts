/** A whole build: the site in memory, then its files on disk. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, makeStrict, sortDiagnostics } from '../diagnostics/order.ts';
import type { Host } from '../io/host.ts';
import { absolutePath, createNodeHost } from '../io/node-host.ts';
import { guardArchive } from '../io/output-folder.ts';
import { writeOutputs } from '../io/write-outputs.ts';
import { SEARCH_FOLDER } from '../model/search.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { BuildReport } from './report.ts';
import { buildSite, type SiteBuild, type SiteOptions } from './site.ts';
import { writeUrlLock } from './url-lock-file.ts';

export interface BuildOptions {
  /** The archive's folder; relative to the working directory. */
  readonly archive?: string;
  /** The output folder; `_site` in the archive by default. */
  readonly out?: string;
  readonly strict?: boolean;
  readonly drafts?: boolean;
  /** Forgets earlier work, and replaces files in the output folder that are not Rostrum's own. */
  readonly clean?: boolean;
  /** Writes `urls.lock`. */
  readonly lock?: boolean;
  readonly host?: Host;
  readonly theme?: string;
  readonly onProgress?: SiteOptions['onProgress'];
  readonly onStage?: SiteOptions['onStage'];
}

/** Builds an archive and writes the site; with errors nothing is written. Throws only on a fault of Rostrum's own. */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
  const started = performance.now();
  const host = options.host ?? createNodeHost();
  const root = absolutePath(options.archive ?? '.');
  const site = await makeSite(options, host, root);
  const none = { written: 0, deleted: 0 };
  if (!site.ok) return makeReport(site, site.diagnostics, none, started);
  const out = options.out === undefined ? `${root}/_site` : absolutePath(options.out);
  options.onStage?.('write');
  options.onProgress?.('Writing', 0, site.outputs.length);
  const outcome = await writeOutputs(host, site.outputs, {
    out,
    guarded: guardArchive(root, site),
    clean: options.clean === true,
  });
  const diagnostics = sortDiagnostics([
    ...site.diagnostics,
    ...(options.strict === true ? makeStrict(outcome.diagnostics) : outcome.diagnostics),
  ]);
  if (options.lock === true && site.plan !== undefined && !hasErrors(diagnostics))
    await writeUrlLock(host, root, site.plan);
  const written = outcome.value?.written.length ?? 0;
  const deleted = outcome.value?.removed.length ?? 0;
  return makeReport(site, diagnostics, { written, deleted }, started);
}

/** Builds in memory only: the same verdict as `build`, and nothing written. */
export async function check(options: BuildOptions = {}): Promise<BuildReport> {
  const started = performance.now();
  const site = await makeSite(options, options.host ?? createNodeHost(), absolutePath(options.archive ?? '.'));
  return makeReport(site, site.diagnostics, { written: 0, deleted: 0 }, started);
}

function makeSite(options: BuildOptions, host: Host, root: string): Promise<SiteBuild> {
  return buildSite({
    host,
    root,
    name: options.archive ?? '.',
    theme: options.theme ?? PACKAGE_ROOT,
    drafts: options.drafts === true,
    strict: options.strict === true,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.onStage === undefined ? {} : { onStage: options.onStage }),
  });
}

function makeReport(
  site: SiteBuild,
  diagnostics: readonly Diagnostic[],
  written: { readonly written: number; readonly deleted: number },
  started: number,
): BuildReport {
  return {
    ok: !hasErrors(diagnostics),
    diagnostics,
    talks: site.archive?.talks.length ?? 0,
    pages: site.plan?.pages.filter(({ kind }) => kind !== 'redirect').length ?? 0,
    files: site.outputs.length,
    indexFiles: site.outputs.filter(({ path }) => path.startsWith(`${SEARCH_FOLDER}/`) && path.endsWith('.bin')).length,
    ...written,
    milliseconds: Math.round(performance.now() - started),
    frames: site.frames,
  };
}
