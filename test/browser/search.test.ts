/** Searching, as a visitor does it: typing, by keyboard, with filters, by address, without JavaScript, on a phone; and what it asks of the server. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchManifest } from '../../src/model/search.ts';
import { launchBrowser, openPage, type WatchedPage } from '../helpers/browser.ts';
import { repository, scratchFolder, writeFiles } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';

const scratch = scratchFolder();
const dcos = join(repository, '../shared/corpora/dcos');
const PHONE = { viewport: { width: 390, height: 844 } };

let browser: Browser;
/** The example archive: slides with text, and a transcript. */
let site: ServedSite;
/** Forty-five made-up talks without either. */
let plain: ServedSite;

const SUBJECTS = ['Moss', 'Lichen', 'Fern'];

function writeTalk(index: number, words = ''): string {
  const subject = SUBJECTS[index % 3];
  const day = String((index % 28) + 1).padStart(2, '0');
  return [
    '---',
    `title: ${subject} walk number ${index}`,
    `date: ${2015 + (index % 4)}-03-${day}`,
    `speaker: ${index % 2 === 0 ? 'Ada Quill' : 'Bo Lindqvist'}`,
    `categories: [${subject}, Outdoors]`,
    '---',
    '',
    `A slow walk among stones. ${words}`,
  ].join('\n');
}

function writeArchive(name: string, words = ''): string {
  const talks = Array.from({ length: 45 }, (_, index) => [`content/talks/t${index}.md`, writeTalk(index, words)]);
  return writeFiles(join(scratch.path, name), { 'site.yaml': 'title: Walks\n', ...Object.fromEntries(talks) });
}

