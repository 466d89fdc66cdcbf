/**
 * Builds after edits of words in a few talks: the last site is revised where it lies, from what the last build remembered, instead of made again.
 *
 * Gives what a whole build would give, byte for byte, or nothing: with the smallest doubt it leaves everything to a whole build.
 */
import { recheckLinks } from '../check/recheck-links.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, makeStrict, sortDiagnostics } from '../diagnostics/order.ts';
import { isOfFile, type Observation, observeHost } from '../io/observed-host.ts';
import { guardArchive } from '../io/output-folder.ts';
import { readManifest } from '../io/output-manifest.ts';
import { MANIFEST_FILE } from '../io/output-paths.ts';
import { isInside } from '../io/walk.ts';
import { writeOutputs } from '../io/write-outputs.ts';
import type { Archive } from '../model/archive.ts';
import { createDependencyLog } from '../model/dependencies.ts';
import type { Entry } from '../model/entry.ts';
import { isSearchFile } from '../model/search.ts';
import { planAgain } from '../plan/site.ts';
import type { LastBuild } from './build-memo.ts';
import { digestValue } from './digest.ts';
import { type KeptEntries, openKeptEntries } from './entry-memo.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import type { RememberingPlace } from './place.ts';
import { keepBuild } from './remember-build.ts';
import { type BuildReport, describeBuild, NOTHING_WRITTEN } from './report.ts';
import { type RevisedArchive, readSaved, reviseArchive, type SavedFiles } from './revise-archive.ts';
import { openRevisedOutputs, type RevisedSite } from './revised-outputs.ts';
import { openSearchReviser, type SearchReviser } from './revised-search.ts';
import {
  DamagedMemory,
  type LastSite,
  type RememberedSite,
  readLastSite,
  recallSite,
  type SiteEdits,
} from './site-memo.ts';
import type { BuildOptions } from './whole-build.ts';

/** Talks that may be edited one after the other until a whole build keeps their site anew. */
const MAX_EDITS = 100;

/** Revises the last site, and remembers how; `undefined`, with everything as it was, when a whole build is to be made. */
export async function buildRevised(
  options: BuildOptions,
  place: RememberingPlace,
  last: LastBuild,
): Promise<BuildReport | undefined> {
  const { host, root, out, memo } = place;
  const site = readLastSite(last.site);
  const paths = last.changed.map(([, path]) => path);
  if (site === undefined || !paths.every((path) => path.startsWith(`${root}/`))) return undefined;
  options.onStage?.('revise');
  const observed = observeHost(host, {
    now: Date.now(),
    ignore: (path) => [out, memo.cache].some((folder) => isInside(folder, path)),
  });
  const looking = { ...place, host: observed.host };
  const files = paths.map((path) => path.slice(root.length + 1));
  const saved = await readLast(looking, site, files);
  if (saved === undefined) return undefined;
  const search = openSearchReviser(options, place, site);
  try {
    const outputs = await listOutputs(place, last, options.compress === true);
    const revised = await reviseLast(looking, saved, outputs);
    const observations = replaceObservations(last, await observed.observations());
    if (revised === undefined || observations === undefined) return undefined;
    return await writeRevised(options, place, { ...last, observations }, revised, search);
  } catch (error) {
    if (error instanceof DamagedMemory) return undefined;
    throw error;
  } finally {
    await search.close();
  }
}

/** The paths of the last site without compressed siblings. */
async function listOutputs({ host, out }: RememberingPlace, { left }: LastBuild, compress: boolean) {
  const { files } = compress ? await readManifest(host, out) : { files: undefined };
  return [...left.states.keys()].filter((path) => path !== MANIFEST_FILE && files?.get(path)?.encoding === undefined);
}

/** Writes what has changed of the site, and remembers it. `last` observed what this build has read. */
async function writeRevised(
  options: BuildOptions,
  place: RememberingPlace,
  last: LastBuild,
  revised: RevisedLast,
  search: SearchReviser,
): Promise<BuildReport | undefined> {
  const { host, root, out, started } = place;
  const { archive, plan, problems } = revised;
  const report = (paths: readonly string[], told: readonly Diagnostic[], written: typeof NOTHING_WRITTEN) => {
    const diagnostics = sortDiagnostics(options.strict === true ? makeStrict(told) : told);
    return describeBuild({ archive, plan, frames: last.report.frames }, paths, diagnostics, written, started);
  };
  const refused = report([], problems, NOTHING_WRITTEN);
  if (!refused.ok) return refused;

  const finishSearch = await search.begin(revised);
  const outputs = await openRevisedOutputs(place, options.theme ?? PACKAGE_ROOT, last, revised);
  if (outputs === undefined) return undefined;
  options.onStage?.('write');
  let index: LastSite['index'];
  const { value: result, diagnostics } = await writeOutputs(host, outputs.files, {
    out,
    known: { ...outputs.memo.known, manifestState: last.left.states.get(MANIFEST_FILE) ?? '' },
    guarded: guardArchive(root, archive),
    compress: options.compress === true,
    takeLate: async () => {
      const made = await finishSearch();
      index = made.index;
      return outputs.takeSearch(made);
    },
  });
  const told = [...problems, ...outputs.problems, ...diagnostics];
  // Without an error nothing was written because another build has been here.
  if (result === undefined) return hasErrors(diagnostics) ? report([], told, NOTHING_WRITTEN) : undefined;
  const { written, removed, compressed = 0 } = result;
  const done = report(result.paths, told, { written: written.length, deleted: removed.length, compressed });
  const { index: _, ...kept } = revised.last;
  await keepBuild(place, {
    report: done,
    result,
    observations: last.observations,
    site: { ...kept, ...(index && { index }), edits: revised.siteEdits },
    ...(outputs.problems.length === 0 && { outputs: outputs.memo }),
  });
  return done;
}

