/** The rail beside a recording: what follows it, how it is steered, and searching in its words. Players of other services are made up here. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage, type WatchedPage } from '../helpers/browser.ts';
import { scratchFolder, writeFiles } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';

let site: ServedSite;
let browser: Browser;
const scratch = scratchFolder();

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;

/** A line every five seconds. */
const captions = (count: number, line: (number: number) => string): string =>
  `WEBVTT\n\n${Array.from(
    { length: count },
    (_, index) => `${clock(index * 5)} --> ${clock(index * 5 + 5)}\n${line(index + 1)}\n`,
  ).join('\n')}`;

const WORDS = captions(120, (number) => `Line ${number} tells of Zürich${number % 10 === 0 ? ' and the old' : ''}`);

const talk = (title: string, ...lines: readonly string[]): string =>
  ['---', `title: ${title}`, 'date: 2026-01-01', ...lines, '---', 'Text of the abstract.'].join('\n');

const SLIDES =
  'slides: { pages: [{ at: "0:00", text: One }, { at: "1:00", text: Two }, { at: "2:00", text: "Two\\nand more" }, { at: "3:00", text: "" }] }';
const CHAPTERS = 'chapters: [{ at: "0:00", title: Start }, { at: "1:40", title: Middle }, { at: "5:00", title: End }]';

const FILES = {
  'site.yaml': 'title: Rail\nbaseUrl: https://example.org/archive/\n',
  'content/talks/tube.md': talk(
    'Tube',
    'recording: { url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", start: 100 }',
    SLIDES,
    CHAPTERS,
  ),
  'content/talks/tube.en.vtt': WORDS,
  'content/talks/tube.fr.srt':
    '1\n00:00:00,000 --> 00:00:05,000\nPremière ligne\n\n2\n00:01:00,000 --> 00:01:05,000\nUne autre\n',
  'content/talks/vimeo.md': talk('Vimeo', 'recording: https://vimeo.com/123456', CHAPTERS),
  'content/talks/vimeo.vtt': WORDS,
  'content/talks/list.md': talk('List', 'recording: https://vimeo.com/123457', CHAPTERS),
  'content/talks/radio.md': talk('Radio', 'recording: { url: /radio.wav, kind: audio, start: 2 }', CHAPTERS),
  'content/talks/radio.vtt': captions(6, (number) => `Line ${number} < all > & -->`),
  'content/talks/jingle.md': talk('Jingle', 'partOf: radio', 'start: "0:04"', 'end: "0:06"'),
  'content/talks/paper.md': talk('Paper', 'recording: none', SLIDES, CHAPTERS),
  'content/talks/paper.vtt': WORDS,
  // What it sounds like, the tests answer themselves.
  'public/radio.wav': '',
};

beforeAll(async () => {
  site = await serveArchive(writeFiles(join(scratch.path, 'rail'), FILES));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  scratch.remove();
});

/** A player that notes what it is told and tells what a test makes it tell, in the words of each service. */
const PLAYERS = {
  'https://www.youtube-nocookie.com/': `<!doctype html><title>tube</title><script>
    window.heard = [];
    const say = (message) => parent.postMessage(JSON.stringify(message), '*');
    window.tell = (currentTime) => say({ event: 'infoDelivery', info: { currentTime, playerState: 1 }, id: 'rostrum' });
    addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      heard.push(message);
      if (message.event === 'listening') say({ event: 'initialDelivery', info: { currentTime: 100 } });
    });
  </script>`,
  'https://player.vimeo.com/': `<!doctype html><title>vimeo</title><script>
    window.heard = [];
    const say = (message) => parent.postMessage(JSON.stringify(message), '*');
    window.tell = (seconds) => say({ event: 'timeupdate', data: { seconds, percent: 0, duration: 600 } });
    addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      heard.push(message);
      if (message.method === 'getCurrentTime') say({ method: 'getCurrentTime', value: 0 });
    });
  </script>`,
};

type Told = Window & { readonly tell: (seconds: number) => void; readonly heard: readonly Record<string, unknown>[] };

