import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/entry.ts';
import { readBibtexEntry } from '../../../src/plan/citation-bibtex-entry.ts';
import { decodeLatex, encodeLatex } from '../../../src/plan/citation-latex.ts';
import { doiUrl, readDoi, readSuppliedCitation } from '../../../src/plan/citation-supplied.ts';

test('a mapping is read by the names of BibTeX, BibLaTeX and CSL, in any case', () => {
  expect(
    readSuppliedCitation({
      ID: 201779,
      ENTRYTYPE: 'Conference',
      Organization: 'Meadow Press',
      location: 'Utrecht',
      'container-title': 'Proceedings of Field Day',
      page: '12 – 19',
      isbn: 9781234567897,
      DOI: 'doi:10.1234/abc',
      note: ' two\nlines ',
    }),
  ).toEqual({
    key: '201779',
    type: 'conference',
    publisher: 'Meadow Press',
    address: 'Utrecht',
    booktitle: 'Proceedings of Field Day',
    pages: '12-19',
    isbn: '9781234567897',
    doi: '10.1234/abc',
    note: 'two lines',
  });
});

const ENTRY = `
% exported
@string{mp = "Meadow Press"}
@comment{not this one}
@Conference {DBLP:conf/field/Quill24,
  author    = {Ada Quill},
  title     = {Hedges {\\textendash} a {L}ife},
  booktitle = "Proceedings of the {F}ield {\\"U}bung",
  publisher = mp # { \\& Sons},
  pages     = {12--19},
  year      = 2024, month = sep,
  address   = {S{\\~a}o Paulo},
  doi       = {10.1234/a_b},
  note      = {It isn{\\textquoteright}t $x^2$, \\emph{really}},
}
@misc{second, note = {no}}`;

test('BibTeX text is read: type, key and the fields of its first entry, without LaTeX', () => {
  expect(readSuppliedCitation(ENTRY)).toEqual({
    key: 'DBLP:conf/field/Quill24',
    type: 'conference',
    booktitle: 'Proceedings of the Field Übung',
    publisher: 'mp & Sons',
    pages: '12-19',
    address: 'São Paulo',
    doi: '10.1234/a_b',
    note: 'It isn’t x^2, really',
  });
});

test.each([
  ['@misc{key}', { type: 'misc', key: 'key' }],
  ['@misc{key', { type: 'misc', key: 'key' }],
  ['@misc(key, note = {x)', { type: 'misc', key: 'key' }],
  ['@misc{key} more, text = {x}', { type: 'misc', key: 'key' }],
  ['mail@example.org @misc{key,', { type: 'misc', key: 'key' }],
])('an entry that is cut short: %s', (text, expected) => {
  expect(readBibtexEntry(text)).toMatchObject(expected);
});

test.each<Json>([
  null,
  true,
  7,
  [],
  {},
  'Quill, A. (2024). Hedges.',
  '@comment{x}',
  { key: null, type: ['a'], doi: {}, publisher: '' },
  { type: 'comment' },
  { type: 'a{b' },
  { key: ' {},%\\ ' },
  { doi: '10.1/x' },
])('nothing is taken from %j', (citation) => {
  expect(readSuppliedCitation(citation)).toEqual({});
});

test('a key loses what would end it in a file', () => {
  expect(readSuppliedCitation({ key: 'a b{c},d%e\\f@g"h' }).key).toBe('abcdefgh');
  expect(readSuppliedCitation(JSON.parse('{"__proto__": {"key": "x"}, "key": "y"}') as Json)).toEqual({ key: 'y' });
});

describe('a DOI', () => {
  test.each([
    ['10.1234/abc', '10.1234/abc'],
    [' https://doi.org/10.5281/zenodo.15 ', '10.5281/zenodo.15'],
    ['http://dx.doi.org/10.1234/A(b)1', '10.1234/A(b)1'],
    ['DOI: 10.1002.5/x', '10.1002.5/x'],
    ['10.1002/(SICI)1097<693::AID>3.0.CO;2-O', '10.1002/(SICI)1097<693::AID>3.0.CO;2-O'],
  ])('%s', (text, doi) => {
    expect(readDoi(text)).toBe(doi);
  });

  test.each([
    '',
    '10.1/x',
    '11.1234/x',
    '10.1234/',
    '10.1234/a b',
    'javascript:alert(1)',
    '10.1234/{x}',
    '10.1234/\u0007',
  ])('is not %j', (text) => {
    expect(readDoi(text)).toBeUndefined();
  });

  test('leads to doi.org, and nowhere else', () => {
    expect(doiUrl('10.1234/a?b#c<d>"e')).toBe('https://doi.org/10.1234/a%3Fb%23c%3Cd%3E%22e');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (suffix) => {
        const doi = readDoi(`10.1234/${suffix}`);
        if (doi !== undefined) expect(doiUrl(doi)).toMatch(/^https:\/\/doi\.org\/10\.1234\/[^\s"<>]+$/);
      }),
    );
  });
});

describe('LaTeX', () => {
  test.each([
    ['\\\'{e}\\`e\\^{\\i}\\"{o}\\~n\\c{c}\\v sx\\H{o}\\k{a}\\r{a}\\u{g}', 'éèîöñçšxőąåğ'],
    ["\\ss{} \\ae\\o \\L\\'od\\'z", 'ß æøŁódź'],
    ["``a'' -- b --- c~d", '“a” – b — c d'],
    ['\\textbf{a} \\unknown{b} \\\\ c\\', 'a b  c'],
  ])('%s', (latex, text) => {
    expect(decodeLatex(latex).replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' '));
  });

  test('what is written is read back, and its braces are balanced', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = raw.normalize('NFC');
        const latex = encodeLatex(text);
        let depth = 0;
        for (const character of latex) {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(decodeLatex(latex)).toBe(text);
      }),
    );
  });

  test('reading any text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readSuppliedCitation(`@misc{k, note = ${text}`);
        readSuppliedCitation(text);
      }),
    );
  });
});
