/** The talks that the benchmarks take where nothing else is said. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PYVIDEO = join(import.meta.dirname, '../../../shared/corpora/pyvideo-talks.ndjson.gz');

/** The data set of PyVideo; `undefined` where it is not. */
export const findRecords = () => (existsSync(PYVIDEO) ? PYVIDEO : undefined);
