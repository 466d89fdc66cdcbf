/** A real archive of 74 talks, when it is at hand: everything answers, and no page asks anyone else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { repository } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';
import { visitAll } from './visit-all.ts';

const archive = join(repository, '../shared/corpora/dcos');
const present = existsSync(join(archive, 'site.yaml'));

/** Its pages are alike: every so many are opened, in the order of their addresses. The example archive's are opened all. */
const STEP = 4;

describe('the DC/OS archive', () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    if (!present) return;
    site = await serveArchive(archive);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.skipIf(!present)('has a page for each of its 74 talks', () => {
    const talks = site.pages.filter((path) =>
      readFileSync(join(site.folder, path), 'utf8').includes('<body class="kind-talk"'),
    );
    expect(talks.length).toBe(74);
  });

  test.skipIf(!present)(
    'asks nobody else, whichever page is opened',
    async () => {
      const pages = site.pages.filter(
        (path) => !/http-equiv="refresh"/i.test(readFileSync(join(site.folder, path), 'utf8')),
      );
      const spread = pages.filter((_, index) => index % STEP === 0);
      expect(await visitAll(browser, site, spread)).toEqual({ foreign: [], complaints: [] });
    },
    300_000,
  );
});
