import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportSource } from '../../../src/importers/importer.ts';
import { notes } from '../../../src/importers/notes.ts';
import { readDay } from '../../../src/importers/notes-date.ts';
import { readHeadline } from '../../../src/importers/notes-headline.ts';
import { notesToMarkdown } from '../../../src/importers/notes-markdown.ts';
import type { ImportedResponse } from '../../../src/model/imported.ts';
import { foldName } from '../../../src/model/slug.ts';
import { renderMarkdown } from '../../../src/parse/markdown.ts';
import { site, talk } from '../../helpers/site.ts';
import '../../helpers/seed.ts';

function textFile(text: string, name = 'notes.txt'): ImportSource {
  return { path: `/somewhere/${name}`, name, text, beside: () => undefined, neighbours: [] };
}

async function read(text: string, name?: string): Promise<ImportedResponse> {
  const { records, diagnostics } = await notes.read(textFile(text, name));
  expect(diagnostics).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0] as ImportedResponse;
}

/** The lines that a reader of a page sees: list markers are not text. */
function visibleLines(html: string): string[] {
  return html
    .replace(/<br>\n?|<\/?(?:p|li|ul|ol|div)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .split('\n')
    .filter((line) => line !== '');
}

const rendered = (lines: readonly string[]) => visibleLines(renderMarkdown(notesToMarkdown(lines)).html);

test('a packed first line, a date and an address become title, speaker, event, date and recording', async () => {
  const record = await read(
    [
      'Video: The Gardener’s Handbook - Ada Example | #GrowConf 2018',
      '',
      'July 12th, 2018',
      '',
      'https://www.youtube.com/watch?v=abcdefghijk',
      '\u00a0',
      'Plants are',
      'slow',
    ].join('\n'),
  );
  expect(record).toEqual({
    kind: 'response',
    origin: { system: 'notes', source: 'notes.txt', key: 'The Gardener’s Handbook' },
    title: 'Notes: The Gardener’s Handbook',
    date: '2018-07-12',
    body: 'Plants are\\\nslow',
    about: {
      title: 'The Gardener’s Handbook',
      speakers: [{ name: 'Ada Example' }],
      event: { name: 'GrowConf 2018' },
      recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk' }],
    },
  });
});

test.each([
  ['Notes: Growing beans — Ada Example (GrowConf 2018)', 'Growing beans', ['Ada Example'], 'GrowConf 2018'],
  ['Growing beans – Ada Example (GrowConf 2018)', 'Growing beans', ['Ada Example'], 'GrowConf 2018'],
  ['Growing beans by Ada Example @ Grow Conf 2018', 'Growing beans', ['Ada Example'], 'Grow Conf 2018'],
  [
    'Growing beans by Ada Example and Bo van Sample @GrowConf',
    'Growing beans',
    ['Ada Example', 'Bo van Sample'],
    'GrowConf',
  ],
  ['Growing beans - Grow Days UK 2018', 'Growing beans', [], 'Grow Days UK 2018'],
  ['Growing beans, a talk by Ada K. Example', 'Growing beans', ['Ada K. Example'], undefined],
  ['Notes on "Growing beans" by Ada Example at Grow Conf 2018', 'Growing beans', ['Ada Example'], 'Grow Conf 2018'],
  ['Sketchnotes: Growing | beans - Ada Example', 'Growing | beans', ['Ada Example'], undefined],
  ['“Growing beans” – Ada Example', 'Growing beans', ['Ada Example'], undefined],
  ['Growing beans (PyCon DE 2019) - Ada Example, Acme', 'Growing beans', ['Ada Example'], 'PyCon DE 2019'],
])('the packed line %j is taken apart', (line, title, speakers, event) => {
  const headline = readHeadline(line);
  expect([headline.title, headline.speakers.map(({ name }) => name), headline.event]).toEqual([title, speakers, event]);
  expect(headline.packed).toBe(true);
}); // prettier-ignore

test.each([
  'Growing beans',
  'Machine Learning - Deep Networks',
  'Learning by Doing Things',
  'C# and C++: a comparison',
  'What happened in 2018',
  'Email @ work',
  'Notes on gardening',
  'It’s "never" just beans',
  '../../etc/passwd',
  'con',
  'x'.repeat(5000),
])('a plain first line stays whole: %j', (line) => {
  expect(readHeadline(line)).toEqual({ title: line, speakers: [], packed: false });
});

test.each([
  ['July 12th, 2018', '2018-07-12'],
  ['Thursday, Jul 12 2018', '2018-07-12'],
  ['12 July 2018', '2018-07-12'],
  ['12. July 2018', '2018-07-12'],
  ['12.07.2018', '2018-07-12'],
  ['1. 7. 2018', '2018-07-01'],
  ['2018-07-12', '2018-07-12'],
  ['7/13/2018', '2018-07-13'],
  ['7/12/2018', undefined],
  ['31.02.2018', undefined],
  ['July 2018', undefined],
  ['12 lessons 2018', undefined],
  ['In July 12, 2018', undefined],
])('the line %j is the day %s', (line, day) => {
  expect(readDay(line)).toBe(day);
});

test('a date among the notes is a line of the notes', async () => {
  const record = await read('Beans\nfirst thought\n2018-07-12\n');
  expect(record.date).toBeUndefined();
  expect(record.body).toBe('first thought\\\n2018-07-12');
});

test('one recording among the notes is that of the talk, two are not', async () => {
  const one = await read('Beans\nsome\n\nhttps://vimeo.com/12345678\n');
  expect(one.about.recordings).toEqual([{ url: 'https://vimeo.com/12345678' }]);
  expect(one.body).toContain('https://vimeo.com/12345678');
  const two = await read('Beans\nsome\n\nhttps://vimeo.com/12345678\n\nhttps://vimeo.com/87654321\n');
  expect(two.about.recordings).toBeUndefined();
});

test('addresses that no page may have stay text', async () => {
  const record = await read('Beans\njavascript:alert(1)\nhttps://user:pw@youtube.com/watch?v=abcdefghijk\n');
  expect(record.about).toEqual({ title: 'Beans' });
});

test('notes that are Markdown already stay as they are', async () => {
  expect((await read('# Beans\n\nThey are *green*.\n', 'beans.md')).body).toBe('They are *green*.');
});

describe('lines', () => {
  test('of one paragraph stay lines, and signs stay signs', () => {
    const lines = [
      'data -> APP -> data',
      '--> keep it small',
      '=> done',
      '!= all of it',
      '== some of it',
      '"really? really!?"',
      'a\u00a0b',
    ];
    expect(rendered(lines)).toEqual(lines);
    expect(renderMarkdown(notesToMarkdown(lines)).html.match(/<p>/g)).toHaveLength(1);
  });

  test('that are nothing but no-break spaces stay', () => {
    expect(rendered(['one', '', '\u00a0', '', 'two\u00a0'])).toEqual(['one', '\u00a0', 'two\u00a0']);
  });

  test('with bullets and numbers become lists', () => {
    expect(
      notesToMarkdown([
        'Why:',
        '  • fast',
        '',
        '  • *safe*',
        '    ◦ really',
        '  • \u00a0',
        '1. one',
        '2. two',
        '5. five',
        '1) what',
      ]),
    ).toBe(
      [
        'Why:',
        '',
        '- fast',
        '- \\*safe\\*',
        '  - really',
        '- &nbsp;',
        '',
        '1. one',
        '2. two',
        '',
        '5\\. five\\',
        '1\\) what',
      ].join('\n'),
    );
  });

  test('that weigh with plus and minus keep their signs', () => {
    expect(rendered(['+ cheap', '- slow'])).toEqual(['+ cheap', '- slow']);
  });

  test.each([
    [['Title', '===']],
    [['Title', '---']],
    [['Title', '--']],
    [['# no heading', '####### seven', '#tag']],
    [['> no quote']],
    [['- - -', '___', '***', '*****']],
    [['a_b_c _d_ **e** `f`', 'c:\\temp\\*', 'end\\', 'next']],
    [['[a](b) ![c](d) [^1] ^[x]', '[a]: http://b']],
    [['<b>bold</b> <script>x</script>', 'a < b > c &amp; d & e &copy;']],
    [['a | b', '--- | ---', '1 | 2', '|---|---|']],
    [['term', ': definition', '~ other']],
    [['~~gone~~ ~~~', '~~~', '```', 'code']],
    [['\tindented', '      more', 'text']],
    [['12. twelve', '2018. year', '007. agent', '3.', '-', 'x']],
    [['see https://example.org/a_b_?c=*d* and <https://example.org/>.']],
    [['http://example.org/_a_', '1986\\. x', '\\# y', '\\']],
    [['\u3000ideographic\u3000', '\u2003em']],
  ])('%j are shown as written', (lines) => {
    const shown = lines.map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''));
    const unmarked = shown.map((line) => line.replace(/^(?:1?2\.|[*-](?= )) ?/, ''));
    expect(rendered(lines).map((line) => line.replace(/^(?:1?2\.|[*-](?= )) ?/, ''))).toEqual(
      unmarked.map((line) => (line === '-' ? '' : line)).filter(Boolean),
    );
  }); // prettier-ignore

  test('are shown as written, whatever they are', () => {
    const part = fc.constantFrom(
      'a',
      'B',
      '1',
      ' ',
      ' ',
      '\t',
      '\u00a0',
      '*',
      '_',
      '`',
      '~',
      '#',
      '>',
      '<',
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '|',
      '-',
      '=',
      '+',
      ':',
      '\\',
      '^',
      '.',
      '"',
      '•',
      '&lt;',
      '<b>',
      '1. ',
      '2) ',
      '- ',
      '---',
      '===',
      '```',
      'https://example.org/x',
      '{',
      '}',
      '$',
      'é',
      '漢',
      '😀',
    ); // prettier-ignore
    const line = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const plus = lines.some((text) => /^[ \t]*\+[ \t]/.test(text));
        const unmarked = (text: string) => {
          const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, '');
          const bullet =
            /^•(?:\s|$)/u.test(trimmed) ||
            (!plus && /^[-*](?:\s|$)/.test(trimmed) && !/^(?:[-*] ?){3,}$/.test(trimmed));
          const rest = (bullet ? trimmed.slice(1) : trimmed).replace(/^[ \t]+/, '');
          return rest.replace(/^(?:\d{1,3}\.[ \t]+)+/, '');
        };
        const expected = lines.map(unmarked).filter((text) => text !== '');
        const shown = rendered(lines).map((text) => text.replace(/^(?:\d{1,3}\.[ \t]+)+/, ''));
        expect(shown).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a built site shows the lines, and runs nothing of them', async () => {
  const lines = [
    '<script>alert(1)</script>',
    '--> go',
    '== equal',
    '\u00a0',
    '"quoted" & *starred*',
    'Heading?',
    '====',
  ];
  const { body } = await read(['Beans', ...lines].join('\n'));
  const built = await site({
    'content/talks/beans.md': talk('Beans'),
    'content/responses/n.md': `---\ntitle: Notes on beans\ntalk: beans\n---\n\n${body}\n`,
  }).build();
  const html = built.page('/responses/n/');
  const shown = visibleLines(html);
  for (const line of lines) expect(shown).toContain(line);
  expect(html).not.toContain('<script>alert');
});

