/** The styles and scripts of all pages in one folder that is named by their content, so that browsers and caches may keep them for ever. */
import { createHash } from 'node:crypto';
import type { Host } from '../io/host.ts';
import { type CopiedFile, measureSiteFile } from '../io/site-file.ts';
import { byCodeUnits } from '../io/walk.ts';
import type { OutputFile } from '../model/output.ts';
import type { SiteView } from '../model/view.ts';

export interface ThemeFiles {
  /** A second copy of each file, below the folder. */
  readonly files: readonly (OutputFile | CopiedFile)[];
  readonly assets: SiteView['assets'];
}

/** What stands in the head of every page; everything else is loaded by these when it is wanted. */
const HEAD_STYLES = ['styles/main.css', 'assets/theme.css'];
const HEAD_SCRIPTS = ['assets/early.js', 'assets/site.js'];
const FOLDER = 'theme';
/** Digits of the folder's name; `src/client/site-home.ts` finds the site above it. */
const DIGITS = 8;

/**
 * Puts copies of the files below `assets/` and `styles/` into a folder of their own. Of two files for one path the first counts.
 *
 * They stay together, because scripts and styles name each other by relative addresses. The files themselves stay where they are as well, for
 * layouts that name them there.
 */
export async function nameThemeFiles(
  host: Host,
  candidates: readonly (OutputFile | CopiedFile)[],
  basePath: string,
): Promise<ThemeFiles> {
  const byPath = new Map<string, OutputFile | CopiedFile>();
  for (const file of candidates)
    if (/^(?:assets|styles)\//.test(file.path) && !byPath.has(file.path)) byPath.set(file.path, file);
  const sorted = [...byPath.values()].sort((a, b) => byCodeUnits(a.path, b.path));
  const whole = createHash('sha256');
  const measured: (OutputFile | CopiedFile)[] = [];
  for (const file of sorted) {
    const { sha256 } = await measureSiteFile(host, file);
    whole.update(`${file.path}\0${sha256}\0`);
    measured.push('source' in file ? { ...file, sha256 } : file);
  }
  const folder = `${FOLDER}/${whole.digest('hex').slice(0, DIGITS)}/`;
  const home = `${basePath}/${folder}`;
  return {
    files: measured.map((file) => ({ ...file, path: `${folder}${file.path}` })),
    assets: {
      home,
      styles: HEAD_STYLES.map((path) => home + path),
      scripts: HEAD_SCRIPTS.filter((path) => byPath.has(path)).map((path) => home + path),
      icon: `${basePath}/favicon.svg`,
    },
  };
}
