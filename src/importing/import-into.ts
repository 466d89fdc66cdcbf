/** A whole import: sources to records, joined with one another and with an archive, as files of that archive. */

import { type ArchiveRead, readArchive } from '../build/read-archive.ts';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, sortDiagnostics } from '../diagnostics/order.ts';
import type { Host } from '../io/host.ts';
import { joinRecords } from '../join/join.ts';
import { addAll } from '../model/collect.ts';
import type { ImportedRecord } from '../model/imported.ts';
import { foldName } from '../model/slug.ts';
import { describeKnown } from './known.ts';
import {
  LEDGER_FILE,
  type Ledger,
  type LedgerOrigin,
  ledgerOrigin,
  parseLedger,
  recordKey,
  writeLedger,
} from './ledger.ts';
import { type FileChange, type KeptFile, planFiles, type StandingFile } from './plan-files.ts';
import {
  addProposals,
  answersOf,
  countOpen,
  NO_PROPOSALS,
  PROPOSALS_FILE,
  parseProposals,
  writeProposals,
} from './proposals-file.ts';
import { type RecordSources, readRecords, type SourceReport } from './read-records.ts';
import { type ArchiveFiles, readOwn, writeChanges } from './write-changes.ts';

export type { SourceReport };

export interface ImportOptions extends RecordSources {
  /** Absolute path of the archive. */
  readonly root: string;
  /** How a person called that folder. */
  readonly name: string;
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean;
}

export interface ImportReport {
  /** False when an error stopped a source, or everything. */
  readonly ok: boolean;
  readonly sources: readonly SourceReport[];
  readonly changes: readonly FileChange[];
  readonly kept: readonly KeptFile[];
  readonly unchanged: number;
  /** Questions that wait for an answer in `imports/proposals.yaml`. */
  readonly questions: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Imports sources into an archive. A source with errors is left out, the others are imported; an archive with errors is not touched at all.
 *
 * Sources that say what they said when they were last imported need no archive, which is most of the work: it is not read, and what it has wrong is not told.
 */
export async function importInto(options: ImportOptions): Promise<ImportReport> {
  const { host, root } = options;
  const none = { sources: [], changes: [], kept: [], unchanged: 0, questions: 0 };
  const ledger = parseLedger((await readOwn(host, root, LEDGER_FILE)) ?? '');
  const proposalsText = await readOwn(host, root, PROPOSALS_FILE);
  const proposals = proposalsText === undefined ? NO_PROPOSALS : parseProposals(proposalsText);
  if (proposals === undefined) return { ok: false, ...none, diagnostics: [malformedProposals()] };

  const given = await readRecords(options);
  const { records, sources, locate } = given;
  const diagnostics = [...given.diagnostics];
  const answers = answersOf(proposals);
  const isNews =
    records.length === 0 ||
    answers.some(({ answer }) => answer === 'same') ||
    records.some((record) => !isKnown(ledger, record));
  if (!isNews) {
    return {
      ok: !hasErrors(diagnostics),
      sources,
      changes: [],
      kept: [],
      unchanged: records.length,
      questions: countOpen(proposals),
      diagnostics: sortDiagnostics(diagnostics),
    };
  }

  const read = await readArchive({ host, root, name: options.name, drafts: true });
  if (read.value === undefined || hasErrors(read.diagnostics))
    return { ok: false, ...none, diagnostics: sortDiagnostics(read.diagnostics) };
  const archive = read.value;
  const joined = joinRecords({ records, ...describeKnown(archive.archive, ledger), answers });
  addAll(diagnostics, joined.diagnostics);
  const standing = await findStanding(archive, host, root);
  const plan = planFiles({
    joined: joined.value,
    ledger,
    settings: archive.settings,
    standing,
    haveFile: namesWithFile(archive),
    locate,
  });
  addAll(diagnostics, plan.diagnostics);
  for (const { path, why } of plan.kept)
    if (why === 'edited')
      diagnostics.push(diagnose('import/edited-file-kept', { path }, { path, line: 1, column: 1, length: 0 }));
  const pending = addProposals(proposals, {
    questions: joined.value.proposals,
    kept: plan.kept,
    differences: joined.value.talks.flatMap(({ differences, from, known }) => {
      const path = known?.path ?? (from[0] && plan.ledger.byOrigin.get(recordKey('talk', from[0].origin))?.path);
      return path === undefined ? [] : differences.map((difference) => ({ ...difference, path }));
    }),
  });
  if (options.dryRun !== true) {
    const files: ArchiveFiles = new Map(
      plan.changes.map(({ path, text, action }) => [path, { text, isNew: action === 'new' }]),
    );
    await writeChanges(host, root, files, standing);
    await writeChanges(
      host,
      root,
      recordFiles(writeLedger(plan.ledger), writeProposals(pending), proposalsText),
      new Map(),
    );
  }
  return {
    ok: !hasErrors(diagnostics),
    sources,
    changes: plan.changes,
    kept: plan.kept,
    unchanged: plan.unchanged,
    questions: countOpen(pending),
    diagnostics: sortDiagnostics(diagnostics),
  };
}

/** Whether a record was imported before and says what it said then. */
function isKnown(ledger: Ledger, record: ImportedRecord): boolean {
  const { record: hash } = ledgerOrigin(record);
  const before = ledger.byOrigin.get(recordKey(record.kind, record.origin));
  return before?.from.some((origin) => isSameRecord(origin, record) && origin.record === hash) === true;
}

function isSameRecord(origin: LedgerOrigin, record: ImportedRecord): boolean {
  return recordKey(origin.kind, origin) === recordKey(record.kind, record.origin);
}

function malformedProposals(): Diagnostic {
  const format = 'a file of proposals';
  const span = { path: PROPOSALS_FILE, line: 1, column: 1, length: 0 };
  return diagnose('import/malformed', { format, why: 'it is no YAML of that shape' }, span);
}

/** The content files as they were read, and where other files lie. */
async function findStanding(
  { sources }: ArchiveRead,
  host: Host,
  root: string,
): Promise<ReadonlyMap<string, StandingFile>> {
  const standing = new Map<string, StandingFile>(sources.files.map(({ path, text, hash }) => [path, { text, hash }]));
  for (const { path } of sources.assets)
    if (/\.(vtt|srt|txt)$/i.test(path)) standing.set(path, { text: '', hash: await host.hash(`${root}/${path}`) });
  return standing;
}

function namesWithFile({ entries }: ArchiveRead) {
  const namesOf = (kind: 'speaker' | 'event'): ReadonlySet<string> =>
    new Set(
      entries.flatMap((entry) => {
        if (entry.kind !== kind) return [];
        const others = entry.kind === 'speaker' ? entry.otherNames : entry.names;
        return [entry.name, ...others].map(foldName);
      }),
    );
  return { speaker: namesOf('speaker'), event: namesOf('event') };
}

function recordFiles(ledger: string, proposals: string | undefined, before: string | undefined): ArchiveFiles {
  const files: [string, { text: string; isNew: boolean }][] = [];
  if (ledger !== '') files.push([LEDGER_FILE, { text: ledger, isNew: false }]);
  if (proposals !== undefined && proposals !== before) files.push([PROPOSALS_FILE, { text: proposals, isNew: false }]);
  return new Map(files);
}