beforeAll(async () => {
  browser = await launchBrowser();
  [site, plain] = await Promise.all([serveArchive(), serveArchive(writeArchive('plain'))]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await plain?.close();
  scratch.remove();
});

/** Opens an address of a site and closes it again; nothing may be asked elsewhere or complained about. */
async function visit(
  on: ServedSite,
  path: string,
  act: (page: Page, watched: WatchedPage) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const watched = await openPage(browser, on.origin, { reducedMotion: 'reduce', ...options });
  await watched.page.goto(`${on.base}${path}`);
  try {
    await act(watched.page, watched);
    expect({ foreign: watched.foreign, complaints: watched.complaints }).toEqual({ foreign: [], complaints: [] });
  } finally {
    await watched.close();
  }
}

const count = (page: Page) => page.locator('#search-count');
const results = (page: Page) => page.locator('#search-results > li:not(.skeleton)');
const query = (page: Page): string => new URL(page.url()).search;
const facet = (page: Page, name: string, value: string) =>
  page.getByRole('group', { name, exact: true }).getByRole('checkbox', { name: new RegExp(`^${value}`) });

/** Waits until the page says how many talks there are. */
async function untilCounted(page: Page, text: string): Promise<void> {
  await expect.poll(() => count(page).textContent(), { timeout: 10_000 }).toBe(text);
}

describe('the box on every page', () => {
  const field = (page: Page) => page.getByRole('combobox', { name: 'Search talks' });
  const options = (page: Page) => page.getByRole('option');
  const active = (page: Page): Promise<string | null> =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return id ? (document.getElementById(id)?.textContent ?? null) : null;
    });

  test('typing shows talks, ways to narrow, and a way to all results', async () => {
    await visit(plain, '/', async (page) => {
      await page.locator('.hero-search input').click();
      await page.keyboard.type('quil');
      await options(page).first().waitFor();
      expect(await options(page).first().textContent()).toBe('Speaker: Ada Quill');
      expect(await options(page).last().textContent()).toBe('All 23 results');
      expect(await options(page).count()).toBe(8);
      expect(await page.locator('.search-panel mark').first().textContent()).toBe('Quill');
      await expect.poll(() => page.locator('.hero-search [role=status]').textContent()).toBe('6 talks of 23');
      await options(page).first().click();
      await untilCounted(page, '23 talks');
      expect(query(page)).toBe('?speaker=Ada+Quill');
    });
  });

  /** Waits until the options are those for a text, and not for the first letters of it. */
  const untilShown = (page: Page, q: string): Promise<void> =>
    expect.poll(() => page.locator('.search-all').getAttribute('href')).toContain(`?${new URLSearchParams({ q })}`);

  test('an option that was chosen stays so when a later answer has it, and not when somebody types on', async () => {
    await visit(plain, '/speakers/', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('wal');
      await untilShown(page, 'wal');
      const first = await options(page).first().textContent();
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe(first);
      await page.keyboard.press('k');
      expect(await active(page)).toBe(null);
      await page.keyboard.press('ArrowDown');
      await untilShown(page, 'walk');
      expect(await active(page)).toBe(first);
    });
  });

  test('everything can be done from the keyboard', async () => {
    await visit(plain, '/speakers/', async (page) => {
      await page.keyboard.press('/');
      await field(page).waitFor();
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field(page).inputValue()).toBe('');
      await page.keyboard.type('walk');
      await untilShown(page, 'walk');
      expect([await field(page).getAttribute('aria-expanded'), await active(page)]).toEqual(['true', null]);
      const all = await options(page).allTextContents();
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe(all[0]);
      await page.keyboard.press('ArrowUp');
      expect(await active(page)).toBe(all.at(-1));
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe(all[0]);
      await page.keyboard.press('Home');
      expect(await field(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
      await page.keyboard.press('Escape');
      expect([await field(page).getAttribute('aria-expanded'), await field(page).inputValue()]).toEqual([
        'false',
        'walk',
      ]);
      await page.keyboard.press('Escape');
      expect(await field(page).inputValue()).toBe('');
      await page.keyboard.type('fern walk');
      await untilShown(page, 'fern walk');
      await page.keyboard.press('ArrowDown');
      while ((await active(page))?.startsWith('Fern walk number') !== true) await page.keyboard.press('ArrowDown');
      const title = (await active(page))?.match(/^Fern walk number \d+/)?.[0];
      await page.keyboard.press('Enter');
      await page.locator('body.kind-talk h1').waitFor();
      expect(await page.locator('h1').textContent()).toBe(title);
    });
  });

  test('Enter without a choice leads to the search page', async () => {
    await visit(plain, '/', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('moss');
      await page.keyboard.press('Enter');
      await untilCounted(page, '15 talks');
      expect([query(page), await page.title()]).toEqual(['?q=moss', 'moss · Search · Walks']);
      expect(await page.locator('#search-form input').inputValue()).toBe('moss');
    });
  });

  test('leaving the field closes the panel; Escape in the menu closes the panel first', async () => {
    await visit(plain, '/', async (page) => {
      await page.locator('.hero-search input').click();
      await page.keyboard.type('moss');
      await options(page).first().waitFor();
      await page.keyboard.press('Tab');
      await expect.poll(() => options(page).count()).toBe(0);
    });
    await visit(
      plain,
      '/speakers/',
      async (page) => {
        await page.locator('.menu summary').click();
        await page.locator('.menu-panel input').click();
        await page.keyboard.type('moss');
        await options(page).first().waitFor();
        const panel = await page.locator('.search-panel:visible').boundingBox();
        expect(panel !== null && panel.x >= 0 && panel.x + panel.width <= 390 && panel.width > 320).toBe(true);
        await page.keyboard.press('Escape');
        await expect.poll(() => options(page).count()).toBe(0);
        expect(await page.locator('.menu').getAttribute('open')).not.toBeNull();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        expect(await page.locator('.menu').getAttribute('open')).toBeNull();
      },
      PHONE,
    );
  });

  test('the page does not move when the panel opens', async () => {
    await visit(plain, '/', async (page) => {
      const before = await page.locator('#newest').boundingBox();
      await page.locator('.hero-search input').click();
      await page.keyboard.type('moss');
      await options(page).first().waitFor();
      expect(await page.locator('#newest').boundingBox()).toEqual(before);
    });
  });
});

