/** What the thread of `write-thread.ts` does: it writes batches. To be run as a thread only: it listens from the moment it is loaded. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, createBatchWriter } from './batch-writer.ts';

const { writeBatch } = createBatchWriter(workerData === true);
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(writeBatch(batch)));
