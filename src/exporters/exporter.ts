/** The seam of all exporters: a linked archive in, the files of another format out. An exporter is pure; it reads no file and asks no clock. */
import type { Archive, Event } from '../model/archive.ts';
import type { Json } from '../model/entry.ts';

/** What an author wrote into one content file. */
export interface WrittenFile {
  readonly data: { readonly [key: string]: Json };
  /** Markdown: the text below the front matter. */
  readonly markdown: string;
}

export interface ExportInput {
  /** With its settings. */
  readonly archive: Archive;
  /** The files of talks, responses, speakers and events, by their paths. Of one that is missing, the text is. */
  readonly written: ReadonlyMap<string, WrittenFile>;
  /** The texts of caption files, by their paths. */
  readonly captions: ReadonlyMap<string, string>;
  /** Site paths of talks, by id; without them no format has a talk's address. */
  readonly addresses?: ReadonlyMap<string, string>;
  /** The one event that is exported, for formats of one event. */
  readonly event?: Event;
}

/** `path` is relative with `/`; the exporter has made sure that it leaves no folder and that every disk can hold it. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/** A field of the archive, or a part of one, that the format has no place for. */
export interface LeftOutField {
  /** In the words of a talk file: `speakers.role`, `chapters`. */
  readonly field: string;
  /** How many values were left out. */
  readonly count: number;
  readonly reason: string;
}

export interface ExportResult {
  readonly files: readonly ExportedFile[];
  readonly leftOut: readonly LeftOutField[];
}

export interface Exporter {
  /** As `--format` names it. */
  readonly name: string;
  /** In a sentence: `PyVideo's data files`. */
  readonly title: string;
  /** `document`: one file. `folder`: any number of files. */
  readonly makes: 'document' | 'folder';
  /** `event`: the input must name the one event. */
  readonly scope: 'archive' | 'event';
  /** The same input gives the same texts. Never throws. */
  readonly export: (input: ExportInput) => ExportResult;
}
