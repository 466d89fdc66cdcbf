import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchPaths } from '../../../src/io/watch.ts';

test('a folder that is moved away and comes back is watched as before', async () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'rostrum-watch-')));
  const root = join(base, 'archive').replaceAll('\\', '/');
  mkdirSync(root);
  const told: string[] = [];
  const watcher = await watchPaths(
    [root],
    (changed) => told.push(...changed),
    () => false,
  );
  try {
    const next = async (act: () => void, path: string) => {
      told.length = 0;
      act();
      await expect.poll(() => told, { timeout: 10_000, interval: 20 }).toContain(path);
    };
    await next(() => writeFileSync(`${root}/a.md`, '1'), `${root}/a.md`);
    await next(() => renameSync(root, `${root}-2`), root);
    await next(() => renameSync(`${root}-2`, root), root);
    // The new watch begins a moment later.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await next(() => writeFileSync(`${root}/b.md`, '2'), `${root}/b.md`);
    await next(() => writeFileSync(`${root}/a.md`, '3'), `${root}/a.md`);
  } finally {
    await watcher.close();
    rmSync(base, { recursive: true, force: true });
  }
});
