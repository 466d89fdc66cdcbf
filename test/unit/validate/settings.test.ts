import { describe, expect, test } from 'vitest';
import { buildJsonSchemas } from '../../../src/validate/json-schema.ts';
import { readSettings } from './read.ts';

test('a title is enough; everything else has a default', () => {
  expect(readSettings('title: Talks').value).toEqual({
    title: 'Talks',
    basePath: '',
    language: 'en',
    content: {
      talk: 'content/talks/**/*.md',
      speaker: 'content/speakers/*.md',
      event: 'content/events/*.md',
      category: 'content/categories/*.md',
      page: 'content/pages/**/*.md',
      response: 'content/responses/**/*.md',
    },
    images: ['content/images'],
    permalinks: {
      talk: '/talks/{event}/{slug}/',
      event: '/events/{slug}/',
      series: '/series/{slug}/',
      speaker: '/speakers/{slug}/',
      category: '/categories/{slug}/',
      tag: '/tags/{slug}/',
      year: '/years/{year}/',
      language: '/languages/{slug}/',
      organisation: '/organisations/{slug}/',
      page: '/{id}/',
      response: '/responses/{slug}/',
    },
    slugs: 'unicode',
    compatibility: 'none',
    redirects: {},
    embeds: { hosts: [] },
    search: { boosts: { title: 10, speaker: 8, category: 5, event: 5, tags: 5, body: 2 } },
    navigation: [],
    theme: { accent: '#7c3aed', shareImages: false },
    featured: [],
    pageSize: 24,
    without: [],
  });
});

describe('settings', () => {
  test.each<[string, object]>([
    ['baseUrl: https://x.example', { baseUrl: 'https://x.example', basePath: '' }],
    ['baseUrl: https://x.example/talks/', { baseUrl: 'https://x.example/talks', basePath: '/talks' }],
    ['language: pt_br', { language: 'pt-BR' }],
    [
      'theme: { accent: "#FA3", logo: public/logo.svg, shareImages: false }',
      { theme: { accent: '#ffaa33', logo: 'logo.svg', shareImages: false } },
    ],
    ['images: [pictures/, ./more]', { images: ['pictures', 'more'] }],
    ['search: { boosts: { title: 3 } }', { search: { boosts: { title: 3, speaker: 8 } } }],
    [
      'permalinks: { talk: "/events/{year}/{slug}/" }',
      { permalinks: { talk: '/events/{year}/{slug}/', tag: '/tags/{slug}/' } },
    ],
    ['redirects: { files: redirects.txt }', { redirects: { files: 'redirects.txt' } }],
    [
      'featured: [a/b]\npageSize: 10\neditUrl: https://x.example/edit/{path}',
      { featured: ['a/b'], pageSize: 10, editUrl: 'https://x.example/edit/{path}' },
    ],
    ['navigation: [{ title: About, url: /about/ }]', { navigation: [{ title: 'About', url: '/about/' }] }],
    ['description:\ntimezone:', { title: 'T' }],
  ])('%j', (yaml, expected) => {
    const { value, problems } = readSettings(`title: T\n${yaml}`);
    expect(problems).toEqual([]);
    expect(value).toMatchObject(expected);
  });

  test.each([
    ['titel: x', '2:1 settings/unknown-key'],
    ['theme: { acent: x }', '2:10 settings/unknown-key'],
    ['title2: x', '2:1 settings/unknown-key'],
    ['baseUrl: ftp://x.example', '2:10 settings/invalid'],
    ['baseUrl: https://x.example/?a', '2:10 settings/invalid'],
    ['baseUrl: x.example', '2:10 settings/invalid'],
    ['baseUrl: https://a:b@x.example', '2:10 settings/invalid'],
    ['language: english', '2:11 settings/invalid'],
    ['timezone: CET', '2:11 settings/invalid'],
    ['content: { talks: ../*.md }', '2:19 settings/invalid'],
    ['content: { talks: /etc/*.md }', '2:19 settings/invalid'],
    ['content: { talks: "a/../../*.md" }', '2:19 settings/invalid'],
    ['content: { talk: a.md }', '2:12 settings/unknown-key'],
    ['images: content/images', '2:9 settings/invalid'],
    ['images: [../x]', '2:10 settings/invalid'],
    ['redirects: { files: ~/x }', '2:21 settings/invalid'],
    ['permalinks: { talk: "talks/{slug}/" }', '2:21 settings/permalink-pattern'],
    ['permalinks: { talk: "/talks/{slug}" }', '2:21 settings/permalink-pattern'],
    ['permalinks: { talk: "/talks/{name}/" }', '2:21 settings/permalink-pattern'],
    ['permalinks: { talk: "/talks/" }', '2:21 settings/permalink-pattern'],
    ['permalinks: { talk: "/../{slug}/" }', '2:21 settings/permalink-pattern'],
    ['permalinks: { year: "/{slug}/" }', '2:21 settings/permalink-pattern'],
    ['slugs: ascii', '2:8 settings/invalid'],
    ['embeds: { hosts: ["https://x.example"] }', '2:19 settings/invalid'],
    ['embeds: { hosts: ["*.x.example"] }', '2:19 settings/invalid'],
    ['theme: { accent: red }', '2:18 settings/invalid'],
    ['theme:\n  accent: #7c3aed', '3:3 settings/invalid'],
    ['navigation: [{ title: A, url: "javascript:x" }]', '2:31 settings/invalid'],
    ['navigation: [{ title: A }]', '2:14 settings/missing'],
    ['pageSize: 0', '2:11 settings/invalid'],
    ['pageSize: many', '2:11 settings/invalid'],
    ['editUrl: edit/{path}', '2:10 settings/invalid'],
    ['search: { boosts: { title: -1 } }', '2:28 settings/invalid'],
  ])('%j is an error', (yaml, problem) => {
    const { value, problems, diagnostics } = readSettings(`title: T\n${yaml}`);
    expect(problems).toEqual([problem]);
    expect(value).toBeUndefined();
    for (const item of diagnostics) expect(item.hint).toBeTruthy();
  });

  test('without a title, empty, or broken are errors', () => {
    expect(readSettings('').problems).toEqual(['1:1 settings/missing']);
    expect(readSettings('- a').problems).toEqual(['1:1 front-matter/not-a-mapping']);
    expect(readSettings('title: a: b\nx: [').problems[0]).toBe('1:8 front-matter/yaml-invalid');
    expect(readSettings('title: "  "').problems).toEqual(['1:8 settings/invalid']);
  });

  test('all mistakes come at once, in order of lines', () => {
    expect(
      readSettings('tilte: x\npageSize: a\nslugs: b\nbaseUrl: c').problems.map((item) => item.split(':')[0]),
    ).toEqual(['1', '1', '2', '3', '4']);
  });
});

test('the published schemas describe what an author may write', () => {
  const { talk, site } = buildJsonSchemas() as { talk: Record<string, unknown>; site: Record<string, unknown> };
  expect(talk).toMatchObject({ type: 'object', required: ['title', 'date'] });
  expect(Object.keys(talk['properties'] as object)).toEqual(
    expect.arrayContaining(['speakers', 'recording', 'redirect_from']),
  );
  expect(site).toMatchObject({ required: ['title'], additionalProperties: false });
  expect(() => JSON.stringify([talk, site])).not.toThrow();
});
