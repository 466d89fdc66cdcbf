/** A real Chromium, and pages that write down what they asked for and complained about. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { repository } from './cli.ts';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const CLOSING_MILLISECONDS = 15_000;

/** A whole GIF of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Starts the browser that `scripts/find-browser.mjs` finds; fails saying how to get one. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = execFileSync(process.execPath, [join(repository, 'scripts/find-browser.mjs')], {
    encoding: 'utf8',
  }).trim();
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export interface WatchedPage {
  readonly page: Page;
  /** Requests to any other origin than the site's own, since the last `reset`. Such requests are answered here, never sent. */
  readonly foreign: string[];
  /** Console errors and warnings, CSP violations, uncaught exceptions, and requests that failed, since the last `reset`. */
  readonly complaints: string[];
  reset(): void;
  close(): Promise<void>;
}

/** Opens a page in a context of its own. Nothing of it ever leaves this machine. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      foreign.push(route.request().url());
      return route.request().resourceType() === 'image'
        ? route.fulfill({ status: 200, contentType: 'image/gif', body: PIXEL })
        : route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' });
    },
  );
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // An event stream ends, and a request that is still under way is cancelled, whenever its page is left; a policy's refusal reads `csp`.
    if (request.resourceType() === 'eventsource' || reason === 'net::ERR_ABORTED') return;
    complaints.push(`${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      complaints.push(`${response.status()} ${response.url()}`);
  });
  return {
    page,
    foreign,
    complaints,
    reset: () => {
      foreign.length = 0;
      complaints.length = 0;
    },
    // A context that will not end must not end the tests: the next page has one of its own, and the browser itself is ended in any case.
    close: () => Promise.race([context.close(), delay(CLOSING_MILLISECONDS, undefined, { ref: false })]),
  };
}
