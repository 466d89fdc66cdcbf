import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeOpenJson } from '../../../src/exporters/open-json.ts';
import type { ImportSource } from '../../../src/importers/importer.ts';
import { openJson, readOpenJson } from '../../../src/importers/open-json.ts';
import type { Json, TalkDate } from '../../../src/model/entry.ts';
import type { ImportedRecord, TalkFacts } from '../../../src/model/imported.ts';

function source(text: string, name = 'export.json'): ImportSource {
  return { path: name, name, text, beside: () => undefined, neighbours: [] };
}

function readDocument(document: object) {
  return readOpenJson(source(JSON.stringify({ format: 'rostrum-archive', version: 1, ...document }, undefined, 2)));
}

const talkOf = (fields: object) => ({
  title: 'A talk',
  origin: { system: 'rostrum', source: 's', key: 'k' },
  ...fields,
});

// Values in the shape of the model. Texts have no control characters and no white space around them; the reader takes both away.
const anyText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((value) => value.replace(/\r|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, ''));
const prose = anyText.filter((value) => value !== '');
const text = anyText.map((value) => value.trim()).filter((value) => value !== '');
const day = fc.constantFrom('2017-02-04', '2020-02-29', '1999-12-31');
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'UTC');
const tag = fc.constantFrom('en', 'de', 'pt-BR', 'zh-Hant');
const webUrl = fc.constantFrom(
  'https://example.org/',
  'https://example.org/a?b=c#d',
  'http://xn--mnchen-3ya.example/x',
);
const reference = fc.oneof(webUrl, fc.constantFrom('content/images/a b.jpg', '/media/talk.mp4', 'ähm.png', '../x.jpg'));
const href = fc.oneof(reference, fc.constant('mailto:ann@example.org'));
const path = fc.constantFrom('/talks/a/', '/über/b', '/2018/x.html');
const seconds = fc.integer({ min: 0, max: 999_999 });
const some = <Value>(item: fc.Arbitrary<Value>) => fc.array(item, { minLength: 1, maxLength: 3 });
const partly = <Shape extends object>(model: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }, ...needed: string[]) =>
  fc.record(model as never, { requiredKeys: needed as never }) as unknown as fc.Arbitrary<Shape>;
const key = text.filter((value) => !['__proto__', 'constructor', 'prototype'].includes(value));
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const extra = fc.dictionary(key, json, { minKeys: 1, maxKeys: 3, noNullPrototype: true });

const page = { permalink: path, aliases: some(path), layout: fc.constantFrom('event', 'event.jade'), extra };
const mention = {
  name: text,
  location: text,
  url: webUrl,
  start: day,
  end: day,
  timezone: zone,
  series: text,
  image: reference,
};
const link = fc.record({ title: text, url: href });
const facts = {
  title: text,
  date: partly<TalkDate>(
    {
      date: day,
      start: fc.constantFrom('00:00', '10:30'),
      end: fc.constantFrom('11:15', '23:59'),
      offset: fc.constantFrom('Z', '+05:30', '-08:00'),
      timezone: zone,
    },
    'date',
  ),
  speakers: some(
    partly({ name: text, role: text, organisation: text, url: webUrl, bio: text, photo: reference }, 'name'),
  ),
  event: partly(mention, 'name'),
  location: text,
  room: text,
  categories: some(text),
  tags: some(text),
  description: text,
  language: tag,
  recordings: some(
    partly(
      {
        url: reference,
        kind: fc.constantFrom('video' as const, 'audio' as const),
        language: tag,
        note: text,
        durationSeconds: seconds,
        startSeconds: seconds,
      },
      'url',
    ),
  ),
  recordingState: fc.constantFrom('none', 'pending', 'withdrawn', 'unlinked'),
  slides: some(
    partly(
      {
        url: reference,
        note: text,
        pages: fc.array(
          partly(
            {
              number: fc.integer({ min: 1, max: 500 }),
              text: anyText,
              alt: text,
              atSeconds: seconds,
              image: reference,
            },
            'number',
            'text',
          ),
          { maxLength: 3 },
        ),
      },
      'pages',
    ),
  ),
  captions: some(
    partly({ format: fc.constantFrom('vtt', 'srt', 'txt'), text: prose, language: tag }, 'format', 'text'),
  ),
  chapters: some(fc.record({ atSeconds: seconds, title: text })),
  photos: some(partly({ image: reference, alt: anyText, credit: text, url: href }, 'image', 'alt')),
  links: some(link),
  image: reference,
  license: text,
  citation: fc.oneof(prose, extra),
};
const origin = fc.record({ system: fc.constant('rostrum'), source: text, key: text });
const recordOf = <Kind extends string>(kind: Kind, model: object, ...needed: string[]) =>
  partly({ kind: fc.constant(kind), origin, ...model } as never, 'kind', 'origin', ...needed) as fc.Arbitrary<never>;
