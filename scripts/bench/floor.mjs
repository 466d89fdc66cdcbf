/**
 * The least that a build could do: reads every source of an archive, writes as many files with as many bytes, and does nothing else.
 *
 *   node scripts/bench/floor.mjs ARCHIVE LIST OUT      LIST: JSON, `[{ "path": …, "bytes": … }]`, as `listFiles` of a built site tells
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { listFiles, NO_SOURCES } from './site-files.mjs';

/** Reads and writes; returns `{ read, written }`, each `{ files, bytes }`. The output folder must be new. */
export function runFloor(archive, files, out) {
  const read = { files: 0, bytes: 0 };
  for (const { path } of listFiles(archive, NO_SOURCES)) {
    read.files++;
    read.bytes += readFileSync(join(archive, path)).length;
  }
  const largest = files.reduce((most, { bytes }) => Math.max(most, bytes), 0);
  const filling = Buffer.alloc(largest, 'What a talk is about. ');
  const written = { files: 0, bytes: 0 };
  const made = new Set();
  for (const { path, bytes } of files) {
    const file = join(out, path);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, filling.subarray(0, bytes));
    written.files++;
    written.bytes += bytes;
  }
  return { read, written };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [archive, list, out] = process.argv.slice(2);
  runFloor(archive, JSON.parse(readFileSync(list, 'utf8')), out);
}
