/** The seam of all importers: one file's text in, records out. An importer is pure; it reads no other file than those that it is handed. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportedRecord } from '../model/imported.ts';

/** One text file, decoded, with `\n` as its only line end and without a byte order mark. */
export interface ImportSource {
  /** The path as the maintainer gave it, for messages; never part of a record. */
  readonly path: string;
  /** The name of the file alone. */
  readonly name: string;
  readonly text: string;
  /** The text of a file near this one, by its path relative to this one's folder (`event.yml`, `../category.json`); undefined where there is none. */
  readonly beside: (path: string) => string | undefined;
  /** Names of the files in the same folder, sorted. */
  readonly neighbours: readonly string[];
}

/** A line, or a field, of a source that became part of no record. */
export interface LeftOut {
  /** From 1; absent for a field that a format keeps in no line of its own. */
  readonly line?: number;
  /** The line or the field's name and value, as it stands, shortened. */
  readonly text: string;
  /** In a few words: `furniture of the page`, `a field that Rostrum does not know`. */
  readonly reason: string;
}

export interface ImportResult {
  readonly records: readonly ImportedRecord[];
  /** Everything that is neither in a record nor blank, in the order of the source. */
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Importer {
  /** As `--from` names it, and as it stands in `Origin.system`. */
  readonly name: string;
  /** In a sentence: `a Speaker Deck page`. */
  readonly title: string;
  /**
   * How surely the source is of this kind: 0 not at all, 0.5 perhaps, 1 certainly. From its content first, its name second; looks at no more than the
   * first 64 KB, and never throws.
   */
  readonly detect: (source: ImportSource) => number;
  /** Reads the source. Never throws: what is broken is a diagnostic, with its line. */
  readonly read: (source: ImportSource) => ImportResult | Promise<ImportResult>;
}
