import { describe, expect, test } from 'vitest';
import { findPathProblem } from '../../../src/model/site-path.ts';
import { checkUrl, checkWebUrl } from '../../../src/model/url.ts';

describe('an address', () => {
  test.each([
    ['https://x.example/a b?c="d"', 'https://x.example/a%20b?c=%22d%22'],
    ['  https://x.example  ', 'https://x.example'],
    ['HTTP://x.example/', 'HTTP://x.example/'],
    ['//x.example/y', 'https://x.example/y'],
    ['mailto:ada@x.example', 'mailto:ada@x.example'],
    ['/a/b?c#d', '/a/b?c#d'],
    ['../a b.md', '../a%20b.md'],
    ['#part', '#part'],
    ['a<b>"c', 'a%3Cb%3E%22c'],
  ])('%j is kept as %j', (text, url) => expect(checkUrl(text)?.url).toBe(url));

  test.each([
    '',
    ' ',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    '\u00a0javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0000javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    'ftp://x.example',
    'https:x.example',
    'https:///x.example',
    'https://',
    'https://a:b@x.example',
    'https://x.example\\@y.example',
    '/\\x.example',
    '\\\\x.example',
    '/.//x.example',
    './/x.example',
    '..//x.example',
    '///x.example',
    'c:/windows',
  ])('%j is refused', (text) => expect(checkUrl(text)).toBeUndefined());

  test('of the web is http or https only', () => {
    expect(checkWebUrl('mailto:a@b.example')).toBeUndefined();
    expect(checkWebUrl('/a')).toBeUndefined();
    expect(checkWebUrl('//x.example')?.href).toBe('https://x.example/');
  });
});

describe('a site path', () => {
  test.each(['/', '/a/', '/a/b.html', '/übër/', '/a%20b/', '/a b/'])('%s is fine', (path) =>
    expect(findPathProblem(path)).toBeUndefined(),
  );
  test.each([
    '',
    'a',
    '//a',
    '/a//b',
    '/../a',
    '/a/..',
    '/a/./b',
    '/%2e%2e/a',
    '/a?b',
    '/a#b',
    '/a\\b',
    '/a\u0000',
    '/a\u007f',
    '/a%2fb',
    '/a\n',
    ' /a',
    '/a|b',
    '/C:/x',
    `/${'a'.repeat(1001)}`,
  ])('%j is not', (path) => expect(findPathProblem(path)).toBeTruthy());
});
