/** The files of a site that is revised: those that are made again, and those that stay as they lie in the output folder. Writes nothing. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildFeeds } from '../feeds/feeds.ts';
import { readOverlay } from '../io/overlay.ts';
import type { KeptFile, SiteFile } from '../io/site-file.ts';
import { addAll } from '../model/collect.ts';
import type { DependencyLog } from '../model/dependencies.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { Page } from '../model/page.ts';
import { isSearchFile } from '../model/search.ts';
import { renderPage } from '../render/page.ts';
import type { LastBuild } from './build-memo.ts';
import { makeLatePage } from './late-page.ts';
import { createOutputMemo, type OutputMemo, recallOutputs } from './output-memo.ts';
import type { RememberingPlace } from './place.ts';
import type { TalkEdit } from './revise-archive.ts';
import type { Planned } from './revise-site.ts';
import type { RevisedSearchFiles } from './revised-search.ts';
import { openLayouts } from './theme-layouts.ts';

/** A site after edits of words in its talks. */
export interface RevisedSite extends Planned {
  /** Writes down what the plan is asked for. */
  readonly dependencies: DependencyLog;
  readonly edits: readonly TalkEdit[];
  /** All files of the last site but compressed siblings, which follow from the others. */
  readonly paths: readonly string[];
  /** What all files are made from but the archive, as the memo of files has it. */
  readonly key: string;
  /** Paths of the archive's and the theme's own files, which take the places of others. */
  readonly publicPaths: ReadonlySet<string>;
}

export interface RevisedOutputs {
  /** All files but those of the search. */
  readonly files: readonly (SiteFile | KeptFile)[];
  /** Those of the search, when they are made. */
  readonly takeSearch: (search: RevisedSearchFiles) => readonly (SiteFile | KeptFile)[];
  readonly memo: OutputMemo;
  /** Problems of templates that came up while files were made. */
  readonly problems: readonly Diagnostic[];
}

/**
 * The files of a revised site beside those that lie there; `undefined` when it is not known what these were made from, or when the site has others.
 *
 * Costs a look at what each file asked for, and a plan of all feeds.
 */
export async function openRevisedOutputs(
  { host, root, out, memo: { cache } }: RememberingPlace,
  theme: string,
  { left }: LastBuild,
  { archive, plan, dependencies, edits, publicPaths, paths, key }: RevisedSite,
): Promise<RevisedOutputs | undefined> {
  const last = await recallOutputs(host, cache, left);
  const asked = new Set(edits.flatMap(({ after }) => plan.asksOf(after.id).map((name) => name.join('\n'))));
  const mayChange = (name: readonly string[]): boolean => asked.has(name.join('\n'));
  const memo = await createOutputMemo({ host, out, dependencies, key, last, mayChange });
  if (!memo.isOpen) return undefined;
  memo.keepRest();

  const { value: overlay } = await readOverlay(host, root, theme);
  const layouts = await openLayouts(host, theme, overlay.templates, archive.settings);
  const problems: Diagnostic[] = [];
  const render = (page: Page): OutputFile | undefined => {
    const { value, diagnostics } = renderPage(page, layouts);
    addAll(problems, diagnostics);
    return value;
  };
  const own = <File extends { readonly path: string }>(files: readonly File[]): ReadonlyMap<string, File> =>
    new Map(files.filter(({ path }) => !publicPaths.has(path)).map((file) => [file.path, file]));
  const pages = own(plan.pages);
  const feeds = own(buildFeeds({ archive, plan }));
  if (![...pages.keys(), ...feeds.keys()].every((path) => left.states.has(path))) return undefined;

  /** The file, when it may come out otherwise than it lies there. */
  const remake = (path: string): MadeFile | OutputFile | undefined => {
    const page = pages.get(path);
    const file = page === undefined ? feeds.get(path) : makeLatePage(page, render, true);
    if (file === undefined) return undefined;
    // What is made late is made of nothing else that words could change.
    const isLate = page === undefined ? file.madeOf !== undefined : page.late;
    return (isLate ? memo.isTouched(path) : !memo.known.isUnchanged(file)) ? file : undefined;
  };
  const keep = (path: string): KeptFile => ({ path, kept: true });
  const files = paths.filter((path) => !isSearchFile(path)).map((path) => remake(path) ?? keep(path));
  return {
    files,
    takeSearch: ({ files: made, staying }) => {
      const all = new Map<string, SiteFile | KeptFile>(staying.map((path) => [path, keep(path)]));
      // Equal bytes are one file, whoever made them.
      for (const file of made) all.set(file.path, memo.known.isUnchanged(file) ? keep(file.path) : file);
      return [...all.values()];
    },
    memo,
    problems,
  };
}
