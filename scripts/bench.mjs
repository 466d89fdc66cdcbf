/**
 * Measures whole builds: Rostrum's, the least that a build could cost, and Hugo and Eleventy with Pagefind on the same talks, in one run.
 *
 *   npm run bench -- [--talks 1000,5000,all] [--runs N] [--records FILE.ndjson.gz] [--made-up] [--archive FOLDER]
 *                    [--disk FOLDER] [--eleventy FOLDER] [--no-peers] [--scale 100000] [--date YYYY-MM-DD] [--json]
 *
 * Without --records it takes the talks of PyVideo where they lie beside the repository, else made-up ones. Prints Markdown, or all figures as JSON.
 * docs/performance.md tells what is measured. Nothing fails when a goal is missed; the table says so.
 */
import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { makeSources } from './bench/archives.mjs';
import { integer } from './bench/figures.mjs';
import { GOALS, SCALE_GOALS } from './bench/goals.mjs';
import { INSTRUMENT } from './bench/measure.mjs';
import { PEER_SETTINGS } from './bench/peer-settings.mjs';
import { findPeers } from './bench/peers.mjs';
import { chooseParent, describePlace, withFolder } from './bench/place.mjs';
import { isCompiled } from './bench/program.mjs';
import { findRecords } from './bench/records.mjs';
import { COMMANDS, writeScale, writeSize } from './bench/report.mjs';
import { say } from './bench/say.mjs';
import { measureArchive, measureScale } from './bench/steps.mjs';

const USAGE =
  'npm run bench -- [--talks 1000,5000,all] [--runs N] [--records FILE.ndjson.gz] [--made-up] [--archive FOLDER]\n' +
  '                 [--disk FOLDER] [--eleventy FOLDER] [--no-peers] [--scale 100000] [--date YYYY-MM-DD] [--json]\n';
/** Up to so many talks three runs are worth their time; above, one. */
const SMALL = 5000;
/** How many talks "all" can be, for the room that they need. */
const ALL_AT_MOST = 25_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      talks: { type: 'string', default: '1000,5000,all' },
      runs: { type: 'string' },
      records: { type: 'string' },
      'made-up': { type: 'boolean', default: false },
      archive: { type: 'string' },
      disk: { type: 'string' },
      eleventy: { type: 'string' },
      'no-peers': { type: 'boolean', default: false },
      scale: { type: 'string' },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      json: { type: 'boolean', default: false },
    },
  });
  const counts = values.talks.split(',').map((text) => (text === 'all' ? Infinity : Number(text)));
  const [runs, scale] = [values.runs, values.scale].map((text) => (text === undefined ? undefined : Number(text)));
  const numbers = [runs ?? 1, scale ?? 1, ...counts.filter(Number.isFinite)];
  if (numbers.some((value) => !(Number.isInteger(value) && value >= 1)) || counts.some(Number.isNaN))
    throw new TypeError(USAGE);
  const records = values['made-up'] ? undefined : (values.records ?? findRecords());
  return {
    ...{
      counts,
      runs,
      scale,
      records: records && resolve(records),
      archive: values.archive && resolve(values.archive),
    },
    ...{ disk: values.disk && resolve(values.disk), eleventy: values.eleventy, date: values.date, json: values.json },
    withPeers: !values['no-peers'] && values.archive === undefined,
  };
}

/** The archives to measure, made one after the other: `{ title, count, make }`. */
function listArchives({ counts, records, archive }) {
  if (archive !== undefined)
    return [{ title: () => basename(archive), count: SMALL, make: () => Promise.resolve(archive) }];
  return counts.map((count) => ({
    title: (talks) => `${integer(talks)} talks`,
    count,
    make: async (folder) => {
      await makeSources(folder, { records, count });
      return folder;
    },
  }));
}

function describe({ records, archive, date }, place, peers, missing) {
  const talks = archive === undefined ? records && basename(records) : basename(archive);
  const versions = peers.map(({ title }) => title).join(', ');
  return [
    `${date}: talks ${talks === undefined ? 'that are made up (there is no file of records)' : `of ${talks}`}, files ${place}.`,
    `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}${versions === '' ? '' : `, ${versions}`}; ` +
      `processor time and memory by ${INSTRUMENT}; load before the run ${loadavg()[0].toFixed(1)}. 1 MB is 1,000,000 bytes.`,
    ...(loadavg()[0] > cpus().length / 2
      ? ['Other programs were busy when this run began: its times say less than usual.']
      : []),
    ...missing.map((sentence) => `Not compared: ${sentence}`),
    ...(PEER_SETTINGS === ''
      ? ['“Pages and search” are the builds of everything: nothing is left out of them yet.']
      : []),
  ];
}

async function measureAll(folder, options, peers, print) {
  const { runs, disk, scale } = options;
  const sizes = [];
  for (const { title, count, make } of listArchives(options)) {
    const inside = join(folder, `size-${sizes.length}`);
    const archive = await make(join(inside, 'sources'));
    say('the archive is made');
    const figures = await measureArchive(archive, inside, {
      ...{ peers, disk, say },
      runs: runs ?? (count <= SMALL ? 3 : 1),
    });
    sizes.push({ title: title(figures.talks), ...figures });
    print(writeSize(GOALS, sizes.at(-1)));
    rmSync(inside, { recursive: true, force: true });
  }
  if (scale === undefined) return { sizes };
  const scaled = await measureScale(folder, { count: scale, runs: runs ?? 1, say });
  print(writeScale(SCALE_GOALS, scaled));
  return { sizes, scale: scaled };
}

async function bench() {
  const options = readOptions();
  if (!isCompiled()) throw new Error('Run npm ci, or node scripts/compile.mjs, first.');
  const { peers, missing } = options.withPeers
    ? await findPeers(options)
    : { peers: [], missing: ['the peers are left out.'] };
  const most = Math.max(options.scale ?? 0, ...options.counts.map((count) => Math.min(count, ALL_AT_MOST)));
  const parent = chooseParent(most);
  await withFolder(parent, async (folder) => {
    const about = describe(options, describePlace(parent), peers, missing);
    const print = (text) => {
      if (!options.json) process.stdout.write(`${text}\n\n`);
    };
    print(about.join('\n'));
    print(COMMANDS);
    const figures = await measureAll(folder, options, peers, print);
    if (options.json) process.stdout.write(`${JSON.stringify({ about, ...figures }, undefined, 1)}\n`);
  });
}

try {
  await bench();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
