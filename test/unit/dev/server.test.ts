import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type DevBuild, type DevServer, startDevServer } from '../../../src/dev/server.ts';

let server: DevServer | undefined;
let folder = '';

afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A server whose site is whatever `build` says, and the events that an open page receives. */
async function open(build: () => DevBuild): Promise<{ events: AsyncGenerator<string>; edit: (text: string) => void }> {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-dev-'));
  writeFileSync(join(folder, 'a.md'), '1');
  server = await startDevServer({
    host: '127.0.0.1',
    port: 0,
    build: async () => build(),
    watch: [folder],
    ignored: () => false,
  });
  return { events: readEvents(server.port), edit: (text) => writeFileSync(join(folder, 'a.md'), text) };
}

async function* readEvents(port: number): AsyncGenerator<string> {
  const response = await fetch(`http://127.0.0.1:${port}/__rostrum/events`);
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    for (const match of decoder.decode(chunk).matchAll(/^(?:event: (.*)|(retry): .*)$/gm))
      yield match[1] ?? match[2] ?? '';
  }
}

const good = (text: string): DevBuild => ({
  ok: true,
  files: new Map([['index.html', `<body>${text}</body>`]]),
  same: false,
  basePath: '',
  problems: '',
});

test('a change reloads open pages, a broken one keeps the last good page', async () => {
  let next = good('one');
  const { events, edit } = await open(() => next);
  const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${server?.port}/`)).text();
  expect(await page()).toContain('one');
  expect((await events.next()).value).toBe('retry');

  next = good('two');
  edit('2');
  expect((await events.next()).value).toBe('reload');
  expect(await page()).toContain('two');

  next = { ok: false, files: new Map(), same: false, basePath: '', problems: 'a.md:1:1: error talk/title-missing' };
  edit('3');
  expect((await events.next()).value).toBe('problems');
  expect(await page()).toContain('two');

  next = { ...good('two'), same: true };
  edit('4');
  expect((await events.next()).value).toBe('fine');
});

test('a page of another name is refused', async () => {
  await open(() => good('x'));
  const status = await new Promise<number | undefined>((resolve) => {
    import('node:http').then(({ get }) =>
      get({ port: server?.port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }),
    );
  });
  expect(status).toBe(403);
});

test('a page that was out of date before it listened is told to reload', async () => {
  let next = good('one');
  const { events, edit } = await open(() => next);
  const versionOf = async (): Promise<string> => {
    const html = await (await fetch(`http://127.0.0.1:${server?.port}/`)).text();
    return /reload\.js\?([^"]+)"/.exec(html)?.[1] ?? '';
  };
  const old = await versionOf();
  expect((await events.next()).value).toBe('retry');
  next = good('two');
  edit('2');
  expect((await events.next()).value).toBe('reload');

  const greetingOf = async (version: string) => {
    const response = await fetch(`http://127.0.0.1:${server?.port}/__rostrum/events?${version}`);
    const reader = response.body!.getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    return first;
  };
  expect(await greetingOf(old)).toContain('event: reload');
  expect(await greetingOf(await versionOf())).not.toContain('event:');
});
