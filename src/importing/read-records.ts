/** From sources to records: each source by its importer, with an account of what became of it. Compares nothing and writes nothing. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Importer, LeftOut } from '../importers/importer.ts';
import { chooseImporter, IMPORTERS } from '../importers/importers.ts';
import type { Host } from '../io/host.ts';
import { originKey } from '../join/origin-key.ts';
import { addAll } from '../model/collect.ts';
import type { ImportedRecord, Origin } from '../model/imported.ts';
import { type NamedSource, readImportSources } from './import-sources.ts';

/** What became of one source. */
export interface SourceReport {
  readonly path: string;
  /** In a sentence: `a Speaker Deck page`; absent when it could not be read. */
  readonly format?: string;
  readonly records: number;
  readonly leftOut: readonly LeftOut[];
}

export interface ReadRecords {
  readonly records: readonly ImportedRecord[];
  readonly sources: readonly SourceReport[];
  /** Where a record was read, for messages. */
  readonly locate: (origin: Origin) => string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RecordSources {
  readonly host: Host;
  /** Absolute paths of files and folders, with the names by which a person called them. */
  readonly sources: readonly { readonly path: string; readonly name: string }[];
  /** The name of the importer to use for all of them, instead of the one that is surest. */
  readonly from?: string;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** Reads all sources. One that nothing can read is an error only when it was named itself; the others are read all the same. */
export async function readRecords({ host, sources: named, from, onProgress }: RecordSources): Promise<ReadRecords> {
  const given = await readImportSources(host, named);
  const diagnostics: Diagnostic[] = [...given.diagnostics];
  const records: ImportedRecord[] = [];
  const sources: SourceReport[] = [];
  const places = new Map<string, string>();
  for (const [index, source] of given.sources.entries()) {
    if (index % 50 === 0) onProgress?.('Reading', index, given.sources.length);
    const importer = findImporter(source, from);
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
  return { records, sources, locate: (origin) => places.get(originKey(origin)) ?? origin.source, diagnostics };
}

function findImporter(source: NamedSource, from: string | undefined): Importer | undefined {
  return from === undefined ? chooseImporter(source) : IMPORTERS.find(({ name }) => name === from);
}

function unknownFormat({ path }: NamedSource): Diagnostic {
  const formats = IMPORTERS.map(({ name }) => name).join(', ');
  return diagnose('import/unknown-format', { name: path, formats }, { path, line: 1, column: 1, length: 0 });
}
