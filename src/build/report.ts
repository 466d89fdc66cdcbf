/** What one build did, as figures and as a line. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/order.ts';
import type { FrameAccount } from '../model/media.ts';
import { SEARCH_FOLDER } from '../model/search.ts';
import type { Planned } from './revise-site.ts';

export interface BuildReport {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly talks: number;
  /** Pages that a person can open; redirect stubs are not counted. */
  readonly pages: number;
  /** Without compressed siblings. */
  readonly files: number;
  /** Files in `.br` and `.gz` beside these. */
  readonly compressed: number;
  /** Of these files, those of the search index. */
  readonly indexFiles: number;
  readonly written: number;
  readonly deleted: number;
  readonly milliseconds: number;
  /** Why the page that was asked for was made again, as a sentence. */
  readonly why?: string;
  /** How each frame and provider script of a body was read. */
  readonly frames: readonly FrameAccount[];
}

/** `74 talks, 181 pages, 512 files (12 written, 1 deleted), 9 index files in 0.4 s`. */
export function formatReport(report: BuildReport): string {
  const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
  const changes = `${report.written} written${report.deleted > 0 ? `, ${report.deleted} deleted` : ''}`;
  const seconds = (report.milliseconds / 1000).toFixed(report.milliseconds < 10_000 ? 1 : 0);
  const counts = [
    count(report.talks, 'talk'),
    count(report.pages, 'page'),
    `${count(report.files, 'file')}${report.compressed > 0 ? ` and ${report.compressed} compressed` : ''} (${changes})`,
    count(report.indexFiles, 'index file'),
  ];
  return `${counts.join(', ')} in ${seconds} s`;
}

type WrittenCount = 'written' | 'deleted' | 'compressed';

export const NOTHING_WRITTEN: Pick<BuildReport, WrittenCount> = { written: 0, deleted: 0, compressed: 0 };

/** The report of a build that began at `started`, by the clock of `performance`. `paths` are those of the files of the site, compressed siblings among them. */
export function describeBuild(
  site: Partial<Planned> & Pick<BuildReport, 'frames'>,
  paths: readonly string[],
  diagnostics: readonly Diagnostic[],
  written: Pick<BuildReport, WrittenCount>,
  started: number,
): BuildReport {
  return {
    ok: !hasErrors(diagnostics),
    diagnostics,
    talks: site.archive?.talks.length ?? 0,
    pages: site.plan?.pages.filter(({ kind }) => kind !== 'redirect').length ?? 0,
    files: paths.length - written.compressed,
    indexFiles: paths.filter((path) => path.startsWith(`${SEARCH_FOLDER}/`) && path.endsWith('.bin')).length,
    ...written,
    milliseconds: Math.round(performance.now() - started),
    frames: site.frames,
  };
}
