/**
 * Compares the cold builds of two checkouts of Rostrum, which take turns, so that a few hundredths show on a machine that is uneven by a tenth.
 *
 *   npm run bench:pairs -- OTHER [--talks 5000] [--rounds 16] [--flags=--once] [--archive FOLDER] [--records FILE.ndjson.gz] [--made-up]
 *
 * OTHER is another checkout, compiled. Prints for time, processor time and memory the means of both and the ratio of this checkout to the other one: its
 * mean over the rounds with the standard error of that. Nothing is compared but cost; `scripts/compare.mjs` compares sites.
 */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { copyArchive, makeSources } from './bench/archives.mjs';
import { duration, megabytes, table } from './bench/figures.mjs';
import { measure } from './bench/measure.mjs';
import { chooseParent, withFolder } from './bench/place.mjs';
import { CLI } from './bench/program.mjs';
import { findRecords } from './bench/records.mjs';
import { say } from './bench/say.mjs';
import { meanWithError } from './bench-search/statistics.mjs';

const USAGE =
  'npm run bench:pairs -- OTHER [--talks 5000] [--rounds 16] [--flags=--once] [--archive FOLDER] [--records FILE.ndjson.gz] [--made-up]\n';

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      talks: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '16' },
      flags: { type: 'string', default: '' },
      archive: { type: 'string' },
      records: { type: 'string' },
      'made-up': { type: 'boolean', default: false },
    },
  });
  const [talks, rounds] = [values.talks, values.rounds].map(Number);
  const [other, ...more] = positionals;
  if (other === undefined || more.length > 0 || ![talks, rounds].every((value) => Number.isInteger(value) && value > 0))
    throw new TypeError(USAGE);
  const there = join(resolve(other), 'dist/program/rostrum.js');
  for (const program of [CLI, there])
    if (!existsSync(program)) throw new TypeError(`${program} is missing: run npm ci in its checkout first.\n`);
  return {
    ...{ there, talks, rounds },
    flags: values.flags.split(' ').filter((flag) => flag !== ''),
    archive: values.archive && resolve(values.archive),
    records: values['made-up'] ? undefined : (values.records ?? findRecords()),
  };
}

/** A build with nothing of an earlier one. */
async function buildCold(program, folder, flags) {
  const [archive, out] = [join(folder, 'archive'), join(folder, 'site')];
  for (const left of [out, join(archive, '.rostrum')]) rmSync(left, { recursive: true, force: true });
  return measure(process.execPath, [program, 'build', archive, '--out', out, '--quiet', ...flags]);
}

/** The costs of both, a pair for each round; in every second round the other one comes first. */
async function takeTurns({ there, rounds, flags }, folder) {
  const pairs = [];
  for (let round = 1; round <= rounds; round++) {
    const cost = {};
    for (const side of round % 2 === 0 ? ['there', 'here'] : ['here', 'there'])
      cost[side] = await buildCold(side === 'here' ? CLI : there, folder, flags);
    say(`round ${round}: ${duration(cost.here.wall)} here, ${duration(cost.there.wall)} there`);
    pairs.push(cost);
  }
  return pairs;
}

function writeReport(pairs) {
  const row = (what, key, format) => {
    if (pairs.some(({ here, there }) => here[key] === undefined || there[key] === undefined))
      return [what, '–', '–', '–'];
    const mean = (side) => format(meanWithError(pairs.map((pair) => pair[side][key])).mean);
    const ratio = meanWithError(pairs.map(({ here, there }) => here[key] / there[key]));
    return [what, mean('here'), mean('there'), `${ratio.mean.toFixed(3)} ± ${ratio.error.toFixed(3)}`];
  };
  const rows = [
    row('time', 'wall', duration),
    row('processor time', 'cpu', duration),
    row('peak memory', 'peak', megabytes),
  ];
  return table([`means of ${pairs.length} rounds`, 'here', 'there', 'here by there'], rows);
}

async function compare(options) {
  await withFolder(chooseParent(options.talks), async (folder) => {
    const archive = join(folder, 'archive');
    if (options.archive === undefined) await makeSources(archive, { records: options.records, count: options.talks });
    else copyArchive(options.archive, archive);
    process.stdout.write(`${writeReport(await takeTurns(options, folder))}\n`);
  });
}

let options;
try {
  options = readOptions();
} catch (error) {
  process.stderr.write(`${error.message.trim()}\n`);
  process.exitCode = 2;
}
if (options !== undefined) await compare(options);
