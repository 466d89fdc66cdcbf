/** The formats of citations. What we write is read back with citation-js, and our APA is compared with citeproc's. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Citation } from '../../../src/plan/citation.ts';
import { formatBibtex } from '../../../src/plan/citation-bibtex.ts';
import { formatCsl } from '../../../src/plan/citation-csl.ts';
import { invertName, splitName } from '../../../src/plan/citation-names.ts';
import { formatRis } from '../../../src/plan/citation-ris.ts';
import { formatApa, formatIeee } from '../../../src/plan/citation-styles.ts';
import { lineOf } from '../../../src/plan/citation-text.ts';

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
}
interface CslItem {
  readonly [field: string]: unknown;
  readonly title: string;
  readonly author?: readonly CslName[];
}
interface CiteLibrary {
  readonly Cite: new (
    input: unknown,
  ) => {
    readonly data: readonly CslItem[];
    format(
      as: 'bibliography',
      options: { readonly format: 'text'; readonly template: 'apa'; readonly lang: string },
    ): string;
  };
}

const load = createRequire(import.meta.url);
const { Cite } = load('@citation-js/core') as CiteLibrary;
for (const plugin of ['bibtex', 'ris', 'csl']) load(`@citation-js/plugin-${plugin}`);

const read = (text: string): CslItem => {
  const { data } = new Cite(text);
  expect(data).toHaveLength(1);
  return data[0]!;
};

const names = (people: readonly string[]) => people.map((name) => splitName(name, new Set()));

function citation(more: Partial<Citation> = {}): Citation {
  return {
    key: 'quill2024hedge',
    title: 'What a Hedge Remembers',
    authors: names(['Ada Quill']),
    date: '2024-09-03',
    event: 'Field Day 2024',
    place: 'Utrecht, Netherlands',
    language: 'en',
    keywords: ['Gardens', 'soil'],
    url: 'https://notes.example.org/talks/hedge/',
    ...more,
  };
}

const SUPPLIED = {
  type: 'inproceedings',
  publisher: 'Meadow Press & Sons',
  address: 'Leiden',
  booktitle: 'Proceedings of Field Day',
  series: 'Meadow Notes',
  volume: '3',
  pages: '12-19',
  isbn: '978-1-2345-6789-7',
  doi: '10.1234/field_2024.15',
  note: 'Best of 100% #1',
} satisfies Partial<Citation>;

test('BibTeX', () => {
  expect(formatBibtex(citation({ authors: names(['Ada van der Berg', 'Martin King Jr.', 'Madonna']) }))).toBe(
    [
      '@misc{quill2024hedge,',
      '  author = {van der Berg, Ada and King, Jr., Martin and {Madonna}},',
      '  title = {{What a Hedge Remembers}},',
      '  howpublished = {Talk at Field Day 2024, Utrecht, Netherlands},',
      '  eventtitle = {Field Day 2024},',
      '  venue = {Utrecht, Netherlands},',
      '  year = {2024},',
      '  month = sep,',
      '  day = {3},',
      '  url = {https://notes.example.org/talks/hedge/},',
      '  language = {en},',
      '  keywords = {Gardens, soil}',
      '}',
    ].join('\n'),
  );
});

test('BibTeX keeps what an author supplied', () => {
  const text = formatBibtex(citation(SUPPLIED));
  expect(text).toMatch(/^@inproceedings\{/);
  expect(text).not.toContain('howpublished');
  for (const line of [
    'booktitle = {Proceedings of Field Day}',
    'pages = {12--19}',
    'publisher = {Meadow Press \\& Sons}',
    'address = {Leiden}',
    'doi = {10.1234/field_2024.15}',
    'note = {Best of 100\\% \\#1}',
  ])
    expect(text).toContain(`  ${line}`);
});

test('RIS', () => {
  expect(formatRis(citation()).split('\n')).toEqual([
    'TY  - SLIDE',
    'ID  - quill2024hedge',
    'AU  - Quill, Ada',
    'TI  - What a Hedge Remembers',
    'T2  - Field Day 2024',
    'PY  - 2024',
    'DA  - 2024/09/03/',
    'CY  - Utrecht, Netherlands',
    'M3  - Talk',
    'UR  - https://notes.example.org/talks/hedge/',
    'LA  - en',
    'KW  - Gardens',
    'KW  - soil',
    'ER  - ',
  ]);
  expect(formatRis(citation(SUPPLIED))).toMatch(
    /^TY {2}- CONF\n[\s\S]*\nC1 {2}- Utrecht, Netherlands\n[\s\S]*SP {2}- 12\nEP {2}- 19\n/,
  );
});

test('CSL-JSON', () => {
  expect(JSON.parse(formatCsl(citation()))).toEqual([
    {
      id: 'quill2024hedge',
      type: 'speech',
      title: 'What a Hedge Remembers',
      author: [{ family: 'Quill', given: 'Ada' }],
      issued: { 'date-parts': [[2024, 9, 3]] },
      genre: 'Talk',
      'event-title': 'Field Day 2024',
      'event-place': 'Utrecht, Netherlands',
      URL: 'https://notes.example.org/talks/hedge/',
      language: 'en',
      keyword: 'Gardens, soil',
    },
  ]);
});

/** A name of the oracle's as ours is written. */
function spoken({ family = '', given, literal, suffix, 'non-dropping-particle': particle }: CslName): string {
  const whole = literal ?? [particle, family].filter((part) => part !== undefined).join(' ');
  return [whole, given, suffix].filter((part) => part !== undefined).join(', ');
}

