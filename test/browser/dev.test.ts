/** The development server, from an edited file to the screen. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, openPage, type WatchedPage } from '../helpers/browser.ts';
import { program, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
const TALK = 'content/talks/a.md';
const talk = (title: string, date = '2026-01-01') =>
  `---\ntitle: ${title}\ndate: ${date}\npermalink: /talks/a/\n---\n\nText.\n`;

let browser: Browser;
let server: ChildProcess;
let origin: string;
let folder: string;
let opened: WatchedPage;
let serverOutput = '';
let count = 0;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  scratch.remove();
});

beforeEach(async () => {
  folder = writeFiles(join(scratch.path, `archive-${++count}`), { 'site.yaml': 'title: T\n', [TALK]: talk('Before') });
  server = spawn(process.execPath, [program, 'dev', folder, '--port', '0'], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  serverOutput = '';
  server.stderr?.on('data', (chunk) => {
    serverOutput += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/\S+/.exec(output);
      if (found !== null) resolve(found[0]);
    });
    server.once('exit', () => reject(new Error(`the server ended: ${output}`)));
  });
  origin = new URL(address).origin;
  opened = await openPage(browser, origin);
  await opened.page.goto(`${origin}/talks/a/`);
});

afterEach(async () => {
  await opened?.close();
  expect(server.exitCode, `the server ended by itself: ${serverOutput}`).toBeNull();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
});

test('an edited talk is on screen by itself', async () => {
  const { page, complaints, foreign } = opened;
  expect(await page.locator('h1').textContent()).toBe('Before');
  writeFiles(folder, { [TALK]: talk('After') });
  await expect.poll(() => page.locator('h1').textContent(), { timeout: 10_000 }).toBe('After');
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

test('other words of a talk are on screen by themselves, and in the search', async () => {
  const { page } = opened;
  for (const word of ['Zymurgy', 'Xylography']) {
    writeFiles(folder, { [TALK]: talk('Before').replace('Text.', word) });
    await expect.poll(() => page.locator('.prose').textContent(), { timeout: 10_000 }).toContain(word);
  }
  const index = await fetch(`${origin}/search/lunr.json`);
  expect(await index.text()).toContain('xylographi');
});

test('a broken edit shows its code over the page that was there, and goes when it is mended', async () => {
  const { page, complaints } = opened;
  writeFiles(folder, { [TALK]: talk('Broken', '2026-02-30') });
  const panel = page.locator('#rostrum-problems pre');
  await panel.waitFor();
  expect(await panel.textContent()).toContain('talk/date-invalid');
  expect(await panel.textContent()).toContain(`${TALK}:3:7`);
  expect(await page.locator('h1').textContent()).toBe('Before');
  await page.reload();
  await panel.waitFor();
  expect(await page.locator('h1').textContent()).toBe('Before');
  writeFiles(folder, { [TALK]: talk('Mended') });
  await expect.poll(() => page.locator('h1').textContent(), { timeout: 10_000 }).toBe('Mended');
  expect(await panel.count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a broken edit that is taken back leaves no overlay', async () => {
  const { page } = opened;
  writeFiles(folder, { [TALK]: talk('Broken', '2026-02-30') });
  await page.locator('#rostrum-problems pre').waitFor();
  writeFiles(folder, { [TALK]: talk('Before') });
  await page.locator('#rostrum-problems pre').waitFor({ state: 'detached' });
});

test('a template edit renders again, a new talk appears, a deleted one goes', async () => {
  const { page } = opened;
  writeFiles(folder, { 'templates/talk.pug': 'extends base\nblock content\n  h1 My own #{talk.title}\n' });
  await expect.poll(() => page.locator('h1').textContent(), { timeout: 10_000 }).toBe('My own Before');
  // A second reload, of a folder and of the file in it, may come in between.
  await expect.poll(() => page.goto(`${origin}/talks/`).then(Boolean, () => false)).toBe(true);
  writeFiles(folder, { 'content/talks/b.md': '---\ntitle: Another\ndate: 2026-01-02\n---\n' });
  await page.getByText('Another').first().waitFor();
  rmSync(join(folder, 'content/talks/b.md'));
  await expect.poll(() => page.getByText('Another').count(), { timeout: 10_000 }).toBe(0);
});

test('a broken template names its file and line', async () => {
  const { page } = opened;
  writeFiles(folder, { 'templates/talk.pug': 'extends base\nblock content\n  h1= talk.no.such.thing\n' });
  const panel = page.locator('#rostrum-problems pre');
  await panel.waitFor();
  expect(await panel.textContent()).toMatch(/render\/layout-error[\s\S]*talk\.pug:3/);
});

test('nobody but this machine is answered', async () => {
  const other = await fetch(`${origin}/`, { headers: { origin: 'https://evil.example' } });
  expect(other.status).toBe(403);
});
