import { describe, expect, test } from 'vitest';
import type { BodyPart } from '../../../src/model/entry.ts';
import { bodyOf, category, link, page, response, spanAt, talk } from '../../helpers/entries.ts';

const codes = (result: ReturnType<typeof link>) => result.diagnostics.map(({ code }) => code);
const image = (source: string) => ({ source, span: spanAt('content/talks/a.md', 5) });
const bodyImage = (source: string): BodyPart => ({
  kind: 'image',
  image: { source },
  alt: 'x',
  span: spanAt('content/talks/a.md', 9),
});

describe('order', () => {
  test('talks are newest first, by date, time and id; an event’s run forward', () => {
    const { value } = link([
      talk('c', { date: { date: '2018-01-01', start: '09:00' }, event: 'Conf' }),
      talk('b', { date: { date: '2018-01-01', start: '10:00' }, event: 'Conf' }),
      talk('a', { date: '2018-01-01', event: 'Conf' }),
      talk('d', { date: '2018-01-02', event: 'Conf' }),
    ]);
    expect(value.talks.map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
    expect(value.events[0]?.talks).toEqual(['a', 'c', 'b', 'd']);
  });
});

describe('states', () => {
  test('drafts are left out unless asked for; naming one is no mistake', () => {
    const entries = [talk('a', { draft: true, speakers: 'Ada' }), talk('b', { deliveryOf: 'a' }), response('r', 'a')];
    const without = link(entries);
    expect(without.value.talks.map(({ id }) => id)).toEqual(['b']);
    expect([without.value.speakers, without.value.responses, without.diagnostics]).toEqual([[], [], []]);
    expect(link(entries, { drafts: true }).value.talks).toHaveLength(2);
  });

  test('two files of one id are an error at the second', () => {
    const result = link([talk('a'), { ...talk('A'), path: 'content/talks/A.markdown' }]);
    expect(result.diagnostics).toMatchObject([{ code: 'link/duplicate-id', severity: 'error' }]);
    expect(result.value.talks).toHaveLength(1);
  });
});

describe('labels', () => {
  test('a category is one for its spellings and its file; signs tell categories apart', () => {
    const { value, diagnostics } = link([
      category('cicd', { name: 'CI/CD', description: 'Pipes.' }),
      talk('a', { categories: ['ci/cd', 'C'] }),
      talk('b', { categories: ['cicd', 'C++', 'CI/CD'], tags: ['Web', 'web'] }),
    ]);
    expect(value.categories.map(({ id, name, talks }) => [id, name, talks.length])).toEqual([
      ['c', 'C', 1],
      ['c-2', 'C++', 1],
      ['cicd', 'CI/CD', 2],
    ]);
    expect(value.tags.map(({ id, talks }) => [id, talks])).toEqual([['web', ['b']]]);
    expect(diagnostics).toEqual([]);
  });

  test('two files of one category, and a misspelt one beside files, are warnings', () => {
    const result = link([
      category('a', { name: 'Kubernetes' }),
      category('b', { name: 'kubernetes' }),
      talk('t', { categories: ['Kubernets'] }),
    ]);
    expect(codes(result)).toEqual(['link/duplicate-entry', 'link/category-unknown']);
  });
});

describe('references', () => {
  test('deliveries are grouped through any of them, both ways, oldest first', () => {
    const { value } = link([
      talk('a', { date: '2018-01-01', title: 'Same' }),
      talk('b', { date: '2018-02-01', deliveryOf: 'a' }),
      talk('c', { date: '2018-03-01', deliveryOf: 'b.md' }),
      talk('d', { title: 'Same' }),
    ]);
    expect(Object.fromEntries(value.talks.map(({ id, deliveries }) => [id, deliveries]))).toEqual({
      a: ['b', 'c'],
      b: ['a', 'c'],
      c: ['a', 'b'],
      d: [],
    });
  });

  test('parts are in order of their start, and never lie in themselves', () => {
    const result = link([
      talk('whole'),
      talk('b', { partOf: 'Talk whole', partStartSeconds: 900 }),
      talk('c', { partOf: 'whole', partStartSeconds: 30 }),
      talk('self', { partOf: 'self' }),
      talk('x', { partOf: 'y' }),
      talk('y', { partOf: 'x' }),
    ]);
    const byId = new Map(result.value.talks.map((each) => [each.id as string, each]));
    expect(byId.get('whole')?.parts).toEqual(['c', 'b']);
    expect(byId.get('self')?.partOf).toBeUndefined();
    expect([byId.get('x')?.partOf, byId.get('y')?.partOf]).toEqual(['y', undefined]);
    expect(codes(result)).toEqual(['link/circular-reference', 'link/circular-reference']);
  });

  test('responses find their talk by id, path or title; what fits nothing is a warning with the nearest', () => {
    const result = link([
      talk('conf/one', { title: 'The First' }),
      talk('two', { title: 'Twice', date: '2017-01-01' }),
      talk('three', { title: 'Twice', date: '2018-01-01' }),
      response('r1', 'conf/one'),
      response('r2', 'the first', { date: '2018-01-01' }),
      response('r3', 'content/talks/conf/one.md'),
      response('r4', 'Twice'),
      response('r5', 'conf/onne'),
    ]);
    expect(result.value.responses.map(({ id, talk: about }) => [id, about])).toEqual([
      ['r2', 'conf/one'],
      ['r1', 'conf/one'],
      ['r3', 'conf/one'],
      ['r4', 'three'],
    ]);
    expect(result.diagnostics).toMatchObject([
      { code: 'link/ambiguous-talk' },
      { code: 'link/unknown-talk', hint: 'Did you mean conf/one?' },
    ]);
  });

  test('featured talks become ids', () => {
    const result = link([talk('a', { title: 'The First' })], { settings: { featured: ['The First', 'nope'] } });
    expect(result.value.settings.featured).toEqual(['a']);
    expect(codes(result)).toEqual(['link/unknown-talk']);
  });
});

describe('images', () => {
  const assets = [
    'content/images/hall.jpg',
    'content/images/Stage.JPG',
    'content/talks/own.png',
    'content/talks/my photo.png',
  ];
  test.each([
    ['hall.jpg', 'content/images/hall.jpg', []],
    ['own.png', 'content/talks/own.png', []],
    ['../images/hall.jpg', 'content/images/hall.jpg', []],
    ['my%20photo.png', 'content/talks/my photo.png', []],
    ['/pictures/logo.png', 'public/pictures/logo.png', []],
    ['/base/pictures/logo.png', 'public/pictures/logo.png', []],
    ['/assets/images/hall.jpg', 'content/images/hall.jpg', ['link/image-guessed']],
    ['stage.jpg', undefined, ['link/image-missing']],
    ['/etc/passwd', undefined, ['link/image-missing']],
    ['../../../../etc/passwd', undefined, ['link/path-outside']],
    ['..\\..\\..\\secret.png', undefined, ['link/path-outside']],
    ['/../../secret.png', undefined, ['link/path-outside']],
    ['%2e%2e/%2e%2e/%2e%2e/secret.png', undefined, ['link/image-missing', 'link/path-outside']],
    ['data:image/svg+xml,<svg/>', undefined, ['link/image-missing']],
    ['file:///etc/passwd', undefined, ['link/image-missing']],
  ])('%s is found as %s', (source, expected, problems) => {
    const result = link([talk('a', { image: image(source) })], {
      assets,
      publicPaths: ['pictures/logo.png'],
      settings: { basePath: '/base' },
    });
    expect(result.value.talks[0]?.image).toEqual(expected === undefined ? undefined : { path: expected });
    expect(result.value.images).toEqual(expected === undefined ? [] : [expected]);
    expect(problems.length === 0 ? codes(result) : codes(result).every((code) => problems.includes(code))).toEqual(
      problems.length === 0 ? [] : true,
    );
  });

  test('another case is a hint; a remote image is kept as an address', () => {
    const result = link(
      [talk('a', { image: image('stage.jpg'), photos: [{ image: { source: '//host.example/a.jpg' }, alt: '' }] })],
      { assets },
    );
    expect(result.diagnostics[0]?.hint).toContain('content/images/Stage.JPG');
    expect(result.value.talks[0]?.photos).toEqual([{ image: { url: 'https://host.example/a.jpg' }, alt: '' }]);
  });

  test('images of bodies of every kind are resolved, each missing one reported once for a file', () => {
    const body = bodyOf(bodyImage('hall.jpg'), bodyImage('gone.jpg'), bodyImage('gone.jpg'));
    const result = link([talk('a', { body }), page('p', { body }), category('c', { body })], { assets });
    expect(Object.keys(result.value.resolvedImages)).toEqual([
      'content/categories/c.md\nhall.jpg',
      'content/pages/p.md\nhall.jpg',
      'content/talks/a.md\nhall.jpg',
    ]);
    expect(codes(result)).toEqual(['link/image-missing', 'link/image-missing', 'link/image-missing']);
  });
});

describe('files beside a talk', () => {
  const assets = [
    'content/talks/a.vtt',
    'content/talks/a.srt',
    'content/talks/a.de.txt',
    'content/talks/b.txt',
    'content/talks/deck.pdf',
  ];
  test('captions are found by name, the timed form first', () => {
    const { value } = link([talk('a')], { assets });
    expect(value.talks[0]?.transcripts).toEqual([
      { path: 'content/talks/a.vtt', cues: [] },
      { path: 'content/talks/a.de.txt', language: 'de', cues: [] },
    ]);
  });

  test('those that the talk names win; a missing one is a warning, one outside an error', () => {
    const result = link(
      [talk('a', { transcripts: [{ path: 'b.txt' }, { path: 'c.txt' }, { path: '../../../x.txt' }] })],
      { assets },
    );
    expect(result.value.talks[0]?.transcripts).toEqual([{ path: 'content/talks/b.txt', cues: [] }]);
    expect(codes(result)).toEqual(['link/file-missing', 'link/path-outside']);
  });

  test('decks and recordings of our own are named by their path in the archive', () => {
    const deck = (url: string) => ({ provider: 'pdf', providerName: 'PDF', url, pages: [] }) as const;
    const result = link([talk('a', { slides: [deck('./deck.pdf'), deck('/public.pdf'), deck('gone.pdf')] })], {
      assets,
    });
    expect(result.value.talks[0]?.slides.map(({ url }) => url)).toEqual(['content/talks/deck.pdf', '/public.pdf']);
    expect(codes(result)).toEqual(['link/file-missing']);
  });
});

describe('related talks', () => {
  test('shared speakers, tags and words relate; three at most, no title twice, never a delivery or itself', () => {
    const { value } = link([
      talk('a', { title: 'Growing pumpkins', speakers: 'Ada', categories: ['Garden'] }),
      talk('b', { title: 'Growing melons', speakers: 'Ada', categories: ['Garden'] }),
      talk('c', { title: 'Growing melons', speakers: 'Ada', categories: ['Garden'] }),
      talk('d', { title: 'Growing pumpkins again', speakers: 'Ada', deliveryOf: 'a' }),
      talk('e', { title: 'Unlike', speakers: 'Bo', categories: ['Garden'] }),
      talk('f', { title: 'Nothing in common', speakers: 'Cy' }),
    ]);
    const related = Object.fromEntries(value.talks.map((each) => [each.id, each.related]));
    expect(related['a']?.[0]).toMatch(/^[bc]$/);
    expect(related['a']).toHaveLength(2);
    expect(related['a']).toContain('e');
    expect(related['f']).toEqual([]);
  });

  test('a large archive is no square', () => {
    const many = Array.from({ length: 4000 }, (_, index) =>
      talk(`t${String(index).padStart(4, '0')}`, {
        title: `Talk on topic ${index % 50}`,
        speakers: `Person ${index % 900}`,
        categories: ['One'],
        event: `Conf ${index % 40}`,
      }),
    );
    const before = performance.now();
    const { value } = link(many);
    expect(value.talks.every(({ related }) => related.length === 3)).toBe(true);
    expect(performance.now() - before).toBeLessThan(8000);
  });
});
