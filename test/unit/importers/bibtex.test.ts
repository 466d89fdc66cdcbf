import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bibtex, readBibtex } from '../../../src/importers/bibtex.ts';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

const sourceOf = (text: string, name = 'talks.bib'): ImportSource => ({
  path: `in/${name}`,
  name,
  text,
  beside: () => undefined,
  neighbours: [],
});
const read = (text: string): ImportResult => bibtex.read(sourceOf(text)) as ImportResult;
const talkOf = (text: string): ImportedTalk => read(text).records[0] as ImportedTalk;
const misc = (fields: string): string => `@misc{k, title = {Beans}, ${fields}}`;

describe('an entry', () => {
  it('becomes a talk', () => {
    const entry = `@inproceedings{green2019,
  author = {Green, Ada and {\\"O}zg{\\"u}r van der Berg and {The Bean Group}},
  title = {Don{\\textquoteright}t water {BEANS} \\& wait},
  booktitle = {{GardenConf} 2019}, address = {Kassel, Germany},
  year = 2019, month = may, day = 4, keywords = {beans, soil; beans},
  url = {https://www.youtube.com/watch?v=abcdefghijk}, doi = {10.1000/182},
  howpublished = "\\url{https://example.org/a_b}", slides = {https://speakerdeck.com/ada/beans},
  abstract = {First \\emph{line}. It goes on.

Second line.}
}`;
    expect(talkOf(entry)).toEqual({
      kind: 'talk',
      origin: { system: 'bibtex', source: 'talks.bib', key: 'green2019' },
      title: 'Don’t water BEANS & wait',
      date: { date: '2019-05-04' },
      speakers: [{ name: 'Ada Green' }, { name: 'Özgür van der Berg' }, { name: 'The Bean Group' }],
      event: { name: 'GardenConf 2019', location: 'Kassel, Germany' },
      tags: ['beans', 'soil'],
      description: 'First line. It goes on.',
      body: 'First line. It goes on.\n\nSecond line.',
      recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video' }],
      slides: [{ url: 'https://speakerdeck.com/ada/beans', pages: [] }],
      links: [
        { title: 'example.org', url: 'https://example.org/a_b' },
        { title: 'DOI', url: 'https://doi.org/10.1000/182' },
      ],
      citation: entry,
    });
    expect(read(entry)).toMatchObject({ leftOut: [], diagnostics: [] });
  });

  it.each([
    ['date = {2019-05-04}', '2019-05-04'],
    ['date = {2019-05-04/2019-05-04}', '2019-05-04'],
    ['year = 2019, month = 5, day = 4', '2019-05-04'],
    ['year = {2019}, month = "4~may"', '2019-05-04'],
    ['year = {2019}, month = may # " 4"', '2019-05-04'],
    ['year = {2019}, month = {May}, day = {4}', '2019-05-04'],
    ['eventtitle = {X}, eventdate = {2019-05-04}, year = 2019', '2019-05-04'],
  ])('is dated by %s', (fields, date) => {
    expect(talkOf(misc(fields)).date).toEqual({ date });
  });

  it.each([
    ['year = 2019, month = may', 'lacks the day'],
    ['year = 2019', 'lacks the month, the day'],
    ['note = {x}', 'lacks the year, the month, the day'],
    ['date = {2019-05}', 'not one full day'],
    ['date = {2019-05-04/2019-05-06}', 'not one full day'],
    ['date = {2019-02-30}', 'not one full day'],
  ])('is skipped with %s, and told what is missing', (fields, why) => {
    const { records, diagnostics, leftOut } = read(misc(fields));
    expect(records).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'import/record-skipped', span: { path: 'in/talks.bib', line: 1 } }]);
    expect(diagnostics[0]?.message).toContain(why);
    expect(leftOut).toMatchObject([{ line: 1 }]);
  });

  it('of a book is no talk', () => {
    expect(read('@book{k, title={Beans}, date={2019-05-04}}').diagnostics[0]?.message).toContain('@book');
  });

  it('loses an unsafe address alone', () => {
    const { records, diagnostics } = read(misc('date={2019-05-04}, url={javascript:alert(1)}'));
    expect(JSON.stringify((records[0] as ImportedTalk).links ?? [])).toBe('[]');
    expect(diagnostics).toMatchObject([{ code: 'import/value-dropped' }]);
  });
});

