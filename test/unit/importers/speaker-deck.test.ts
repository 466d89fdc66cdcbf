import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/build/package-root.ts';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { speakerDeck } from '../../../src/importers/speaker-deck.ts';
import { mendAddresses } from '../../../src/importers/speaker-deck-addresses.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

const sourceOf = (text: string, name = 'deck.txt'): ImportSource => ({
  path: `in/${name}`,
  name,
  text,
  beside: () => undefined,
  neighbours: [],
});
const read = (text: string): ImportResult => speakerDeck.read(sourceOf(text)) as ImportResult;
const talkOf = (text: string): ImportedTalk => read(text).records[0] as ImportedTalk;
const slidesOf = (text: string): readonly string[] => talkOf(text).slides?.[0]?.pages.map((page) => page.text) ?? [];

const HEAD = `Growing Beans

Growing\u00a0Beans

Beans grow in most soils. They need little care, and they feed the ground.

This talk shows how.

0a1b2c3d4e5f60718293a4b5c6d7e8f9?s=128

Ada Green

May 4, 2019
Tweet
Share

Transcript
`;
const deck = (...slides: readonly string[]): string => `${HEAD}\n${slides.join('\n')}\n`;

describe('a copied page', () => {
  const talk = talkOf(deck('  1. Growing Beans', '', '  2. Seeds'));

  it('gives title, day, speaker, description and body', () => {
    expect(talk).toMatchObject({
      title: 'Growing Beans',
      date: { date: '2019-05-04' },
      speakers: [{ name: 'Ada Green' }],
      description: 'Beans grow in most soils. They need little care, and they feed the ground.',
      body: 'Beans grow in most soils. They need little care, and they feed the ground.\n\nThis talk shows how.',
      origin: { system: 'speaker-deck', source: 'deck.txt', key: 'Growing Beans' },
      slides: [
        {
          pages: [
            { number: 1, text: 'Growing Beans' },
            { number: 2, text: 'Seeds' },
          ],
        },
      ],
    });
  });

  it('tells the lines that belong to the page', () => {
    expect(read(deck('  1. Growing Beans')).leftOut).toEqual([
      { line: 9, text: '0a1b2c3d4e5f60718293a4b5c6d7e8f9?s=128', reason: 'a picture of the speaker' },
      { line: 14, text: 'Tweet', reason: 'furniture of the page' },
      { line: 15, text: 'Share', reason: 'furniture of the page' },
      { line: 17, text: 'Transcript', reason: 'a heading of the page' },
    ]);
  });

  it('takes the address of the deck where it was copied along', () => {
    const withAddress = HEAD.replace('This talk shows how.', 'https://speakerdeck.com/ada/growing-beans');
    const found = talkOf(`${withAddress}\n  1. a\n`);
    expect(found.origin.key).toBe('https://speakerdeck.com/ada/growing-beans');
    expect(found.slides?.[0]?.url).toBe('https://speakerdeck.com/ada/growing-beans');
    expect(found.body).not.toContain('speakerdeck');
  });

  it('is a talk without a day where the page has none', () => {
    const undated = HEAD.replace('May 4, 2019\n', '');
    const found = talkOf(`${undated}\n  1. a\n`);
    expect(found.date).toBeUndefined();
    expect(found.speakers).toEqual([{ name: 'Ada Green' }]);
  });

  it('does not let a description become HTML or a heading', () => {
    const hostile = HEAD.replace('This talk shows how.', '# <script>alert(1)</script>');
    expect(talkOf(`${hostile}\n  1. a\n`).body).toContain('\\# \\<script>alert(1)\\</script>');
  });

  it.each(['../../x', 'con', 'x'.repeat(300), '__proto__'])('keeps the title %s as it is', (title) => {
    expect(talkOf(`${title}\n\n${title}\n\nAda Green\n\nMay 4, 2019\n\nTranscript\n\n  1. a\n`).title).toBe(title);
  });

  it('has no record for an empty text', () => {
    expect(read('\n \n')).toMatchObject({ records: [], leftOut: [], diagnostics: [{ code: 'import/record-skipped' }] });
  });
});

