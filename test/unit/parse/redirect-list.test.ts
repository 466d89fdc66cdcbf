import { expect, test } from 'vitest';
import { parseRedirectList } from '../../../src/parse/redirect-list.ts';

const read = (text: string, prefix = false) => parseRedirectList({ path: 'redirects', text }, prefix);

test('reads pairs, skips comments, keeps the places', () => {
  const { value, diagnostics } = read('\uFEFF# old\n\n/a /b/\r\n  /c\thttps://x.example/y?z#w # why\n/d /e?f#g', true);
  expect(diagnostics).toEqual([]);
  expect(value.map(({ from, to, prefix, span }) => [from, to, prefix, span.line, span.column])).toEqual([
    ['/a', '/b/', true, 3, 1],
    ['/c', 'https://x.example/y?z#w', true, 4, 3],
    ['/d', '/e?f#g', true, 5, 1],
  ]);
});

test.each([
  '/a',
  '/a /b /c',
  'a /b',
  '/a b',
  '/a javascript:x',
  '/a //x.example\\y',
  '/../a /b',
  '/a /../b',
  '/a?x /b',
  '/a mailto:x@y.example',
])('%j is an error with its line, and the others count', (line) => {
  const { value, diagnostics } = read(`/x /y\n${line}\n/z /y`);
  expect(value.map((item) => item.from)).toEqual(['/x', '/z']);
  expect(diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([['settings/redirect-line', 2]]);
});
