/** What a program costs: by GNU `time` where it is installed, which counts what it starts as well, else by watching `/proc`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from '../bench-search/measure-process.mjs';
import { median } from '../bench-search/statistics.mjs';

const TIME = '/usr/bin/time';
const timed = spawnSync(TIME, ['--version'], { encoding: 'utf8' });
const hasTime = timed.status === 0 && `${timed.stdout}${timed.stderr}`.includes('GNU');

/** How processor time and memory are known. */
export const INSTRUMENT = hasTime ? 'GNU time' : 'watching /proc';

/**
 * `{ stdout, wall, cpu, peak }`: milliseconds, milliseconds of user and system, bytes of memory at most (both last undefined where unknown).
 *
 * Throws what the program said when it fails.
 */
export async function measure(command, args) {
  if (!hasTime) return measureProcess(command, args);
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-time-'));
  const file = join(folder, 'cost');
  try {
    const { stdout, wall } = await measureProcess(TIME, ['-o', file, '-f', '%U %S %M', command, ...args]);
    const [user, system, kilobytes] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    return { stdout, wall, cpu: (user + system) * 1000, peak: kilobytes * 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Several programs one after the other as one: times add up, memory is that of the largest. */
export function addCosts(costs) {
  const sum = (key) =>
    costs.some((cost) => cost[key] === undefined) ? undefined : costs.reduce((total, cost) => total + cost[key], 0);
  const peaks = costs.map(({ peak }) => peak);
  return { wall: sum('wall'), cpu: sum('cpu'), peak: peaks.includes(undefined) ? undefined : Math.max(...peaks) };
}

/** The middle of several runs: of time and processor time the median, of memory the most. */
export function middleCost(runs) {
  const known = (key) => runs.map((run) => run[key]).filter((value) => value !== undefined);
  const middle = (key) => (known(key).length === 0 ? undefined : median(known(key)));
  const peaks = known('peak');
  return { wall: middle('wall'), cpu: middle('cpu'), peak: peaks.length === 0 ? undefined : Math.max(...peaks) };
}
