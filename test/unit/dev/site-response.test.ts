import { describe, expect, test } from 'vitest';
import { mayAnswer } from '../../../src/dev/request-guard.ts';
import { answerRequest, type LateContent, type ServedSite } from '../../../src/dev/site-response.ts';

const site: ServedSite = {
  basePath: '/talks',
  problems: '',
  version: 'v-1',
  files: new Map<string, string | Uint8Array | LateContent>([
    ['index.html', '<html><body>home</body></html>'],
    ['a/index.html', '<html><body>a</body></html>'],
    ['404.html', '<html><body>nothing here</body></html>'],
    ['styles/main.css', 'body{}'],
    ['x.png', new Uint8Array([1, 2])],
  ]),
};

describe('answering', () => {
  test.each([
    ['/talks/', 200, 'text/html; charset=utf-8'],
    ['/talks/a/', 200, 'text/html; charset=utf-8'],
    ['/talks/a/?q=1', 200, 'text/html; charset=utf-8'],
    ['/talks/styles/main.css', 200, 'text/css; charset=utf-8'],
    ['/talks/x.png', 200, 'image/png'],
    ['/talks/none/', 404, 'text/html; charset=utf-8'],
    ['/elsewhere', 404, 'text/html; charset=utf-8'],
    ['/talks/%', 400, 'text/plain; charset=utf-8'],
    ['/talks/../../etc/passwd', 404, 'text/html; charset=utf-8'],
    ['/talks/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404, 'text/html; charset=utf-8'],
  ])('%s answers %i', async (target, status, type) => {
    const answer = await answerRequest('GET', target, site);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  });

  test('sends folders to their slash, and / to the base path', async () => {
    expect((await answerRequest('GET', '/talks/a?x=1', site)).headers['location']).toBe('/talks/a/?x=1');
    expect((await answerRequest('GET', '/', site)).headers['location']).toBe('/talks/');
    expect(
      (await answerRequest('GET', '//evil.example/', { ...site, basePath: '' })).headers['location'],
    ).toBeUndefined();
  });

  test('a base path with percent escapes is found as browsers and people write it', async () => {
    const there = { ...site, basePath: '/caf%C3%A9' };
    expect((await answerRequest('GET', '/', there)).headers['location']).toBe('/caf%C3%A9/');
    expect((await answerRequest('GET', '/caf%C3%A9', there)).headers['location']).toBe('/caf%C3%A9/');
    expect((await answerRequest('GET', '/caf%c3%a9/a/', there)).status).toBe(200);
    expect((await answerRequest('GET', '/café/a/', there)).status).toBe(200);
  });

  test('a file whose ending is the name of something every object has is just a file', async () => {
    const there = { ...site, files: new Map([['x.constructor', 'x']]), basePath: '' };
    expect((await answerRequest('GET', '/x.constructor', there)).headers['content-type']).toBe(
      'application/octet-stream',
    );
  });

  test('puts the reload script into pages only', async () => {
    expect((await answerRequest('GET', '/talks/a/', site)).body).toBe(
      '<html><body>a<script src="/__rostrum/reload.js?v-1" defer></script></body></html>',
    );
    expect((await answerRequest('GET', '/talks/styles/main.css', site)).body).toBe('body{}');
  });

  test('shows problems, escaped, while there is no site', async () => {
    const answer = await answerRequest('GET', '/anything', {
      files: new Map(),
      version: 'v-0',
      basePath: '',
      problems: 'error <script>',
    });
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('error &#60;script&#62;');
  });

  test('a page is made when it is asked for, and says why it cannot be', async () => {
    const late = {
      ...site,
      files: new Map<string, LateContent>([
        ['a/index.html', async () => '<body>a</body>'],
        ['b/index.html', async () => ({ problems: 'talk.pug:1:1: error <b>' })],
      ]),
      further: async (path: string) => (path === 'search/x.bin' ? new Uint8Array([1]) : undefined),
    };
    expect((await answerRequest('GET', '/talks/a/', late)).body).toContain('<body>a<script');
    const broken = await answerRequest('GET', '/talks/b/', late);
    expect([broken.status, String(broken.body).includes('error &#60;b&#62;')]).toEqual([500, true]);
    expect((await answerRequest('GET', '/talks/search/x.bin', late)).body).toEqual(new Uint8Array([1]));
    expect((await answerRequest('GET', '/talks/search/y.bin', late)).status).toBe(404);
  });

  test('refuses to be written to', async () => {
    expect((await answerRequest('POST', '/talks/', site)).status).toBe(405);
  });
});

describe('who may ask', () => {
  test.each([
    [{ host: 'localhost:3000' }, true],
    [{ host: '127.0.0.1:3000' }, true],
    [{ host: '[::1]:3000' }, true],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }, true],
    [{ host: 'box.lan:3000' }, true],
    [{ host: 'localhost:3001' }, false],
    [{ host: 'evil.example:3000' }, false],
    [{ host: 'localhost.evil.example:3000' }, false],
    [{ host: 'localhost:3000', origin: 'https://evil.example' }, false],
    [{ host: 'localhost:3000', origin: 'null' }, false],
    [{}, false],
  ])('%j: %s', (headers, expected) => {
    expect(mayAnswer(headers, 3000, ['box.lan'])).toBe(expected);
  });
});
