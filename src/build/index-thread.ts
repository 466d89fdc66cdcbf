/**
 * Builds the index of talks in a thread of its own while the program makes pages. Reads no archive: it is told the texts, and decides nothing.
 *
 * What it is told are strings in batches, what it gives are the bytes of files; neither is much, and nothing of the archive is held twice.
 */
import { Worker } from 'node:worker_threads';
import { compressSearchFile } from '../io/pack-search-file.ts';
import type { MadeOf, OutputFile } from '../model/output.ts';
import type { TalkIndex, TalkIndexer } from '../search/write/talk-index.ts';
import type {
  IndexAnswer,
  IndexedTalk,
  IndexQuestion,
  IndexRevision,
  IndexTask,
  ToldFile,
} from './index-thread-worker.ts';

export interface TalkIndexThread {
  readonly add: TalkIndexer['add'];
  /** Says that there are no more talks. */
  readonly end: () => void;
  /** Instead of adding talks: takes those of the last build, but for edited ones. The answer fails where they are not remembered. */
  readonly revise: (revision: IndexRevision) => void;
  /** Waits for the files of all talks. Rejects when the thread could not be had, or could not go on. */
  readonly take: () => Promise<ThreadIndex>;
  /** Stops the thread, whatever it does. */
  readonly close: () => Promise<void>;
}

/** What is told of the index of talks, and its files, the plain one among them. */
export interface ThreadIndex extends Pick<IndexAnswer, 'remembered'> {
  readonly description: TalkIndex['description'];
  readonly files: readonly OutputFile[];
}

/** Characters of texts that are told together. */
const BATCH_LENGTH = 256 * 1024;

/** What dies young are the words of a batch; room for more of it is only held. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 4 };

const PROGRAM = new URL('./index-thread-worker.js', import.meta.url);

/** Starts a thread for an index; `undefined` where Rostrum runs from its sources, which a thread cannot read. */
export function openTalkIndexThread(task: IndexTask, program: URL = PROGRAM): TalkIndexThread | undefined {
  return import.meta.url.endsWith('.js') ? startThread(task, program) : undefined;
}

function startThread(task: IndexTask, program: URL): TalkIndexThread {
  const worker = new Worker(program, { workerData: task, resourceLimits: THREAD_MEMORY });
  // A build that ends before it asks for the answer shall not wait for it.
  worker.unref();
  const answer = new Promise<IndexAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the index ended without an answer')));
  });
  // Whoever waits for the answer is told, and nobody else.
  answer.catch(() => undefined);
  let batch: IndexedTalk[] = [];
  let length = 0;
  const send = (last: boolean): void => {
    worker.postMessage({ talks: batch, last } satisfies IndexQuestion);
    batch = [];
    length = 0;
  };
  return {
    add: ({ language, texts }, permalink) => {
      batch.push([permalink, language, ...texts]);
      for (const text of texts) length += text.length;
      if (length >= BATCH_LENGTH) send(false);
    },
    end: () => send(true),
    revise: (revision) => worker.postMessage(revision),
    take: async () => {
      worker.ref();
      const { files, bytes, ...told } = await answer;
      return { ...told, files: files.map((file) => new IndexFile(file, bytes)) };
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** A file as the thread gave it, which is compressed when it is asked for unless the thread has done so. */
class IndexFile implements OutputFile {
  readonly path: string;
  readonly madeOf?: MadeOf;
  readonly #told: ToldFile;
  readonly #bytes: Uint8Array;

  constructor(told: ToldFile, bytes: Uint8Array) {
    const { path, sha256 } = told;
    this.path = path;
    if (sha256 !== undefined) this.madeOf = () => JSON.stringify(sha256);
    this.#told = told;
    this.#bytes = bytes;
  }

  get content(): Uint8Array {
    const { start, end, isComplete } = this.#told;
    const bytes = this.#bytes.subarray(start, end);
    return isComplete ? bytes : compressSearchFile(bytes);
  }
}
