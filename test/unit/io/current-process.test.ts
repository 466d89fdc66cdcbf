import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currentProcess } from '../../../src/io/output-lock.ts';

test('this process is alive, one that never was is not', () => {
  const { isAlive, pid } = currentProcess();
  expect([isAlive(pid), isAlive(process.ppid), isAlive(2 ** 22 + 1)]).toEqual([true, true, false]);
});

test.runIf(existsSync('/proc/self/stat'))(
  'a process that has ended is not alive, though nobody has asked how it ended',
  async () => {
    // The shell starts two programs and becomes one that never looks after them.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; sleep 0.1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let told = '';
    for await (const chunk of parent.stdout) {
      told += String(chunk);
      if (/^\d+\n\d+\n/.test(told)) break;
    }
    const [running = 0, ended = 0] = told.split('\n').map(Number);
    const { isAlive } = currentProcess();
    try {
      await expect.poll(() => isAlive(ended)).toBe(false);
      // Its number is still taken.
      expect(() => process.kill(ended, 0)).not.toThrow();
      expect(isAlive(running)).toBe(true);
    } finally {
      process.kill(running);
      parent.kill();
    }
  },
);
