/** Pagefind as it is published: installs it beside this file when it is missing, and indexes a folder of pages. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measureProcess } from './measure-process.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, 'node_modules/pagefind');
const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies.pagefind;

const hasWanted = () =>
  existsSync(join(installed, 'package.json')) &&
  JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version === wanted;

function install() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: here, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0 || !hasWanted())
    throw new Error(
      `Pagefind ${wanted} could not be installed into scripts/bench-search/node_modules.\n` +
        'The comparison needs it from the npm registry; with --no-pagefind everything else is measured.',
    );
}

/** The path of Pagefind's program for this machine. Throws, saying why, when it cannot be had. */
export async function findPagefind() {
  if (!hasWanted()) install();
  const { resolveBinaryPath } = await import(pathToFileURL(join(installed, 'lib/resolveBinary.js')).href);
  try {
    return resolveBinaryPath(['pagefind_extended', 'pagefind']);
  } catch {
    throw new Error(
      `The npm registry has no program of Pagefind ${wanted} for ${process.platform}-${process.arch}.\n` +
        'With --no-pagefind everything else is measured.',
    );
  }
}

/** Indexes the pages of `site` into `out`: what `measureProcess` tells. */
export function runPagefind(program, site, out) {
  return measureProcess(program, ['--site', site, '--output-path', out]);
}
