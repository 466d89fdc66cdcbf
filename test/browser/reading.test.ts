/** What a visitor does: with a keyboard, with a mouse, without JavaScript. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { scratchFolder, writeFiles } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';

let site: ServedSite;
let browser: Browser;
const scratch = scratchFolder();

/** What the example archive has none of: a photo that lives elsewhere. */
const PHOTOS = {
  'site.yaml': 'title: Photos\n',
  'content/talks/a.md': [
    '---',
    'title: A talk with photos',
    'date: 2026-01-01',
    'recording: https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'photos:',
    '  - { image: "https://photos.example.org/one.jpg", alt: The hall, credit: Ada Lovelace }',
    '---',
    'Text.',
  ].join('\n'),
};

beforeAll(async () => {
  site = await serveArchive();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  scratch.remove();
});

/** The first page whose HTML matches. */
function pageWith(pattern: RegExp): string {
  const path = site.pages.find((path) => pattern.test(readFileSync(join(site.folder, path), 'utf8')));
  if (path === undefined) throw new Error(`no page of the example archive matches ${pattern}`);
  return site.address(path);
}

const VIDEO = /<figure class="facade facade-video" data-frame="https:/;
const FRAMED = '.facade[data-frame]';

/** True when the focused element can be told from its unfocused self. */
function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const visible = (candidate: Element): boolean => {
      const style = getComputedStyle(candidate);
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    // A card or a search field may show the focus of what stands in it.
    for (let at: Element | null = element, depth = 0; at !== null && depth < 4; at = at.parentElement, depth++)
      if (visible(at)) return true;
    const after = getComputedStyle(element, '::after');
    return after.outlineStyle !== 'none' && Number.parseFloat(after.outlineWidth) > 0;
  });
}

test('the first Tab reaches a skip link that leads to the content', async () => {
  const { page, close } = await openPage(browser, site.origin);
  await page.goto(`${site.base}/`);
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box !== null && box.x >= 0 && box.y >= 0 && box.height > 0).toBe(true);
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await close();
});

test('focus is visible wherever Tab leads', async () => {
  const { page, close } = await openPage(browser, site.origin);
  const unseen: string[] = [];
  for (const address of [`${site.base}/`, pageWith(VIDEO)]) {
    await page.goto(address);
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        return element === null || element === document.body
          ? undefined
          : `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`;
      });
      if (name === undefined) break;
      if (!(await focusIsVisible(page))) unseen.push(`${address} ${name}`);
    }
  }
  await close();
  expect(unseen).toEqual([]);
});

test('a recording asks nobody before the click, and opens in a frame of its own after it', async () => {
  const { page, foreign, complaints, close } = await openPage(browser, site.origin);
  await page.goto(pageWith(VIDEO), { waitUntil: 'networkidle' });
  expect(foreign).toEqual([]);
  const facade = page.locator(FRAMED).first();
  const frame = await facade.getAttribute('data-frame');
  await facade.locator('a.facade-link').click();
  const iframe = page.locator('iframe');
  await iframe.waitFor();
  const source = await iframe.getAttribute('src');
  expect(new URL(source ?? '').host).toBe(new URL(frame ?? '').host);
  expect(await iframe.getAttribute('title')).toBeTruthy();
  await expect.poll(() => foreign.map((url) => new URL(url).host)).toEqual([new URL(frame ?? '').host]);
  expect(complaints).toEqual([]);
  await close();
});

test('Enter opens a recording and moves the focus into it', async () => {
  const { page, close } = await openPage(browser, site.origin);
  await page.goto(pageWith(VIDEO));
  await page.locator(`${FRAMED} a.facade-link`).first().focus();
  await page.keyboard.press('Enter');
  await page.locator('iframe').waitFor();
  expect(page.url().startsWith(site.base)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.closest('.facade') !== null)).toBe(true);
  await close();
});

test('Escape closes the menu on a narrow screen and gives the focus back', async () => {
  const { page, close } = await openPage(browser, site.origin, { viewport: { width: 390, height: 800 } });
  await page.goto(`${site.base}/`);
  const menu = page.locator('details.menu');
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  expect(await menu.getAttribute('open')).not.toBeNull();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect(await menu.getAttribute('open')).toBeNull();
  expect(await menu.locator('summary').evaluate((element) => element === document.activeElement)).toBe(true);
  await close();
});

test('the colour scheme can be switched and is remembered', async () => {
  const { page, close } = await openPage(browser, site.origin, { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(`${site.base}/`);
  const before = await background();
  const button = page.locator('.bar-switch button.theme-switch');
  for (let press = 0; press < 3 && (await background()) === before; press++) await button.click();
  const after = await background();
  expect(after).not.toBe(before);
  await page.reload();
  expect(await background()).toBe(after);
  await close();
});

test('without JavaScript a recording is a link, the menu opens and nothing is asked of anyone', async () => {
  const { page, foreign, complaints, close } = await openPage(browser, site.origin, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  await page.goto(pageWith(VIDEO));
  const link = page.locator(`${FRAMED} a.facade-link`).first();
  expect(await link.isVisible()).toBe(true);
  expect(await link.getAttribute('href')).toMatch(/^https:\/\//);
  await page.locator('details.menu summary').click();
  expect(await page.locator('details.menu nav a').first().isVisible()).toBe(true);
  expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  await close();
});

test('a photo from elsewhere is a link without JavaScript, and is loaded by a click only with it', async () => {
  const photos = await serveArchive(writeFiles(join(scratch.path, 'photos'), PHOTOS));
  const address = photos.address('talks/a-talk-with-photos/index.html');
  const source = 'https://photos.example.org/one.jpg';

  const plain = await openPage(browser, photos.origin, { javaScriptEnabled: false });
  await plain.page.goto(address, { waitUntil: 'networkidle' });
  const link = plain.page.locator('a.photo-remote');
  expect([await link.getAttribute('href'), await link.isVisible(), plain.foreign]).toEqual([source, true, []]);
  await plain.close();

  const { page, foreign, complaints, close } = await openPage(browser, photos.origin);
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(foreign).toEqual([]);
  await page.locator('a.photo-remote').click();
  await expect.poll(() => foreign).toEqual([source]);
  expect(await page.locator('figure.photo img').getAttribute('alt')).toBe('The hall');
  expect(page.url()).toBe(address);
  expect(complaints.filter((text) => /Content Security Policy/i.test(text))).toEqual([]);
  await close();
  await photos.close();
});

test('an address that leads nowhere answers with the page that helps', async () => {
  const { page, close } = await openPage(browser, site.origin);
  const response = await page.goto(`${site.base}/no/such/talk/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('body.kind-not-found h1').isVisible()).toBe(true);
  await page.locator('main a').first().click();
  expect(page.url().startsWith(site.base)).toBe(true);
  await close();
});

test('every redirect leads to a page that exists', async () => {
  const { page, close } = await openPage(browser, site.origin);
  const broken: string[] = [];
  for (const path of site.pages) {
    const target = /http-equiv="refresh" content="\d+; ?url=([^"]+)"/i.exec(
      readFileSync(join(site.folder, path), 'utf8'),
    )?.[1];
    if (target === undefined || /^https?:/.test(target)) continue;
    const response = await page.request.get(new URL(target, site.address(path)).href);
    if (!response.ok()) broken.push(`${path} → ${target}`);
  }
  await close();
  expect(broken).toEqual([]);
});
