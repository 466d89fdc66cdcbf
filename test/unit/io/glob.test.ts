import { expect, test } from 'vitest';
import { compileGlob } from '../../../src/io/glob.ts';

test.each([
  [
    'content/talks/**/*.md',
    'content/talks/',
    Number.POSITIVE_INFINITY,
    ['content/talks/a.md', 'content/talks/x/y/a.md'],
    ['content/talks/a.txt', 'content/talks/a.md.bak', 'content/a.md'],
  ],
  ['events/2*.md', 'events/', 0, ['events/2017.md', 'events/2.md'], ['events/x2.md', 'events/2/a.md']],
  ['talks/*/index.md', 'talks/', 1, ['talks/a/index.md'], ['talks/index.md', 'talks/a/b/index.md']],
  ['./a/?.md', 'a/', 0, ['a/ü.md', 'a/🎉.md'], ['a/xy.md', 'a/.md']],
  ['content/**', 'content/', Number.POSITIVE_INFINITY, ['content/a', 'content/a/b.md'], ['a']],
  ['one.md', '', 0, ['one.md'], ['onexmd', 'x/one.md']],
  ['**/*.md', '', Number.POSITIVE_INFINITY, ['a.md', 'x/a.md'], ['a']],
  ['a+(b)[c]/$*.md', 'a+(b)[c]/', 0, ['a+(b)[c]/$1.md'], ['aab/$1.md']],
])('%s', (pattern, base, depth, hits, misses) => {
  const glob = compileGlob(pattern);
  expect([glob.base, glob.depth]).toEqual([base, depth]);
  expect(hits.filter((path) => !glob.matches(path))).toEqual([]);
  expect(misses.filter((path) => glob.matches(path))).toEqual([]);
});

test('a pattern of many stars is matched in reasonable time', () => {
  const started = performance.now();
  expect(compileGlob(`${'*'.repeat(40)}x`).matches('a'.repeat(5000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