describe('the search page', () => {
  test('finds while one types, and keeps up with the address', async () => {
    await visit(plain, '/search/', async (page) => {
      await untilCounted(page, '45 talks');
      expect(await page.locator('#search-order').isVisible()).toBe(true);
      await page.keyboard.press('/');
      await page.keyboard.type('lich');
      await untilCounted(page, '15 talks');
      expect([query(page), await page.title()]).toEqual(['?q=lich', 'lich · Search · Walks']);
      await expect.poll(() => page.locator('#search-status').textContent()).toContain('15 talks');
      expect(await page.getByRole('article').first().getByRole('heading', { level: 3 }).textContent()).toContain(
        'Lichen',
      );
      expect(await page.evaluate(() => history.length)).toBe(2);
    });
  });

  test('filters work without a word, and count what they would leave', async () => {
    await visit(plain, '/search/', async (page) => {
      await untilCounted(page, '45 talks');
      await facet(page, 'Category', 'Moss').click();
      await untilCounted(page, '15 talks');
      expect(query(page)).toBe('?category=Moss');
      // The focus stays where it was, and values of one facet are alternatives.
      expect(await facet(page, 'Category', 'Moss').evaluate((input) => input === document.activeElement)).toBe(true);
      await facet(page, 'Category', 'Fern').click();
      await untilCounted(page, '30 talks');
      await facet(page, 'Speaker', 'Ada Quill').click();
      await untilCounted(page, '16 talks');
      expect(query(page)).toBe('?category=Moss&category=Fern&speaker=Ada+Quill');
      const dates = await page
        .locator('#search-results time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
      expect(dates).toEqual(dates.toSorted().reverse());
      await page.getByRole('link', { name: 'Remove the filter Category: Fern' }).click();
      await untilCounted(page, '8 talks');
      await page.getByRole('link', { name: 'Clear all' }).click();
      await untilCounted(page, '45 talks');
      expect(query(page)).toBe('');
    });
  });

  test('an address restores everything, and Back and Forward go through the choices', async () => {
    await visit(plain, '/search/?q=walk&category=moss&sort=date&page=2', async (page) => {
      await untilCounted(page, '15 talks');
      expect(await page.locator('#search-form input').inputValue()).toBe('walk');
      await expect.poll(() => facet(page, 'Category', 'Moss').isChecked()).toBe(true);
      expect(await page.getByRole('radio', { name: 'Newest' }).isChecked()).toBe(true);
      await page.locator('#search-sort label', { hasText: 'Relevance' }).click();
      await expect.poll(() => query(page)).toBe('?q=walk&category=Moss');
      await facet(page, 'Category', 'Moss').click();
      await untilCounted(page, '45 talks');
      await page.goBack();
      await untilCounted(page, '15 talks');
      await expect.poll(() => facet(page, 'Category', 'Moss').isChecked()).toBe(true);
      await page.goBack();
      await expect.poll(() => page.getByRole('radio', { name: 'Newest' }).isChecked()).toBe(true);
      await page.goForward();
      await page.goForward();
      await untilCounted(page, '45 talks');
      await page.getByRole('link', { name: 'Skip the filters' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => count(page).evaluate((heading) => heading === document.activeElement)).toBe(true);
      expect(await results(page).count()).toBe(20);
    });
  });

  test('further results come below, at an address of their own', async () => {
    await visit(plain, '/search/?q=walk', async (page) => {
      await untilCounted(page, '45 talks');
      expect(await results(page).count()).toBe(20);
      const titles = await page.locator('#search-results h3').allTextContents();
      const more = page.locator('#search-more a');
      expect([await more.textContent(), new URL((await more.getAttribute('href')) ?? '', page.url()).search]).toEqual([
        'Show 20 more',
        '?q=walk&page=2',
      ]);
      await more.click();
      await expect.poll(() => results(page).count()).toBe(40);
      expect((await page.locator('#search-results h3').allTextContents()).slice(0, 20)).toEqual(titles);
      expect(await page.evaluate(() => document.activeElement?.closest('li')?.previousElementSibling !== null)).toBe(
        true,
      );
      expect([query(page), await more.textContent()]).toEqual(['?q=walk&page=2', 'Show 5 more']);
      const all = await page.locator('#search-results h3').allTextContents();
      await page.evaluate(() => scrollTo(0, 2500));
      await expect.poll(() => page.evaluate(() => history.state?.scroll)).toBe(2500);
      await page.reload();
      await expect.poll(() => results(page).count()).toBe(40);
      expect(await page.locator('#search-results h3').allTextContents()).toEqual(all);
      await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(2500);
      await page.goBack();
      await expect.poll(() => results(page).count()).toBe(20);
    });
  });

  test('what a press takes away hands the focus on', async () => {
    const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
    await visit(plain, '/search/?q=walk&category=Moss&category=Fern&speaker=Ada+Quill', async (page) => {
      await untilCounted(page, '16 talks');
      await page.getByRole('link', { name: 'Remove the filter Category: Moss' }).focus();
      await page.keyboard.press('Enter');
      await untilCounted(page, '8 talks');
      expect(await focused(page)).toContain('Category: Fern');
      await page.getByRole('link', { name: 'Clear all' }).focus();
      await page.keyboard.press('Enter');
      await untilCounted(page, '45 talks');
      expect(await focused(page)).toBe('45 talks');
      await page.locator('#search-results .card-speakers a', { hasText: 'Ada Quill' }).last().click();
      await untilCounted(page, '23 talks');
      expect(await focused(page)).toBe('23 talks');
      expect(await page.evaluate(() => scrollY)).toBeLessThan(300);
    });
  });

  test('results that are found again stay in place', async () => {
    await visit(plain, '/search/?q=moss', async (page) => {
      await untilCounted(page, '15 talks');
      const first = await results(page).first().elementHandle();
      await page.locator('#search-form input').fill('moss ');
      await expect.poll(() => query(page)).toBe('?q=moss+');
      // Long enough for both of its answers.
      await page.locator('#search-status', { hasText: '15 talks' }).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      expect(await first?.evaluate((item) => item.isConnected)).toBe(true);
    });
  });

  test('typing fast ends with what was typed last', async () => {
    await visit(plain, '/search/', async (page) => {
      await untilCounted(page, '45 talks');
      await page.context().route(/\.bin$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        await route.continue();
      });
      await page.locator('#search-form input').click();
      for (const words of ['moss', 'fern', 'lichen walk number', 'quill']) {
        await page.locator('#search-form input').fill(words);
        await page.waitForTimeout(90);
      }
      await untilCounted(page, '23 talks');
      await page.waitForLoadState('networkidle');
      expect([await count(page).textContent(), query(page)]).toEqual(['23 talks', '?q=quill']);
      const people = await page.locator('#search-results .card-speakers').allTextContents();
      expect(new Set(people)).toEqual(new Set(['Ada Quill']));
    });
  });

  test('what is typed while an answer is on its way stays', async () => {
    const watched = await openPage(browser, plain.origin);
    const { page } = watched;
    // While files are fetched somebody types on, and no letter may get lost.
    const letters = [...'lichen walk'];
    const typed: string[] = [];
    await page.context().route(/\/search\/\w+\.bin$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      await route.continue();
    });
    await page.goto(`${plain.base}/search/`);
    await page.locator('#search-form input').click();
    for (const letter of letters) {
      await page.keyboard.type(letter);
      typed.push(letter);
      await page.waitForTimeout(50);
      expect(await page.locator('#search-form input').inputValue()).toBe(typed.join(''));
    }
    await untilCounted(page, '15 talks');
    await watched.close();
  });

  test('Back from a talk leads to the same place in the list', async () => {
    await visit(plain, '/search/?q=walk', async (page) => {
      await untilCounted(page, '45 talks');
      await page.evaluate(() => scrollTo(0, 1500));
      await expect.poll(() => page.evaluate(() => history.state?.scroll)).toBe(1500);
      await page
        .locator('#search-results h3 a')
        .nth(12)
        .evaluate((link: HTMLElement) => link.click());
      await page.locator('body.kind-talk').waitFor();
      await page.goBack();
      await untilCounted(page, '45 talks');
      await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(1500);
    });
  });

  test('nothing moves when an answer comes, and then its counts', async () => {
    for (const viewport of [{ width: 1440, height: 900 }, PHONE.viewport]) {
      const watched = await openPage(browser, plain.origin, { viewport, reducedMotion: 'reduce' });
      await watched.page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await watched.page.goto(`${plain.base}/search/?q=walk&category=Moss&year=2016`, { waitUntil: 'networkidle' });
      await expect.poll(() => count(watched.page).textContent()).toMatch(/^\d+ talks$/);
      await watched.page.locator('#search-facets fieldset').first().waitFor({ state: 'attached' });
      expect(await watched.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
      await watched.close();
    }
  });

  test('says what is missing, what was given up and which filters it does not know', async () => {
    await visit(plain, '/search/?q=lichn', async (page) => {
      await untilCounted(page, '15 talks');
      expect(await page.locator('#search-notes').textContent()).toMatch(/“lichn”.*one letter away/);
    });
    await visit(plain, '/search/?q=xyzzyx&speaker=Nobody', async (page) => {
      await untilCounted(page, 'No talks found');
      expect(await page.locator('#search-notes').textContent()).toMatch(/no speaker “Nobody”.*“xyzzyx”/);
      expect(await page.locator('#search-browse').getByRole('link', { name: /Moss/ }).isVisible()).toBe(true);
      expect(await page.locator('#search-off').isVisible()).toBe(false);
    });
  });

  test('on a phone the filters are a sheet that says how many talks it would show', async () => {
    await visit(
      plain,
      '/search/',
      async (page) => {
        await untilCounted(page, '45 talks');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        await page.getByRole('button', { name: 'Filter' }).click();
        const sheet = page.getByRole('dialog', { name: 'Filter' });
        const box = await sheet.boundingBox();
        expect([box?.width, box?.height]).toEqual([390, 844]);
        await sheet.getByRole('checkbox', { name: /^Moss/ }).check();
        await sheet.getByRole('button', { name: 'Show 15 talks' }).click();
        await untilCounted(page, '15 talks');
        expect(await sheet.isVisible()).toBe(false);
        expect(await page.getByRole('button', { name: 'Filter (1)' }).isVisible()).toBe(true);
      },
      PHONE,
    );
  });

  test('what a finger presses is 40 pixels high', async () => {
    const small = (page: Page) =>
      page
        .locator('.search-page')
        .locator('a:not(.card a, .skip-facets), .passages a, button:not(.visually-hidden), label')
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 39.5)
            .map((target) => target.textContent),
        );
    const touch = { ...PHONE, hasTouch: true, isMobile: true };
    await visit(
      site,
      '/search/?q=folder&has=slides',
      async (page) => {
        await untilCounted(page, '1 talk');
        expect(await small(page)).toEqual([]);
        await page.getByRole('button', { name: 'Filter' }).tap();
        expect(await small(page)).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await page.getByRole('button', { name: 'Filter' }).evaluate((it) => it === document.activeElement)).toBe(
          true,
        );
      },
      touch,
    );
    await visit(
      site,
      '/search/?q=xyzzyx',
      async (page) => {
        await untilCounted(page, 'No talks found');
        expect(await page.locator('#search-sort, #search-filter').filter({ visible: true }).count()).toBe(0);
        expect(await small(page)).toEqual([]);
      },
      touch,
    );
  });

  test('is of use without JavaScript', async () => {
    await visit(
      plain,
      '/search/?category=Moss',
      async (page) => {
        expect(await page.locator('#search-off').textContent()).toContain('JavaScript');
        expect(await page.locator('#search-app').isVisible()).toBe(false);
        await page.locator('#search-browse').getByRole('link', { name: /^Moss/ }).click();
        expect(await page.locator('h1').textContent()).toBe('Moss');
      },
      { javaScriptEnabled: false },
    );
    await visit(
      plain,
      '/',
      async (page) => {
        await page.locator('.hero-search input').fill('moss');
        await page.keyboard.press('Enter');
        await page.locator('body.kind-search').waitFor();
        expect(query(page)).toBe('?q=moss');
      },
      { javaScriptEnabled: false },
    );
  });

  test('an older address of the listing leads to it', async () => {
    await visit(plain, '/talks/?category=Moss&speaker=Ada%20Quill', async (page) => {
      await untilCounted(page, '8 talks');
      expect(new URL(page.url()).pathname).toBe('/search/');
    });
    await visit(plain, '/talks/?utm_source=x', async (page) => {
      expect(await page.locator('body.kind-talks h1').isVisible()).toBe(true);
    });
  });
});

