/**
 * A finished site after edits of content files, made again from what the last build knows, for who looks at the site while writing.
 *
 * Handles edits of words only and leaves all others to a whole build. What it gives, `buildSite` would give as well; it writes nothing.
 */
import { recheckLinks } from '../check/recheck-links.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, sortDiagnostics } from '../diagnostics/order.ts';
import { buildFeeds } from '../feeds/feeds.ts';
import type { Archive } from '../model/archive.ts';
import { once } from '../model/once.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { SitePlan } from '../model/page.ts';
import { type ReadFiles, type RevisableArchive, readSaved, reviseArchive } from './revise-archive.ts';
import type { SiteBuild } from './site.ts';

/** What the late files of a site are made from. */
export interface Planned {
  readonly archive: Archive;
  readonly plan: SitePlan;
}

/**
 * The site with these content files (paths in the archive) as they are now; `undefined` when only a whole build can tell.
 *
 * A file with errors gives a site that is not `ok`, with the other problems as they were.
 */
export type ReviseSite = (paths: readonly string[]) => Promise<SiteBuild | undefined>;

export interface RevisionBase extends Planned, ReadFiles, RevisableArchive {
  readonly site: SiteBuild;
  /** Of all files, those that are made later included. */
  readonly outputPaths: ReadonlySet<string>;
  readonly feedPaths: ReadonlySet<string>;
  readonly renderLate: (plan: SitePlan, problems: Diagnostic[]) => readonly MadeFile[];
  readonly makeSearch: (of: Planned) => () => readonly OutputFile[];
}

/** Makes a site that can be revised again and again. */
export function createReviser(base: RevisionBase): ReviseSite {
  return async (paths) => {
    const saved = await readSaved(base, paths);
    const revised = saved && reviseArchive(base, saved);
    if (saved === undefined || revised === undefined) return undefined;
    const { hashes } = saved;
    const { archive, edits, entryProblems, linkProblems } = revised;
    const problems = [...revised.otherProblems, ...[...entryProblems.values()].flat()];
    if (archive === undefined) {
      const diagnostics = sortDiagnostics([...problems, ...linkProblems]);
      return { ...base.site, ok: false, outputs: [], sources: hashes, diagnostics };
    }
    const plan = base.plan.revise(archive);
    const links = recheckLinks({ archive, plan, outputPaths: base.outputPaths }, revised.talks, linkProblems);
    const site = finishSite(base, { archive, plan }, hashes, [...problems, ...links]);
    const entries = new Map([...base.entries, ...edits.map(({ after }) => [after.path, after] as const)]);
    const otherProblems = [...revised.otherProblems, ...links];
    return {
      ...site,
      revise: createReviser({ ...base, archive, plan, site, entries, hashes, entryProblems, otherProblems }),
    };
  };
}

/** The files of a revised site. Those of the feeds are made together when the first is asked for. */
function finishSite(
  { site, feedPaths, renderLate, makeSearch }: RevisionBase,
  planned: Planned,
  sources: SiteBuild['sources'],
  diagnostics: readonly Diagnostic[],
): SiteBuild {
  const lateProblems: Diagnostic[] = [];
  const pages = new Map(renderLate(planned.plan, lateProblems).map((page) => [page.path, page]));
  const outputs = site.outputs
    .filter(({ path }) => !feedPaths.has(path))
    .map((file) => ('make' in file ? (pages.get(file.path) ?? file) : file));
  const sorted = sortDiagnostics(diagnostics);
  return {
    ...site,
    ...planned,
    ok: !hasErrors(sorted),
    outputs,
    sources,
    lateProblems,
    diagnostics: sorted,
    search: makeSearch(planned),
    further: { paths: feedPaths, make: once(() => buildFeeds(planned)) },
  };
}
