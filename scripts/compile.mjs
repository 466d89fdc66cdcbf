/**
 * Compiles `src/` and the theme's layouts to `dist/`, and bundles the program and the browser code. Needs the installed packages and nothing else.
 *
 * Runs at `npm ci` (as `prepare`). Repeated runs only compile what changed; files whose source is gone are removed.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleProgram } from './bundle-program.mjs';
import { bundleStemmers } from './bundle-stemmers.mjs';
import { lunrForBrowser } from './lunr-for-browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Types and JavaScript of everything that runs in Node. */
function compileNode() {
  const args = [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    root,
    '--incremental',
    '--tsBuildInfoFile',
    join(dist, '.tsbuildinfo'),
  ];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }).on('close', (status) =>
      resolve(status === 0),
    );
  });
}

/** What every page begins with, and the worker, are one file each. The others share what they have in common (`shared-….js`). */
const WHOLE_BUNDLES = ['early.entry.ts', 'site.entry.ts', 'search-worker.entry.ts'];

/** One file for each `src/client/*.entry.ts`, and what several share. */
async function bundleClient() {
  const client = join(root, 'src/client');
  const entries = readdirSync(client).filter((name) => name.endsWith('.entry.ts'));
  const outdir = join(dist, 'assets');
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const options = {
    outdir,
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'eof',
    plugins: [lunrForBrowser(root)],
    logLevel: 'warning',
  };
  const paths = (names) => names.map((name) => join(client, name));
  await Promise.all([
    bundleStemmers(root, join(outdir, 'stemmers')),
    build({ ...options, entryPoints: paths(entries.filter((name) => WHOLE_BUNDLES.includes(name))) }),
    build({
      ...options,
      entryPoints: paths(entries.filter((name) => !WHOLE_BUNDLES.includes(name))),
      splitting: true,
      chunkNames: 'shared-[hash]',
    }),
  ]);
}

/** The theme's layouts as JavaScript, so that a build with none of its own need not compile them; false, and said why, where that fails. */
async function compileThemeLayouts() {
  const [{ packLayouts }, { loadPug }, { formatDiagnostics }] = await Promise.all(
    ['render/ready-layouts.js', 'build/theme-layouts.js', 'diagnostics/format.js'].map(
      (path) => import(pathToFileURL(join(dist, path)).href),
    ),
  );
  const folder = join(root, 'templates');
  const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pug'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
  const { value, diagnostics } = packLayouts(templates, loadPug());
  process.stderr.write(formatDiagnostics(diagnostics));
  if (value !== undefined) writeFileSync(join(dist, 'layouts.json'), JSON.stringify(value));
  return value !== undefined;
}

function removeStale() {
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (/^(?:assets|program)[\\/]/.test(path) || !/\.(js|d\.ts)$/.test(path)) continue;
    if (!existsSync(join(root, 'src', path.replace(/\.(js|d\.ts)$/, '.ts')))) rmSync(join(dist, path));
  }
}

/** Makes `npx rostrum` work from a checkout: npm links the bins of dependencies only, never the package's own. */
function linkBin() {
  const bin = join(dist, 'program/rostrum.js');
  const bins = join(root, 'node_modules/.bin');
  if (!existsSync(bin) || !existsSync(bins)) return;
  chmodSync(bin, 0o755);
  if (process.platform === 'win32') return;
  const link = join(bins, 'rostrum');
  rmSync(link, { force: true });
  symlinkSync('../../dist/program/rostrum.js', link);
}

mkdirSync(dist, { recursive: true });
const [compiled, bundled] = await Promise.all([
  compileNode(),
  Promise.all([bundleClient(), bundleProgram(root, join(dist, 'program'))]).then(
    () => true,
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      return false;
    },
  ),
]);
removeStale();
linkBin();
const packed = compiled && (await compileThemeLayouts());
if (!compiled || !bundled || !packed) process.exitCode = 1;
