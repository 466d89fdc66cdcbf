/** The order of the stages, and the only place that has it. Makes a whole site in memory; writes nothing. */
import { checkSite } from '../check/site.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, makeStrict, sortDiagnostics } from '../diagnostics/order.ts';
import { buildFeeds } from '../feeds/feeds.ts';
import type { Host } from '../io/host.ts';
import { prepareImages } from '../io/images.ts';
import { checkOutputPaths } from '../io/output-paths.ts';
import type { SiteFile } from '../io/site-file.ts';
import type { Archive } from '../model/archive.ts';
import { addAll } from '../model/collect.ts';
import { createDependencyLog } from '../model/dependencies.ts';
import type { FrameAccount } from '../model/media.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { Page, SitePlan } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import type { TextFile } from '../model/source.ts';
import { planSite } from '../plan/site.ts';
import { checkUrlLock } from '../plan/url-lock.ts';
import { renderPage } from '../render/page.ts';
import { renderThemeStyles } from '../render/theme-styles.ts';
import { listStemmedLanguages } from '../search/collect/documents.ts';
import { loadLanguages } from '../search/words/lunr-languages.ts';
import { readClientScripts } from './client-scripts.ts';
import { GENERATOR } from './generator.ts';
import { makeLatePage } from './late-page.ts';
import type { ReadArchiveOptions } from './read-archive.ts';
import { readLeanArchive } from './read-lean-archive.ts';
import { createReviser, type ReviseSite } from './revise-site.ts';
import type { SiteMemo } from './site-memo.ts';
import { type LateFiles, makeSearch, makeSearchLate, type SiteSearchOptions } from './site-search.ts';
import { nameThemeFiles } from './theme-files.ts';
import { openLayouts } from './theme-layouts.ts';
import { readUrlLock } from './url-lock-file.ts';

export interface SiteOptions extends SiteSearchOptions {
  readonly host: Host;
  /** Absolute path of the archive. */
  readonly root: string;
  /** How a person called that folder. */
  readonly name?: string;
  /** Absolute path of the folder with the theme's `templates/` and `public/`; usually this package's. */
  readonly theme?: string;
  readonly drafts?: boolean;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Opens what is known of entries from earlier, for these settings. */
  readonly openEntries?: NonNullable<ReadArchiveOptions['openEntries']>;
  /** Opens what is kept of the site for later builds. */
  readonly openSite?: () => SiteMemo;
  readonly onProgress?: (label: string, done: number, total: number) => void;
  /** Writes down what each file is made from, which takes time and memory. */
  readonly remembered?: boolean;
  /** Told when a stage begins, for measuring. */
  readonly onStage?: (stage: string) => void;
  /** Leaves the rendering of each page to who takes it from the outputs, so that pages are never held together. */
  readonly renderLate?: boolean;
  /** Keeps what it takes to make the site again quickly after edits. */
  readonly revisable?: boolean;
  /** Drops the front matter of talks where no page asks for it; what exports an archive needs it. */
  readonly dropFrontMatter?: boolean;
}

/** A site in memory. `outputs` are complete only when `ok`. */
export interface SiteBuild {
  readonly ok: boolean;
  /** With `renderLate` the pages are made when they are asked for. */
  readonly outputs: readonly SiteFile[];
  /** Files of the site that are no outputs yet, because they are made while others are. */
  readonly late?: LateFiles;
  /** The files of the search; made at the first call. Among the outputs, unless they are late. */
  readonly search: () => readonly OutputFile[];
  /** SHA-256 of every content file, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** Problems of templates that came up after this was returned. */
  readonly lateProblems: readonly Diagnostic[];
  /** Sorted, each once. */
  readonly diagnostics: readonly Diagnostic[];
  readonly settings?: Settings;
  readonly archive?: Archive;
  readonly plan?: SitePlan;
  /** JSON of what every output with a `madeOf` depends on but the code. */
  readonly madeWith?: () => string;
  /** Every frame and provider script of every body, and what became of it. */
  readonly frames: readonly FrameAccount[];
  /** Of a `revisable` site. */
  readonly revise?: ReviseSite;
  /** Keeps what a later build needs to revise this site, and gives its name; absent for one that only a whole build can make again. */
  readonly remember?: () => Promise<string>;
  /** Files that are not among the outputs; made at the first call. */
  readonly further?: { readonly paths: ReadonlySet<string>; readonly make: () => readonly OutputFile[] };
}

