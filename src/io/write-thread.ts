/**
 * Writes files in a thread of its own while the program makes the next ones. Decides nothing.
 *
 * Making pages needs one core and most of the time, and writing and hashing them about a tenth of it; what is written goes to the thread in batches,
 * so that little is said and nothing piles up. Where there is less than one batch no thread is started.
 */
import { Worker } from 'node:worker_threads';
import { type Batch, type BatchAnswer, createBatchWriter } from './batch-writer.ts';
import { BYTES_A_UNIT } from './encode-texts.ts';
import type { FileWriter, WrittenFile } from './file-writer.ts';

/** Bytes of a batch: about sixty pages. */
const BATCH_BYTES = 1024 * 1024;
/** One is filled while the others are written. */
const BATCHES = 3;
/** The thread holds next to nothing. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

const PROGRAM = new URL('./write-thread-worker.js', import.meta.url);

export interface FileWriterOptions {
  /** Looks at the state of each file that it wrote. */
  readonly looks?: boolean;
  /** What the thread runs. */
  readonly program?: URL;
}

/** A writer; `undefined` where Rostrum runs from its sources, which a thread cannot read. Where no thread can be had, it writes all the same. */
export function openFileWriter(options: FileWriterOptions = {}): FileWriter | undefined {
  return import.meta.url.endsWith('.js') ? createFileWriter(options) : undefined;
}

/** Files that lie in one piece of memory, on their way. */
interface Filled extends Batch {
  readonly bytes: Buffer;
  readonly paths: string[];
  readonly ends: number[];
  /** Which of all files each of them is. */
  readonly numbers: number[];
}

function createFileWriter({ looks = true, program = PROGRAM }: FileWriterOptions): FileWriter {
  const free = Array.from({ length: BATCHES }, () => new SharedArrayBuffer(BATCH_BYTES));
  const written: WrittenFile[] = [];
  /** For what no thread writes. */
  const { writeFile, writeBatch } = createBatchWriter(looks);
  let count = 0;
  let filling: Filled | undefined;
  /** Batches that are being written, oldest first: the thread answers in their order. */
  const sent: Filled[] = [];
  let thread: Worker | 'none' | undefined;
  let failure: Error | undefined;
  let tell: (() => void) | undefined;

  const settle = ({ memory, numbers }: Filled, answer: BatchAnswer): void => {
    free.push(memory);
    if ('failure' in answer) failure ??= Object.assign(new Error(answer.failure), { code: answer.code });
    else for (const [index, number] of numbers.entries()) written[number] = answer.written[index]!;
    tell?.();
  };
  const goOnAlone = (): void => {
    thread = 'none';
    for (const batch of sent.splice(0)) settle(batch, writeBatch(batch));
  };
  const start = (): Worker => {
    const worker = new Worker(program, { resourceLimits: THREAD_MEMORY, workerData: looks });
    worker.on('message', (answer: BatchAnswer) => {
      const batch = sent.shift();
      if (batch !== undefined) settle(batch, answer);
    });
    worker.on('error', goOnAlone);
    worker.on('exit', goOnAlone);
    return worker;
  };
  /** Waits until the thread has answered, as long as there is a reason to. */
  const waitWhile = async (isBusy: () => boolean): Promise<void> => {
    while (isBusy())
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
  };
  const send = (batch: Filled): void => {
    filling = undefined;
    thread ??= start();
    if (thread === 'none') settle(batch, writeBatch(batch));
    else {
      const { memory, paths, ends } = batch;
      sent.push(batch);
      thread.postMessage({ memory, paths, ends } satisfies Batch);
    }
  };
  /** A batch with room for so many bytes. */
  const batchFor = async (bytes: number): Promise<Filled> => {
    if (filling !== undefined && endOf(filling) + bytes > BATCH_BYTES) send(filling);
    if (filling !== undefined) return filling;
    await waitWhile(() => free.length === 0);
    if (failure !== undefined) throw failure;
    const memory = free.shift()!;
    filling = { memory, bytes: Buffer.from(memory), paths: [], ends: [], numbers: [] };
    return filling;
  };

  return {
    write: async (path, content) => {
      const number = count++;
      const most = typeof content === 'string' ? content.length * BYTES_A_UNIT : content.length;
      if (most > BATCH_BYTES) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        written[number] = writeFile(path, bytes);
        return bytes.length;
      }
      const batch = await batchFor(most);
      const start = endOf(batch);
      const size = typeof content === 'string' ? batch.bytes.write(content, start) : content.length;
      if (typeof content !== 'string') batch.bytes.set(content, start);
      batch.paths.push(path);
      batch.ends.push(start + size);
      batch.numbers.push(number);
      return size;
    },
    finish: async () => {
      if (filling !== undefined) {
        thread ??= 'none';
        send(filling);
      }
      await waitWhile(() => sent.length > 0);
      if (failure !== undefined) throw failure;
      return written;
    },
    close: async () => {
      await waitWhile(() => sent.length > 0);
      if (thread !== 'none') await thread?.terminate();
    },
  };
}

function endOf({ ends }: Filled): number {
  return ends.at(-1) ?? 0;
}
