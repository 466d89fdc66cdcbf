import { describe, expect, test } from 'vitest';
import { findPathProblem } from '../../../src/model/site-path.ts';
import { slugify, slugifyMetalsmith } from '../../../src/model/slug.ts';
import { outputPath } from '../../../src/plan/site-address.ts';
import { parseLicence } from '../../../src/validate/licence.ts';
import { site, talk } from '../../helpers/site.ts';

const LONG = ['漢字'.repeat(300), 'x'.repeat(3000), '𝒳'.repeat(300), 'ﷺ'.repeat(500), 'İ'.repeat(400)];
const NAMELESS = ['😀😀', '🇩🇪', '\u0301\u0301', '…', '..', '/', '\u200b'];
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('names of any length and script', () => {
  test.each([...LONG, ...NAMELESS])('%.10s… makes a page that a disk can hold', async (title) => {
    const name = JSON.stringify(title);
    const more = `event: ${name}\nspeakers: [{ name: ${name}, organisation: ${name} }]\ntags: [${name}]\ncategories: [${name}]`;
    const files = { 'content/talks/a.md': talk(title, more), 'content/talks/b.md': talk(title, more) };
    for (const settings of ['', 'slugs: metalsmith\npermalinks: { talk: "/{event}-{slug}-{year}/" }\n']) {
      const built = await site({
        ...files,
        'site.yaml': `title: T\nbaseUrl: https://example.org\n${settings}`,
      }).build();
      expect(built.ok).toBe(true);
      const parts = built.outputs.flatMap(({ path }) => path.split('/'));
      expect(parts.filter((part) => bytes(part) > 240 || /^\p{M}/u.test(part))).toEqual([]);
    }
  });

  test('a slug is cut between characters', () => {
    expect(LONG.map((title) => bytes(slugify(title)) <= 200)).not.toContain(false);
    expect(slugify('汉'.repeat(100))).toBe('汉'.repeat(66));
    expect(slugifyMetalsmith(`${'ab '.repeat(100)}`)).toHaveLength(200);
  });
});

test.each([
  ['/a%0ab/', 'control character'],
  ['/a%3Cb/', 'file names cannot have'],
  ['/a%3Fb/', 'file names cannot have'],
  ['/%2E%2e/', '. or ..'],
  ['/100%/', 'write %25'],
  ['/%ff/', 'write %25'],
  [`/${'x'.repeat(241)}/`, 'longer than 240 bytes'],
  [`/${'%C3%A4'.repeat(121)}/`, 'longer than 240 bytes'],
  [`/${'%C3%A4'.repeat(120)}/`, undefined],
  ['/c%2B%2B/', undefined],
  ['/100%25/', undefined],
])('%.40s as a site path: %s', (path, problem) => {
  if (problem === undefined) expect(findPathProblem(path)).toBeUndefined();
  else expect(findPathProblem(path)).toContain(problem);
});

test('a page lies where a server looks for its decoded address', () => {
  expect(['/c%2B%2B/', '/a%23b/', '/caf%C3%A9/', '/v1.10'].map(outputPath)).toEqual([
    'c++/index.html',
    'a#b/index.html',
    'café/index.html',
    'v1.10/index.html',
  ]);
});

test('names that every object has are names like any other', async () => {
  expect(parseLicence('constructor')).toEqual({ raw: 'constructor', name: 'constructor' });
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
  const built = await site({
    'site.yaml': 'title: T\nbaseUrl: https://example.org\ncompatibility: metalsmith\n',
    ...Object.fromEntries(
      names.map((name, index) => [
        `content/talks/${name.replace(/^_+/, '')}.md`,
        talk(
          name,
          `event: ${name}\nspeaker: ${name}\ntags: [${name}]\ncategories: [${name}]\nlicense: ${name}\ndate: 2020-01-0${index + 1}`,
        ),
      ]),
    ),
  }).build();
  expect(built.ok).toBe(true);
  expect(built.archive?.speakers.map(({ name }) => name).sort()).toEqual(names.toSorted());
  expect(built.page('/talks/constructor/constructor/')).toContain('>constructor<');
});

test.each([
  ['public/RSS.xml', 'output/duplicate-path'],
  ['public/build-manifest.json', 'output/bad-path'],
])('%s is refused by a check as it is by a build', async (path, code) => {
  const built = await site({
    'site.yaml': 'title: T\nbaseUrl: https://example.org\n',
    'content/talks/a.md': talk('A'),
    [path]: 'x',
  }).build();
  expect(built.problems).toEqual([code]);
  expect(built.ok).toBe(false);
});

test('an address of older front matter is checked also where a newer field counts', async () => {
  const more =
    'event: { name: C, url: "https://example.org", image: a.png }\neventurl: "javascript:alert(1)"\neventimage: "data:x"';
  const built = await site({ 'content/talks/a.md': talk('A', more) }).build();
  expect(built.problems.filter((problem) => problem.startsWith('content/'))).toEqual([
    'content/url-invalid content/talks/a.md:5:11',
    'content/url-invalid content/talks/a.md:6:13',
  ]);
});

test.each(['https://example.org//a/', 'https://example.org/100%/', 'https://example.org/%00/'])(
  'the base path of %s is refused',
  async (baseUrl) => {
    const built = await site({ 'site.yaml': `title: T\nbaseUrl: ${baseUrl}\n` }).build();
    expect(built.problems).toEqual(['settings/invalid site.yaml:2:10']);
  },
);
