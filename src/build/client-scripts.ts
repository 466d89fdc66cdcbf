/** The browser code of the theme, compiled beforehand. */
import type { Host } from '../io/host.ts';
import type { CopiedFile } from '../io/site-file.ts';

/** The bundles of `dist/assets/` as files of the site, sorted by name; none where nothing was compiled. */
export async function readClientScripts(host: Host, packageRoot: string): Promise<readonly CopiedFile[]> {
  const folder = `${packageRoot}/dist/assets`;
  const items = await host.readDirectory(folder);
  return Promise.all(
    items
      .filter(({ name, kind }) => kind === 'file' && name.endsWith('.entry.js'))
      .map(async ({ name }) => {
        const source = `${folder}/${name}`;
        return {
          path: `assets/${name.replace(/\.entry\.js$/, '.js')}`,
          source,
          bytes: (await host.stat(source))?.bytes ?? 0,
        };
      }),
  );
}
