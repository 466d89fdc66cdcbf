/** Asks questions in a headless Chromium, and tells the time and the bytes that the answers took. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'];

/** The folder of the pages that ask. */
export const PAGES = join(here, 'pages');

/** The path of the Chromium that `scripts/find-browser.mjs` finds. Throws when there is none; how to get one has been printed then. */
export function findBrowser() {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const { status, stdout } = spawnSync(process.execPath, [join(here, '../find-browser.mjs')], options);
  if (status !== 0) throw new Error('The benchmark asks its questions in a browser.');
  return stdout.trim();
}

export function launchBrowser(executablePath) {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

const isOfSearch = ({ path }) => !path.startsWith('/pages/');

async function withPage(browser, server, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/pages/index.html`);
    server.take();
    return await work(page);
  } finally {
    await context.close();
  }
}

/**
 * Asks each query from a page that has nothing of the search yet, with an empty cache.
 *
 * Returns for each `{ total, shown, wait, sent }`: milliseconds from wanting the code to holding ten results, and what was sent.
 */
export async function askCold(browser, server, engine, queries, onStep) {
  const answers = [];
  for (const query of queries) {
    const answer = await withPage(browser, server, (page) =>
      page.evaluate(
        async ([address, asked]) => {
          const module = await import(address);
          const started = performance.now();
          await module.open(false);
          const { total, shown } = await module.ask(asked);
          return { total, shown, wait: performance.now() - started };
        },
        [`/pages/${engine}.js`, query],
      ),
    );
    const sent = server.take().filter(isOfSearch);
    answers.push({ ...answer, sent });
    onStep?.();
  }
  return answers;
}

/**
 * Asks all queries on one page, each once more when its answer has come: then all that it needs has been fetched.
 *
 * Returns for each `{ sent, cached, inside, anew }`: what was sent the first time, milliseconds of the second time, for the page and in the worker, and in
 * the worker those of the same words with one more result, which has to be worked out anew from files that are there.
 */
export function askWarm(browser, server, engine, queries) {
  const address = `/pages/${engine}.js`;
  return withPage(browser, server, async (page) => {
    const ask = (query) =>
      page.evaluate(async ([module, asked]) => (await import(module)).ask(asked), [address, query]);
    await page.evaluate(async (module) => (await import(module)).open(true), address);
    const answers = [];
    for (const query of queries) {
      await ask(query);
      const sent = server.take().filter(isOfSearch);
      const { milliseconds, inside } = await ask(query);
      const { inside: anew } = await ask({ ...query, more: 1 });
      answers.push({ sent, cached: milliseconds, inside, anew });
    }
    return answers;
  });
}
