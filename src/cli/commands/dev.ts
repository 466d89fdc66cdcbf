/** `rostrum dev`: the archive on a local address, rebuilt in memory on every change. Writes no site. */
import type { SiteBuild } from '../../build/site.ts';
import { serveArchive } from '../../dev/dev.ts';
import { findArchive } from '../find-archive.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT } from '../usage-error.ts';

export interface DevFlags {
  readonly port?: number;
  readonly host: string;
  readonly drafts: boolean;
}

const DEFAULT_PORT = 3000;
const CLOSING_MILLISECONDS = 1000;

/** Serves until the process is asked to end. */
export async function runDev(archive: string | undefined, flags: DevFlags, terminal: Terminal): Promise<number> {
  const folder = await findArchive(archive);
  const progress = terminal.startProgress(false);

  function tell(site: SiteBuild, milliseconds: number, changed: readonly string[]): void {
    progress.stop();
    const errors = site.diagnostics.filter(({ severity }) => severity === 'error');
    // At first everything is told, later only what keeps a change from being seen.
    const told = changed.length === 0 ? site.diagnostics : errors;
    printDiagnostics(told, folder, { format: 'pretty', quiet: false }, terminal);
    const what = site.ok ? 'Built' : `Not built, ${errors.length} error${errors.length === 1 ? '' : 's'}`;
    terminal.note(`${what} (${(milliseconds / 1000).toFixed(1)} s)`);
  }

  const server = await serveArchive({
    archive: folder,
    host: flags.host,
    port: flags.port ?? DEFAULT_PORT,
    drafts: flags.drafts,
    onBuild: tell,
    onProgress: progress.update,
  }).finally(progress.stop);
  terminal.print(`Serving ${folder} at ${terminal.style.bold(server.url)}`);
  terminal.note('Press Ctrl+C to stop.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  // A build that is under way, or a page that will not let go, must not keep the terminal.
  await Promise.race([server.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_MILLISECONDS))]);
  process.exit(EXIT.fine);
}
