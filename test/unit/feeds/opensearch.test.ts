import { expect, test } from 'vitest';
import { site, talk } from '../../helpers/site.ts';
import { parseXml } from './xml.ts';

const build = (settings: string) => site({ 'site.yaml': settings, 'content/talks/a.md': talk('A') }).build();

test('a browser learns where and how to search', async () => {
  const built = await build('title: Talks & <Slides> of the Meadow\nbaseUrl: https://example.org/talks\n');
  const root = parseXml(built.files.get('opensearch.xml')!);
  const texts = Object.fromEntries(root.children.map(({ name, text }) => [name, text]));
  expect(texts).toMatchObject({
    ShortName: 'Talks & <Slides>',
    Description: 'Talks of Talks & <Slides> of the Meadow',
    InputEncoding: 'UTF-8',
    Image: 'https://example.org/talks/favicon.svg',
  });
  const urls = root.children.filter(({ name }) => name === 'Url').map(({ attributes }) => attributes);
  expect(urls).toEqual([
    { type: 'text/html', template: 'https://example.org/talks/search/?q={searchTerms}' },
    {
      type: 'application/opensearchdescription+xml',
      rel: 'self',
      template: 'https://example.org/talks/opensearch.xml',
    },
  ]);
});

test('what XML cannot hold is left out, and a name is cut between characters', async () => {
  const built = await build('title: "A\\u0001B\\uD800 ]]> 😀😀😀😀😀😀"\nbaseUrl: https://example.org\n');
  const [name] = parseXml(built.files.get('opensearch.xml')!).children;
  expect(name!.text).toBe('AB ]]> 😀😀😀😀');
});

test('a site that does not know its address has none', async () => {
  expect((await build('title: T\n')).files.has('opensearch.xml')).toBe(false);
});
