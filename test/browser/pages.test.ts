/** Every page of the example archive: valid HTML, and alone on the network. Every kind of page: accessible, and never wider than the screen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { repository } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';
import { visitAll } from './visit-all.ts';

let site: ServedSite;
let browser: Browser;
/** A few pages of each kind, the largest first: the kind is the class of `<body>`. */
let samples: readonly { readonly kind: string; readonly path: string }[];

const SAMPLES_OF_A_KIND = 3;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function sampleKinds(): typeof samples {
  const byKind = new Map<string, { path: string; bytes: number }[]>();
  for (const path of site.pages) {
    const html = readFileSync(join(site.folder, path), 'utf8');
    const kind = /<body class="kind-([a-z-]+)/.exec(html)?.[1];
    if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), { path, bytes: html.length }]);
  }
  return [...byKind].flatMap(([kind, pages]) => {
    const sorted = pages.toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    const chosen = kind === 'talk' ? [...sorted.slice(0, SAMPLES_OF_A_KIND), ...sorted.slice(-1)] : sorted.slice(0, 1);
    return chosen.map(({ path }) => ({ kind, path }));
  });
}

beforeAll(async () => {
  site = await serveArchive();
  browser = await launchBrowser();
  samples = sampleKinds();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('the example archive has every kind of page that a reader meets', () => {
  const kinds = new Set(samples.map((sample) => sample.kind));
  const expected = ['home', 'talks', 'talk', 'speakers', 'speaker', 'events', 'event', 'categories', 'category', 'tag'];
  expect(
    [...expected, 'year', 'organisation', 'page', 'response', 'not-found'].filter((kind) => !kinds.has(kind)),
  ).toEqual([]);
});

test('every page is valid HTML', async () => {
  const config = JSON.parse(readFileSync(join(repository, '.htmlvalidate.json'), 'utf8'));
  const validator = new HtmlValidate(config);
  const problems: string[] = [];
  for (const path of site.pages) {
    const report = await validator.validateString(readFileSync(join(site.folder, path), 'utf8'));
    for (const result of report.results)
      for (const message of result.messages)
        problems.push(`${path}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
  expect(problems.slice(0, 20)).toEqual([]);
});

test('every page loads without asking anyone else and without a complaint', async () => {
  const found = await visitAll(
    browser,
    site,
    site.pages.filter((path) => !isRedirect(path)),
  );
  expect(found).toEqual({ foreign: [], complaints: [] });
}, 300_000);

function isRedirect(path: string): boolean {
  return /http-equiv="refresh"/i.test(readFileSync(join(site.folder, path), 'utf8'));
}

/** In the dark only colours differ, so only those rules are asked again. */
const SCHEMES = [
  { colorScheme: 'light', narrow: (axe: AxeBuilder) => axe.withTags(TAGS) },
  { colorScheme: 'dark', narrow: (axe: AxeBuilder) => axe.withRules(['color-contrast', 'link-in-text-block']) },
] as const;

for (const { colorScheme, narrow } of SCHEMES)
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async () => {
    const { page, close } = await openPage(browser, site.origin, { colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const { kind, path } of samples.filter(({ path }) => !isRedirect(path))) {
      await page.goto(site.address(path), { waitUntil: 'load' });
      const { violations } = await narrow(new AxeBuilder({ page })).analyze();
      for (const violation of violations)
        for (const node of violation.nodes)
          found.push(`${kind} /${path} ${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`);
    }
    await close();
    expect(found).toEqual([]);
  }, 300_000);

for (const width of [320, 390, 768, 1440])
  test(`no page scrolls sideways at ${width} px`, async () => {
    const { page, close } = await openPage(browser, site.origin, { viewport: { width, height: 800 } });
    const wide: string[] = [];
    for (const { kind, path } of samples.filter(({ path }) => !isRedirect(path))) {
      await page.goto(site.address(path), { waitUntil: 'load' });
      const overflow = await page.evaluate(() => {
        const limit = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= limit) return undefined;
        const culprit = [...document.body.querySelectorAll('*')].find(
          (e) => e.getBoundingClientRect().right > limit + 1,
        );
        return `${document.documentElement.scrollWidth} px, ${culprit?.tagName}.${culprit?.className}`;
      });
      if (overflow !== undefined) wide.push(`${kind} /${path}: ${overflow}`);
    }
    await close();
    expect(wide).toEqual([]);
  });
