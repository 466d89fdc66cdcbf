import { describe, expect, test } from 'vitest';
import { site, talk } from '../../helpers/site.ts';

const EVIL = '<script>alert(1)</script>';

describe('a file that content names', () => {
  test.each([
    ['slides', 'deck.html', 'talk/slides-invalid'],
    ['slides', './deck.html', 'talk/slides-invalid'],
    ['slides', 'deck.svg', 'talk/slides-invalid'],
    ['slides', 'deck.pdf.php', 'talk/slides-invalid'],
    ['slides', 'deck.html?x.pdf', 'talk/slides-invalid'],
    ['slides', 'deck.htm%6c', 'talk/slides-invalid'],
    ['slides', '/deck.html', 'link/'],
    ['recording', 'deck.html', 'talk/recording-invalid'],
    ['recording', 'deck.js', 'talk/recording-invalid'],
    ['recording', '%2e/deck.xhtml', 'talk/recording-invalid'],
    ['transcript', 'deck.html', 'talk/transcript-type'],
    ['transcript', 'deck.html#.txt', 'link/file-refused'],
    ['transcript', 'deck.html?.vtt', 'link/file-refused'],
  ])('%s: %s is never published when a browser could run it', async (field, path, code) => {
    const names = ['deck.html', 'deck.svg', 'deck.pdf.php', 'deck.js', 'deck.xhtml', 'deck.htm'];
    const built = await site({
      'content/talks/a.md': talk('A', `${field}: ${JSON.stringify(path)}`, `[x](${path}) <a href="${path}">y</a>`),
      ...Object.fromEntries(names.map((name) => [`content/talks/${name}`, EVIL])),
    }).build();
    expect([...built.bytes].filter(([, bytes]) => new TextDecoder().decode(bytes).includes(EVIL))).toEqual([]);
    if (code !== 'link/') expect(built.problems.join()).toContain(code);
  });

  test('is offered under an address that leads to it, whatever its name', async () => {
    const built = await site({
      'site.yaml': 'title: T\nbaseUrl: https://example.org/base/\n',
      'content/talks/a.md': talk('A', 'slides: "100%25%20%231%3F.pdf"'),
      'content/talks/100% #1?.pdf': '%PDF',
      'content/talks/50% b#.md': talk('B'),
      'content/talks/50% b#.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
    }).build();
    expect(built.problems).toEqual([]);
    expect([...built.files.keys()].filter((path) => /\.(pdf|vtt)$/.test(path))).toEqual([
      'talks/a/100% #1?.pdf',
      'talks/b/50% b#.vtt',
    ]);
    expect(built.page('/talks/a/')).toContain('href="/base/talks/a/100%25%20%231%3F.pdf"');
    expect(built.page('/talks/b/')).toContain('href="/base/talks/b/50%25%20b%23.vtt"');
  });
});

describe('a page', () => {
  test.each(['/x.php', '/x.shtml', '/x.js', '/x.svg', '/robots.txt', '/x.1.10'])(
    'at %s is a folder with a web page, never a file that a server reads otherwise',
    async (permalink) => {
      const built = await site({
        'content/talks/a.md': talk('A', `permalink: ${permalink}`, '<p title="<?php x() ?><!--#exec cmd=x-->">x</p>'),
      }).build();
      expect(built.ok).toBe(true);
      expect(built.files.has(permalink.slice(1))).toBe(false);
      expect(built.files.get(`${permalink.slice(1)}/index.html`)).toContain('title="&#x3C;?php x() ?&#x3E;');
    },
  );

  test.each(['/.htaccess', '/a/.git/x/', '/%2ehtaccess', '/.rostrum-lock/', '/build-manifest.json'])(
    'cannot take the name %s, by permalink or alias',
    async (path) => {
      for (const field of ['permalink', 'aliases']) {
        const built = await site({ 'content/talks/a.md': talk('A', `${field}: ${path}`) }).build();
        expect(built.problems.join()).toMatch(/content\/path-invalid content\/talks\/a\.md:4:/);
        expect(built.outputs).toEqual([]);
      }
    },
  );
});