type Unfinished = Omit<SiteBuild, 'ok' | 'diagnostics' | 'lateProblems' | 'search' | 'sources'> &
  Partial<Pick<SiteBuild, 'search'>>;

/**
 * Builds a site from an archive folder.
 *
 * Problems in one file do not stop the others from being looked at; with an error anywhere nothing is rendered, and `ok` is false. Throws only on
 * a fault of Rostrum's own, or when the disk fails.
 */
export async function buildSite(options: SiteOptions): Promise<SiteBuild> {
  const { host, root, onProgress, onStage } = options;
  const diagnostics: Diagnostic[] = [];
  const lateProblems: Diagnostic[] = [];
  const take = <Value>(outcome: { readonly value: Value; readonly diagnostics: readonly Diagnostic[] }): Value => {
    addAll(diagnostics, outcome.diagnostics);
    return outcome.value;
  };
  const finish = (build: Unfinished): SiteBuild => {
    const all = sortDiagnostics(options.strict === true ? makeStrict(diagnostics) : diagnostics);
    const ok = !hasErrors(all);
    return {
      search: () => [],
      sources: hashes,
      ...build,
      ok,
      outputs: ok ? build.outputs : [],
      diagnostics: all,
      lateProblems,
    };
  };
  const failed = () => hasErrors(diagnostics);
  let hashes: SiteBuild['sources'] = new Map();

  const read = take(await readLeanArchive(options));
  if (read === undefined) return finish({ outputs: [], frames: [] });
  const { settings, locate, sources, archive, frames } = read;
  hashes = read.hashes;

  onStage?.('images');
  const images = failed()
    ? { table: {}, files: [] }
    : take(
        await prepareImages(host, {
          root,
          paths: archive.images,
          publicFiles: sources.publicFiles,
          ...(onProgress ? { onProgress } : {}),
        }),
      );
  const siteMemo = failed() ? undefined : options.openSite?.();
  await siteMemo?.keepArchive(archive);
  const stemmed = listStemmedLanguages(archive);
  const scripts = await readClientScripts(host, options.theme ?? root, stemmed);
  const styles = take(renderThemeStyles(settings, locate(['theme', 'accent'])));
  const theme = await nameThemeFiles(host, [...sources.publicFiles, ...scripts, styles], settings.basePath);
  onStage?.('plan');
  const planned = {
    images: images.table,
    templatePaths: sources.templates.map(({ path }) => path),
    publicPaths: sources.publicPaths,
    generator: GENERATOR,
    assets: theme.assets,
  };
  const dependencies = options.remembered === true ? createDependencyLog() : undefined;
  const plan = take(planSite({ archive, ...planned, ...(dependencies && { dependencies }) }));
  const lock = await readUrlLock(host, root);
  if (lock !== undefined) addAll(diagnostics, checkUrlLock(lock, plan));
  if (failed()) return finish({ outputs: [], settings, archive, plan, frames });

  onStage?.('render');
  const { templates } = sources;
  const layouts = await openLayouts(host, options.theme ?? root, templates, settings);
  // It brings a large package with it.
  const metalsmith = settings.compatibility === 'metalsmith' ? await import('../render/metalsmith.ts') : undefined;
  const legacy = metalsmith?.buildLegacyLocals(archive, plan);
  let rendered = 0;
  const render = (page: Page, problems: Diagnostic[]): OutputFile | undefined => {
    if (rendered++ % 50 === 0) onProgress?.('Rendering', rendered, plan.pages.length);
    const outcome = renderPage(page, layouts, legacy);
    addAll(problems, outcome.diagnostics);
    return outcome.value;
  };
  const renderLate = (of: SitePlan, problems: Diagnostic[]): readonly MadeFile[] => {
    const renderOne = (page: Page) => render(page, problems);
    // The old locals hold the whole archive: what shows them shows more than its view.
    return of.pages.map((page) => makeLatePage(page, renderOne, legacy === undefined));
  };
  const pages: readonly SiteFile[] = options.renderLate
    ? renderLate(plan, lateProblems)
    : plan.pages.flatMap((page) => render(page, diagnostics) ?? []);
  onStage?.('search');
  const languages = await loadLanguages(stemmed);
  const search = await makeSearch({ archive, plan, languages }, options);
  onStage?.('feeds');
  const feeds = buildFeeds({ archive, plan });
  const sizes = new Map(sources.assets.map(({ path, bytes }) => [path, bytes]));
  const copies = (plan.files ?? []).map(({ from, to }) => ({
    path: to,
    source: `${root}/${from}`,
    bytes: sizes.get(from) ?? 0,
  }));
  const own: readonly SiteFile[] = [
    ...pages,
    styles,
    ...search.made,
    ...feeds,
    ...copies,
    ...images.files,
    ...scripts,
    ...theme.files,
  ];
  // A file of an archive's public/ that has the path of one of ours is meant to replace it.
  const publicPaths = new Set(sources.publicPaths);
  const withoutReplaced = <File extends SiteFile>(files: readonly File[]): readonly File[] =>
    files.filter(({ path }) => !publicPaths.has(path));
  const outputs = [...withoutReplaced(own), ...sources.publicFiles];
  onStage?.('check');
  const outputPaths = outputs.map(({ path }) => path);
  addAll(diagnostics, checkSite({ archive, plan, outputPaths: new Set(outputPaths) }));
  // Writing would refuse these paths as well; a check must come to the same verdict.
  if (!failed()) addAll(diagnostics, checkOutputPaths(outputPaths));
  const told = new Set([...read.entryProblems.values()].flat());
  const others = diagnostics.filter((diagnostic) => !told.has(diagnostic));
  const made = finish({
    outputs: outputs.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    settings,
    archive,
    plan,
    search: search.all,
    madeWith: () => describeMakers(plan, archive, templates),
    frames,
    ...(legacy === undefined &&
      siteMemo && {
        remember: () =>
          siteMemo.keep({
            settled: plan.settled(),
            planned,
            problems: { entries: [...read.entryProblems], others },
          }),
      }),
  });
  const { late } = search;
  if (!made.ok) await late?.letGo();
  const build: SiteBuild =
    late === undefined || !made.ok
      ? made
      : { ...made, late: { ...late, take: async () => withoutReplaced(await late.take()) } };
  // Old locals hold the whole archive, and what is strict depends on all problems at once.
  if (read.content === undefined || options.strict === true || legacy !== undefined || !build.ok) return build;
  const revise = createReviser({
    host,
    root,
    settings,
    archive,
    plan,
    renderLate,
    makeSearch: (of) => makeSearchLate({ ...of, languages }),
    dropFrontMatter: options.dropFrontMatter === true,
    site: build,
    ...read.content,
    entryProblems: read.entryProblems,
    assets: new Set(sources.assets.map(({ path }) => path)),
    hashes,
    otherProblems: others,
    outputPaths: new Set(outputPaths),
    feedPaths: new Set(feeds.map(({ path }) => path).filter((path) => !publicPaths.has(path))),
  });
  return { ...build, revise };
}

function describeMakers(plan: SitePlan, archive: Archive, templates: readonly TextFile[]): string {
  const drafts = archive.talks.filter((talk) => talk.draft).map(({ id }) => id);
  return JSON.stringify([plan.shared(), drafts, templates]);
}
