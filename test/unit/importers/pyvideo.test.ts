import '../../helpers/seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { pyvideo } from '../../../src/importers/pyvideo.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

function source(value: unknown, category?: unknown, name = 'the-talk.json'): ImportSource {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const files = new Map([['../category.json', category === undefined ? undefined : JSON.stringify(category)]]);
  return { path: `data/conf/videos/${name}`, name, text, beside: (path) => files.get(path), neighbours: [name] };
}

const read = (value: unknown, category?: unknown) => pyvideo.read(source(value, category)) as ImportResult;
const readTalk = (value: unknown, category?: unknown) => read(value, category).records[0] as ImportedTalk;
const reasons = (result: ImportResult) => result.leftOut.map(({ text, reason }) => `${text} (${reason})`);

const FULL = {
  alias: 'video/12/a-talk',
  category: 'Example Conf EU 2018',
  copyright_text: 'CC-BY 4.0',
  description: 'See `the notes <https://example.org/notes>`__.',
  duration: 1805,
  id: 12,
  language: 'eng',
  quality_notes: 'Quiet at first',
  recorded: '2018-06-27',
  related_urls: [
    { label: 'Slides', url: 'https://speakerdeck.com/jane/a-talk' },
    'https://example.org/code',
    { label: 'Bad', url: 'javascript:alert(1)' },
  ],
  slug: 'a-talk',
  speakers: ['Jane Doe', 'TODO', 'Various speakers'],
  state: 1,
  summary: 'In one sentence.',
  tags: ['testing', 'TODO', 'testing'],
  thumbnail_url: 'https://i.ytimg.com/vi/abcdefghijk/hq.jpg',
  title: 'A talk',
  videos: [
    { type: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk' },
    { type: 'mp3', url: 'https://example.org/a.mp3', length: 1800 },
    { type: 'youtube', url: 'https://youtu.be/abcdefghijk' },
  ],
  whiteboard: 'needs work',
};

describe('a file of a talk', () => {
  test('becomes a talk with everything that the file tells', () => {
    const result = read(FULL, { title: 'Example Conf 2018', url: 'https://conf.example/', start_date: '2018-06-26' });
    expect(result.records).toEqual([
      {
        kind: 'talk',
        origin: { system: 'pyvideo', source: 'Example Conf 2018', key: 'a-talk' },
        title: 'A talk',
        date: { date: '2018-06-27' },
        speakers: [{ name: 'Jane Doe' }],
        event: { name: 'Example Conf 2018', url: 'https://conf.example/', start: '2018-06-26' },
        tags: ['testing'],
        description: 'In one sentence.',
        language: 'en',
        recordings: [
          {
            url: 'https://www.youtube.com/watch?v=abcdefghijk',
            kind: 'video',
            durationSeconds: 1805,
            note: 'Quiet at first',
          },
          { url: 'https://example.org/a.mp3', kind: 'audio', durationSeconds: 1800 },
        ],
        slides: [{ url: 'https://speakerdeck.com/jane/a-talk', pages: [] }],
        links: [{ title: 'https://example.org/code', url: 'https://example.org/code' }],
        license: 'CC-BY 4.0',
        body: 'See [the notes](https://example.org/notes).',
        aliases: ['/video/12/a-talk/'],
      },
    ]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/value-dropped']);
    const told = reasons(result).join('\n');
    for (const value of [
      'TODO',
      'Various speakers',
      'javascript',
      'youtu.be',
      'ytimg',
      'whiteboard',
      'EU 2018',
      'id: 12',
    ])
      expect(told).toContain(value);
  });

  test('without anything but a title is a talk', () => {
    const result = read({ title: 'A talk', speakers: null, videos: null, recorded: 'TODO', description: '' });
    expect(result.records).toEqual([
      { kind: 'talk', origin: { system: 'pyvideo', source: 'pyvideo', key: 'the-talk' }, title: 'A talk' },
    ]);
    expect(reasons(result)).toEqual(['recorded: TODO (a placeholder)']);
  });

  test('without a title is told and left out', () => {
    const result = read({ title: 'TODO', slug: 'x', videos: [] });
    expect(result.records).toEqual([]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/record-skipped']);
  });

  test('names its event by its category where the folder does not', () => {
    expect(readTalk(FULL).event).toEqual({ name: 'Example Conf EU 2018' });
    expect(readTalk({ ...FULL, category: null }).event).toBeUndefined();
  });

  test('keeps what belongs to a recording when it has none, and a state that is not published', () => {
    const talk = readTalk({ ...FULL, videos: [], state: 'DRAFT', thumbnail_url: 'https://example.org/t.jpg' });
    expect(talk.extra).toEqual({
      duration: '1805',
      quality_notes: 'Quiet at first',
      state: 'DRAFT',
      thumbnail: 'https://example.org/t.jpg',
    });
  });

  test('a long summary is the beginning of the body', () => {
    const talk = readTalk({ title: 'T', summary: `${'Word '.repeat(80)}\n\nMore.`, description: 'Then this.' });
    expect(talk.description).toBeUndefined();
    expect(talk.body).toMatch(/^Word [\s\S]*More\.\n\nThen this\.$/);
  });
});

describe('a file of an event', () => {
  const category = {
    title: 'Example Conf 2018',
    description: 'About it',
    start_date: '2018-06-26',
    end_date: '2018-06-28',
  };

  test('becomes an event', () => {
    const file = source(category, undefined, 'category.json');
    expect(pyvideo.detect(file)).toBeGreaterThanOrEqual(0.9);
    expect((pyvideo.read(file) as ImportResult).records).toEqual([
      {
        kind: 'event',
        origin: { system: 'pyvideo', source: 'Example Conf 2018', key: 'Example Conf 2018' },
        name: 'Example Conf 2018',
        start: '2018-06-26',
        end: '2018-06-28',
        body: 'About it',
      },
    ]);
  });
});

describe('detection', () => {
  test('is sure of its own files', () => {
    expect(pyvideo.detect(source(FULL))).toBeGreaterThanOrEqual(0.9);
    expect(
      pyvideo.detect(source({ title: 'T', videos: [], recorded: '2018-01-01', speakers: [] })),
    ).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['other JSON', { title: 'x', items: [] }],
    ['a package', { name: 'x', version: '1.0.0', description: 'd', title: 't' }],
    [
      'a record of a list',
      { slug: 'a', title: 't', date: '2018-01-01', speakers: [], event: { slug: 'e' }, videos: [] },
    ],
    ['a list', [FULL]],
    ['YAML', 'title: x\nvideos: []\nrecorded: 2018-01-01\n'],
    ['broken JSON', '{"title": "x", "videos": ['],
    ['nothing', ''],
  ])('is sure that %s is none', (_, value) => {
    expect(pyvideo.detect(source(value))).toBe(0);
  });
});

describe('hostile files', () => {
  test('that break off are told with their line', () => {
    const result = read('{\n "title": "x",\n "videos": [');
    expect(result.records).toEqual([]);
    expect(result.diagnostics[0]).toMatchObject({ code: 'import/malformed', span: { line: 3 } });
  });

  test.each(['../../x', 'con', 'x'.repeat(300), '<script>alert(1)</script>', 'a\u0000b\nc'])(
    'titles such as %j',
    (title) => {
      expect(readTalk({ title, slug: '../../etc' }).title).toBe(title.replace('\u0000b\n', ' b '));
    },
  );

  test('own keys of objects are not inherited ones', () => {
    const result = read('{"title": "T", "__proto__": {"recorded": "2018-01-01"}, "constructor": "x"}');
    expect(result.records[0]).not.toHaveProperty('date');
    expect(reasons(result).join()).toContain('__proto__');
  });

  test('values of any type never throw', () => {
    const keys = Object.keys(FULL);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (value) => {
        const { records } = read({ ...value, title: 'T' }, value);
        expect(records).toHaveLength(1);
      }),
    );
  });
});
