/** Whole builds: the site in memory, then its files on disk, then what the next build is to know of it. */
import { hasErrors, makeStrict, sortDiagnostics } from '../diagnostics/order.ts';
import type { Host } from '../io/host.ts';
import { observeHost } from '../io/observed-host.ts';
import { guardArchive } from '../io/output-folder.ts';
import { isInside } from '../io/walk.ts';
import { type WriteResult, writeOutputs } from '../io/write-outputs.ts';
import { openFileWriter } from '../io/write-thread.ts';
import type { Settings } from '../model/settings.ts';
import { nearest } from '../model/text.ts';
import { listStemmedLanguages } from '../search/collect/documents.ts';
import { digestValue } from './digest.ts';
import { openEntryMemo } from './entry-memo.ts';
import { openTalkIndexThread } from './index-thread.ts';
import { createOutputMemo, type OutputMemo, recallOutputs } from './output-memo.ts';
import { type LeftOutputs, recallStates } from './output-states.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { BuildPlace, MemoPlace } from './place.ts';
import { keepBuild, type WrittenBuild } from './remember-build.ts';
import { type BuildReport, describeBuild, NOTHING_WRITTEN } from './report.ts';
import { openSearchMemo } from './search-memo.ts';
import { buildSite, type SiteBuild, type SiteOptions } from './site.ts';
import { type LastSite, openSiteMemo } from './site-memo.ts';
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
  /** Writes `.br` and `.gz` beside text files, for servers that send them as they are. */
  readonly compress?: boolean;
  /** Remembers nothing for later builds, and takes nothing from earlier ones but resized images. */
  readonly once?: boolean;
  /** Writes `urls.lock`. */
  readonly lock?: boolean;
  /** A page, by its permalink, of which the report says why it was made again. */
  readonly why?: string;
  readonly host?: Host;
  readonly theme?: string;
  readonly onProgress?: SiteOptions['onProgress'];
  readonly onStage?: SiteOptions['onStage'];
}

/**
 * Builds an archive and writes the site, and remembers how; with errors nothing is written. `left` is the last site as this process has found it.
 * Throws only on a fault of Rostrum's own.
 */
export async function buildWhole(options: BuildOptions, place: BuildPlace, left?: LeftOutputs): Promise<BuildReport> {
  const { host, out, memo } = place;
  if (memo === undefined) return (await makeAndWrite(options, place, left)).report;
  const observed = observeHost(host, {
    now: Date.now(),
    ignore: (path) => [out, memo.cache].some((folder) => isInside(folder, path)),
  });
  const { report, result, ...made } = await makeAndWrite(options, { ...place, host: observed.host }, left);
  if (result !== undefined && report.ok)
    await keepBuild({ ...place, memo }, { report, result, ...made, observations: await observed.observations() });
  return report;
}

/** Makes a site and all its files, and forgets them. */
export async function checkWhole(
  options: BuildOptions,
  { host, root, started }: Pick<BuildPlace, 'host' | 'root' | 'started'>,
): Promise<BuildReport> {
  const site = await makeSite(options, host, root);
  for (const file of site.outputs) if ('make' in file) file.make();
  const late = options.strict === true ? makeStrict(site.lateProblems) : site.lateProblems;
  return describeBuild(
    site,
    listPaths(site),
    sortDiagnostics([...site.diagnostics, ...late]),
    NOTHING_WRITTEN,
    started,
  );
}

async function makeAndWrite(
  options: BuildOptions,
  { host, root, out, memo: place, started }: BuildPlace,
  left: LeftOutputs | undefined,
): Promise<Omit<WrittenBuild, 'result' | 'observations'> & { readonly result?: WriteResult | undefined }> {
  const site = await makeSite(options, host, root, {
    ...(place && openMemos(host, place)),
    ...openThreads(options, place),
  });
  if (!site.ok) return { report: describeBuild(site, listPaths(site), site.diagnostics, NOTHING_WRITTEN, started) };
  options.onStage?.('write');
  options.onProgress?.('Writing', 0, site.outputs.length);
  const memo = place && (await openOutputMemo(host, place, site, left));
  const { late, settings } = site;
  const id = await site.remember?.();
  const outcome = await writeOutputs(host, site.outputs, {
    out,
    ...(memo === undefined ? {} : { known: memo.known }),
    guarded: guardArchive(root, site),
    pathsChecked: true,
    ...(late === undefined ? {} : { takeLate: late.take }),
    clean: options.clean === true,
    compress: options.compress === true,
    ...(options.host === undefined ? { openWriter: () => openFileWriter({ looks: place !== undefined }) } : {}),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  }).finally(() => late?.letGo());
  const told = [...site.lateProblems, ...outcome.diagnostics];
  const diagnostics = sortDiagnostics([...site.diagnostics, ...(options.strict === true ? makeStrict(told) : told)]);
  if (options.lock === true && site.plan !== undefined && !hasErrors(diagnostics))
    await writeUrlLock(host, root, site.plan);
  const { written = [], removed = [], compressed = 0, paths = listPaths(site) } = outcome.value ?? {};
  const report = describeBuild(
    site,
    paths,
    diagnostics,
    { written: written.length, deleted: removed.length, compressed },
    started,
  );
  const why = options.why === undefined ? undefined : explainPage(options.why, site, memo, options.clean === true);
  // A template tells its problems when its first page is made; a build that makes none of them would keep silent.
  return {
    report: why === undefined ? report : { ...report, why },
    result: outcome.value,
    ...(memo === undefined || site.lateProblems.length > 0 ? {} : { outputs: memo }),
    ...(id !== undefined && memo && settings && { site: describeLastSite(id, memo, settings, site) }),
  };
}

