import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../../src/importers/csv.ts';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';
import '../../helpers/seed.ts';

function source(text: string, name = 'talks.csv'): ImportSource {
  return { path: `tables/${name}`, name, text, beside: () => undefined, neighbours: [] };
}

function read(text: string): ImportResult {
  return csv.read(source(text)) as ImportResult;
}

function talksOf(result: ImportResult): readonly ImportedTalk[] {
  return result.records.filter((record) => record.kind === 'talk');
}

test('a row becomes a talk with all that it tells', () => {
  const result =
    read(`Id,Title,Date,Start,End,Speakers,Event,Location,Room,Category,Tags,Abstract,Video,Slides,Language,Licence,Link
t1,Kites,2018-08-04,14:00,14:45,Ada Roe (Wind Ltd); Bo Lee,Sky Days,Oslo,Hall 2,"Wind, Air",string|paper,"Line one.

Line ""two"".",https://youtu.be/abcdefghijk,https://sky.example/kites.pptx,English,CC BY 4.0,sky.example/kites
`);
  expect(result.diagnostics).toEqual([]);
  expect(result.leftOut).toEqual([]);
  expect(result.records).toEqual([
    {
      kind: 'talk',
      origin: { system: 'csv', source: 'talks.csv', key: 't1' },
      title: 'Kites',
      date: { date: '2018-08-04', start: '14:00', end: '14:45' },
      speakers: [{ name: 'Ada Roe', organisation: 'Wind Ltd' }, { name: 'Bo Lee' }],
      event: { name: 'Sky Days', location: 'Oslo' },
      room: 'Hall 2',
      categories: ['Wind', 'Air'],
      tags: ['string', 'paper'],
      body: 'Line one.\n\nLine "two".',
      language: 'en',
      recordings: [{ url: 'https://youtu.be/abcdefghijk', kind: 'video' }],
      slides: [{ url: 'https://sky.example/kites.pptx', pages: [] }],
      links: [{ title: 'sky.example/kites', url: 'https://sky.example/kites' }],
      license: 'CC BY 4.0',
    },
  ]);
});

test.each([
  ['semicolons', 'Titel;Datum;Uhrzeit;Referentin;Ort\nDrachen;4.8.2018;14.00–14.45 Uhr;Ada Roe, Wind GmbH;Köln\n'],
  [
    'tabs',
    'Titel\tDatum\tUhrzeit\tReferentin\tOrt\nDrachen\t4. August 2018\t14:00 - 14:45\tAda Roe, Wind GmbH\tKöln\n',
  ],
  [
    'a line that names the separator',
    'sep=;\nTITEL;Datum;Zeit;Vortragende;Stadt\nDrachen;04.08.2018 14:00-14:45;;Ada Roe, Wind GmbH;Köln\n',
  ],
])('German headers and %s are read', (_, text) => {
  expect(talksOf(read(text))[0]).toEqual({
    kind: 'talk',
    origin: { system: 'csv', source: 'talks.csv', key: 'Drachen' },
    title: 'Drachen',
    date: { date: '2018-08-04', start: '14:00', end: '14:45' },
    speakers: [{ name: 'Ada Roe', organisation: 'Wind GmbH' }],
    location: 'Köln',
  });
});

test.each([
  ['2018-08-04', { date: '2018-08-04' }],
  ['2018/08/04', { date: '2018-08-04' }],
  ['2018-08-04T14:00:00+02:00', { date: '2018-08-04', start: '14:00', offset: '+02:00' }],
  ['04.08.2018', { date: '2018-08-04' }],
  ['August 4, 2018', { date: '2018-08-04' }],
  ['4 Aug 2018', { date: '2018-08-04' }],
  ['Samstag, 3. März 2018', { date: '2018-03-03' }],
  ['8/14/2018 2:30 pm', { date: '2018-08-14', start: '14:30' }],
  ['04/04/2018', { date: '2018-04-04' }],
])('%j is a date', (cell, date) => {
  expect(talksOf(read(`title;date\nKites;${cell}\n`))[0]?.date).toEqual(date);
});

test('a date in numbers whose order is open is asked about, not guessed', () => {
  const result = read('title,date\nKites,03/04/2017\nRafts,05/06/2017\n');
  expect(result.records).toEqual([]);
  expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
    ['import/record-skipped', 2],
    ['import/record-skipped', 3],
  ]);
  expect(result.diagnostics[0]?.message).toContain('03/04/2017');
});

test.each([
  ['25/12/2017', '2017-04-03'],
  ['12/25/2017', '2017-03-04'],
])('another row of the column may prove the order: %s', (other, date) => {
  expect(talksOf(read(`title,date\nKites,03/04/2017\nRafts,${other}\n`))[0]?.date).toEqual({ date });
});

test('rows that prove both orders prove none', () => {
  const result = read('title,date\nKites,03/04/2017\nRafts,25/12/2017\nNets,12/25/2017\n');
  expect(talksOf(result).map(({ title }) => title)).toEqual(['Rafts', 'Nets']);
});

test('unknown columns are kept under extra and told once', () => {
  const result = read('title,date,Mood,,Mood,__proto__\nKites,2018-08-04,merry,a,b,c\nRafts,2018-08-05,calm,,,\n');
  expect(talksOf(result).map(({ extra }) => Object.entries(extra ?? {}))).toEqual([
    [
      ['Mood', 'merry'],
      ['(column 4)', 'a'],
      ['Mood (column 5)', 'b'],
      ['__proto__ (column 6)', 'c'],
    ],
    [['Mood', 'calm']],
  ]);
  expect(result.leftOut.map(({ text, line }) => [text, line])).toEqual([
    ['Mood: 2 values', 1],
    ['(column 4): 1 value', 1],
    ['Mood (column 5): 1 value', 1],
    ['__proto__ (column 6): 1 value', 1],
  ]);
});