const record: fc.Arbitrary<ImportedRecord> = fc.oneof(
  recordOf(
    'talk',
    {
      ...facts,
      body: prose,
      partOf: text,
      partStartSeconds: seconds,
      partEndSeconds: seconds,
      deliveryOf: text,
      withdrawn: text,
      draft: fc.boolean(),
      indexed: fc.boolean(),
      withoutSlides: fc.boolean(),
      ...page,
    },
    'title',
  ),
  recordOf(
    'response',
    {
      title: text,
      author: text,
      date: day,
      url: webUrl,
      language: tag,
      body: anyText,
      talk: text,
      indexed: fc.boolean(),
      about: partly<TalkFacts>(facts as never),
      ...page,
    },
    'title',
    'body',
    'about',
  ),
  recordOf(
    'speaker',
    {
      name: text,
      otherNames: some(text),
      url: webUrl,
      links: some(link),
      photo: reference,
      organisation: text,
      pronouns: text,
      body: prose,
      ...page,
    },
    'name',
  ),
  recordOf('event', { ...mention, otherNames: some(text), description: text, body: prose, ...page }, 'name'),
);
const KINDS = ['talk', 'response', 'speaker', 'event'];
const records = fc.uniqueArray(record, {
  maxLength: 6,
  selector: ({ kind, origin: { key: name } }) => `${kind} ${name}`,
});

