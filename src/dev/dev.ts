/** `rostrum dev`: the development server over the real pipeline. */
import { PACKAGE_ROOT } from '../build/package-root.ts';
import { buildSite, type SiteBuild } from '../build/site.ts';
import { formatDiagnostics } from '../diagnostics/format.ts';
import { absolutePath, createNodeHost } from '../io/node-host.ts';
import { readSiteFile } from '../io/site-file.ts';
import { type DevServer, startDevServer } from './server.ts';

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

/** Serves an archive from memory and rebuilds on changes until closed. Throws when no port is free. */
export function serveArchive(options: DevOptions): Promise<DevServer> {
  const host = createNodeHost();
  const root = absolutePath(options.archive);
  return startDevServer({
    host: options.host,
    port: options.port,
    watch: [...new Set([root, `${PACKAGE_ROOT}/templates`, `${PACKAGE_ROOT}/public`])],
    ignored: (path) => IGNORED.test(path.startsWith(root) ? path.slice(root.length) : path.slice(PACKAGE_ROOT.length)),
    build: async (changed) => {
      const started = performance.now();
      const site = await buildSite({
        host,
        root,
        name: options.archive,
        theme: PACKAGE_ROOT,
        drafts: options.drafts,
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      });
      const files = new Map<string, string | Uint8Array>();
      for (const file of site.outputs)
        files.set(file.path, 'content' in file ? file.content : await readSiteFile(host, file));
      options.onBuild(site, performance.now() - started, changed);
      const errors = site.diagnostics.filter(({ severity }) => severity === 'error');
      return { ok: site.ok, files, basePath: site.settings?.basePath ?? '', problems: formatDiagnostics(errors) };
    },
  });
}