describe('a hit in the depth of a talk', () => {
  const isInView = (page: Page): Promise<boolean> =>
    page.evaluate(() => {
      const box = document.querySelector(':target')?.getBoundingClientRect();
      return box !== undefined && box.height > 0 && box.top >= 0 && box.top < innerHeight;
    });

  test('opens at its slide', async () => {
    await visit(site, '/search/?q=calendars', async (page) => {
      const link = page.getByRole('link', { name: /^Slide 7/ });
      await link.click();
      await page.waitForURL(/#slide-7$/);
      await expect.poll(() => isInView(page)).toBe(true);
      expect(await page.locator(':target').textContent()).toContain('Calendars');
    });
  });

  test('opens at its second', async () => {
    await visit(site, '/search/?q=spellings', async (page) => {
      const link = page.getByRole('link', { name: /^1:32/ });
      expect(await link.locator('mark').first().textContent()).toBe('spellings');
      await link.click();
      await page.waitForURL(/#t-92$/);
      await expect.poll(() => isInView(page)).toBe(true);
      expect(await page.locator(':target').textContent()).toContain('Two spellings');
    });
  });
});

describe('what is asked of the server', () => {
  const readManifest = (on: ServedSite): SearchManifest =>
    JSON.parse(gunzipSync(readFileSync(join(on.folder, 'search/manifest.bin'))).toString());
  /** Names of the files of the index that were asked for. */
  const watchIndex = (page: Page): string[] => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const name = /\/search\/(\w+)\.bin$/.exec(new URL(request.url()).pathname)?.[1];
      if (name !== undefined) asked.push(name);
    });
    return asked;
  };
  const namesIn = (list: string): string[] => list.match(/.{12}/g) ?? [];

  test('nothing before somebody turns to the field, then the manifest, then what the words need', async () => {
    const { talks, records, passages } = readManifest(plain);
    expect(passages).toBeUndefined();
    const watched = await openPage(browser, plain.origin);
    const { page } = watched;
    const asked = watchIndex(page);
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(`${plain.base}/`, { waitUntil: 'networkidle' });
    const bundles = scripts.map((path) => path.replace(/^\/theme\/[0-9a-f]{8}(?=\/assets\/)/, ''));
    expect([asked, bundles.toSorted()]).toEqual([[], ['/assets/early.js', '/assets/site.js']]);
    await page.locator('.hero-search input').click();
    await expect.poll(() => asked).toEqual(['manifest']);
    await page.keyboard.type('moss');
    await page.getByRole('option').first().waitFor();
    const allowed = new Set([...namesIn(talks.terms.names), ...namesIn(records.names)]);
    const further = asked.slice(1);
    expect(further.filter((name) => !allowed.has(name))).toEqual([]);
    expect(further.filter((name) => namesIn(records.names).includes(name)).length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
    expect(scripts.filter((path) => path.includes('stemmers'))).toEqual([]);
    await watched.close();
  });

  test('an empty question asks for no words and no passages', async () => {
    const { talks, passages } = readManifest(site);
    const watched = await openPage(browser, site.origin);
    const asked = watchIndex(watched.page);
    await watched.page.goto(`${site.base}/search/`, { waitUntil: 'networkidle' });
    expect(await results(watched.page).count()).toBeGreaterThan(0);
    const unwanted = [talks.terms, passages!.index.terms, passages!.texts].flatMap(({ names }) => namesIn(names));
    expect(asked.filter((name) => [...unwanted, talks.vocabulary, passages!.owners].includes(name))).toEqual([]);
    await watched.close();
  });

  test('a site that is published anew is searched on without a reload', async () => {
    const before = await serveArchive(writeArchive('before'));
    const after = await serveArchive(writeArchive('after', 'Then came a heron.'));
    const watched = await openPage(browser, before.origin);
    const { page } = watched;
    await page.goto(`${before.base}/`);
    await page.locator('.hero-search input').click();
    await page.keyboard.type('moss');
    await page.getByRole('option').first().waitFor();
    rmSync(join(before.folder, 'search'), { recursive: true });
    cpSync(join(after.folder, 'search'), join(before.folder, 'search'), { recursive: true });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('heron');
    await expect.poll(() => page.getByRole('option').last().textContent()).toBe('All 45 results');
    await watched.close();
    await before.close();
    await after.close();
  });

  test('an index that cannot be had is said to be so, and can be tried again', async () => {
    const broken = await serveArchive(writeArchive('broken'));
    const folder = join(broken.folder, 'search');
    renameSync(join(folder, 'manifest.bin'), join(folder, 'away'));
    const watched = await openPage(browser, broken.origin);
    const { page } = watched;
    await page.goto(`${broken.base}/search/?q=moss`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('could not be loaded');
    renameSync(join(folder, 'away'), join(folder, 'manifest.bin'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await untilCounted(page, '15 talks');
    expect(await page.getByRole('alert').count()).toBe(0);
    await facet(page, 'Speaker', 'Ada Quill').waitFor();
    await watched.close();
    await broken.close();
  });

  test('further results that cannot be had leave those that are there, and can be tried again', async () => {
    const broken = await serveArchive(writeArchive('broken-later'));
    const folder = join(broken.folder, 'search');
    const watched = await openPage(browser, broken.origin);
    const { page } = watched;
    await page.goto(`${broken.base}/search/?q=walk`);
    await untilCounted(page, '45 talks');
    await facet(page, 'Speaker', 'Ada Quill').waitFor();
    renameSync(folder, `${folder}-away`);
    await page.locator('#search-more a').click();
    await page.getByRole('alert').waitFor();
    expect([await results(page).count(), query(page)]).toEqual([20, '?q=walk&page=2']);
    renameSync(`${folder}-away`, folder);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => results(page).count()).toBe(40);
    expect(await page.getByRole('alert').count()).toBe(0);
    await watched.close();
    await broken.close();
  });

  test('the code stays small', () => {
    const folder = join(repository, 'dist/assets');
    const size = (pattern: RegExp): number =>
      readdirSync(folder)
        .filter((name) => pattern.test(name))
        .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
    expect(size(/^search-worker/)).toBeLessThan(16 * 1024);
    expect(size(/^(search-|shared-)/)).toBeLessThan(24 * 1024);
    expect(size(/^(early|site)/)).toBeLessThan(4 * 1024);
  });
});

/** In the dark only colours differ, so only those rules are asked again. */
const SCHEMES = [
  { colorScheme: 'light', narrow: (axe: AxeBuilder) => axe },
  { colorScheme: 'dark', narrow: (axe: AxeBuilder) => axe.withRules(['color-contrast', 'link-in-text-block']) },
] as const;

for (const { colorScheme, narrow } of SCHEMES)
  test(`axe finds nothing in any state, ${colorScheme}`, async () => {
    const found: string[] = [];
    const check = async (page: Page, state: string): Promise<void> => {
      const { violations } = await narrow(new AxeBuilder({ page })).analyze();
      for (const { id, nodes } of violations)
        for (const node of nodes) found.push(`${state} ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`);
    };
    for (const path of ['?q=folder', '?q=container&category=Containers&has=slides', '?q=xyzzyx&speaker=Nobody'])
      await visit(
        site,
        `/search/${path}`,
        async (page) => {
          await expect.poll(() => count(page).textContent()).not.toBe('Talks');
          await check(page, path);
        },
        { colorScheme },
      );
    await visit(
      site,
      '/search/?q=container',
      async (page) => {
        await expect.poll(() => count(page).textContent()).not.toBe('Talks');
        await page.getByRole('button', { name: 'Filter' }).click();
        await check(page, 'sheet');
      },
      { ...PHONE, colorScheme },
    );
    await visit(
      plain,
      '/speakers/',
      async (page) => {
        await page.locator('.menu summary').click();
        await page.locator('.menu-panel input').click();
        await page.keyboard.type('walk');
        await page.getByRole('option').first().waitFor();
        await check(page, 'menu');
      },
      { viewport: { width: 390, height: 500 }, colorScheme },
    );
    await visit(
      site,
      '/',
      async (page) => {
        await page.locator('.hero-search input').click();
        await page.keyboard.type('container');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await check(page, 'box');
      },
      { colorScheme },
    );
    expect(found).toEqual([]);
  });

describe('the DC/OS archive', () => {
  const present = existsSync(join(dcos, 'site.yaml'));
  let old: ServedSite;
  beforeAll(async () => {
    if (present) old = await serveArchive(dcos);
  });
  afterAll(() => old?.close());

  test.skipIf(!present)('an address of its old list page shows the talks of that category', async () => {
    await visit(old, '/events/?category=Day%202%20Ops', async (page) => {
      await untilCounted(page, '2 talks');
      await expect.poll(() => facet(page, 'Category', 'Day 2 Ops').isChecked()).toBe(true);
    });
    await visit(old, '/search/?category=day-2-ops', async (page) => {
      await untilCounted(page, '2 talks');
      await facet(page, 'Category', 'Day 2 Ops').click();
      await untilCounted(page, '74 talks');
    });
  });

  test.skipIf(!present)('letters without their marks find names that have them', async () => {
    await visit(old, '/search/?q=jorg', async (page) => {
      await untilCounted(page, '16 talks');
      expect(await page.locator('#search-results .card-speakers mark').first().textContent()).toBe('Jörg');
    });
  });
});
