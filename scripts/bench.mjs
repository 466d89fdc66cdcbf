/**
 * Builds made-up archives and prints how long each stage takes, as medians over several runs, each in a process of its own.
 *
 *   npm run bench -- [--talks 1000] [--runs 5] [--archive FOLDER]
 *
 * "first" builds into an empty folder; "again" builds over what the first build wrote, with nothing changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeArchive } from './make-archive.mjs';

const self = fileURLToPath(import.meta.url);
const root = join(dirname(self), '..');

/** One build in this process: its stages and its whole time, as one line of JSON. */
async function measure(archive, out) {
  const { build } = await import(pathToFileURL(join(root, 'dist/build/build.js')).href);
  const stages = {};
  const started = performance.now();
  let stage = 'settings';
  let since = started;
  const next = (name) => {
    if (name === stage) return;
    const now = performance.now();
    stages[stage] = (stages[stage] ?? 0) + now - since;
    [stage, since] = [name, now];
  };
  const report = await build({ archive, out, onStage: next });
  next('');
  const { talks, pages, files, written, ok, diagnostics } = report;
  if (!ok)
    process.stderr.write(
      `${JSON.stringify(
        diagnostics.filter(({ severity }) => severity === 'error'),
        undefined,
        2,
      )}\n`,
    );
  process.stdout.write(
    JSON.stringify({
      ok,
      talks,
      pages,
      files,
      written,
      stages,
      whole: performance.now() - started,
      memory: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

function measureApart(archive, out) {
  const child = spawnSync(process.execPath, [self, '--measure', archive, out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) process.exit(1);
  const result = JSON.parse(child.stdout);
  if (!result.ok) {
    process.stderr.write('The archive has errors; there is nothing to measure.\n');
    process.exit(1);
  }
  return result;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function print(first, again) {
  const names = [...new Set([...first, ...again].flatMap(({ stages }) => Object.keys(stages)))];
  const row = (name, pick, unit, digits) => {
    const [a, b] = [first, again].map((runs) => median(runs.map(pick)));
    const cell = (value) => value.toFixed(digits).padStart(9);
    process.stdout.write(`${name.padEnd(12)} ${cell(a)} ${cell(b)} ${unit}\n`);
  };
  const { talks, pages, files } = first[0];
  process.stdout.write(
    `${talks} talks, ${pages} pages, ${files} files; medians of ${first.length} runs; Node ${process.version}, ${cpus().length} cores\n\n`,
  );
  process.stdout.write(`${'stage'.padEnd(12)} ${'first'.padStart(9)} ${'again'.padStart(9)}\n`);
  for (const name of names) row(name, ({ stages }) => stages[name] ?? 0, 'ms', 0);
  row('whole', ({ whole }) => whole, 'ms', 0);
  row('per talk', ({ whole, talks }) => (whole * 1000) / Math.max(1, talks), 'µs', 0);
  row('written', ({ written }) => written, 'files', 0);
  row('memory', ({ memory }) => memory, 'MiB', 0);
}

function bench() {
  const { values } = parseArgs({
    options: {
      talks: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '5' },
      archive: { type: 'string' },
    },
  });
  const [talks, runs] = [Number(values.talks), Number(values.runs)];
  if (!(talks >= 1 && runs >= 1)) {
    process.stderr.write('npm run bench -- [--talks 1000] [--runs 5] [--archive FOLDER]\n');
    process.exit(2);
  }
  if (!existsSync(join(root, 'dist/build/build.js'))) {
    process.stderr.write('Run npm ci, or node scripts/compile.mjs, first.\n');
    process.exit(2);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'rostrum-bench-'));
  try {
    const archive = values.archive === undefined ? join(scratch, 'archive') : resolve(values.archive);
    if (values.archive === undefined) makeArchive(archive, { talks });
    const first = [];
    const again = [];
    for (let run = 0; run < runs; run++) {
      const out = join(scratch, `site-${run}`);
      first.push(measureApart(archive, out));
      again.push(measureApart(archive, out));
      rmSync(out, { recursive: true, force: true });
    }
    print(first, again);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--measure') await measure(process.argv[3], process.argv[4]);
else bench();
