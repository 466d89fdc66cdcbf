/**
 * One run, in a process of its own: talks in memory to the files of the index on the disk. Prints `{ index, write }` in milliseconds as JSON.
 *
 *   node build-rostrum.mjs FOLDER < SOURCE      the source of the talks as JSON, as `readTalks` takes it
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { makeFiles } from './rostrum-files.mjs';
import { readTalks } from './talks.mjs';

const talks = await readTalks(JSON.parse(readFileSync(0, 'utf8')));
const started = performance.now();
const files = await makeFiles(talks);
const made = performance.now();
const folder = process.argv[2];
mkdirSync(join(folder, 'search'), { recursive: true });
for (const { path, content } of files) writeFileSync(join(folder, path), content);
process.stdout.write(JSON.stringify({ index: made - started, write: performance.now() - made }));
