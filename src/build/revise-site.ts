/**
 * A finished site after edits of content files, made again from what the last build knows, for who looks at the site while writing.
 *
 * Handles edits of words only and leaves all others to a whole build. What it gives, `buildSite` would give as well; it writes nothing.
 */
import { isAboutLinks, recheckLinks } from '../check/recheck-links.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, sortDiagnostics } from '../diagnostics/order.ts';
import { buildFeeds } from '../feeds/feeds.ts';
import type { Host } from '../io/host.ts';
import { readText } from '../io/read-text.ts';
import { type EntryEdit, reviseWords, stayInPlace } from '../link/revise-words.ts';
import type { Archive } from '../model/archive.ts';
import type { Entry } from '../model/entry.ts';
import { once } from '../model/once.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { SitePlan } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceFile } from '../model/source.ts';
import { type EntryProblems, readEntry } from './read-archive.ts';
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

export interface RevisionBase extends Planned {
  readonly host: Host;
  readonly root: string;
  readonly settings: Settings;
  readonly dropFrontMatter: boolean;
  readonly site: SiteBuild;
  readonly files: ReadonlyMap<string, Pick<SourceFile, 'kind' | 'id'>>;
  /** Paths of the other files below `content/`. */
  readonly assets: ReadonlySet<string>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly entryProblems: EntryProblems;
  /** Everything that was said, in any order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of all files, those that are made later included. */
  readonly outputPaths: ReadonlySet<string>;
  readonly feedPaths: ReadonlySet<string>;
  readonly renderLate: (plan: SitePlan, problems: Diagnostic[]) => readonly MadeFile[];
  readonly makeSearch: (of: Planned) => () => readonly OutputFile[];
}

/** Makes a site that can be revised again and again. */
export function createReviser(base: RevisionBase): ReviseSite {
  const alone = new Set([...base.entryProblems.values()].flat());
  const together = base.diagnostics.filter((diagnostic) => !alone.has(diagnostic));
  const links = together.filter(isAboutLinks);
  const others = together.filter((diagnostic) => !isAboutLinks(diagnostic));
  return async (paths) => {
    const saved = await readSaved(base, paths);
    if (saved === undefined) return undefined;
    const { edits, entryProblems, hashes } = saved;
    const problems = [...others, ...[...entryProblems.values()].flat()];
    const sources = new Map([...base.site.sources, ...hashes]);
    if (hasErrors(problems))
      return { ...base.site, ok: false, outputs: [], sources, diagnostics: sortDiagnostics([...problems, ...links]) };
    // A message about the file may point into what has moved.
    const moved = new Set(edits.filter((edit) => !stayInPlace(edit)).map(({ before }) => before.path));
    if (others.some((diagnostic) => pointsInto(diagnostic, moved))) return undefined;
    const archive = reviseWords(base.archive, edits);
    if (archive === undefined) return undefined;
    const plan = base.plan.revise(archive);
    const talkEdits = pairTalks(base.archive, archive);
    const rechecked = recheckLinks({ archive, plan, outputPaths: base.outputPaths }, talkEdits, links);
    const diagnostics = [...problems, ...rechecked];
    const site = finishSite(base, { archive, plan }, sources, diagnostics);
    const entries = new Map([...base.entries, ...edits.map(({ after }) => [after.path, after] as const)]);
    return { ...site, revise: createReviser({ ...base, archive, plan, site, entries, entryProblems, diagnostics }) };
  };
}

interface Saved {
  readonly edits: readonly EntryEdit[];
  /** Of all files. */
  readonly entryProblems: EntryProblems;
  readonly hashes: ReadonlyMap<string, string>;
}

/** Files that were edited, parsed; `undefined` when one of them is not an edited content file. */
async function readSaved(base: RevisionBase, paths: readonly string[]): Promise<Saved | undefined> {
  const { host, root, settings, files, entries, entryProblems, site } = base;
  const edits: EntryEdit[] = [];
  const problems = new Map(entryProblems);
  const hashes = new Map<string, string>();
  const realRoot = await host.realPath(root);
  for (const path of paths) {
    if (await isPassing(base, path)) continue;
    const known = files.get(path);
    const before = entries.get(path);
    if (known === undefined || before === undefined) return undefined;
    // By a link, what else lies on the disk could come in.
    if ((await host.realPath(`${root}/${path}`)) !== `${realRoot}/${path}`) return undefined;
    const { value: text } = await readText(host, `${root}/${path}`, path);
    if (text === undefined) return undefined;
    if (text.hash === site.sources.get(path)) continue;
    const { value: after, diagnostics } = readEntry({ ...text, ...known }, settings, base.dropFrontMatter);
    if (after === undefined && !hasErrors(diagnostics)) return undefined;
    hashes.set(path, text.hash);
    problems.set(path, diagnostics);
    if (after !== undefined) edits.push({ before, after });
  }
  return { edits, entryProblems: problems, hashes };
}

/** True for what editors lay beside a content file while they save it: hidden, or gone again. */
async function isPassing({ host, root, settings, files, assets }: RevisionBase, path: string): Promise<boolean> {
  const { redirects } = settings;
  if (!path.startsWith('content/') || files.has(path) || assets.has(path)) return false;
  if (path === redirects.files || path === redirects.prefixes) return false;
  return path.includes('/.') || (await host.stat(`${root}/${path}`)) === undefined;
}

function pointsInto({ span, related = [] }: Diagnostic, paths: ReadonlySet<string>): boolean {
  return [span, ...related.map((one) => one.span)].some((place) => place !== undefined && paths.has(place.path));
}

/** The talks that are not the same any more. */
function pairTalks(before: Archive, after: Archive) {
  return after.talks.flatMap((talk, index) => {
    const old = before.talks[index]!;
    return old === talk ? [] : [{ before: old, after: talk }];
  });
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