/** What the next build is told of a site that was kept under a name. */
function describeLastSite(id: string, { key }: OutputMemo, settings: Settings, { archive, late }: SiteBuild): LastSite {
  const site = { id, settings, outputs: key };
  const remembered = late?.remembered();
  if (archive === undefined || remembered === undefined) return site;
  const { boosts } = archive.settings.search;
  return { ...site, index: { boosts, languages: listStemmedLanguages(archive), remembered } };
}

/** What a build asks of earlier ones while it makes a site. */
type Memos = Pick<SiteOptions, 'remembered' | 'openEntries' | 'openSearch' | 'openIndexThread' | 'openSite'>;

function openMemos(host: Host, { cache, key }: MemoPlace): Memos {
  return {
    remembered: true,
    openEntries: (settings) => openEntryMemo(host, cache, digestValue([key, settings])),
    openSearch: () => openSearchMemo(host, cache, digestValue(key)),
    openSite: () => openSiteMemo(host, cache),
  };
}

/** A thread for the index, which remembers at the same place; none for a disk that only this thread knows. */
function openThreads({ host }: BuildOptions, place: MemoPlace | undefined): Memos {
  if (host !== undefined) return {};
  const memo = place && { cache: place.cache, key: digestValue(place.key) };
  return { openIndexThread: (task) => openTalkIndexThread({ ...task, ...(memo && { memo }) }) };
}

/** A sentence on why a page was made again. */
function explainPage(permalink: string, { plan }: SiteBuild, memo: OutputMemo | undefined, clean: boolean): string {
  const plainly = (address: string): string => address.replace(/^\/+|\/+$/g, '');
  const page = plan?.pages.find((one) => plainly(one.permalink) === plainly(permalink));
  if (page === undefined) {
    const near = nearest(permalink, plan?.pages.map((one) => one.permalink) ?? []);
    return `There is no page ${permalink}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
  }
  if (clean) return `${page.permalink} was made again, because a clean build makes everything again.`;
  if (memo === undefined)
    return `${page.permalink} was made again, because this build neither knows another one nor is remembered.`;
  const reason = memo.explain(page.path);
  return reason === ''
    ? `${page.permalink} was not made again: nothing that it shows has changed.`
    : `${page.permalink} was made again, because ${reason}.`;
}

async function openOutputMemo(
  host: Host,
  { cache, out, key }: MemoPlace,
  { plan, madeWith }: SiteBuild,
  left: LeftOutputs | undefined,
): Promise<OutputMemo | undefined> {
  if (plan?.dependencies === undefined || madeWith === undefined) return undefined;
  const last = await recallOutputs(host, cache, left ?? (await recallStates(host, cache)));
  return createOutputMemo({
    host,
    out,
    dependencies: plan.dependencies,
    key: digestValue([key, madeWith()]),
    last,
    isFound: left !== undefined,
  });
}

function makeSite(options: BuildOptions, host: Host, root: string, memos?: Memos): Promise<SiteBuild> {
  return buildSite({
    host,
    root,
    name: options.archive ?? '.',
    theme: options.theme ?? PACKAGE_ROOT,
    drafts: options.drafts === true,
    strict: options.strict === true,
    renderLate: true,
    dropFrontMatter: true,
    ...memos,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.onStage === undefined ? {} : { onStage: options.onStage }),
  });
}

function listPaths({ outputs }: SiteBuild): readonly string[] {
  return outputs.map(({ path }) => path);
}
