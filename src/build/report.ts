/** What one build did, as figures and as a line. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FrameAccount } from '../model/media.ts';

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