/** A title without the mark that its capitals are protected. */
const bareTitle = (title: string) => title.replace(/<\/?span[^>]*>/g, '');

describe('citation-js reads what we write', () => {
  const one = citation({
    ...SUPPLIED,
    title: 'C# & {Rust}: 100% _safe_ ~ ^maybe^ \\ $5 -- "quoted" `code`',
    authors: names(['Ada van der Berg', 'Martin King Jr.', 'Madonna', '王小明', 'Widgets and Bolts Inc.']),
  });
  const people = ['van der Berg, Ada', 'King, Martin, Jr.', 'Madonna', '王小明', 'Widgets and Bolts Inc.'];

  test('BibTeX', () => {
    const item = read(formatBibtex(one));
    expect(item).toMatchObject({
      id: one.key,
      type: 'paper-conference',
      issued: { 'date-parts': [[2024, 9, 3]] },
      'container-title': one.booktitle,
      'event-title': one.event,
      'event-place': one.place,
      publisher: one.publisher,
      'publisher-place': one.address,
      page: one.pages,
      ISBN: one.isbn,
      DOI: one.doi,
      URL: one.url,
      language: 'en',
      note: one.note,
    });
    expect(bareTitle(item.title)).toBe(one.title);
    expect(item.author?.map(spoken)).toEqual(people);
  });

  test('RIS, whose types it maps in its own way', () => {
    const item = read(formatRis(one));
    expect(item).toMatchObject({
      id: one.key,
      title: one.title,
      type: 'paper-conference',
      issued: { 'date-parts': [[2024, 9, 3]] },
      'event-title': one.event,
      publisher: one.publisher,
      page: one.pages,
      ISBN: one.isbn,
      DOI: one.doi,
      URL: one.url,
      note: one.note,
    });
    expect(item.author?.map(spoken)).toEqual(people);
  });

  test('CSL-JSON', () => {
    const item = read(formatCsl(one));
    expect(item).toMatchObject({ type: 'speech', title: one.title, DOI: one.doi, page: one.pages });
    expect(item.author?.map(spoken)).toEqual(people);
  });

  test('whatever the texts are', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'aZé9 {}\\&%$#_~^"\'`-<>@=,;:.!?(本ß\n\t\u0000\u202e') })
      .map(lineOf)
      .filter((line) => line !== '');
    const named = text.filter((line) => /[aZé9本ß]/.test(line));
    fc.assert(
      fc.property(text, named, text, (title, name, place) => {
        const hostile = citation({ title, event: place, place, publisher: name, authors: names(['Ada Quill', name]) });
        const bibtex = read(formatBibtex(hostile));
        expect(bareTitle(bibtex.title)).toBe(bareTitle(title));
        expect(bibtex.author).toHaveLength(2);
        expect([bibtex['event-title'], bibtex['publisher']]).toEqual([place, name]);
        const ris = read(formatRis(hostile));
        expect([ris.title, ris['publisher'], ris.author?.length]).toEqual([title, name, 2]);
        expect(read(formatCsl(hostile))).toMatchObject({ title, publisher: name, 'event-title': place });
      }),
      { numRuns: 300 },
    );
  });
});