test('rows with too many or too few cells are told with their line', () => {
  const result = read('title,date,room\n"a\nb",2018-08-04,x\n\nKites,2018-08-04,Hall, west\nRafts,2018-08-05\n');
  expect(talksOf(result).map(({ title }) => title)).toEqual(['a b', 'Rafts']);
  expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
    ['import/record-skipped', 5],
    ['import/value-dropped', 6],
  ]);
});

test('a quotation mark that is never closed costs what follows, not what stands before', () => {
  const result = read('title,date\nKites,2018-08-04\n"Rafts,2018-08-05\nNets,2018-08-06\n');
  expect(talksOf(result).map(({ title }) => title)).toEqual(['Kites']);
  expect(result.diagnostics).toMatchObject([{ code: 'import/malformed', span: { path: 'tables/talks.csv', line: 3 } }]);
});

test('cells are text, whatever they begin with', () => {
  const result = read('title,date,description\n"=1+cmd|\' /C calc\'!A0",2018-08-04,@SUM(1)\n');
  expect(talksOf(result)[0]).toMatchObject({ title: "=1+cmd|' /C calc'!A0", body: '@SUM(1)' });
});

test('speakers of one cell are told apart only where that is certain', () => {
  const speakers = (cell: string) => talksOf(read(`title\tdate\tspeakers\nT\t2018-08-04\t${cell}\n`))[0]?.speakers;
  expect(speakers('Ada Roe and Bo Lee')).toEqual([{ name: 'Ada Roe' }, { name: 'Bo Lee' }]);
  expect(speakers('Rock and Roll')).toEqual([{ name: 'Rock and Roll' }]);
  expect(speakers('Ada Roe, Bo Lee, and Cy Fox')).toEqual([
    { name: 'Ada Roe' },
    { name: 'Bo Lee' },
    { name: 'Cy Fox' },
  ]);
  expect(speakers('Ada Roe, PhD')).toEqual([{ name: 'Ada Roe, PhD' }]);
  expect(speakers('Ada Roe | ')).toEqual([{ name: 'Ada Roe' }]);
});

test('an organisation in its own column belongs to a speaker who is alone', () => {
  const result = read(
    'title,date,speaker 1,speaker 2,company\nA,2018-08-04,Ada Roe,,Wind\nB,2018-08-04,Ada Roe,Bo Lee,Wind\n',
  );
  expect(talksOf(result).map(({ speakers }) => speakers)).toEqual([
    [{ name: 'Ada Roe', organisation: 'Wind' }],
    [{ name: 'Ada Roe' }, { name: 'Bo Lee' }],
  ]);
  expect(result.leftOut).toEqual([{ line: 3, text: 'Wind', reason: 'it does not say which speaker it is about' }]);
});

test('a state stands for a recording, and no address that a page may not have gets in', () => {
  const result = read('title,date,video,url\nA,2018-08-04,pending,javascript:alert(1)\n../../con,2018-08-04,x,\n');
  expect(talksOf(result)[0]).toMatchObject({ recordingState: 'pending' });
  expect(talksOf(result)[0]?.links).toBeUndefined();
  expect(talksOf(result)[1]?.title).toBe('../../con');
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/value-dropped', 'import/value-dropped']);
});

test('talks of one title have keys of their own', () => {
  const keys = talksOf(read('title,date\nA,2018-08-04\nA,2018-08-05\nA,2018-08-05\n')).map(({ origin }) => origin.key);
  expect(keys).toEqual(['A', 'A@2018-08-05', 'A@2018-08-05#2']);
});

test('a table without a title column is refused', () => {
  expect(read('date,speaker\n2018-08-04,Ada\n').diagnostics).toMatchObject([
    { code: 'import/malformed', span: { line: 1 } },
  ]);
  expect(read('').records).toEqual([]);
});

test('only tables with a title are detected, and never surely', () => {
  expect(csv.detect(source('Title,Date\nA,2018-08-04\n'))).toBe(0.7);
  expect(csv.detect(source('Titel;Referent\nA;B\n'))).toBe(0.5);
  for (const text of [
    '',
    'date,speaker\n',
    '# Title, and date\n',
    '---\ntitle: A, B\ndate: 2018\n---\n',
    '{"title": 1, "date": 2}',
    '<title>a,date</title>',
    'Title\nDate\n',
    'A talk about titles, dates and speakers.\n',
  ])
    expect(csv.detect(source(text))).toBe(0);
});

test('no text makes it throw, and every cell of a sound row is kept', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { title } of talksOf(read(text))) expect(title).not.toBe('');
      for (const { title } of talksOf(read(`title,date,${text}\n${text},2018-08-04\n`))) expect(title).not.toBe('');
    }),
  );
  const word = fc.stringMatching(/^[a-z"\n;,= ]{0,12}[a-z]$/);
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (moods) => {
      const rows = moods.map((mood, index) => `t${index},2018-08-04,${quoted(mood)}\n`);
      const kept = talksOf(read(`title,date,mood\n${rows.join('')}`)).map(({ extra }) => extra?.['mood']);
      expect(kept).toEqual(moods.map((mood) => mood.trim()));
    }),
  );
});