describe('detection', () => {
  test('is modest, and surer where the first lines tell of a talk', () => {
    expect(notes.detect(textFile('Some text\nand more'))).toBe(0.3);
    expect(notes.detect(textFile('Beans - Ada Example | #GrowConf 2018\n\nsome'))).toBe(0.4);
    expect(notes.detect(textFile('Beans | #GrowConf 2018\n2018-07-12\nhttps://youtu.be/abcdefghijk\n'))).toBeCloseTo(
      0.6,
    );
  });

  test.each([
    '',
    ' \n\t',
    '<!doctype html>',
    '{"a":1}',
    '[1]',
    'BEGIN:VCALENDAR',
    'WEBVTT',
    '@inproceedings{a,',
    '1\n00:00:01,000 --> 00:00:02,000',
    '---\ntitle: A\n---\n',
    'a\0b',
  ])('is none for %j', (text) => expect(notes.detect(textFile(text))).toBe(0)); // prettier-ignore
});

test('a title without notes is no record, and is left out by name', async () => {
  const { records, leftOut, diagnostics } = await notes.read(textFile('Beans\n\n2018-07-12\n'));
  expect(records).toEqual([]);
  expect(leftOut.map(({ line }) => line)).toEqual([1, 3]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['import/record-skipped']);
});

