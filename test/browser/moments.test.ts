/** A talk that is opened at a moment, and the links to moments within its page. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { scratchFolder, writeFiles } from '../helpers/cli.ts';
import { type ServedSite, serveArchive } from './example-site.ts';

let site: ServedSite;
let browser: Browser;
const scratch = scratchFolder();

const time = (seconds: number): string =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;

/** A line every seven seconds for half an hour. */
const CAPTIONS = `WEBVTT\n\n${Array.from({ length: 257 }, (_, index) => {
  const words = `Line ${index + 1} of what was said that evening in a full hall.`;
  return `${time(index * 7)} --> ${time(index * 7 + 6)}\n${words}\n`;
}).join('\n')}`;

/** Twenty seconds of silence, 8000 samples of one byte a second. */
function silence(): Uint8Array {
  const samples = 20 * 8000;
  const file = Buffer.alloc(44 + samples, 0x80);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8000, 24);
  file.writeUInt32LE(8000, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples, 40);
  return file;
}

const talk = (title: string, ...lines: readonly string[]): string =>
  ['---', `title: ${title}`, 'date: 2026-01-01', ...lines, '---', 'Text.'].join('\n');

const FILES = {
  'site.yaml': 'title: Moments\nbaseUrl: https://example.org/archive/\n',
  'content/talks/video.md': talk(
    'Video',
    'recording: { url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", start: 100 }',
    'chapters: [{ at: "5:00", title: Middle }]',
    'slides: { pages: [{ at: "0:00", text: One }, { at: "2:00", text: Two }] }',
  ),
  'content/talks/video.vtt': CAPTIONS,
  'content/talks/radio.md': talk('Radio', 'recording: /radio.wav', 'chapters: [{ at: "0:12", title: Later }]'),
  // What it sounds like, the tests answer themselves.
  'public/radio.wav': '',
  'content/talks/elsewhere.md': talk('Elsewhere', 'recording: https://media.ccc.de/v/33c3-8414-talk'),
  'content/talks/elsewhere.vtt': CAPTIONS,
};

beforeAll(async () => {
  site = await serveArchive(writeFiles(join(scratch.path, 'moments'), FILES));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  scratch.remove();
});

const VIDEO = 'talks/video/index.html';
const promise = (page: Page): Promise<string> => page.locator('.stage .facade-note').innerText();
const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

test.each([
  ['#t-721', '#t-721', '12:01', 821],
  ['?t=12m4s', '#t-721.here', '12:04', 824],
  ['#t=724', '#t-721.here', '12:04', 824],
  ['?t=724#slide-2', '#slide-2', '2:00', 220],
  ['#slide-2', '#slide-2', '2:00', 220],
])(
  'at %s a talk shows that place, and plays from there once one presses play',
  async (moment, place, clock, second) => {
    const { page, foreign, complaints, close } = await openPage(browser, site.origin);
    await page.goto(site.address(VIDEO) + moment, { waitUntil: 'networkidle' });
    await expect.poll(() => isInView(page, place)).toBe(true);
    expect(await promise(page)).toContain(`Plays from ${clock} on YouTube`);
    expect(foreign).toEqual([]);
    await page.locator('.stage .facade-link').click();
    const frame = new URL((await page.locator('.stage iframe').getAttribute('src')) ?? '');
    expect(frame.host).toBe('www.youtube-nocookie.com');
    expect([frame.searchParams.get('start'), frame.searchParams.get('autoplay')]).toEqual([String(second), '1']);
    expect(complaints).toEqual([]);
    await close();
  },
);

test('the place that an address names is marked', async () => {
  const { page, close } = await openPage(browser, site.origin);
  await page.goto(`${site.address(VIDEO)}#t-721`);
  const background = (selector: string): Promise<string> =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background('#t-721')).not.toBe(await background('#t-714'));
  await page.goto(`${site.address(VIDEO)}#slide-2`);
  expect(await background('#slide-2')).not.toBe(await background('#slide-1'));
  await close();
});