describe('slides', () => {
  it('join their wrapped lines with a space', () => {
    expect(slidesOf(deck('  1. Water in the', '', '    morning', '  2. Wait'))).toEqual([
      'Water in the morning',
      'Wait',
    ]);
  });

  it('may have the line of the full size between them', () => {
    const text = deck(
      'View full-size slide',
      '  1. One',
      'View full-size slide',
      '  2. Two',
      '',
      'View full-size slide',
    );
    expect(slidesOf(text)).toEqual(['One', 'Two']);
    expect(read(text).leftOut.filter(({ text: line }) => line === 'View full-size slide')).toHaveLength(3);
  });

  it('may begin with a number of their own', () => {
    expect(slidesOf(deck('  1. 2 rules', '  2. 1. Dig', '  3. 2. Wait', '  4. 4. Eat'))).toEqual([
      '2 rules',
      '1. Dig',
      '2. Wait',
      '4. Eat',
    ]);
  });

  it('hold numbered lines that are not next, or stand deeper', () => {
    expect(slidesOf(deck('  1. Steps', '    2. not a slide', '  7. nor this', '  2. End'))).toEqual([
      'Steps 2. not a slide 7. nor this',
      'End',
    ]);
  });

  it('have no text where the page says None', () => {
    expect(slidesOf(deck('  1. None', '  2. None of it', '  3. None'))).toEqual(['', 'None of it', '']);
  });

  it.each(['\u2028', '\u000b', '\u0085', '\f', '\n '])('keep what stands behind a line separator (%j)', (separator) => {
    expect(slidesOf(deck(`  1. $ ls${separator}beans`, '  2. x'))).toEqual(['$ ls beans', 'x']);
  });

  it('are kept when they repeat', () => {
    expect(slidesOf(deck('  1. a', '  2. a', '  3. a b'))).toEqual(['a', 'a', 'a b']);
  });

  it('end where the page shows other decks', () => {
    const text = deck('  1. a', '  2. b', '', 'More Decks by Ada Green', 'Peas', '1.2k');
    expect(slidesOf(text)).toEqual(['a', 'b']);
    expect(
      read(text)
        .leftOut.slice(-3)
        .map(({ text: line }) => line),
    ).toEqual(['More Decks by Ada Green', 'Peas', '1.2k']);
  });

  it('may be cut off', () => {
    expect(slidesOf(deck('  1. a', '  2.'))).toEqual(['a', '']);
  });
});

describe('wrapped addresses', () => {
  const long = `https://pictures.example.org/${'a'.repeat(40)}`;

  it.each([
    ['values of a query', `${long}?asc=201607 06104836&itm=1 38`, `${long}?asc=20160706104836&itm=1 38`],
    ['a query', `${long} ?a=b%3D`, `${long}?a=b%3D`],
    ['the name of a file', `${long}#/Fil e:Old_red_barn,_1942.jpg 105`, `${long}#/File:Old_red_barn,_1942.jpg 105`],
  ])('are mended within %s', (_name, text, mended) => {
    expect(mendAddresses(text)).toBe(mended);
  });

  it.each([
    `${long} 105 https://example.org/`,
    `${long}.jpg some_other_file.png`,
    `${long} and/or`,
    `${long} Circa 1959`,
    'https://example.org/a src/some/file_of_mine.js',
    `${long}?a=1 2`,
    'see a=b%20 there',
  ])('are left alone where it is not certain: %s', (text) => {
    expect(mendAddresses(text)).toBe(text);
  });
});

describe('a saved page', () => {
  const page = (body: string, head = ''): string => `<!doctype html><html><head>
<title>Growing Beans - Speaker Deck</title><meta property="og:site_name" content="Speaker Deck">
<meta property="og:title" content="Growing Beans"><meta name="author" content="Ada Green">
<meta name="description" content="Short">
<link rel="canonical" href="https://speakerdeck.com/ada/growing-beans">${head}</head><body>
<script>alert(1)</script><h1>Growing Beans</h1><div class="deck-date">May 04, 2019</div>
<div class="deck-description"><p>First &lt;b&gt; line.</p><p>Second.</p></div>${body}</body></html>`;
  const marked = page(
    '<h2>Transcript</h2><ol><li><div class="slide-transcript"><a href="/slide_0.jpg">View full-size slide</a><p>One</p></div><li><div class="slide-transcript">None</div></ol>',
  );

  it('is recognised', () => {
    expect(speakerDeck.detect(sourceOf(marked, 'x.html'))).toBeGreaterThanOrEqual(0.9);
    expect(speakerDeck.detect(sourceOf('<html><script src="https://speakerdeck.com/assets/embed.js"></script>'))).toBe(
      0,
    );
  });

  it('gives the same talk as the copied text, and its address', () => {
    expect(talkOf(marked)).toMatchObject({
      title: 'Growing Beans',
      date: { date: '2019-05-04' },
      speakers: [{ name: 'Ada Green', url: 'https://speakerdeck.com/ada' }],
      description: 'First <b> line.',
      body: 'First \\<b> line.\n\nSecond.',
      origin: { key: 'https://speakerdeck.com/ada/growing-beans' },
      slides: [
        {
          url: 'https://speakerdeck.com/ada/growing-beans',
          pages: [
            { number: 1, text: 'One' },
            { number: 2, text: '' },
          ],
        },
      ],
    });
  });

  it.each([
    ['an ordered list', '<div id="transcript"><ol><li>One<li>1. Two</ol></div>', ''],
    ['numbers in the text', '<ol class="transcript"><li>1. One<li>2. 1. Two</ol>', ''],
    [
      'linked data',
      '',
      '<script type="application/ld+json">{"hasPart":[{"position":2,"text":"1. Two"},{"position":"1","text":"One"},null,{"position":{}}]}</script>',
    ],
  ])('has its slides from %s', (_name, body, head) => {
    expect(slidesOf(page(body, head))).toEqual(['One', '1. Two']);
  });

  it('survives linked data of wrong types', () => {
    for (const data of ['{', '[]', '[1]', 'null', '{"author":5,"hasPart":"x","__proto__":{"a":1}}'])
      expect(talkOf(page('', `<script type="application/ld+json">${data}</script>`)).title).toBe('Growing Beans');
  });

  it('takes no address of another kind for its own', () => {
    const elsewhere = marked.replaceAll('https://speakerdeck.com/ada/growing-beans', 'javascript:alert(1)');
    expect(talkOf(elsewhere).origin.key).toBe('Growing Beans');
  });

  it.each([0.2, 0.5, 0.9])('may be cut off', (part) => {
    expect(() => read(marked.slice(0, marked.length * part))).not.toThrow();
  });
});

