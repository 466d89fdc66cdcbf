/** The files of records: what results show, four talks to a file, so that ten results cost little. */
import { groupBy } from '../../model/collect.ts';
import type { FileList, NumberedFiles, TalkRecord } from '../../model/search.ts';
import { findNumberedFile, NAME_LENGTH, nameAt, type ReadFile, readJsonFile } from '../read/find-file.ts';
import { type RecordRow, toRow } from '../read/record-rows.ts';
import { writeNumberedFiles } from './file-lists.ts';
import type { FileSink } from './file-sink.ts';

const RECORDS_IN_FILE = 4;
/** Ten results lie in ten files of as many directories: few names in each, and not too many directories in the manifest. */
const FILES_IN_DIRECTORY = 24;

export interface RecordCollector {
  readonly add: (record: TalkRecord) => void;
  readonly write: (sink: FileSink) => NumberedFiles;
}

/**
 * The list of the same files after edits: `records` are those that are others now, by their numbers. `read` gives the files that there were.
 */
export async function reviseRecordFiles(
  list: NumberedFiles,
  records: ReadonlyMap<number, TalkRecord>,
  read: ReadFile,
  sink: FileSink,
): Promise<NumberedFiles> {
  let names = list.names;
  const rename = (text: string, index: number, name: string): string =>
    text.slice(0, index * NAME_LENGTH) + name + text.slice((index + 1) * NAME_LENGTH);
  const revised = new Map<number, string>();
  for (const [file, some] of groupBy(records, ([number]) => Math.floor(number / list.size))) {
    const { name } = await findNumberedFile(list, file * list.size, read);
    const rows = [...(await readJsonFile<readonly RecordRow[]>(name, read))];
    for (const [number, record] of some) rows[number % list.size] = toRow(record);
    revised.set(file, sink.addJson(rows));
  }
  if (list.depth === 1) {
    for (const [file, name] of revised) names = rename(names, file, name);
    return { ...list, names };
  }
  for (const [directory, files] of groupBy(revised, ([file]) => Math.floor(file / list.fan))) {
    const old = await readJsonFile<FileList>(nameAt(list, directory), read);
    const inside = files.reduce((text, [file, name]) => rename(text, file % list.fan, name), old.names);
    names = rename(names, directory, sink.addJson({ ...old, names: inside } satisfies FileList));
  }
  return { ...list, names };
}

/** Gathers records in the order of their documents, as the bytes of their files. */
export function createRecordCollector(): RecordCollector {
  const encoder = new TextEncoder();
  const contents: Uint8Array[] = [];
  let group: RecordRow[] = [];
  const closeGroup = (): void => {
    if (group.length > 0) contents.push(encoder.encode(JSON.stringify(group)));
    group = [];
  };
  return {
    add: (record) => {
      group.push(toRow(record));
      if (group.length === RECORDS_IN_FILE) closeGroup();
    },
    write: (sink) => {
      closeGroup();
      return writeNumberedFiles(contents, { size: RECORDS_IN_FILE, fan: FILES_IN_DIRECTORY }, sink);
    },
  };
}
