/** The measurements, one function each. Every one returns plain figures; none prints. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { askCold, askWarm } from './browser.mjs';
import { classifyFiles, countByKind } from './file-kinds.mjs';
import { measureProcess } from './measure-process.mjs';
import { runPagefind } from './pagefind.mjs';
import { writePages } from './pagefind-pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, '../../dist/assets');

function runApart(script, args, source) {
  return measureProcess(process.execPath, [join(here, script), ...args], { input: JSON.stringify(source) });
}

/** The files of a folder by path, with `/`. */
function readFolder(folder) {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return new Map(
    entries
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
}

/** By subject: milliseconds of each run. Throws when Rostrum and Lunr do not find the same number of terms. */
export async function measureAnalysis(source, runs, onStep) {
  const times = { rostrum: [], lunr: [], stock: [] };
  const terms = {};
  for (let run = 0; run < runs; run++)
    for (const subject of Object.keys(times)) {
      const result = JSON.parse((await runApart('analysis.mjs', [subject], source)).stdout);
      times[subject].push(result.milliseconds);
      terms[subject] = result.terms;
      onStep(`${subject}: ${Math.round(result.milliseconds)} ms`);
    }
  if (terms.rostrum !== terms.lunr)
    throw new Error(`Rostrum indexes ${terms.rostrum} terms and lunr.Builder ${terms.lunr}: not the same analysis`);
  return { times, terms: terms.rostrum };
}

/**
 * `{ runs, folder, kinds, sizes }`: milliseconds and bytes of each run, where the last index lies, the kind of each of its files, and files and bytes
 * by kind.
 *
 * Each run writes into a folder of its own: a disk that has just deleted thousands of files writes new ones up to ten times as slowly.
 */
export async function measureRostrumBuild(source, parent, runs, onStep) {
  const results = [];
  let folder = '';
  for (let run = 0; run < runs; run++) {
    folder = join(parent, `rostrum-${run}`);
    const { stdout, wall, cpu, peak } = await runApart('build-rostrum.mjs', [folder], source);
    const { index, write } = JSON.parse(stdout);
    results.push({ build: index + write, index, write, process: wall, cpu, peak });
    onStep(`Rostrum: ${Math.round(index + write)} ms`);
  }
  const contents = readFolder(folder);
  const kinds = classifyFiles(contents);
  return { runs: results, folder, kinds, sizes: countByKind(contents, kinds) };
}

/** The same for Pagefind's program, with pages that are written before. */
export async function measurePagefindBuild(program, talks, parent, runs, onStep) {
  onStep('writing the pages for Pagefind');
  const pages = join(parent, 'pages');
  writePages(talks, pages);
  const results = [];
  let folder = '';
  for (let run = 0; run < runs; run++) {
    folder = join(parent, `pagefind-${run}`);
    const { wall, cpu, peak } = await runPagefind(program, pages, folder);
    results.push({ build: wall, process: wall, cpu, peak });
    onStep(`Pagefind: ${Math.round(wall)} ms`);
  }
  return { runs: results, folder, sizes: countByKind(readFolder(folder), new Map()) };
}

export async function measureRewritten(source) {
  return JSON.parse((await runApart('rewritten.mjs', [], source)).stdout);
}

const totalOf = (sent) => sent.reduce((sum, { bytes }) => sum + bytes, 0);

/** What of the bytes sent is of which kind: code, or a kind of `kindOf`. */
function splitByKind(sent, kindOf) {
  const bytes = {};
  for (const entry of sent) {
    const kind = kindOf(entry.path);
    bytes[kind] = (bytes[kind] ?? 0) + entry.bytes;
  }
  return bytes;
}

/** Cold and cached questions in the browser, as figures by query. `kindOf` names what a path is. */
export async function measureAsking(browser, server, engine, queries, kindOf, onStep) {
  let asked = 0;
  const cold = await askCold(browser, server, engine, queries, () => {
    asked++;
    if (asked % 50 === 0 || asked === queries.length) onStep(`${asked} of ${queries.length} cold questions`);
  });
  const warm = await askWarm(browser, server, engine, queries);
  return queries.map(({ kind, text }, index) => {
    const { total, shown, wait, sent } = cold[index];
    const { cached, inside, anew, sent: visit } = warm[index];
    return {
      ...{ kind, text, total, shown, wait, cached, inside, anew },
      requests: sent.length,
      bytes: totalOf(sent),
      byKind: splitByKind(sent, kindOf),
      visitBytes: totalOf(visit),
    };
  });
}

/** Lays the scripts of the theme where a site has them, and returns the bytes of those for searching as a host sends them, by path. */
export function copyScripts(folder) {
  const scripts = [...readFolder(assets)]
    .filter(([path]) => path.endsWith('.js'))
    .map(([path, content]) => [`assets/${path.replace(/\.entry\.js$/, '.js')}`, content]);
  for (const [path, content] of scripts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return Object.fromEntries(
    scripts
      .filter(([path]) => /search|shared|stemmers/.test(path))
      .map(([path, content]) => [path, gzipSync(content, { level: 6 }).length]),
  );
}

/** Whether what the measurements import has been compiled. */
export const isCompiled = () => existsSync(join(here, '../../dist/search/write/build-search.js'));