describe('recognising', () => {
  it.each([
    ['the page', deck('  1. a', '  2. b'), 0.9, 1],
    [
      'the page with full size lines',
      deck('View full-size slide', '  1. a', '  2. b').replace('Tweet\nShare', ''),
      0,
      1,
    ],
    ['notes with a list', 'Notes\n\n1. a\n2. b\n', 0, 0],
    ['a heading alone', 'Transcript\n\nHello', 0, 0],
    ['nothing', '', 0, 0],
  ])('%s', (_name, text, least, most) => {
    const sureness = speakerDeck.detect(sourceOf(text));
    expect(sureness).toBeGreaterThanOrEqual(least);
    expect(sureness).toBeLessThanOrEqual(most);
  });
});

test('every line is in the record or left out, whatever the text', () => {
  const piece = fc.constantFrom(
    'Title',
    'Transcript',
    '  1. one',
    '  2. two',
    '    more',
    '3. x',
    'Tweet',
    'May 4, 2019',
    'Ada Green',
    'None',
    '',
    'View full-size slide',
    'More Decks by X',
    '<script>',
    '5',
    'https://speakerdeck.com/a/b',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: fc.string() }), { maxLength: 30 }),
      (lines) => {
        const text = lines.join('\n').replaceAll('\r', '');
        const { records, leftOut } = read(text);
        const told = new Set(leftOut.map(({ line }) => line));
        const record = JSON.stringify(records).replace(/\\+/g, '');
        for (const [index, line] of text.split('\n').entries()) {
          const words = line.replace(/[\s\u0085\u200b\ufeff]+/gu, ' ').trim();
          const bare = JSON.stringify(words.replace(/^\d+\.(?: |$)/, ''))
            .slice(1, -1)
            .replace(/\\+/g, '');
          const isDay = words === 'May 4, 2019' && record.includes('2019-05-04');
          const isPicture = /^(?:\d+\. )?None$/.test(words);
          if (words !== '' && !told.has(index + 1) && !isDay && !isPicture) expect(record).toContain(bare);
        }
      },
    ),
    { numRuns: 300 },
  );
});

const seeds = join(PACKAGE_ROOT, '../shared/seeds');
const seedNames = existsSync(seeds) ? readdirSync(seeds) : [];
const seed = seedNames.find((name) => name.startsWith('003'));

describe.skipIf(seed === undefined)('a real page', () => {
  const load = (name: string): string => readFileSync(`${seeds}/${name}`, 'utf8');

  it('has all its slides and facts', () => {
    const { records, leftOut } = read(load(seed!));
    const talk = records[0] as ImportedTalk;
    const pages = talk.slides?.[0]?.pages ?? [];
    expect(pages).toHaveLength(125);
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
    expect(pages[19]?.text).toContain('cgroups');
    expect(pages[27]?.text).toMatch(/^1\. /);
    expect(talk.date).toEqual({ date: '2018-06-27' });
    expect(talk.body?.split('\n\n')).toHaveLength(2);
    expect(JSON.stringify(talk)).not.toContain('None');
    expect(leftOut).toHaveLength(3);
  });

  it('is the only one of its neighbours that is recognised', () => {
    for (const name of seedNames) {
      const sureness = speakerDeck.detect(sourceOf(load(name), name));
      if (name === seed) expect(sureness).toBeGreaterThanOrEqual(0.9);
      else expect(sureness).toBe(0);
    }
  });
});
