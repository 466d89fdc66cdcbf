/** The files of records: what results show, four talks to a file, so that ten results cost little. */
import type { NumberedFiles, TalkRecord } from '../../model/search.ts';
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
