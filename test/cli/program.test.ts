/** The bundle that people run: it finds its threads, and names whose work is in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { program, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

/** Tells of each thread that a program starts, and of one that fails. */
const TELL_THREADS = `
import { createRequire, syncBuiltinESMExports } from 'node:module';
const threads = createRequire(import.meta.url)('node:worker_threads');
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, options);
    this.on('error', (error) => process.stderr.write('failed: ' + error.message + '\\n'));
    this.on('online', () => process.stderr.write('online: ' + file.pathname.split('/').at(-1) + '\\n'));
  }
};
syncBuiltinESMExports();`;

test('a large archive is built with both threads', async () => {
  const hook = join(writeFiles(scratch.path, { 'tell-threads.mjs': TELL_THREADS }), 'tell-threads.mjs');
  const talks = Array.from({ length: 510 }, (_, number) => [
    `content/talks/walk-${number}.md`,
    `---\ntitle: Walk ${number}\ndate: 2020-02-01\n---\n\nMoss.\n`,
  ]);
  const settings = 'title: Walks\nwithout: [subject-feeds, calendars, open-data, citations]\n';
  const archive = writeFiles(join(scratch.path, 'archive'), { 'site.yaml': settings, ...Object.fromEntries(talks) });
  const { status, stderr } = await runCli(['build', archive, '--quiet'], {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` },
  });
  const told = stderr.split('\n').filter((line) => /^(?:failed|online): /.test(line));
  expect([status, told.sort()]).toEqual([0, ['online: index-thread-worker.js', 'online: write-thread-worker.js']]);
});

test('every package in the bundle has its notice', () => {
  const folder = dirname(program);
  const notices = readFileSync(join(folder, 'NOTICES.txt'), 'utf8');
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const packages = code.flatMap((text) =>
    [...text.matchAll(/^\/\/ node_modules\/(?:.*\/node_modules\/)?((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
      ([, name]) => name,
    ),
  );
  expect(packages).toContain('markdown-it');
  for (const name of new Set(packages))
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+.* \\(.+\\)$`, 'm'));
});
