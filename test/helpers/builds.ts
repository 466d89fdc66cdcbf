/** Whole builds on a disk in memory, one after the other, and what they leave. */
import { build } from '../../src/build/build.ts';
import type { BuildReport } from '../../src/build/report.ts';
import type { Host } from '../../src/io/host.ts';
import { createMemoryHost, type MemoryHost } from '../../src/io/memory-host.ts';
import { ARCHIVE, THEME } from './site.ts';

export const OUT = '/out';

/** Builds the archive of `site()` into `OUT`. */
export function buildOn(host: Host, options: Parameters<typeof build>[0] = {}): Promise<BuildReport> {
  return build({ archive: ARCHIVE, out: OUT, theme: THEME, host, ...options });
}

/** What two builds of the same archive report alike. */
export function timeless({ milliseconds, written, deleted, ...report }: BuildReport) {
  return report;
}

/** Every file of the output folder, by its path below it, a character for each byte. */
export function outputOf(host: MemoryHost): ReadonlyMap<string, string> {
  const files = [...host.snapshot()].filter(([path]) => path.startsWith(`${OUT}/`));
  return new Map(files.map(([path, bytes]) => [path.slice(OUT.length), Buffer.from(bytes).toString('latin1')]));
}

/** Writes every file again, as a checkout and a cache of CI do, and leaves no other. */
export async function restoreAll(host: MemoryHost, files = host.snapshot()): Promise<void> {
  for (const path of host.snapshot().keys()) if (!files.has(path)) await host.remove(path);
  for (const [path, bytes] of files) host.put(path, bytes);
}

/** The same archive on a disk where nothing was ever built. */
export function withoutHistory(host: MemoryHost): MemoryHost {
  const kept = [...host.snapshot()].filter(
    ([path]) => !path.startsWith(`${OUT}/`) && !path.startsWith(`${ARCHIVE}/.rostrum/`),
  );
  return createMemoryHost(Object.fromEntries(kept));
}
