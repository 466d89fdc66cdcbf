/** Citing a talk: reading, copying and saving, with and without JavaScript. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { scratchFolder, writeFiles } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';

const ARCHIVE = {
  'site.yaml': 'title: Field Notes\nbaseUrl: https://notes.example.org\n',
  'content/talks/bridge.md': [
    '---',
    'title: Building a footbridge & a <ferry> with forty volunteers, two cranes and one very patient river authority',
    'date: 2024-09-12',
    'speakers: [{ name: Ada van der Berg }, { name: 王小明 }]',
    'event: { name: Field Day 2024, location: "Utrecht, Netherlands" }',
    'citation: { key: berg24, publisher: Meadow Press, doi: 10.1234/field_2024 }',
    '---',
    'Text.',
  ].join('\n'),
  'content/talks/hedge.md': ['---', 'title: Hedge', 'date: 2024-09-12', 'event: Field Day 2024', '---', 'Text.'].join(
    '\n',
  ),
};

const SUMMARY = '.cite-summary';

const scratch = scratchFolder();
let site: ServedSite;
let browser: Browser;
let address: string;

beforeAll(async () => {
  site = await serveArchive(writeFiles(scratch.path, ARCHIVE));
  browser = await launchBrowser();
  address = site.address(site.pages.find((path) => path.includes('footbridge'))!);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  scratch.remove();
});

/** The page of the talk with its panel open, and what was complained about. */
async function openPanel(options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<unknown>) {
  const watched = await openPage(browser, site.origin, options);
  await prepare?.(watched.page);
  await watched.page.goto(address);
  await watched.page.locator(SUMMARY).focus();
  await watched.page.keyboard.press('Enter');
  await watched.page.getByText('BibTeX', { exact: true }).first().waitFor();
  return watched;
}

const sourceOf = (page: Page, name: string) => page.locator(`[data-cite="${name}"] .cite-text`).textContent();

async function save(page: Page, name: string): Promise<{ readonly file: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `Download ${name}`, exact: true }).click(),
  ]);
  return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('without JavaScript every text can be opened with the keyboard and read', async () => {
  const { page, complaints, close } = await openPanel({ javaScriptEnabled: false });
  expect(await page.locator('.cite').getByRole('button').count()).toBe(0);
  expect(await page.locator('[data-cite="APA"] .cite-text').innerText()).toMatch(
    /^van der Berg, A\., & 王小明\. \(2024, September 12\)/,
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('[data-cite="BibTeX"] pre').innerText()).toMatch(/^@misc\{berg24,\n {2}author = /);
  expect(await page.getByRole('link', { name: '10.1234/field_2024' }).getAttribute('href')).toBe(
    'https://doi.org/10.1234/field_2024',
  );
  expect(complaints).toEqual([]);
  await close();
});

test('a button copies a citation, and says so', async () => {
  const { page, complaints, close } = await openPanel({ permissions: ['clipboard-read', 'clipboard-write'] });
  for (const name of ['APA', 'IEEE', 'BibTeX', 'RIS', 'CSL-JSON']) {
    const button = page.getByRole('button', { name: `Copy ${name}`, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.cite [role=status]').textContent()).toBe(`${name} copied.`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await sourceOf(page, name));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(`Copied ${name}`);
  }
  expect(complaints).toEqual([]);
  await close();
});

test('where the clipboard is out of reach, the text is opened and selected', async () => {
  const { page, close } = await openPanel({}, (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
  );
  await page.getByRole('button', { name: 'Copy BibTeX', exact: true }).click();
  await expect.poll(() => page.locator('.cite [role=status]').textContent()).toMatch(/^BibTeX selected\./);
  expect(await page.locator('[data-cite="BibTeX"] pre').isVisible()).toBe(true);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await sourceOf(page, 'BibTeX'));
  await close();
});

test('a link saves a citation as a file', async () => {
  const { page, complaints, close } = await openPanel({ acceptDownloads: true });
  expect(await save(page, 'BibTeX')).toEqual({ file: 'berg24.bib', text: `${await sourceOf(page, 'BibTeX')}\n` });
  const ris = await save(page, 'RIS');
  expect(ris.file).toBe('berg24.ris');
  expect(ris.text).toBe(`${await sourceOf(page, 'RIS')}\n`.replaceAll('\n', '\r\n'));
  const csl = await save(page, 'CSL-JSON');
  expect(csl.file).toBe('berg24.csl.json');
  expect(JSON.parse(csl.text)).toMatchObject([{ id: 'berg24', DOI: '10.1234/field_2024' }]);
  expect(complaints).toEqual([]);
  await close();
});

test('the panel and the page of the event lead to files with all talks of the event', async () => {
  const { page, close } = await openPanel();
  const links = await page
    .locator('.cite .link-row a')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  await page.goto(new URL('.', links[0]).href);
  const onEvent = page.getByText('Cite these talks').locator('..').getByRole('link');
  expect(await onEvent.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))).toEqual(links);
  const texts = await Promise.all(links.map(async (url) => (await fetch(url)).text()));
  for (const text of texts) for (const key of ['berg24', 'talk2024hedge']) expect(text).toContain(key);
  await close();
});

test('reference managers find the talk in the head of its page', async () => {
  const { page, close } = await openPanel();
  const tags = await page
    .locator('head meta[name^="citation_"]')
    .evaluateAll((all) => all.map((meta) => [meta.getAttribute('name'), meta.getAttribute('content')]));
  expect(tags).toContainEqual(['citation_author', 'van der Berg, Ada']);
  expect(tags).toContainEqual(['citation_author', '王小明']);
  expect(tags).toContainEqual(['citation_conference_title', 'Field Day 2024']);
  expect(tags).toContainEqual(['citation_doi', '10.1234/field_2024']);
  await close();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 390, 1440])
    test(`everything open is accessible and within the page, ${colorScheme}, ${width} px`, async () => {
      const { page, close } = await openPanel({ colorScheme, viewport: { width, height: 900 } });
      for (const summary of await page.locator('.cite-source > summary').all()) await summary.click();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const inner = await page
        .locator('.cite pre')
        .evaluateAll((all) => all.map((pre) => pre.scrollWidth - pre.clientWidth));
      expect(Math.max(...inner)).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).include('.cite').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await close();
    });
