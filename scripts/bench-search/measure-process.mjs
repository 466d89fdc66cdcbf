/** Runs a program to its end and tells what it cost. Time is known everywhere, processor time and memory where there is a `/proc`. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The unit of `/proc/PID/stat` is fixed by Linux's interface to programs. */
const TICKS_PER_SECOND = 100;
const POLL_MILLISECONDS = 10;

function readCost(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (peak === null) return undefined;
    return { cpu: ((Number(user) + Number(system)) * 1000) / TICKS_PER_SECOND, peak: Number(peak[1]) * 1024 };
  } catch {
    return undefined;
  }
}

/**
 * `{ stdout, wall, cpu, peak }`: milliseconds, milliseconds of all threads, bytes of memory at most (both last undefined where unknown).
 *
 * Throws what the program said when it fails.
 */
export function measureProcess(command, args, { input } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let cost;
    let stdout = '';
    let stderr = '';
    const poll = setInterval(() => {
      cost = readCost(child.pid) ?? cost;
    }, POLL_MILLISECONDS);
    let wall = 0;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.on('error', (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.on('exit', () => {
      wall = performance.now() - started;
      clearInterval(poll);
    });
    child.on('close', (status) => {
      if (status === 0) resolve({ stdout, wall, cpu: cost?.cpu, peak: cost?.peak });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${status}\n${stderr}${stdout}`));
    });
  });
}
