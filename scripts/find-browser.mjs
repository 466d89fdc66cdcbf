/**
 * Finds a Chromium for the browser tests and prints its path. With `--install`, installs one where the platform lets us.
 *
 * Nothing is ever downloaded but by the platform's own package manager.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  '/snap/bin/chromium',
];

const HOW =
  'No Chromium was found for the browser tests.\n' +
  'Install one (Debian, Ubuntu: apt-get install chromium; macOS: brew install chromium) and have it on the PATH,\n' +
  'or set ROSTRUM_CHROMIUM to the path of a Chromium or Chrome.';

function runs(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function find() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find((path) => existsSync(path) && runs(path));
}

function install() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  process.stderr.write('Installing Chromium with apt-get for the browser tests…\n');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const packages = ['chromium', 'fonts-dejavu-core'];
  if (spawnSync('apt-get', ['update', '-qq'], options).status !== 0) return;
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

const named = process.env.ROSTRUM_CHROMIUM;
let path = named || find();
if (path === undefined && process.argv.includes('--install')) {
  install();
  path = find();
}
if (path !== undefined && named && !runs(named)) {
  process.stderr.write(`ROSTRUM_CHROMIUM is set to ${named}, which does not run.\n`);
  process.exitCode = 1;
} else if (path === undefined) {
  process.stderr.write(`${HOW}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${path}\n`);
}
