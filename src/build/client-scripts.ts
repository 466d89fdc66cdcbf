/** The browser code of the theme, compiled beforehand. */
import type { Host } from '../io/host.ts';
import type { CopiedFile } from '../io/site-file.ts';

/** What stands in the head of every page; everything else is loaded by these when it is wanted. */
const HEAD_SCRIPTS = ['assets/early.js', 'assets/site.js'];

export interface ClientScripts {
  /** As files of the site, sorted by path. */
  readonly files: readonly CopiedFile[];
  /** The paths of those that every page names. */
  readonly head: readonly string[];
}

/** The bundles of `dist/assets/`, with the stemmers of the given languages; none where nothing was compiled. */
export async function readClientScripts(
  host: Host,
  packageRoot: string,
  languages: readonly string[],
): Promise<ClientScripts> {
  const folder = `${packageRoot}/dist/assets`;
  const bundles = await listScripts(host, folder, /(?:\.entry)?\.js$/);
  const stemmers = await listScripts(host, `${folder}/stemmers`, /\.js$/);
  const files = await Promise.all([
    ...bundles.map(([source, name]) => copy(host, source, `assets/${name}.js`)),
    ...stemmers
      .filter(([, code]) => languages.includes(code))
      .map(([source, code]) => copy(host, source, `assets/stemmers/${code}.js`)),
  ]);
  return { files, head: files.map(({ path }) => path).filter((path) => HEAD_SCRIPTS.includes(path)) };
}

/** Path and name without its ending of each file of a folder that has that ending. */
async function listScripts(host: Host, folder: string, ending: RegExp): Promise<(readonly [string, string])[]> {
  const items = await host.readDirectory(folder);
  return items.flatMap(({ name, kind }) =>
    kind === 'file' && ending.test(name) ? [[`${folder}/${name}`, name.replace(ending, '')] as const] : [],
  );
}

async function copy(host: Host, source: string, path: string): Promise<CopiedFile> {
  return { path, source, bytes: (await host.stat(source))?.bytes ?? 0 };
}
