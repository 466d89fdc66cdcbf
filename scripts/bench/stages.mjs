/**
 * One build with a clock at the border of each stage, in a process of its own. Prints JSON.
 *
 *   node scripts/bench/stages.mjs ARCHIVE OUT
 *
 * `{ talks, stages: [{ name, wall, cpu, peak }] }`: milliseconds, milliseconds of user and system, and the most bytes of memory that the process had
 * had by the end of the stage.
 */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [archive, out] = process.argv.slice(2);
const stages = [];
let name = 'start';
let [since, cpuSince] = [0, { user: 0, system: 0 }];
function next(following) {
  const [now, cpu] = [performance.now(), process.cpuUsage()];
  const used = (cpu.user + cpu.system - cpuSince.user - cpuSince.system) / 1000;
  stages.push({ name, wall: now - since, cpu: used, peak: process.resourceUsage().maxRSS * 1024 });
  [name, since, cpuSince] = [following, now, cpu];
}

const { build } = await import(pathToFileURL(join(import.meta.dirname, '../../dist/program/index.js')).href);
next('program and settings');
const report = await build({ archive, out, onStage: next });
next('');
if (!report.ok) {
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  process.stderr.write(
    `The archive has errors; there is nothing to measure.\n${JSON.stringify(errors, undefined, 1)}\n`,
  );
  process.exitCode = 1;
}
process.stdout.write(JSON.stringify({ talks: report.talks, stages }));
