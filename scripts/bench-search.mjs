/**
 * Measures the search on many talks, and Pagefind on the same: building, what comes over the wire, and answering in a headless browser.
 *
 *   npm run bench:search -- [--records FILE.ndjson.gz] [--talks N] [--queries 200] [--seed 7] [--runs 3] [--date YYYY-MM-DD] [--no-pagefind] [--json]
 *
 * Without --records it takes the talks of PyVideo where they lie beside the repository, else made-up ones. Prints Markdown, or all figures as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isInMemory } from './bench/place.mjs';
import { findRecords } from './bench/records.mjs';
import { say } from './bench/say.mjs';
import { findBrowser, launchBrowser, PAGES } from './bench-search/browser.mjs';
import { findPagefind } from './bench-search/pagefind.mjs';
import { drawQueries, PLAIN_KINDS } from './bench-search/queries.mjs';
import { writeReport } from './bench-search/report.mjs';
import * as steps from './bench-search/steps.mjs';
import { readTalks } from './bench-search/talks.mjs';
import { startServer } from './bench-search/wire-server.mjs';

const USAGE =
  'npm run bench:search -- [--records FILE.ndjson.gz] [--talks N] [--queries 200] [--seed 7] [--runs 3] [--date YYYY-MM-DD] [--no-pagefind] [--json]\n';

function readOptions() {
  const { values } = parseArgs({
    options: {
      records: { type: 'string' },
      talks: { type: 'string' },
      queries: { type: 'string', default: '200' },
      seed: { type: 'string', default: '7' },
      runs: { type: 'string', default: '3' },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      'no-pagefind': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const number = (text) => (text === undefined ? undefined : Number(text));
  const [count, queries, seed, runs] = [values.talks, values.queries, values.seed, values.runs].map(number);
  if ([count ?? 1, queries, runs].some((value) => !(value >= 1)) || !Number.isInteger(seed)) throw new TypeError(USAGE);
  const records = values.records ?? findRecords();
  return {
    source: { records: records && resolve(records), count },
    ...{ queries, seed, runs, date: values.date, json: values.json, withPagefind: !values['no-pagefind'] },
  };
}

/** `program` is Pagefind's, or undefined to leave it out. */
async function measureBuilds(talks, folder, program, { source, runs }) {
  say('analysis, ours and that of lunr.Builder');
  const analysis = await steps.measureAnalysis(source, runs, say);
  say('whole build');
  const rostrum = await steps.measureRostrumBuild(source, folder, runs, say);
  const pagefind = program && (await steps.measurePagefindBuild(program, talks, folder, runs, say));
  say('what a change rewrites');
  return { analysis, rostrum, pagefind, rewritten: await steps.measureRewritten(source) };
}

async function measureAnswers(talks, built, browserPath, { queries: count, seed }) {
  const queries = drawQueries(talks, { count, seed });
  const plain = queries.filter(({ kind }) => PLAIN_KINDS.includes(kind));
  const counting = plain.filter((_, index) => index % 4 === 0).map((query) => ({ ...query, facets: true }));
  const server = await startServer([
    { at: '/pages/', folder: PAGES },
    ...(built.pagefind ? [{ at: '/pagefind/', folder: built.pagefind.folder }] : []),
    { at: '/', folder: built.rostrum.folder },
  ]);
  const browser = await launchBrowser(browserPath);
  try {
    const kindOf = (path) =>
      path.startsWith('/assets/') ? 'code' : (built.rostrum.kinds.get(path.slice(1)) ?? 'other');
    const pagefindKind = (path) => /\.pf_(\w+)$/.exec(path)?.[1] ?? (path.endsWith('.json') ? 'entry' : 'code');
    say('asking Rostrum');
    const rostrum = await steps.measureAsking(browser, server, 'rostrum', queries, kindOf, say);
    say('asking Rostrum for counts as well');
    const counted = await steps.measureAsking(browser, server, 'rostrum', counting, kindOf, say);
    if (built.pagefind) say('asking Pagefind');
    const pagefind = built.pagefind
      ? await steps.measureAsking(browser, server, 'pagefind', queries, pagefindKind, say)
      : undefined;
    return { rostrum, counted, pagefind, browser: browser.version() };
  } finally {
    await browser.close();
    await server.close();
  }
}

function describe({ source, runs, date, seed }, talks, asking, folder) {
  const place = isInMemory(folder) ? 'in memory (tmpfs)' : 'on a disk';
  return [
    `${date}: ${talks.length.toLocaleString('en')} talks ${source.records === undefined ? 'that are made up' : `of ${basename(source.records)}`}, ` +
      `${asking.rostrum.length} queries of seed ${seed}, medians of ${runs} runs of each build, files ${place}.`,
    `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, Chromium ${asking.browser}. 1 KB is 1,000 bytes, of bodies without headers.`,
  ];
}

async function bench() {
  const options = readOptions();
  if (!steps.isCompiled()) throw new Error('Run npm ci, or node scripts/compile.mjs, first.');
  const browserPath = findBrowser();
  const program = options.withPagefind ? await findPagefind() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-bench-search-'));
  process.once('SIGINT', () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  });
  try {
    if (options.source.records === undefined) say('no records: the talks are made up');
    const talks = await readTalks(options.source);
    say(`${talks.length} talks`);
    const build = await measureBuilds(talks, folder, program, options);
    const code = steps.copyScripts(build.rostrum.folder);
    const asking = await measureAnswers(talks, build, browserPath, options);
    const about = describe(options, talks, asking, folder);
    const figures = { about, build, asking, code };
    process.stdout.write(`${options.json ? JSON.stringify(figures, undefined, 1) : writeReport(figures)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await bench();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