describe('reading', () => {
  test('records that were written come back as they were, in their order', () => {
    fc.assert(
      fc.property(records, (list) => {
        const sorted = list.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
        const result = readOpenJson(source(writeOpenJson(list)));
        expect(result).toEqual({ records: sorted, leftOut: [], diagnostics: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('no JSON of any shape makes it throw, and what is given passes a second time unchanged', () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    const fields = fc.dictionary(
      fc.constantFrom(...Object.keys(facts), 'origin', 'kind', 'body', '__proto__', 'x'),
      anything,
    );
    const list = fc.oneof(anything, fc.array(fields.map((given) => ({ title: 'T', name: 'N', ...given }))));
    fc.assert(
      fc.property(list, list, list, list, (talks, responses, speakers, events) => {
        const first = readDocument({ talks, responses, speakers, events });
        const again = readOpenJson(source(writeOpenJson(first.records)));
        expect(again).toEqual({ records: first.records, leftOut: [], diagnostics: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('takes a date that is a text, a single value for a list and a number for a text', () => {
    const { records: found, diagnostics } = readDocument({
      talks: [talkOf({ title: 1984, date: '2017-02-04', tags: 'kafka' })],
    });
    expect(found).toEqual([
      {
        kind: 'talk',
        origin: { system: 'rostrum', source: 's', key: 'k' },
        title: '1984',
        date: { date: '2017-02-04' },
        tags: ['kafka'],
      },
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('a record without an origin is called by its title and by the name of the file', () => {
    const document = JSON.stringify({ format: 'rostrum-archive', version: 1, speakers: [{ name: 'Ann Example' }] });
    expect(readOpenJson(source(document, 'My Archive.json')).records).toEqual([
      { kind: 'speaker', origin: { system: 'rostrum', source: 'my-archive', key: 'Ann Example' }, name: 'Ann Example' },
    ]);
  });

  test('what pretends to come from another system comes from Rostrum', () => {
    const { records: found, diagnostics } = readDocument({
      talks: [talkOf({ origin: { system: 'pyvideo', source: 's', key: 'k' } })],
    });
    expect(found[0]?.origin.system).toBe('rostrum');
    expect(diagnostics.map(({ code }) => code)).toEqual(['import/value-dropped']);
  });
});

describe('what cannot be taken', () => {
  test('unknown fields are left out, with the line of their record', () => {
    const { leftOut, diagnostics } = readDocument({
      generator: 'x',
      talks: [
        talkOf({}),
        talkOf({ origin: { key: 'b', colour: 'red' }, speakers: [{ name: 'A', shoe: 42 }], title: 'B' }),
      ],
    });
    expect(diagnostics).toEqual([]);
    expect(leftOut.map(({ line, text: shown }) => [line, shown])).toEqual([
      [14, 'origin.colour: red'],
      [14, 'speakers.0.shoe: 42'],
      [undefined, 'generator: x'],
    ]);
  });

  test.each([
    ['an address that runs', { recordings: [{ url: 'javascript:alert(1)' }] }, 'recordings.0.url'],
    ['a photo that runs', { photos: [{ image: 'data:text/html,x', alt: '' }] }, 'photos.0.image'],
    ['a day that does not exist', { date: { date: '2017-02-30' } }, 'date.date'],
    ['a time that does not exist', { date: { date: '2017-02-03', start: '25:00' } }, 'date.start'],
    ['a zone that does not exist', { date: { date: '2017-02-03', timezone: 'Mars/Olympus' } }, 'date.timezone'],
    ['a language that is none', { language: '!' }, 'language'],
    ['a list where a text must be', { title: 'T', description: ['x'] }, 'description'],
    ['a mapping where a flag must be', { draft: {} }, 'draft'],
    ['a path that leaves the site', { permalink: '/../x' }, 'permalink'],
    ['a layout elsewhere', { layout: '../../etc/passwd' }, 'layout'],
    ['a negative time', { chapters: [{ atSeconds: -1, title: 'x' }] }, 'chapters.0.atSeconds'],
    ['a state of no recording', { recordingState: 'lost' }, 'recordingState'],
    ['a caption of no format', { captions: [{ format: 'exe', text: 'x' }] }, 'captions.0.format'],
    ['a slide numbered 0', { slides: [{ pages: [{ number: 0, text: 'x' }] }] }, 'slides.0.pages.0.number'],
  ])('%s is dropped with a warning that names field and line', (_, fields, field) => {
    const { records: found, diagnostics } = readDocument({ talks: [talkOf(fields)] });
    expect(found).toHaveLength(1);
    expect(diagnostics[0]?.code).toBe('import/value-dropped');
    expect(diagnostics[0]?.message).toContain(`"${field}"`);
    expect(diagnostics[0]?.span?.line).toBe(5);
  });

  test('an address without a page keeps the other speakers', () => {
    const speakers = [{ name: 'A', url: 'ftp://x/' }, { role: 'nobody' }, 'B', { name: 'C' }];
    const { records: found, diagnostics } = readDocument({ talks: [talkOf({ speakers })] });
    expect(found).toMatchObject([{ speakers: [{ name: 'A' }, { name: 'C' }] }]);
    expect(diagnostics).toHaveLength(3);
  });

  test('control characters and half characters go, line ends are one character', () => {
    const { records: found } = readDocument({ talks: [talkOf({ title: ' a\u0000b\ud800 ', body: 'x\r\n\ty\rz' })] });
    expect(found).toMatchObject([{ title: 'ab', body: 'x\n\ty\nz' }]);
  });

  test('names that mean something to JavaScript are no fields', () => {
    const text = `{"format":"rostrum-archive","version":1,"talks":[{"title":"T","__proto__":{"draft":true},"extra":{"__proto__":{"a":1},"b":{"constructor":1,"c":[[1],[null]]}}}]}`;
    const { records: found, diagnostics, leftOut } = readOpenJson(source(text));
    expect(found).toEqual([
      {
        kind: 'talk',
        origin: { system: 'rostrum', source: 'export', key: 'T' },
        title: 'T',
        extra: { b: { c: [[1], [null]] } },
      },
    ]);
    expect(diagnostics).toHaveLength(2);
    expect(leftOut.some((item) => item.text.includes('__proto__'))).toBe(true);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  test('a record without a title, one that is no mapping and a second one of the same key are skipped', () => {
    const { records: found, diagnostics } = readDocument({
      talks: [{ date: {} }, 'x', talkOf({}), talkOf({ title: 'Other' })],
    });
    expect(found).toHaveLength(1);
    expect(diagnostics.filter(({ code }) => code === 'import/record-skipped')).toHaveLength(3);
  });

  test('data that is nested without end is dropped, not followed', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = `{"format":"rostrum-archive","version":1,"talks":[{"title":"T","extra":{"a":${deep}},"tags":${deep},"new":${deep}}]}`;
    const { records: found } = readOpenJson(source(text));
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found).length).toBeLessThan(500);
  });
});

describe('other documents', () => {
  test.each([
    ['{"format": "rostrum-archive"}', 1],
    ['{"talks": []}', 1],
    ['[]', 1],
    ['null', 1],
    ['', 1],
    ['{"format": "rostrum-archive",\n"version": 1,\n"talks": [{"title": "T"', 3],
    ['{"format": "rostrum-archive",\n"version": 1,}\n', 2],
  ])('%j is refused as a whole, with the line', (text, line) => {
    const { records: found, diagnostics } = readOpenJson(source(text));
    expect(found).toEqual([]);
    expect(diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([['import/malformed', line]]);
  });

  test('a document of a later version is refused as such', () => {
    const { records: found, diagnostics } = readOpenJson(source('{"format": "rostrum-archive", "version": 2}'));
    expect([found, diagnostics.map(({ code }) => code)]).toEqual([[], ['import/newer-version']]);
  });

  test('an export is known by its content, also when it is cut off', () => {
    expect(openJson.detect(source(writeOpenJson([])))).toBe(1);
    expect(openJson.detect(source('{"version":1,"format":"rostrum-archive","talks":[{'))).toBe(1);
    expect(openJson.detect(source('{"schedule": {}}'))).toBe(0);
    expect(openJson.detect(source('a note on "format": "rostrum-archive"'))).toBe(0);
    expect(openJson.detect(source(''))).toBe(0);
  });

  test('a long line of blanks is no export', () => {
    const blank = ' '.repeat(5_000_000);
    expect(openJson.detect(source(blank))).toBe(0);
    expect(openJson.detect(source(`{"format"${blank}`))).toBe(0);
  });
});