async function visit(path: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, site.origin, { reducedMotion: 'reduce', ...options });
  for (const [origin, body] of Object.entries(PLAYERS))
    await watched.page.route(`${origin}**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await watched.page.goto(site.address(path), { waitUntil: 'networkidle' });
  return watched;
}

const TUBE = 'talks/tube/index.html';
const tab = (page: Page, name: string) => page.locator('.rail-tabs').getByText(name, { exact: true });
const current = (page: Page): Promise<readonly string[]> =>
  page.locator('.rail [aria-current="true"]').evaluateAll((all) => all.map((e) => e.id || (e.textContent ?? '')));
const scrolled = (page: Page): Promise<number> =>
  page
    .locator('.rail-list')
    .first()
    .evaluate((list) => list.scrollTop);

/** Presses play, and gives the player when it has answered. */
async function play(page: Page): Promise<Frame> {
  await page.locator('.stage .facade-link').click();
  await page.locator('.stage iframe[data-loaded]').waitFor();
  const frame = page.frames().find((each) => each !== page.mainFrame())!;
  await expect.poll(() => frame.evaluate(() => (window as unknown as Told).heard.length)).toBeGreaterThan(0);
  return frame;
}

const tell = (frame: Frame, seconds: number): Promise<void> =>
  frame.evaluate((at) => (window as unknown as Told).tell(at), seconds);
const heard = (frame: Frame): Promise<readonly Record<string, unknown>[]> =>
  frame.evaluate(() => (window as unknown as Told).heard.filter(({ event }) => event !== 'listening'));

describe('following', () => {
  test('line, slide and chapter follow a player on YouTube, and only the rail scrolls', async () => {
    const { page, complaints, close } = await visit(TUBE);
    const frame = await play(page);
    const source = new URL((await page.locator('.stage iframe').getAttribute('src')) ?? '');
    expect([source.searchParams.get('enablejsapi'), source.searchParams.get('origin')]).toEqual(['1', site.origin]);
    const before = await page.evaluate(() => scrollY);
    await tell(frame, 100 + 62);
    await expect.poll(() => current(page)).toEqual(['t-60', 'slide-2', '0:00Start']);
    await tell(frame, 100 + 301.5);
    await expect.poll(() => current(page)).toEqual(['t-300', 'slide-4', '5:00End']);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(400);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await tab(page, 'Slides').click();
    expect(await page.locator('#slide-4').isVisible()).toBe(true);
    await tell(frame, 50);
    await expect.poll(() => current(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a press on a line, slide or chapter moves the player without a new frame, and the others', async () => {
    const { page, complaints, close } = await visit(TUBE);
    const frame = await play(page);
    await page.locator('#t-20').click();
    expect(await current(page)).toEqual(['t-20', 'slide-1', '0:00Start']);
    await tab(page, 'Chapters').click();
    await page.locator('.chapters a', { hasText: 'Middle' }).click();
    expect(await current(page)).toEqual(['t-100', 'slide-2', '1:40Middle']);
    await tab(page, 'Slides').click();
    await page.locator('#slide-3 .slide-text').click();
    expect(await current(page)).toEqual(['t-120', 'slide-3', '1:40Middle']);
    await expect
      .poll(() => heard(frame))
      .toEqual(
        [120, 200, 220].flatMap((second) => [
          { event: 'command', func: 'seekTo', args: [second, true] },
          { event: 'command', func: 'playVideo', args: [] },
        ]),
      );
    // What it still tells of the old place is no step back.
    await tell(frame, 101);
    await tell(frame, 221);
    expect(await current(page)).toEqual(['t-120', 'slide-3', '1:40Middle']);
    expect(page.frames()).toContain(frame);
    expect(complaints).toEqual([]);
    await close();
  });

  test('Vimeo is talked with in its own words', async () => {
    const { page, complaints, close } = await visit('talks/vimeo/index.html');
    const frame = await play(page);
    await tell(frame, 102);
    await expect.poll(() => current(page)).toEqual(['t-100', '1:40Middle']);
    await page.locator('#t-110').click();
    await expect
      .poll(async () => (await heard(frame)).slice(-2))
      .toEqual([{ method: 'setCurrentTime', value: 110 }, { method: 'play' }]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('only the frame on the stage is listened to, and only at its own address', async () => {
    const { page, close } = await visit(TUBE);
    const frame = await play(page);
    await tell(frame, 110);
    await expect.poll(() => current(page)).toContain('t-10');
    await page.evaluate(async () => {
      const message = JSON.stringify({ event: 'infoDelivery', info: { currentTime: 400 } });
      postMessage(message, '*');
      const other = document.createElement('iframe');
      other.src = 'https://www.youtube-nocookie.com/embed/another';
      document.body.append(other);
      await new Promise((resolve) => other.addEventListener('load', resolve));
    });
    const other = page.frames().find((each) => each.url().endsWith('/another'))!;
    await tell(other, 400);
    for (const hostile of [
      '{',
      '[]',
      'null',
      '{"event":"infoDelivery","info":{"currentTime":"400"}}',
      '{"event":"infoDelivery","info":{"currentTime":-4}}',
    ])
      await frame.evaluate((data) => parent.postMessage(data, '*'), hostile);
    await frame.evaluate(() => parent.postMessage({ event: { toString: null } }, '*'));
    await tell(frame, 112);
    expect(await current(page)).toContain('t-10');
    await close();
  });

  test('a visitor who scrolls by hand is left alone, until "Follow the recording"', async () => {
    const { page, close } = await visit(TUBE);
    const frame = await play(page);
    await tell(frame, 130);
    const button = page.getByRole('button', { name: 'Follow the recording' });
    await expect.poll(() => current(page)).toContain('t-30');
    expect(await button.isVisible()).toBe(false);
    await page.locator('.rail-list').first().hover();
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => button.isVisible()).toBe(true);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(1000);
    const place = await scrolled(page);
    await tell(frame, 140);
    await expect.poll(() => current(page)).toContain('t-40');
    expect(await scrolled(page)).toBe(place);
    await button.click();
    await expect.poll(() => scrolled(page)).toBeLessThan(place);
    expect(await button.isVisible()).toBe(false);
    await close();
  });

  test.each([
    ['reduce', []],
    ['no-preference', ['smooth']],
  ] as const)('with motion "%s" the rail glides or does not', async (reducedMotion, expected) => {
    const { page, close } = await visit(TUBE, { reducedMotion });
    await page.evaluate(() => {
      const scroll = Element.prototype.scrollBy as (options: ScrollToOptions) => void;
      Object.assign(window, { seen: new Set<unknown>() });
      Element.prototype.scrollBy = function (this: Element, options?: ScrollToOptions | number) {
        (window as unknown as { seen: Set<unknown> }).seen.add((options as ScrollToOptions).behavior);
        scroll.call(this, options as ScrollToOptions);
      } as typeof Element.prototype.scrollBy;
    });
    const frame = await play(page);
    for (const second of [110, 230, 290]) {
      await tell(frame, second);
      await expect.poll(() => current(page)).toContain(`t-${second - 100}`);
    }
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<unknown> }).seen]);
    expect(seen.filter((behavior) => behavior === 'smooth')).toEqual(expected);
    await close();
  });

  test('nothing of it is loaded before somebody turns to it', async () => {
    const watched = await openPage(browser, site.origin);
    const asked: string[] = [];
    watched.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const loaded = (): boolean => asked.some((path) => path.endsWith('/assets/rail.js'));
    await watched.page.goto(site.address(TUBE), { waitUntil: 'networkidle' });
    expect(loaded()).toBe(false);
    await watched.page.locator('.rail-list').first().hover();
    await expect.poll(loaded).toBe(true);
    await watched.close();
  });
});

describe('files of our own', () => {
  /** Twenty seconds of silence, 8000 samples of one byte a second. */
  const silence = Buffer.alloc(44 + 160_000, 0x80);
  silence.write('RIFF', 0);
  silence.writeUInt32LE(36 + 160_000, 4);
  silence.write('WAVEfmt ', 8);
  silence.writeUInt32LE(16, 16);
  silence.writeUInt16LE(1, 20);
  silence.writeUInt16LE(1, 22);
  silence.writeUInt32LE(8000, 24);
  silence.writeUInt32LE(8000, 28);
  silence.writeUInt16LE(1, 32);
  silence.writeUInt16LE(8, 34);
  silence.write('data', 36);
  silence.writeUInt32LE(160_000, 40);

  async function listen(path: string): Promise<WatchedPage> {
    const watched = await openPage(browser, site.origin);
    await watched.page.route('**/*.wav', (route) => {
      const begin = Number(/bytes=(\d+)-/.exec(route.request().headers()['range'] ?? '')?.[1] ?? 0);
      const headers = {
        'Content-Type': 'audio/wav',
        'Accept-Ranges': 'bytes',
        'Content-Range': `bytes ${begin}-${silence.length - 1}/${silence.length}`,
      };
      return route.fulfill({ status: 206, headers, body: silence.subarray(begin) });
    });
    await watched.page.goto(site.address(path), { waitUntil: 'networkidle' });
    return watched;
  }
  const audio = (page: Page) => page.locator('.stage audio');
  const second = (page: Page): Promise<number> =>
    audio(page).evaluate((element) => (element as HTMLAudioElement).currentTime);

  test('are followed and moved, with captions at the times of the file', async () => {
    const { page, complaints, close } = await listen('talks/radio/index.html');
    expect(await audio(page).locator('track').getAttribute('kind')).toBe('captions');
    await audio(page).evaluate((element) => {
      (element as HTMLAudioElement).textTracks[0]!.mode = 'hidden';
      return (element as HTMLAudioElement).play();
    });
    await expect.poll(() => current(page)).toContain('t-0');
    await page.locator('#t-10').click();
    await expect.poll(() => second(page)).toBeGreaterThanOrEqual(12);
    await expect.poll(() => current(page)).toContain('t-10');
    const cues = (): Promise<readonly (readonly [number, string])[]> =>
      audio(page).evaluate((element) =>
        [...((element as HTMLAudioElement).textTracks[0]!.cues ?? [])].map(
          (cue) => [cue.startTime, (cue as VTTCue).getCueAsHTML().textContent ?? ''] as const,
        ),
      );
    await expect.poll(async () => (await cues())[0]).toEqual([2, 'Line 1 < all > & -->']);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a talk that is a part of a recording begins and ends with its part', async () => {
    const { page, complaints, close } = await listen('talks/jingle/index.html');
    expect(await audio(page).locator('source').getAttribute('src')).toMatch(/radio\.wav#t=4,6$/);
    await audio(page).evaluate((element) => (element as HTMLAudioElement).play());
    await expect.poll(() => second(page)).toBeGreaterThanOrEqual(4);
    await expect
      .poll(() => audio(page).evaluate((element) => (element as HTMLAudioElement).paused), { timeout: 15_000 })
      .toBe(true);
    expect(await second(page)).toBeLessThan(7);
    await page.goto(site.address('talks/radio/index.html'));
    const part = page.locator('.parts li');
    expect([await part.innerText(), await part.locator('.play-from').getAttribute('href')]).toEqual([
      expect.stringMatching(/0:02.*–0:04\s*Jingle/s),
      expect.stringMatching(/radio\.wav#t=4$/),
    ]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('searching in the transcript', () => {
  const field = (page: Page) => page.getByRole('searchbox', { name: 'Search in the transcript' });
  const status = (page: Page) => page.locator('.words-found');

  test.each([
    ['highlights', false],
    ['marks', true],
  ])('goes from one to the next, with %s', async (_, withoutHighlights) => {
    const watched = await openPage(browser, site.origin, { reducedMotion: 'reduce' });
    const { page, complaints } = watched;
    if (withoutHighlights) await page.addInitScript(() => Reflect.deleteProperty(window, 'Highlight'));
    await page.goto(site.address(TUBE), { waitUntil: 'networkidle' });
    const text = (): Promise<number> =>
      page.locator('#t-45').evaluate((line) => {
        const nodes = document.createTreeWalker(line.parentElement!, NodeFilter.SHOW_ALL);
        let count = 0;
        while (nodes.nextNode()) count += 1;
        return count;
      });
    const before = await text();
    await field(page).click();
    // Without accents, and from one line into the next.
    await page.keyboard.type('zurich and the OLD line');
    await expect.poll(() => status(page).innerText()).toBe('1 of 11');
    expect(await status(page).getAttribute('role')).toBe('status');
    await page.keyboard.press('Enter');
    expect(await status(page).innerText()).toBe('2 of 11');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    expect(await status(page).innerText()).toBe('11 of 11');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(1000);
    await page.getByRole('button', { name: 'Next match' }).click();
    expect(await status(page).innerText()).toBe('1 of 11');
    const marked = await page.evaluate(() =>
      'Highlight' in window ? CSS.highlights.get('found')?.size : document.querySelectorAll('mark').length,
    );
    expect(marked).toBe(withoutHighlights ? 22 : 11);
    await field(page).press('Escape');
    expect([await field(page).inputValue(), await status(page).innerText()]).toEqual(['', '']);
    expect(await text()).toBe(before);
    await field(page).pressSequentially('nowhere');
    await expect.poll(() => status(page).innerText()).toBe('Nothing found');
    expect(complaints).toEqual([]);
    await watched.close();
  });

  test('works where there is nothing to play as well', async () => {
    const { page, complaints, close } = await visit('talks/paper/index.html');
    expect(await page.locator('.rail').count()).toBe(0);
    await field(page).click();
    await page.keyboard.type('line 77');
    await expect.poll(() => status(page).innerText()).toBe('1 of 1');
    await expect
      .poll(() =>
        page.locator('#t-380').evaluate((line) => {
          const { top, bottom } = line.getBoundingClientRect();
          return top > 0 && bottom < innerHeight;
        }),
      )
      .toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('one language is shown, and the switch shows another', async () => {
    const { page, complaints, close } = await visit(TUBE);
    expect([await page.locator('#t-0').isVisible(), await page.locator('#t2-0').isVisible()]).toEqual([true, false]);
    const language = page.getByRole('combobox', { name: 'Language of the transcript' });
    await language.focus();
    await language.selectOption('French');
    await expect.poll(() => page.locator('#t2-0').isVisible()).toBe(true);
    expect(await page.locator('#t-0').isVisible()).toBe(false);
    await field(page).fill('premiere');
    await expect.poll(() => status(page).innerText()).toBe('1 of 1');
    const frame = await play(page);
    await tell(frame, 165);
    await expect.poll(() => current(page)).toContain('t2-60');
    const file = await page.request.get(
      new URL((await page.locator('.words.chosen .more').getAttribute('href')) ?? '', page.url()).href,
    );
    expect(await file.text()).toMatch(
      /^WEBVTT\n\nNOTE Language: fr\n\n00:00:00\.000 --> 00:00:05\.000\nPremière ligne\n/,
    );
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('addresses', () => {
  const isInRail = (page: Page, selector: string): Promise<boolean> =>
    page.locator(selector).evaluate((place) => {
      const list = place.closest('.rail-list')!.getBoundingClientRect();
      const { top, bottom } = place.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom && top >= 0 && bottom <= innerHeight;
    });

  test.each([
    ['#slide-3', '#slide-3'],
    ['#t-500', '#t-500'],
    ['#t2-60', '#t2-60'],
    ['?t=8m22s', '#t-500'],
    ['?t=502#slide-4', '#slide-4'],
  ])('%s opens what it stands in, on any screen', async (moment, place) => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page, complaints, close } = await openPage(browser, site.origin, { viewport });
      await page.goto(site.address(TUBE) + moment, { waitUntil: 'networkidle' });
      await expect.poll(() => isInRail(page, place)).toBe(true);
      const covered = await page.locator(place).evaluate((element) => {
        const box = element.getClientRects()[0]!;
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return element.contains(top) || top?.contains(element) ? '' : top?.outerHTML.slice(0, 200);
      });
      expect(covered).toBe('');
      expect(complaints).toEqual([]);
      await close();
    }
  });

  test('a link within the page opens it too', async () => {
    const { page, close } = await visit(TUBE);
    await page.evaluate(() => {
      location.hash = '#slide-3';
    });
    await expect.poll(() => page.locator('#slide-3').isVisible()).toBe(true);
    await close();
  });
});

describe('without a mouse, without scripts, without room', () => {
  test('the keyboard reaches and chooses everything, with few stops', async () => {
    const { page, close } = await visit(TUBE);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { id, className, textContent, tagName } = document.activeElement ?? document.body;
        return id || className || `${tagName} ${textContent}`;
      });
    await page.locator('.rail-tabs input').first().focus();
    await page.locator('.transcript [role="button"]').waitFor();
    const stops: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops).toEqual(['find-words', 'words-language', 'more', 't-0']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('t-10');
    expect(await page.locator('#t-10').getAttribute('role')).toBe('button');
    expect(await page.locator('.transcript [role="button"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await current(page)).toContain('t-10');
    expect(await page.locator('.stage .facade-note').innerText()).toContain('Plays from 0:10');
    expect(await focused()).toBe('facade-link');
    await page.locator('.rail-tabs input').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await page.locator('#slide-1 .play-from').evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    expect(await page.locator('#slide-4 .play-from').evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('.stage .facade-note').innerText()).toContain('Plays from 3:00');
    await close();
  });

  test('without scripts all of it is text and links, below the abstract', async () => {
    const { page, foreign, complaints, close } = await visit(TUBE, { javaScriptEnabled: false });
    for (const place of ['#t-0', '#t2-0', '#slide-3', '.chapters a >> nth=0', '.cues .play-from >> nth=0'])
      expect(await page.locator(place).isVisible(), place).toBe(true);
    for (const place of ['.rail-tabs', '.words-tools'])
      expect(await page.locator(place).isVisible(), place).toBe(false);
    const top = (selector: string) => page.locator(selector).evaluate((e) => e.getBoundingClientRect().top);
    expect(await top('#t-0')).toBeGreaterThan(await top('.abstract'));
    expect(
      await page
        .locator('.rail-list')
        .first()
        .evaluate((e) => e.scrollHeight <= e.clientHeight),
    ).toBe(true);
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await close();
  });

  test.each([320, 390, 768, 1024, 1440])(
    'at %i px stage and rail are in sight together, and nothing is too wide',
    async (width) => {
      const { page, close } = await visit(TUBE, { viewport: { width, height: 844 } });
      await page.locator('.theatre').evaluate((theatre) => theatre.scrollIntoView());
      const boxes = await page.evaluate(() =>
        ['.stage', '.rail'].map(
          (selector) => document.querySelector(selector)!.getBoundingClientRect().toJSON() as DOMRect,
        ),
      );
      const [stage, rail] = boxes as [DOMRect, DOMRect];
      expect(rail.top).toBeLessThan(844);
      expect(Math.min(rail.bottom, 844) - rail.top).toBeGreaterThan(180);
      expect(stage.bottom).toBeGreaterThan(0);
      if (width >= 1024) expect([rail.left > stage.right, Math.abs(rail.top - stage.top) < 1]).toEqual([true, true]);
      else expect(rail.top).toBeGreaterThanOrEqual(stage.bottom);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await close();
    },
  );

  test.each([390, 1440])(
    'at %i px a few chapters alone have a box of their size, also once they follow',
    async (width) => {
      const { page, close } = await visit('talks/list/index.html', { viewport: { width, height: 844 } });
      const heights = (): Promise<readonly number[]> =>
        page
          .locator('.rail, .rail .chapters')
          .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
      const [rail, list] = await heights();
      expect(rail! - list!).toBeLessThan(80);
      await page.locator('.chapters a').first().focus();
      await page.locator('.rail-follow').waitFor({ state: 'attached' });
      expect(await heights()).toEqual([rail, list]);
      await close();
    },
  );

  test('axe finds nothing in any tab, while it follows', async () => {
    const { page, close } = await visit(TUBE);
    const frame = await play(page);
    await tell(frame, 162);
    await expect.poll(() => current(page)).toContain('t-60');
    for (const name of ['Transcript', 'Slides', 'Chapters']) {
      await tab(page, name).click();
      const { violations } = await new AxeBuilder({ page }).include('.theatre').exclude('iframe').analyze();
      expect(violations.map(({ id, nodes }) => `${name} ${id} ${nodes[0]?.target}`)).toEqual([]);
    }
    await close();
  });
});
