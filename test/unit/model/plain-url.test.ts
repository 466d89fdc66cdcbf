import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainPath, isPlainUrl, plainOrigin } from '../../../src/model/plain-url.ts';

const PIECES = ['/', '.', '..', 'a', 'Z', '0', 'xn--', '-', '_', '~', ':80', '%2e', '@', '?', '#', ' ', 'ä', '\\', "'"];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(''));

test('what is plain is what the parser gives back', () => {
  fc.assert(
    fc.property(pieces, pieces, (host, rest) => {
      const url = `https://${host}.example${rest}`;
      const path = `/${rest}`;
      const origin = plainOrigin(url);
      if (origin !== undefined) expect(origin).toBe(new URL(url).origin);
      if (isPlainUrl(url)) expect(new URL(url).href).toBe(url);
      if (isPlainPath(path)) expect(new URL(path, 'https://host.example').href).toBe(`https://host.example${path}`);
    }),
    { numRuns: 2000 },
  );
});

test.each(['https://talks.example/a/b-1.html', 'https://a.b-c.example/'])('%s is plain', (url) =>
  expect(isPlainUrl(url)).toBe(true),
);

test.each([
  'https://talks.example',
  'http://talks.example/',
  'https://Talks.example/',
  'https://talks.example:8443/',
  'https://127.0.0.1/',
  'https://talks.example/a/../b',
  'https://talks.example//a',
])('%s is not', (url) => expect(isPlainUrl(url)).toBe(false));
