/** `rostrum build` and `rostrum check`: one build, and its account on the terminal. */
import { relative, resolve } from 'node:path';
import { build, check } from '../../build/build.ts';
import { type BuildReport, formatReport } from '../../build/report.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Format } from '../../diagnostics/format.ts';
import { findArchive } from '../find-archive.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

export interface BuildFlags {
  readonly out?: string;
  readonly strict?: boolean;
  readonly clean?: boolean;
  readonly once?: boolean;
  readonly compress?: boolean;
  readonly drafts?: boolean;
  readonly format: Format;
  readonly lock?: boolean;
  readonly quiet?: boolean;
  /** A page, by its permalink, of which is told why it was made again. */
  readonly why?: string;
}

function countSeverities(report: BuildReport): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of report.diagnostics) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning`, or `''`. */
function describeCounts(report: BuildReport, severities: readonly Severity[]): string {
  const counts = countSeverities(report);
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`)
    .join(', ');
}

/** The one JSON document of `--format json`. Holds nothing that differs between two runs but the figures of the writing. */
function jsonDocument(report: BuildReport): string {
  const { ok, diagnostics, talks, pages, files, compressed, indexFiles, written, deleted, milliseconds, why, frames } =
    report;
  const { error: errors, warning: warnings, note: notes } = countSeverities(report);
  return JSON.stringify(
    {
      ok,
      counts: { talks, pages, files, compressed, indexFiles, written, deleted, errors, warnings, notes },
      milliseconds,
      why,
      frames,
      diagnostics,
    },
    undefined,
    2,
  );
}

function tell(report: BuildReport, folder: string, flags: BuildFlags, verdict: string, terminal: Terminal): number {
  if (flags.format === 'json') terminal.print(jsonDocument(report));
  else printDiagnostics(report.diagnostics, folder, { format: flags.format, quiet: flags.quiet === true }, terminal);
  // For machines the closing line is no result: it stays out of what they read.
  const say = flags.format === 'pretty' ? terminal.print : terminal.note;
  if (report.why !== undefined && flags.format !== 'json') say(report.why);
  if (flags.quiet !== true) say(verdict);
  return report.ok ? EXIT.fine : EXIT.contentErrors;
}

/** Builds the site, writes it, and says what was done. */
export async function runBuild(archive: string | undefined, flags: BuildFlags, terminal: Terminal): Promise<number> {
  const folder = await findArchive(archive);
  if (flags.out !== undefined && relative(resolve(flags.out), folder) === '')
    throw new UsageError('The site cannot go into the archive itself', 'Name a folder of its own, such as _site.');
  const progress = terminal.startProgress(flags.quiet === true);
  const report = await build({
    archive: folder,
    ...(flags.out === undefined ? {} : { out: flags.out }),
    strict: flags.strict === true,
    drafts: flags.drafts === true,
    clean: flags.clean === true,
    once: flags.once === true,
    compress: flags.compress === true,
    lock: flags.lock === true,
    ...(flags.why === undefined ? {} : { why: flags.why }),
    onProgress: progress.update,
  }).finally(progress.stop);
  const kept = 'nothing was written';
  const problems = describeCounts(report, report.ok ? ['warning', 'note'] : ['error', 'warning', 'note']);
  const tail = problems === '' ? '' : `; ${problems}`;
  return tell(report, folder, flags, report.ok ? `${formatReport(report)}${tail}` : `${problems}; ${kept}`, terminal);
}

/** Reports what a build would report, and writes nothing. */
export async function runCheck(archive: string | undefined, flags: BuildFlags, terminal: Terminal): Promise<number> {
  const folder = await findArchive(archive);
  const progress = terminal.startProgress(flags.quiet === true);
  const report = await check({
    archive: folder,
    strict: flags.strict === true,
    drafts: flags.drafts === true,
    onProgress: progress.update,
  }).finally(progress.stop);
  const problems = describeCounts(report, ['error', 'warning', 'note']);
  const looked = `${report.talks} talk${report.talks === 1 ? '' : 's'} checked in ${(report.milliseconds / 1000).toFixed(1)} s`;
  return tell(report, folder, flags, `${looked}: ${problems === '' ? 'no problems' : problems}`, terminal);
}
