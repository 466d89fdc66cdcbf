/** Loads many pages, several at a time, and collects what they asked of others and complained about. */
import type { Browser } from 'playwright-core';
import { openPage } from '../helpers/browser.ts';
import type { ServedSite } from './example-site.ts';

const TABS = 6;

/** Every page is scrolled to its end and left to come to rest, so that what loads late is seen too. */
export async function visitAll(
  browser: Browser,
  site: ServedSite,
  paths: readonly string[],
): Promise<{ readonly foreign: readonly string[]; readonly complaints: readonly string[] }> {
  const waiting = [...paths];
  const foreign: string[] = [];
  const complaints: string[] = [];
  await Promise.all(
    Array.from({ length: TABS }, async () => {
      const tab = await openPage(browser, site.origin);
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        tab.reset();
        await tab.page.goto(site.address(path), { waitUntil: 'load' });
        await tab.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        await tab.page.waitForLoadState('networkidle');
        foreign.push(...tab.foreign.map((url) => `${path}: ${url}`));
        complaints.push(...tab.complaints.map((text) => `${path}: ${text}`));
      }
      await tab.close();
    }),
  );
  return { foreign, complaints };
}
