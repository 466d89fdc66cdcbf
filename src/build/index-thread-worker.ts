/** What the thread of `index-thread.ts` does: indexes the talks that it is told, and remembers what it read for the next build. Writes no site. */
import { parentPort, workerData } from 'node:worker_threads';
import { createNodeHost } from '../io/node-host.ts';
import { packSearchFile } from '../io/pack-search-file.ts';
import { searchFilePath } from '../model/search.ts';
import type { Settings } from '../model/settings.ts';
import type { IndexedDocument } from '../search/collect/search-talk.ts';
import { loadLanguages } from '../search/words/lunr-languages.ts';
import { createFileSink } from '../search/write/file-sink.ts';
import { createTalkIndexer, type TalkIndex } from '../search/write/talk-index.ts';
import { digestValue } from './digest.ts';
import { openSearchMemo } from './search-memo.ts';

export interface IndexTask {
  readonly boosts: Settings['search']['boosts'];
  /** Codes of the languages that are stemmed. */
  readonly languages: readonly string[];
  /** Where what was read is remembered, as `openSearchMemo` takes it. */
  readonly memo?: { readonly cache: string; readonly key: string };
}

/** Permalink and language of a talk, and its texts by field. */
export type IndexedTalk = readonly [permalink: string, language: string, ...texts: readonly string[]];

export interface IndexQuestion {
  readonly talks: readonly IndexedTalk[];
  readonly last: boolean;
}

/** The talks of the last build, some of them with other texts. */
export interface IndexRevision {
  /** Of all talks, in their order. */
  readonly permalinks: readonly string[];
  readonly edits: readonly IndexEdit[];
  /** What the last build told of its memory. */
  readonly remembered: string;
}

export interface IndexEdit extends IndexedDocument {
  readonly number: number;
}

export interface IndexAnswer {
  readonly description: TalkIndex['description'];
  readonly files: readonly ToldFile[];
  /** Of all files, one after the other. */
  readonly bytes: Uint8Array;
  /** Tells what is remembered of the talks from another memory; absent where nothing is. */
  readonly remembered?: string;
}

/** A file between two places of all bytes. */
export interface ToldFile {
  readonly path: string;
  /** Of a file that is named by it: of the bytes before they are compressed, hexadecimal. */
  readonly sha256: string | undefined;
  readonly start: number;
  readonly end: number;
  /** False for bytes that are to be compressed still. */
  readonly isComplete: boolean;
}

async function openIndexer({ boosts, languages, memo }: IndexTask) {
  const known = memo && (await openSearchMemo(createNodeHost(), memo.cache, memo.key));
  // Where there was a build before, most files are in place, and need not be compressed.
  const compresses = known?.occurrences.last === undefined;
  const raw = new Map<string, { readonly sha256: string; readonly bytes: Uint8Array }>();
  const sink = createFileSink((bytes) => {
    const packed = packSearchFile(bytes);
    raw.set(searchFilePath(packed.name), { sha256: packed.sha256, bytes });
    return packed;
  });
  const options = { boosts, ...(known === undefined ? {} : { memo: known.occurrences }) };
  const indexer = createTalkIndexer(options, await loadLanguages(languages), sink);
  const finish = async (): Promise<IndexAnswer> => {
    const { description, plain } = indexer.finish();
    const remembered = await known?.save();
    const contents: Uint8Array[] = [];
    let end = 0;
    const told = [...sink.files(), ...plain].map((file): ToldFile => {
      const named = raw.get(file.path);
      const isComplete = named === undefined || compresses;
      const content = isComplete ? (file.content as Uint8Array) : named.bytes;
      contents.push(content);
      const start = end;
      end += content.length;
      return { path: file.path, sha256: named?.sha256, start, end, isComplete };
    });
    const bytes = new Uint8Array(end);
    for (const [index, { start }] of told.entries()) bytes.set(contents[index]!, start);
    return { description, files: told, bytes, ...(remembered === undefined ? {} : { remembered }) };
  };
  const revise = ({ permalinks, edits, remembered }: IndexRevision): void => {
    const last = known?.occurrences.last?.keys;
    // Another build may have been here, or one that could not remember.
    if (last === undefined || last.length !== permalinks.length || digestValue(last) !== remembered)
      throw new Error('The talks of the last build are not remembered');
    const edited = new Map(edits.map((edit) => [edit.number, edit]));
    for (const [number, permalink] of permalinks.entries()) {
      const edit = edited.get(number);
      if (edit === undefined) indexer.addLast(number, permalink);
      else indexer.add({ language: edit.language, texts: edit.texts }, permalink);
    }
  };
  return { add: indexer.add, revise, finish };
}

/** What fails here ends the thread with its error. */
function answerQuestions(task: IndexTask, port: NonNullable<typeof parentPort>): void {
  const opened = openIndexer(task);
  let working: Promise<unknown> = opened;
  port.on('message', (question: IndexQuestion | IndexRevision) => {
    working = working.then(async () => {
      const { add, revise, finish } = await opened;
      if ('edits' in question) revise(question);
      else {
        for (const [permalink, language, ...texts] of question.talks) add({ language, texts }, permalink);
        if (!question.last) return;
      }
      const answer = await finish();
      port.postMessage(answer, [answer.bytes.buffer as ArrayBuffer]);
      port.close();
    });
  });
}

if (parentPort !== null) answerQuestions(workerData as IndexTask, parentPort);
