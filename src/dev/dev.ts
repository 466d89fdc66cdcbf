/** `rostrum dev`: the development server over the real pipeline. */

import { keepEntries } from '../build/entry-memo.ts';
import { PACKAGE_ROOT } from '../build/package-root.ts';
import { buildSite, type SiteBuild } from '../build/site.ts';
import { formatDiagnostics } from '../diagnostics/format.ts';
import { hasErrors, sortDiagnostics } from '../diagnostics/order.ts';
import type { Host } from '../io/host.ts';
import { absolutePath, createNodeHost } from '../io/node-host.ts';
import { readSiteFile, type SiteFile, takeFile } from '../io/site-file.ts';
import type { Page } from '../model/page.ts';
import { SEARCH_FOLDER } from '../model/search.ts';
import { type DevServer, startDevServer } from './server.ts';
import type { LateContent, ServedSite } from './site-response.ts';

export interface DevOptions {
  readonly archive: string;
  readonly host: string;
  readonly port: number;
  readonly drafts: boolean;
  /** Told after each build: what it found, how long it took, and what had changed. */
  readonly onBuild: (site: SiteBuild, milliseconds: number, changed: readonly string[]) => void;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** Folders whose changes never matter. */
const IGNORED = /(^|\/)(node_modules|\.git|\.rostrum|_site|dist)(\/|$)/;

/** Serves an archive and rebuilds on changes until closed; what can be made when it is asked for is made then. Throws when no port is free. */
export function serveArchive(options: DevOptions): Promise<DevServer> {
  const host = createNodeHost();
  const root = absolutePath(options.archive);
  const openEntries = keepEntries();
  const inArchive = (path: string): string => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path);
  const buildAnew = () =>
    buildSite({
      host,
      root,
      name: options.archive,
      theme: PACKAGE_ROOT,
      drafts: options.drafts,
      renderLate: true,
      searchLate: true,
      revisable: true,
      dropFrontMatter: true,
      openEntries,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
  let good: SiteBuild | undefined;
  /** What has changed since. */
  const edited = new Set<string>();
  return startDevServer({
    host: options.host,
    port: options.port,
    watch: [...new Set([root, `${PACKAGE_ROOT}/templates`, `${PACKAGE_ROOT}/public`])],
    ignored: (path) => IGNORED.test(path.startsWith(root) ? path.slice(root.length) : path.slice(PACKAGE_ROOT.length)),
    build: async (changed) => {
      const started = performance.now();
      for (const path of changed) edited.add(inArchive(path));
      const revised = await good?.revise?.([...edited]);
      const tried = tryLayouts(revised ?? (await buildAnew()), revised === undefined ? undefined : edited);
      const same = good !== undefined && tried.ok && isSame(edited, good, tried);
      if (tried.ok) {
        good = tried;
        edited.clear();
      }
      options.onBuild(tried, performance.now() - started, changed);
      const errors = tried.diagnostics.filter(({ severity }) => severity === 'error');
      return {
        ok: tried.ok,
        files: new Map(tried.outputs.map((file) => [file.path, serveFile(host, file, tried)])),
        further: findLaterFile(host, tried),
        same,
        basePath: tried.settings?.basePath ?? '',
        problems: formatDiagnostics(errors),
      };
    },
  });
}

/**
 * Some pages are made at once, so that a broken template is told when a file is saved: those of the edited files, or one of every layout where
 * more than files may have changed.
 */
function tryLayouts(site: SiteBuild, edited: ReadonlySet<string> | undefined): SiteBuild {
  const pages = site.plan?.pages ?? [];
  const tried = edited === undefined ? oneOfEach(pages) : pages.filter(({ sourcePath = '' }) => edited.has(sourcePath));
  const paths = new Set(tried.map(({ path }) => path));
  for (const file of site.outputs) if (paths.has(file.path) && 'make' in file) file.make();
  if (site.lateProblems.length === 0) return site;
  const diagnostics = sortDiagnostics([...site.diagnostics, ...site.lateProblems]);
  return { ...site, diagnostics, ok: site.ok && !hasErrors(diagnostics) };
}

function oneOfEach(pages: readonly Page[]): readonly Page[] {
  return [...new Map(pages.toReversed().map((page) => [page.layout, page])).values()];
}

function serveFile(host: Host, file: SiteFile, site: SiteBuild): LateContent {
  return async () => {
    const before = site.lateProblems.length;
    if ('source' in file) return readSiteFile(host, file);
    const made = takeFile(file);
    if (made !== undefined) return made.content;
    const problems = site.lateProblems.slice(before);
    return { problems: formatDiagnostics(problems.length > 0 ? problems : site.lateProblems) };
  };
}

/** The search, and whatever else was left for later, is made when its first file is asked for, and kept with the site. */
function findLaterFile(host: Host, { search, further }: SiteBuild): NonNullable<ServedSite['further']> {
  const byPath = (files: readonly SiteFile[]) => new Map(files.map((file) => [file.path, file]));
  let searchFiles: ReadonlyMap<string, SiteFile> | undefined;
  return async (path) => {
    const isSearch = path.startsWith(`${SEARCH_FOLDER}/`);
    if (!isSearch && further?.paths.has(path) !== true) return undefined;
    if (isSearch) searchFiles ??= byPath(search());
    const file = isSearch ? searchFiles?.get(path) : further?.make().find((one) => one.path === path);
    return file === undefined ? undefined : readSiteFile(host, file);
  };
}

/** Whether edits left every content file as it was, and touched nothing else. */
function isSame(edited: ReadonlySet<string>, before: SiteBuild, after: SiteBuild): boolean {
  return [...edited].every((path) => before.sources.has(path) && before.sources.get(path) === after.sources.get(path));
}
