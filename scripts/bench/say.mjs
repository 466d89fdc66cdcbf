/** What a benchmark tells on standard error while it runs, with the seconds since it began. */
import process from 'node:process';

const started = performance.now();

export function say(text) {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}