test('any text is read without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      notes.detect(textFile(text));
      await notes.read(textFile(text));
    }),
    { numRuns: 300 },
  );
});

test('one huge line is read', async () => {
  const { body } = await read(`Beans\n${'*_-•<&[ \\'.repeat(100_000)}${' '.repeat(500_000)}x`);
  expect(body.length).toBeGreaterThan(1_000_000);
});

const seed = fileURLToPath(new URL('../../../../shared/seeds/001_a6afddbebf763612.txt', import.meta.url));

test.skipIf(!existsSync(seed))(
  'real notes give the talk, its event and its recording, and keep every line',
  async () => {
    const text = readFileSync(seed, 'utf8').replace(/\r\n?/g, '\n');
    const source = textFile(text, 'seed.txt');
    expect(notes.detect(source)).toBeCloseTo(0.6);
    const record = await read(text, 'seed.txt');
    expect(foldName(record.about.title ?? '')).toBe(foldName("The Container Operator's Manual"));
    expect(record.about.title).toContain('’');
    expect(record).toMatchObject({
      date: '2018-07-12',
      about: {
        speakers: [{ name: 'Alice Goldfuss' }],
        event: { name: 'LeadDevLondon 2018' },
        recordings: [{ url: 'https://www.youtube.com/watch?v=sJx_emIiABk' }],
      },
    });
    const shown = visibleLines(renderMarkdown(record.body).html);
    const lines = text
      .split('\n')
      .slice(5)
      .map((line) => line.replace(/^[ \t]+/, '').replace(/^(?:•|\d\.) ?/, ''));
    const first = lines.findIndex((line) => line.trim() !== '');
    expect(shown).toEqual(lines.slice(first).filter((line) => line !== ''));
  },
);