describe('a file', () => {
  const file = `% my talks
@string{conf = "Garden Days"}
@conference {201779, title = {A}, booktitle = conf, date = {2019-05-04}}
between @misc{c, title={C}, date={2019-05-04}} behind
@misc{broken, title = {No end
@presentation(round, title = "a {"} b", date = {2020-01-02})
@misc{, title = {no key}}
@misc{cut, title = {x`;

  it('gives its sound entries, and tells the broken ones by line', () => {
    const { records, diagnostics } = read(file);
    expect(records.map(({ origin }) => origin.key)).toEqual(['201779', 'c', 'round']);
    expect((records[0] as ImportedTalk).event?.name).toBe('Garden Days');
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.line}`)).toEqual([
      'import/malformed 5',
      'import/malformed 7',
      'import/malformed 8',
    ]);
  });

  it('accounts for all lines', () => {
    expect(read(file).leftOut.map(({ line, text }) => `${line} ${text.slice(0, 8)}`)).toEqual([
      '1 % my tal',
      '2 @string{',
      '4 between',
      '4 behind',
      '5 @misc{br',
      '7 @misc{, ',
      '8 @misc{cu',
    ]);
  });

  it('has no key or field that reaches a prototype', () => {
    const [entry] = readBibtex('@misc{__proto__, title={x}, __proto__={y}, constructor={z}}');
    expect(entry?.key).toBe('__proto__');
    expect(Object.getPrototypeOf(entry!.fields)).toBeNull();
  });
});

describe('hostile sizes', () => {
  it.each([
    ['unclosed entries', '@misc{x,'.repeat(50_000)],
    ['at signs', '@'.repeat(500_000)],
    ['braces', `@misc{x, title={${'{'.repeat(20_000)}${'}'.repeat(20_000)}}}`],
    ['a long entry', `@misc{x, title={${'a '.repeat(100_000)}}}`],
    ['month words', `@misc{x, title={x}, month={${'a 1 '.repeat(10_000)}}, year=2019}`],
    ['white space', `@misc${' '.repeat(500_000)}{x}`],
  ])('many %s do no harm', (_name, text) => {
    expect(read(text).records).toEqual([]);
  });
});

test('is recognised by its first entry', () => {
  expect(bibtex.detect(sourceOf('% x\n\n@misc{a, title={b}}', 'a.txt'))).toBeGreaterThanOrEqual(0.9);
  expect(bibtex.detect(sourceOf('Notes\n\n@misc{a, title={b}}', 'a.bib'))).toBeGreaterThan(0.5);
  expect(bibtex.detect(sourceOf('Notes\n\n@misc{a, title={b}}', 'a.txt'))).toBe(0);
  expect(bibtex.detect(sourceOf('@ada hello', 'a.bib'))).toBe(0);
});

test('never throws, and accounts for every line', () => {
  const piece = fc.constantFrom(
    '@misc{',
    'a,',
    'title={',
    '}',
    '\n',
    '"',
    '\\',
    'date={2019-05-04}',
    ',',
    '@string{',
    '#',
    '$',
    'author={A and B}',
    '@',
    '(',
    ')',
    '%',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
      const text = parts.join('').replaceAll('\r', '');
      const { records, leftOut } = read(text);
      const told = new Set(leftOut.map(({ line }) => line));
      const cited = records.map((record) => String((record as ImportedTalk).citation)).join('\n');
      const left = leftOut.map(({ text: words }) => words).join(' ');
      for (const [index, line] of text.split('\n').entries()) {
        const words = line.replace(/[\s\u0085\u200b\ufeff]+/gu, ' ').trim();
        expect(words === '' || told.has(index + 1) || cited.includes(line.trim())).toBe(true);
        for (const part of words.split(/(?=@)|(?<=\})|(?<=\))/)) expect(`${cited}\n${left}`).toContain(part.trim());
      }
    }),
    { numRuns: 300 },
  );
});
