/** The example archive, built once for all tests of a file, and served. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, runCli, scratchFolder } from '../helpers/cli.ts';
import { serveFolder } from '../helpers/server.ts';

export interface ServedSite {
  readonly folder: string;
  readonly origin: string;
  /** Origin and base path, without a trailing slash. */
  readonly base: string;
  /** Every HTML page, by path with `/`. */
  readonly pages: readonly string[];
  /** The address of a page. */
  address(path: string): string;
  close(): Promise<void>;
}

function basePathOf(archive: string): string {
  const baseUrl = /^baseUrl:\s*["']?([^\s"'#]+)/m.exec(readFileSync(join(archive, 'site.yaml'), 'utf8'))?.[1];
  return baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/$/, '');
}

/** Builds an archive with the real program into a fresh folder and serves it below its base path. */
export async function serveArchive(archive: string = repository): Promise<ServedSite> {
  const scratch = scratchFolder();
  const folder = join(scratch.path, 'site');
  const built = await runCli(['build', archive, '--out', folder, '--format', 'compact']);
  if (built.status !== 0) {
    scratch.remove();
    throw new Error(`The archive does not build:\n${built.stdout}${built.stderr}`);
  }
  const basePath = basePathOf(archive);
  const server = await serveFolder(folder, basePath);
  const base = `${server.origin}${basePath}`;
  return {
    folder,
    origin: server.origin,
    base,
    pages: readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.html'))
      .sort(),
    address: (path) => `${base}/${path.replace(/(^|\/)index\.html$/, '$1')}`,
    close: async () => {
      await server.close();
      scratch.remove();
    },
  };
}
