/** `rostrum import`: sources into an archive, and an account of what was done with every line. */
import { basename } from 'node:path';
import { escapeControls } from '../../diagnostics/format.ts';
import type { LeftOut } from '../../importers/importer.ts';
import { IMPORTERS } from '../../importers/importers.ts';
import { type ImportReport, importInto, type SourceReport } from '../../importing/import-into.ts';
import type { FileChange, KeptFile } from '../../importing/plan-files.ts';
import { PROPOSALS_FILE } from '../../importing/proposals-file.ts';
import { absolutePath, createNodeHost } from '../../io/node-host.ts';
import { findArchive } from '../find-archive.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

export interface ImportFlags {
  readonly into?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Lines of a list that are shown; what is more is counted. */
const SHOWN = 20;

/** Imports sources and prints what became of them. */
export async function runImport(sources: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<number> {
  if (flags.from !== undefined && !IMPORTERS.some(({ name }) => name === flags.from))
    throw new UsageError(
      `There is no importer "${flags.from}"`,
      `There are: ${IMPORTERS.map(({ name }) => name).join(', ')}.`,
    );
  const folder = await findArchive(flags.into);
  const progress = terminal.startProgress(flags.quiet === true || flags.json === true);
  const report = await importInto({
    host: createNodeHost(),
    root: absolutePath(folder),
    name: flags.into ?? basename(folder),
    sources: sources.map((source) => ({ path: absolutePath(source), name: source.replace(/(?<=.)\/+$/, '') })),
    ...(flags.from === undefined ? {} : { from: flags.from }),
    dryRun: flags.dryRun === true,
    onProgress: progress.update,
  }).finally(progress.stop);
  if (flags.json === true) terminal.print(jsonDocument(report));
  else tell(report, folder, flags, terminal);
  return report.ok ? EXIT.fine : EXIT.contentErrors;
}

function tell(report: ImportReport, folder: string, flags: ImportFlags, terminal: Terminal): void {
  const quiet = flags.quiet === true;
  if (!quiet) {
    printList(report.changes.map(describeChange), 'more files', terminal);
    printList(report.kept.map(describeKept), 'more files that stay', terminal);
    for (const source of report.sources) printLeftOut(source, terminal);
  }
  printDiagnostics(report.diagnostics, folder, { format: 'pretty', quiet }, terminal);
  if (!quiet) terminal.print(summarise(report, flags.dryRun === true));
}

const ACTIONS: Readonly<Record<FileChange['action'], string>> = {
  new: 'new',
  extended: 'extended',
  rewritten: 'rewritten',
};

function describeChange({ action, path, title, from }: FileChange): string {
  const systems = [...new Set(from.map(({ system }) => system))].join(', ');
  return `${ACTIONS[action].padEnd(9)}  ${path}  (${shorten(title)}; ${systems})`;
}

function describeKept({ path, why, adds, as }: KeptFile): string {
  if (why === 'same') return `kept       ${path}  (the same talk as ${as}; move over what it has, and delete it)`;
  if (why === 'deleted') return `kept away  ${path}  (it was deleted; its lines in imports/sources.jsonl remember it)`;
  return `kept       ${path}  (edited by hand${adds === undefined ? '' : `; ${PROPOSALS_FILE} has what it lacks`})`;
}

function printLeftOut({ path, format, records, leftOut }: SourceReport, terminal: Terminal): void {
  if (format === undefined) return;
  const count = records === 1 ? '1 record' : `${records} records`;
  terminal.print(
    `\n${escapeControls(path)}: ${format}, ${count}${leftOut.length === 0 ? ', nothing left out' : '; left out:'}`,
  );
  printList(leftOut.map(describeLeftOut), 'more lines', terminal);
}

function describeLeftOut({ line, text, reason }: LeftOut): string {
  return `  ${line === undefined ? '' : `line ${line}: `}${JSON.stringify(shorten(text))} – ${reason}`;
}

function printList(lines: readonly string[], rest: string, terminal: Terminal): void {
  for (const line of lines.slice(0, SHOWN)) terminal.print(escapeControls(line));
  if (lines.length > SHOWN)
    terminal.print(`  and ${(lines.length - SHOWN).toLocaleString('en')} ${rest}; --json lists them all`);
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function summarise({ changes, kept, unchanged, questions }: ImportReport, dry: boolean): string {
  const counts = (['new', 'extended', 'rewritten'] as const).map((action) => {
    const number = changes.filter((change) => change.action === action).length;
    return number === 0 ? '' : `${number} ${action}`;
  });
  const parts = [...counts, kept.length === 0 ? '' : `${kept.length} kept`, `${unchanged} unchanged`].filter(Boolean);
  const asked = questions === 0 ? '' : `; ${questions} to answer in ${PROPOSALS_FILE}`;
  return `\n${dry ? 'Would be: ' : ''}${parts.join(', ')}${asked}${dry ? '; nothing was written' : ''}`;
}

/** The one JSON document of `--json`: everything but the texts of the files. */
function jsonDocument({ ok, sources, changes, kept, unchanged, questions, diagnostics }: ImportReport): string {
  const files = changes.map(({ path, action, title, from }) => ({ path, action, title, from }));
  return JSON.stringify({ ok, files, kept, unchanged, questions, sources, diagnostics }, undefined, 2);
}
