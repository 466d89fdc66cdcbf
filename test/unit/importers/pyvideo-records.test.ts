import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import '../../helpers/seed.ts';
import { describe, expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { pyvideoRecords } from '../../../src/importers/pyvideo-records.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpora/pyvideo-talks.ndjson.gz', import.meta.url));

function source(text: string): ImportSource {
  return { path: 'talks.ndjson', name: 'talks.ndjson', text, beside: () => undefined, neighbours: [] };
}

const read = (text: string) => pyvideoRecords.read(source(text)) as ImportResult;

const record = (changes: object = {}) => ({
  slug: 'a-talk',
  title: 'A talk',
  date: '2018-06-27',
  speakers: ['Jane Doe'],
  event: { slug: 'example-conf-2018', name: 'Example Conf 2018' },
  tags: ['testing'],
  description: 'About ``it`` and `that <https://example.org/>`_',
  language: 'deu',
  duration: 1805,
  videos: [{ type: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk' }],
  related: [{ label: 'Code', url: 'https://example.org/a\\_b' }],
  thumbnail: 'https://i.ytimg.com/vi/abcdefghijk/hq.jpg',
  ...changes,
});

const talk = {
  kind: 'talk',
  origin: { system: 'pyvideo-records', source: 'example-conf-2018', key: 'a-talk' },
  title: 'A talk',
  date: { date: '2018-06-27' },
  speakers: [{ name: 'Jane Doe' }],
  event: { name: 'Example Conf 2018' },
  tags: ['testing'],
  language: 'de',
  recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video', durationSeconds: 1805 }],
  links: [{ title: 'Code', url: 'https://example.org/a_b' }],
  body: 'About `it` and [that](https://example.org/)',
};

describe('a list of records', () => {
  test('gives a talk a line', () => {
    const { records, leftOut, diagnostics } = read(
      `${JSON.stringify(record())}\n\n${JSON.stringify(record({ slug: 'b' }))}\n`,
    );
    expect(records).toEqual([talk, { ...talk, origin: { ...talk.origin, key: 'b' } }]);
    expect(leftOut).toEqual([{ line: 1, text: 'thumbnail: 2 of them', reason: 'pictures of video hosts' }]);
    expect(diagnostics).toEqual([]);
  });

  test('may be a JSON array', () => {
    expect(read(JSON.stringify([record()], undefined, 1)).records).toEqual([talk]);
  });

  test('goes on behind a broken line', () => {
    const { records, diagnostics, leftOut } = read(
      `${JSON.stringify(record())}\n{"slug": "b", \n[]\n${JSON.stringify(record({ slug: 'c' }))}`,
    );
    expect(records).toHaveLength(2);
    expect(diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
      ['import/malformed', 2],
      ['import/malformed', 3],
    ]);
    expect(leftOut.map(({ line }) => line)).toEqual([2, 3, 1]);
  });

  test('tells fifty problems of one kind, and the rest in one', () => {
    const { diagnostics } = read(`${JSON.stringify(record())}\n${'{\n'.repeat(200)}`);
    expect(diagnostics).toHaveLength(50);
    expect(diagnostics.at(-1)?.message).toContain('(and 150 more like it)');
  });

  test('gives records with one slug keys of their own', () => {
    const { records } = read(`${JSON.stringify(record())}\n${JSON.stringify(record())}`);
    expect(records.map(({ origin }) => origin.key)).toEqual(['a-talk', 'a-talk (2)']);
  });

  test('has records without titles and with hostile values', () => {
    const { records, diagnostics } = read(
      [
        record({ title: '' }),
        record({
          title: '<script>x</script>',
          date: '2018-02-30',
          videos: [{ url: 'javascript:alert(1)' }],
          event: 7,
          tags: {},
        }),
      ]
        .map((value) => JSON.stringify(value))
        .join('\n'),
    );
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ title: '<script>x</script>', event: { name: '7' } });
    expect(records[0]).not.toHaveProperty('recordings');
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'import/record-skipped',
      'import/value-dropped',
      'import/value-dropped',
    ]);
  });
});

describe('detection', () => {
  test('is sure of lines and arrays', () => {
    expect(pyvideoRecords.detect(source(JSON.stringify(record())))).toBeGreaterThanOrEqual(0.9);
    expect(pyvideoRecords.detect(source(JSON.stringify([record()], undefined, 2)))).toBeGreaterThanOrEqual(0.9);
  });

  test.each(['', '{}', '[]', '[1]', '{"title": "x", "videos": [], "recorded": "2018-01-01"}', 'slug: a', '{"a": '])(
    'is sure that %j is none',
    (text) => {
      expect(pyvideoRecords.detect(source(text))).toBe(0);
    },
  );
});

describe.skipIf(!existsSync(corpus))('a large list', () => {
  test('gives a talk for every record', () => {
    const text = gunzipSync(readFileSync(corpus)).toString('utf8');
    const lines = text.split('\n').filter((line) => line !== '');
    expect(pyvideoRecords.detect(source(text))).toBeGreaterThanOrEqual(0.9);
    const { records, diagnostics } = read(text);
    expect(records).toHaveLength(lines.length);
    expect(diagnostics.filter(({ code }) => code !== 'import/value-dropped')).toEqual([]);
    expect(new Set(records.map(({ origin }) => `${origin.source}\n${origin.key}`)).size).toBe(records.length);
    const untitled = records.filter((one) => one.kind !== 'talk' || one.title === '' || one.date === undefined);
    expect(untitled).toEqual([]);
    const withLanguage = lines.filter((line) => (JSON.parse(line) as { language: unknown }).language !== null);
    expect(records.filter((one) => one.kind === 'talk' && one.language !== undefined)).toHaveLength(
      withLanguage.length,
    );
  });
});
