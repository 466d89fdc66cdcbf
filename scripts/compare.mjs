/**
 * Compares two built sites byte by byte: which files came, went or changed, and where text first differs. Exit 1 when they differ.
 *
 *   node scripts/compare.mjs OLD NEW
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

function readSite(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), path])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** `line: old | new` of the first difference, for text. */
function firstDifference(before, after) {
  if (before.includes(0) || after.includes(0)) return `${before.length} → ${after.length} bytes`;
  const [old, now] = [before.toString('utf8'), after.toString('utf8')];
  let at = 0;
  while (old[at] === now[at]) at++;
  const show = (text) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 50));
  return `line ${old.slice(0, at).split('\n').length}\n      - ${show(old)}\n      + ${show(now)}`;
}

const folders = process.argv.slice(2);
if (folders.length !== 2) {
  process.stderr.write('node scripts/compare.mjs OLD NEW\n');
  process.exit(2);
}
const [before, after] = folders.map(readSite);
const counts = { same: 0, changed: 0, removed: 0, added: 0 };
for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
  const [old, now] = [before.get(path), after.get(path)];
  if (old === undefined || now === undefined) {
    counts[old === undefined ? 'added' : 'removed']++;
    process.stdout.write(`${old === undefined ? 'A' : 'D'}   ${path}\n`);
    continue;
  }
  const [a, b] = [readFileSync(old), readFileSync(now)];
  if (a.equals(b)) counts.same++;
  else {
    counts.changed++;
    process.stdout.write(`M   ${path}, ${firstDifference(a, b)}\n`);
  }
}
const { same, changed, removed, added } = counts;
process.stdout.write(`${same} files are the same, ${changed} changed, ${removed} removed, ${added} added\n`);
process.exitCode = changed + removed + added === 0 ? 0 : 1;