test('links to moments stay on the page: they ready the player, and restart it once it is open', async () => {
  const { page, foreign, complaints, close } = await openPage(browser, site.origin);
  await page.goto(site.address(VIDEO), { waitUntil: 'networkidle' });
  const chapter = page.locator('.chapters a');
  expect(await chapter.getAttribute('href')).toBe('https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=400s');
  await page.locator('.rail-tabs').getByText('Chapters').click();
  await chapter.click();
  expect(await promise(page)).toContain('Plays from 5:00 on YouTube');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('facade-link');
  expect(foreign).toEqual([]);
  await page.keyboard.press('Enter');
  const source = async (): Promise<string | null> =>
    new URL((await page.locator('.stage iframe').getAttribute('src')) ?? '').searchParams.get('start');
  expect(await source()).toBe('400');
  await page.locator('.rail-tabs').getByText('Transcript').click();
  const play = page.locator('.cues .play-from').nth(3);
  await play.click();
  expect(await source()).toBe(String(100 + Number(await play.getAttribute('data-seconds'))));
  expect(page.url()).toBe(site.address(VIDEO));
  const before = await source();
  await page.locator('.cues-at a').first().click();
  expect(new URL(page.url()).hash).toBe('#t-0');
  expect(await source(), 'a link to a line leaves what plays alone').toBe(before);
  expect(complaints).toEqual([]);
  await close();
});

test('a choice to load always loads the frame at the moment, once', async () => {
  const { page, foreign, close } = await openPage(browser, site.origin);
  await page.addInitScript(() => localStorage.setItem('rostrum:load:youtube', 'always'));
  await page.goto(`${site.address(VIDEO)}#t-7`);
  await page.locator('.stage .facade').scrollIntoViewIfNeeded();
  await expect.poll(() => foreign.map((url) => new URL(url).searchParams.get('start'))).toEqual(['107']);
  await close();
});

test('a file of our own is loaded by a press only, and then begins at the moment', async () => {
  const { page, complaints, close } = await openPage(browser, site.origin);
  const asked: string[] = [];
  // A player can only go forward where a server answers with parts of a file.
  await page.route('**/*.wav', (route) => {
    asked.push(route.request().url());
    const file = Buffer.from(silence());
    const begin = Number(/bytes=(\d+)-/.exec(route.request().headers()['range'] ?? '')?.[1] ?? 0);
    return route.fulfill({
      status: 206,
      headers: {
        'Content-Type': 'audio/wav',
        'Accept-Ranges': 'bytes',
        'Content-Range': `bytes ${begin}-${file.length - 1}/${file.length}`,
      },
      body: file.subarray(begin),
    });
  });
  await page.goto(`${site.address('talks/radio/index.html')}?t=5`, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  expect(await promise(page)).toContain('Plays from 0:05');
  const second = (): Promise<number> =>
    page.locator('.stage audio').evaluate((audio) => Math.floor((audio as HTMLAudioElement).currentTime));
  await page.locator('.stage audio').evaluate((audio) => (audio as HTMLAudioElement).play());
  await expect.poll(second).toBeGreaterThanOrEqual(5);
  await page.locator('.chapters a').click();
  await expect.poll(second).toBeGreaterThanOrEqual(12);
  expect(await promise(page)).toContain('Plays from 0:12');
  expect(complaints).toEqual([]);
  await close();
});

test('a service that cannot begin at a second says nothing, and the line is shown all the same', async () => {
  const { page, close } = await openPage(browser, site.origin);
  await page.goto(`${site.address('talks/elsewhere/index.html')}?t=724`);
  await expect.poll(() => isInView(page, '#t-721.here')).toBe(true);
  expect(await promise(page)).not.toContain('12:04');
  expect(await page.locator('.play-from').count()).toBe(0);
  await close();
});

test('without JavaScript the address leads to its line, and moments are links', async () => {
  const { page, foreign, complaints, close } = await openPage(browser, site.origin, { javaScriptEnabled: false });
  await page.goto(`${site.address(VIDEO)}#t-721`);
  expect(await isInView(page, '#t-721')).toBe(true);
  expect(await page.locator('.cues .play-from').first().getAttribute('href')).toBe(
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=100s',
  );
  expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  await close();
});

test('a transcript fits a narrow screen', async () => {
  const { page, close } = await openPage(browser, site.origin, { viewport: { width: 320, height: 700 } });
  await page.goto(`${site.address(VIDEO)}#t-721`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await close();
});
