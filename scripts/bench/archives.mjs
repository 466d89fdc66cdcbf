/** The archives that are built: talks of a file of records through `rostrum import`, made-up ones, or one's own. Never writes outside its folder. */
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { readJsonLines } from '../json-lines.mjs';
import { makeArchive } from '../make-archive.mjs';
import { measure } from './measure.mjs';
import { CLI } from './program.mjs';

/** How many talks are "all" when they are made up: as many as the data set of PyVideo has. */
const ALL_MADE_UP = 21_714;

/**
 * Makes an archive of the first `count` talks (`Infinity`: all) in a new folder, and returns how many there are.
 *
 * `records` is a file of JSON lines in gzip, as of PyVideo; without it the talks are made up.
 */
export async function makeSources(folder, { records, count }) {
  if (records === undefined) {
    const talks = Number.isFinite(count) ? count : ALL_MADE_UP;
    makeArchive(folder, { talks });
    return talks;
  }
  const lines = readJsonLines(records).slice(0, count);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), 'title: Talks\nbaseUrl: https://talks.example.org\n');
  const file = `${folder}.ndjson`;
  writeFileSync(file, `${lines.join('\n')}\n`);
  await measure(process.execPath, [CLI, 'import', file, '--into', folder, '--quiet']);
  return lines.length;
}

/** A copy in a new folder, as nobody ever built it; `settings` are further lines of its `site.yaml`. */
export function copyArchive(archive, folder, settings = '') {
  cpSync(archive, folder, { recursive: true });
  if (settings !== '') appendFileSync(join(folder, 'site.yaml'), `\n${settings.trim()}\n`);
}
