/** A whole import: sources to records, joined with one another and with an archive, as files of that archive. */

import { type ArchiveRead, readArchive } from '../build/read-archive.ts';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors, sortDiagnostics } from '../diagnostics/order.ts';
import type { Importer, LeftOut } from '../importers/importer.ts';
import { chooseImporter, IMPORTERS } from '../importers/importers.ts';
import type { Host } from '../io/host.ts';
import { joinRecords } from '../join/join.ts';
import { originKey } from '../join/origin-key.ts';
import { addAll } from '../model/collect.ts';
import type { ImportedRecord, Origin } from '../model/imported.ts';
import { foldName } from '../model/slug.ts';
import { type NamedSource, readImportSources } from './import-sources.ts';
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
import { type ArchiveFiles, readOwn, writeChanges } from './write-changes.ts';

export interface ImportOptions {
  readonly host: Host;
  /** Absolute path of the archive. */
  readonly root: string;
  /** How a person called that folder. */
  readonly name: string;
  /** Absolute paths of files and folders, with the names by which a person called them. */
  readonly sources: readonly { readonly path: string; readonly name: string }[];
  /** The name of the importer to use for all of them, instead of the one that is surest. */
  readonly from?: string;
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** What became of one source. */
export interface SourceReport {
  readonly path: string;
  /** In a sentence: `a Speaker Deck page`; absent when it could not be read. */
  readonly format?: string;
  readonly records: number;
  readonly leftOut: readonly LeftOut[];
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

/** Imports sources into an archive. A source with errors is left out, the others are imported; an archive with errors is not touched at all. */
export async function importInto(options: ImportOptions): Promise<ImportReport> {
  const { host, root } = options;
  const diagnostics: Diagnostic[] = [];
  const none = { sources: [], changes: [], kept: [], unchanged: 0, questions: 0 };
  const read = await readArchive({ host, root, name: options.name, drafts: true });
  if (read.value === undefined || hasErrors(read.diagnostics))
    return { ok: false, ...none, diagnostics: sortDiagnostics(read.diagnostics) };
  const archive = read.value;
  const ledger = parseLedger((await readOwn(host, root, LEDGER_FILE)) ?? '');
  const proposalsText = await readOwn(host, root, PROPOSALS_FILE);
  const proposals = proposalsText === undefined ? NO_PROPOSALS : parseProposals(proposalsText);
  if (proposals === undefined) {
    const format = 'a file of proposals';
    const span = { path: PROPOSALS_FILE, line: 1, column: 1, length: 0 };
    return {
      ok: false,
      ...none,
      diagnostics: [diagnose('import/malformed', { format, why: 'it is no YAML of that shape' }, span)],
    };
  }

  const given = await readImportSources(host, options.sources);
  addAll(diagnostics, given.diagnostics);
  const records: ImportedRecord[] = [];
  const sources: SourceReport[] = [];
  const places = new Map<string, string>();
  for (const [index, source] of given.sources.entries()) {
    if (index % 50 === 0) options.onProgress?.('Reading', index, given.sources.length);
    const importer = findImporter(source, options.from);
    if (importer === undefined) {
      if (source.named) diagnostics.push(unknownFormat(source));
      sources.push({ path: source.path, records: 0, leftOut: [] });
      continue;
    }
    const result = await importer.read(source);
    addAll(diagnostics, result.diagnostics);
    addAll(records, result.records);
    for (const { origin } of result.records) places.set(originKey(origin), source.path);
    sources.push({
      path: source.path,
      format: importer.title,
      records: result.records.length,
      leftOut: result.leftOut,
    });
  }

  const answers = answersOf(proposals);
  const isNews = answers.some(({ answer }) => answer === 'same') || records.some((record) => !isKnown(ledger, record));
  // What was imported before and says the same has been joined before; asking again could only ask more.
  const asked = isNews ? records : [];
  const joined = joinRecords({ records: asked, ...describeKnown(archive.archive, ledger), answers });
  addAll(diagnostics, joined.diagnostics);
  const locate = (origin: Origin): string => places.get(originKey(origin)) ?? origin.source;
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
    unchanged: plan.unchanged + records.length - asked.length,
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

function findImporter(source: NamedSource, from: string | undefined): Importer | undefined {
  return from === undefined ? chooseImporter(source) : IMPORTERS.find(({ name }) => name === from);
}

function unknownFormat({ path }: NamedSource): Diagnostic {
  const formats = IMPORTERS.map(({ name }) => name).join(', ');
  return diagnose('import/unknown-format', { name: path, formats }, { path, line: 1, column: 1, length: 0 });
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
