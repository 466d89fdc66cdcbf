/** The browser code of the theme, compiled beforehand. */
import type { Host } from '../io/host.ts';
import type { CopiedFile } from '../io/site-file.ts';

/** The bundles of `dist/assets/`, with the stemmers of the given languages; none where nothing was compiled. */
export async function readClientScripts(
  host: Host,
  packageRoot: string,
  languages: readonly string[],
): Promise<readonly CopiedFile[]> {
  const folder = `${packageRoot}/dist/assets`;
  const bundles = await listScripts(host, folder, /(?:\.entry)?\.js$/);
  const stemmers = await listScripts(host, `${folder}/stemmers`, /\.js$/);
  return Promise.all([
    ...bundles.map(([source, name]) => copy(host, source, `assets/${name}.js`)),
    ...stemmers
      .filter(([, code]) => languages.includes(code))
      .map(([source, code]) => copy(host, source, `assets/stemmers/${code}.js`)),
  ]);
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