/** A style's text in one piece. */
const whole = ({ before, italic = '', after = '' }: ReturnType<typeof formatApa>) => `${before}${italic}${after}`;

const APA_CASES: readonly (readonly [string, Partial<Citation>])[] = [
  ['one speaker', {}],
  ['two speakers', { authors: names(['Ada Quill', 'Bo Oye']) }],
  [
    'particles, suffixes, hyphens',
    { authors: names(['Ada van der Berg', 'Martin Luther King Jr.', 'Jean-Paul Sartre']) },
  ],
  ['whole names', { authors: names(['The Field Team', '王小明', 'Madonna']) }],
  ['a name with a full stop', { authors: names(['Widgets Inc.']) }],
  ['twenty speakers', { authors: names(Array.from({ length: 20 }, (_, index) => `Ada Quill${index}`)) }],
  ['twenty-one speakers', { authors: names(Array.from({ length: 21 }, (_, index) => `Ada Quill${index}`)) }],
  ['nobody', { authors: [] }],
  ['nobody, and a question', { authors: [], title: 'Who Was It?' }],
  ['a question', { title: 'Why?' }],
  ['an event that is a question', { event: 'What Next?', place: 'Leeds' }],
  ['a DOI', { doi: '10.1234/abc_d' }],
  ['a publisher', { publisher: 'Meadow Press', address: 'Leiden' }],
  ['proceedings', { booktitle: 'Proceedings of Field Day' }],
];

test.each(APA_CASES)('APA is that of citeproc: %s', (_, more) => {
  const one = citation(more);
  const oracle = new Cite(formatCsl(one)).format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' });
  expect(whole(formatApa(one))).toBe(oracle.trim());
});

test.each<readonly [Partial<Citation>, string]>([
  [
    {},
    'A. Quill, “What a Hedge Remembers,” presented at Field Day 2024, Utrecht, Netherlands, Sep. 3, 2024. [Online]. Available: https://notes.example.org/talks/hedge/',
  ],
  [
    { authors: names(['Ada Jo van der Berg', 'Martin King Jr.']), doi: '10.1234/a', title: 'Why?' },
    'A. J. van der Berg and M. King Jr., “Why?” presented at Field Day 2024, Utrecht, Netherlands, Sep. 3, 2024. doi: 10.1234/a.',
  ],
])('IEEE, with %j', (more, expected) => {
  expect(whole(formatIeee(citation(more)))).toBe(expected);
});

test.each([
  [3, 'A. Q0, A. Q1, and A. Q2, “'],
  [6, 'A. Q0, A. Q1, A. Q2, A. Q3, A. Q4, and A. Q5, “'],
  [7, 'A. Q0 et al., “'],
  [0, '“What'],
])('IEEE names %i people', (count, beginning) => {
  const authors = names(Array.from({ length: count }, (_, index) => `Ada Q${index}`));
  expect(whole(formatIeee(citation({ authors }))).startsWith(beginning)).toBe(true);
});

test('names of every kind survive being turned round', () => {
  expect(names(['Ada van der Berg', '王小明']).map(invertName)).toEqual(['van der Berg, Ada', '王小明']);
});