interface RevisedLast extends RevisedSite {
  readonly last: LastSite;
  readonly problems: readonly Diagnostic[];
  readonly siteEdits: SiteEdits;
}

/** Content files of the last build, and what was edited in some of them. */
interface SavedLast {
  readonly last: LastSite;
  readonly kept: KeptEntries;
  readonly saved: SavedFiles;
}

/** What was edited in these files (paths in the archive); `undefined` where it is more than words. Looks at nothing else. */
async function readLast(
  { host, root, memo }: RememberingPlace,
  last: LastSite,
  paths: readonly string[],
): Promise<SavedLast | undefined> {
  const { settings } = last;
  const kept = await openKeptEntries(host, memo.cache, digestValue([memo.key, settings]));
  const entries = new Map<string, Entry>();
  for (const path of paths) {
    const entry = last.edits?.entries.find((one) => one.path === path) ?? kept.find(path)?.value;
    if (entry?.kind !== 'talk') return undefined;
    entries.set(path, entry);
  }
  const of = [...entries];
  const saved = await readSaved(
    {
      host,
      root,
      settings,
      dropFrontMatter: true,
      files: new Map(of.map(([path, { kind, id }]) => [path, { kind, id }])),
      entries,
      hashes: new Map(of.map(([path, { hash }]) => [path, hash])),
      assets: new Set(),
    },
    paths,
  );
  return saved && { last, kept, saved };
}

/** The last site, of these outputs, with what was edited since. */
async function reviseLast(
  { host, memo }: RememberingPlace,
  { last, kept, saved }: SavedLast,
  outputs: readonly string[],
): Promise<RevisedLast | undefined> {
  const site = await recallSite(host, memo.cache, last.id, kept);
  if (site === undefined) return undefined;
  const { planned } = site;
  // Where a file of the archive's own takes the place of one of the search, what lies there is not what it was made of.
  if (planned.publicPaths.some(isSearchFile)) return undefined;
  const problems = last.edits?.problems ?? site.problems;
  const base = putEdits(site.archive, last.edits);
  const hashes = new Map(base.talks.map(({ path, hash }) => [path, hash]));
  if (!saved.edits.every(({ before }) => hashes.get(before.path) === before.hash)) return undefined;
  const revised = reviseArchive(
    { archive: base, entryProblems: new Map(problems.entries), otherProblems: problems.others },
    saved,
  );
  if (revised?.archive === undefined || !revised.edits.every(keepsFrames)) return undefined;
  const { archive, talks: edits, entryProblems } = revised;
  const dependencies = createDependencyLog();
  const plan = planAgain({ archive, ...planned, dependencies }, site.settled);
  // A search that is made in a thread is made after the links are checked.
  const outputPaths = new Set(outputs.filter((path) => last.index === undefined || !isSearchFile(path)));
  const links = recheckLinks({ archive, plan, outputPaths }, edits, revised.linkProblems);
  const others = [...revised.otherProblems, ...links];
  const siteEdits = addEdits(last.edits, revised, { entries: [...entryProblems], others });
  if (siteEdits.talks.length > MAX_EDITS) return undefined;
  return {
    last,
    archive,
    plan,
    dependencies,
    edits,
    paths: outputs,
    key: last.outputs,
    publicPaths: new Set(planned.publicPaths),
    problems: [...others, ...[...entryProblems.values()].flat()],
    siteEdits,
  };
}

/** The report of a build counts all frames of the archive. */
function keepsFrames({ before, after }: RevisedArchive['edits'][number]): boolean {
  return JSON.stringify(before.frames) === JSON.stringify(after.frames);
}

function putEdits(archive: RememberedSite['archive'], edits: SiteEdits | undefined): Archive {
  if (edits === undefined) return archive;
  const edited = new Map(edits.talks.map((talk) => [talk.path, talk]));
  return { ...archive, talks: archive.talks.map((talk) => edited.get(talk.path) ?? talk) };
}

function addEdits(last: SiteEdits | undefined, { edits, talks }: RevisedArchive, problems: SiteEdits['problems']) {
  const byPath = <Thing extends { readonly path: string }>(...things: readonly Thing[]): readonly Thing[] => [
    ...new Map(things.map((thing) => [thing.path, thing])).values(),
  ];
  return {
    talks: byPath(...(last?.talks ?? []), ...talks.map(({ after }) => after)),
    entries: byPath(...(last?.entries ?? []), ...edits.map(({ after }) => after)),
    problems,
  };
}

/** What the last build observed, with what this one read of the files that have changed; `undefined` when it did not read all of them. */
function replaceObservations(
  { observations, changed }: LastBuild,
  read: readonly Observation[] | undefined,
): readonly Observation[] | undefined {
  if (read === undefined) return undefined;
  const now = new Map(read.filter(isOfFile).map((one) => [one[1], one]));
  const again = new Map(changed.map((one) => [one, now.get(one[1])]));
  if ([...again.values()].includes(undefined)) return undefined;
  return observations.map((one) => again.get(one) ?? one);
}
