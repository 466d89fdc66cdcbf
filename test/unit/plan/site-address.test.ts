import { expect, test } from 'vitest';
import { createFullAddresses } from '../../../src/plan/site-address.ts';

const PATHS = [
  '/',
  '/talks/a-talk/',
  '/a.html',
  '/a_b~c/1.2/',
  '/ä/Straße/',
  '/日本/',
  '/a b/',
  '/a%2fb/%2e%2e/c/',
  '/a/../b/',
  '/./a/',
  '/.well-known/x',
  '/a/.b/',
  '/a//b/',
  '/a"b|c/',
  '/a?q=1#f',
  "/it's/(x)!/",
];

test.each([
  'https://talks.example',
  'https://talks.example/base',
  'http://Talks.Example:80/a/',
  'https://bücher.example:8443/ü',
])('full addresses below %s are those of the parser', (baseUrl) => {
  const full = createFullAddresses({ baseUrl });
  for (const path of PATHS) {
    expect(full.ofPermalink(path)).toBe(new URL(`${baseUrl.replace(/\/$/, '')}${path}`).href);
    expect(full.ofHref(path)).toBe(new URL(path, baseUrl).href);
  }
  expect(full.ofHref('//other.example/a')).toBe(new URL('//other.example/a', baseUrl).href);
});

test('a site that does not know where it lives has no full addresses', () => {
  const full = createFullAddresses({});
  expect([full.ofPermalink('/a/'), full.ofHref('/a/')]).toEqual([undefined, undefined]);
});
