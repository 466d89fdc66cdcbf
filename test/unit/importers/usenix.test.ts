import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/build/package-root.ts';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { usenix } from '../../../src/importers/usenix.ts';
import { readCredits } from '../../../src/importers/usenix-credits.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

const sourceOf = (text: string, name = 'talk.txt'): ImportSource => ({
  path: `in/${name}`,
  name,
  text,
  beside: () => undefined,
  neighbours: [],
});
const read = (text: string): ImportResult => usenix.read(sourceOf(text)) as ImportResult;
const talkOf = (text: string): ImportedTalk => read(text).records[0] as ImportedTalk;

const BIBTEX = `@conference {4711,
author = {Ada Green},
title = {Beans Aren{\\textquoteright}t Hard},
year = {2019},
address = {Kassel, Germany},
publisher = {USENIX Association},
month = may
}`;
const PAGE = `Beans Aren't Hard

Saturday, May 4, 2019 - 11:00am11:45am

Ada Green, Gardener at Bean House

Abstract:\u00a0

Beans grow in most soils.\u00a0

They need water.

Ada Green, Gardener at Bean House

Ada has grown beans for years.

She lives by a river.

Open Access Media

USENIX gives this away.

BibTeX
${BIBTEX}

Presentation Video\u00a0

Presentation Audio

Download Slides

Links
`;

describe('a copied page', () => {
  it('gives everything that it tells', () => {
    expect(talkOf(PAGE)).toEqual({
      kind: 'talk',
      origin: { system: 'usenix', source: 'talk.txt', key: "Beans Aren't Hard" },
      title: "Beans Aren't Hard",
      date: { date: '2019-05-04', start: '11:00', end: '11:45' },
      speakers: [
        {
          name: 'Ada Green',
          role: 'Gardener',
          organisation: 'Bean House',
          bio: 'Ada has grown beans for years.\n\nShe lives by a river.',
        },
      ],
      location: 'Kassel, Germany',
      description: 'Beans grow in most soils.',
      body: 'Beans grow in most soils.\n\nThey need water.',
      recordingState: 'unlinked',
      license: 'Open Access',
      citation: BIBTEX,
    });
  });

  it('tells every line that is the page’s', () => {
    expect(read(PAGE).leftOut.map(({ line, text, reason }) => `${line} ${text}: ${reason}`)).toEqual([
      '7 Abstract:: a heading of the page',
      '13 Ada Green, Gardener at Bean House: names the person whose biography follows',
      '19 Open Access Media: a heading of the page',
      '21 USENIX gives this away.: the notice behind the licence',
      '23 BibTeX: a heading of the page',
      '33 Presentation Video: exists, address unknown',
      '35 Presentation Audio: exists, address unknown',
      '37 Download Slides: exists, address unknown',
      '39 Links: exists, address unknown',
    ]);
  });

  it('has recordings and slides where the addresses were copied along', () => {
    const text = PAGE.replace(
      'Presentation Video\u00a0',
      'Presentation Video: https://www.youtube.com/watch?v=abcdefghijk',
    )
      .replace('Presentation Audio', 'Presentation Audio\nhttps://www.usenix.org/files/beans.mp3')
      .replace('Download Slides', 'Download Slides https://www.usenix.org/files/beans_slides.pdf')
      .replace('Links', 'https://example.org/beans');
    const talk = talkOf(text);
    expect(talk.recordings).toEqual([
      { url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video' },
      { url: 'https://www.usenix.org/files/beans.mp3', kind: 'audio' },
    ]);
    expect(talk.recordingState).toBeUndefined();
    expect(talk.slides).toEqual([{ url: 'https://www.usenix.org/files/beans_slides.pdf', pages: [] }]);
    expect(talk.links).toEqual([{ title: 'example.org', url: 'https://example.org/beans' }]);
  });

  it('has the event that its BibTeX entry names', () => {
    const talk = talkOf(PAGE.replace('year = {2019},', 'year = {2019},\nbooktitle = {{BeanCon} 2019 ({BeanCon} 19)},'));
    expect(talk.event).toEqual({ name: 'BeanCon 2019 (BeanCon 19)', location: 'Kassel, Germany' });
    expect(talk.location).toBeUndefined();
  });

  it('gives each of several people their own biography', () => {
    const text = PAGE.replace(
      'Ada Green, Gardener at Bean House',
      'Ada Green, Gardener at Bean House; Bo Reed, Pea House',
    ).replace('She lives by a river.', 'Bo Reed, Pea House\n\nBo grows peas.');
    expect(talkOf(text).speakers).toEqual([
      { name: 'Ada Green', role: 'Gardener', organisation: 'Bean House', bio: 'Ada has grown beans for years.' },
      { name: 'Bo Reed', organisation: 'Pea House', bio: 'Bo grows peas.' },
    ]);
  });

  it('keeps a broken BibTeX entry among what is left out', () => {
    const { records, leftOut } = read(PAGE.replace('month = may\n}', 'month = may\n'));
    expect((records[0] as ImportedTalk).citation).toBeUndefined();
    expect(leftOut.some(({ text }) => text.startsWith('@conference'))).toBe(true);
  });

  it.each(['../../x', 'con', 'x'.repeat(300), '__proto__', '<script>alert(1)</script>'])(
    'keeps the title %s as it is',
    (title) => {
      expect(talkOf(PAGE.replace("Beans Aren't Hard", () => title)).title).toBe(title);
    },
  );

  it('has no record for an empty text', () => {
    expect(read('\n')).toMatchObject({ records: [], leftOut: [], diagnostics: [{ code: 'import/record-skipped' }] });
  });
});

describe('credits', () => {
  it.each([
    ['Ada Green', [{ name: 'Ada Green' }]],
    ['Ada Green, Bean House', [{ name: 'Ada Green', organisation: 'Bean House' }]],
    [
      'Ada Green, Head of Beans, Bean House',
      [{ name: 'Ada Green', role: 'Head of Beans', organisation: 'Bean House' }],
    ],
    [
      'Ada Green, VP Research and Soil at Bean House',
      [{ name: 'Ada Green', role: 'VP Research and Soil', organisation: 'Bean House' }],
    ],
    [
      'Ada Green and Bo van Reed, Bean House',
      [
        { name: 'Ada Green', organisation: 'Bean House' },
        { name: 'Bo van Reed', organisation: 'Bean House' },
      ],
    ],
    [
      'Ada Green, Bo Reed, and Cy Marsh, University of Soil; Di Fen, Pea House',
      [
        { name: 'Ada Green', organisation: 'University of Soil' },
        { name: 'Bo Reed', organisation: 'University of Soil' },
        { name: 'Cy Marsh', organisation: 'University of Soil' },
        { name: 'Di Fen', organisation: 'Pea House' },
      ],
    ],
    [
      'Ada Green, Gardener at Bean House and Bo Reed, Cook at Pea House',
      [
        { name: 'Ada Green', role: 'Gardener', organisation: 'Bean House' },
        { name: 'Bo Reed', role: 'Cook', organisation: 'Pea House' },
      ],
    ],
  ])('%s', (line, people) => {
    expect(readCredits(line)).toEqual(people);
  });
});

describe('a saved page', () => {
  const page = `<!doctype html><html><head><title>Beans | USENIX</title><meta name="citation_title" content="Beans">
<link rel="canonical" href="https://www.usenix.org/conference/beancon19/presentation/green"></head><body>
<a href="/">USENIX</a><a href="/conference/beancon19">BeanCon19</a><h1 id="page-title">Beans Aren't Hard</h1>
<div class="field field-name-field-date-time"><span class="date-display-single">Saturday, May 4, 2019 - <span content="2019-05-04T11:00:00+02:00" class="date-display-start">11:00am</span><span class="date-display-end">11:45am</span></span></div>
<div class="field field-name-field-paper-people-text"><div class="field-label">Authors:</div><div class="field-items"><p>Ada Green and Bo Reed, <em>Bean House</em>; Cy Marsh, <em>Cook at Pea House</em></p></div></div>
<div class="field field-name-field-paper-description field-label-above"><div class="field-label">Abstract:</div><div class="field-items"><p>Beans <b>grow</b>. <a href="/x">See</a>.</p><p>They need water.</p><script>alert(1)</script></div></div>
<div class="field field-name-field-speakers-bio"><div class="field-items"><p>Ada Green, Bean House</p><p>Ada grows beans.</p><p>Bo Reed cooks.</p></div></div>
<h2>Open Access Media</h2><p>Free.</p><div class="field field-name-field-presentation-pdf"><a href="/files/green_slides.pdf">Slides</a></div>
<a href="https://www.usenix.org/files/green_paper.pdf">Paper</a><a href="javascript:alert(1)">x.mp4</a>
<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><audio src="/files/green.mp3"></audio>
<div class="bibtex-text-entry">@conference {4711,<br>author = {Ada Green},<br>title = {Beans},<br>address = {Kassel, Germany}<br>}</div></body></html>`;

  it('gives everything that it tells', () => {
    expect(talkOf(page)).toEqual({
      kind: 'talk',
      origin: {
        system: 'usenix',
        source: 'talk.txt',
        key: 'https://www.usenix.org/conference/beancon19/presentation/green',
      },
      title: "Beans Aren't Hard",
      date: { date: '2019-05-04', start: '11:00', end: '11:45', offset: '+02:00' },
      speakers: [
        { name: 'Ada Green', organisation: 'Bean House', bio: 'Ada grows beans.' },
        { name: 'Bo Reed', organisation: 'Bean House', bio: 'Bo Reed cooks.' },
        { name: 'Cy Marsh', role: 'Cook', organisation: 'Pea House' },
      ],
      event: { name: 'BeanCon19', url: 'https://www.usenix.org/conference/beancon19', location: 'Kassel, Germany' },
      description: 'Beans grow. See.',
      body: 'Beans **grow**. [See](https://www.usenix.org/x).\n\nThey need water.',
      recordings: [
        { url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video' },
        { url: 'https://www.usenix.org/files/green.mp3', kind: 'audio' },
      ],
      slides: [{ url: 'https://www.usenix.org/files/green_slides.pdf', pages: [] }],
      links: [{ title: 'Paper', url: 'https://www.usenix.org/files/green_paper.pdf' }],
      license: 'Open Access',
      citation: '@conference {4711,\nauthor = {Ada Green},\ntitle = {Beans},\naddress = {Kassel, Germany}\n}',
    });
  });

  it('has its people from the citation where nothing else names them', () => {
    const bare = page
      .replace('field-name-field-paper-people-text', 'other')
      .replace(
        '<link',
        '<meta name="citation_author" content="Green, Ada"><meta name="citation_author_institution" content="Bean House"><link',
      );
    expect(talkOf(bare).speakers?.[0]).toMatchObject({ name: 'Ada Green', organisation: 'Bean House' });
  });

  it('is recognised, and other pages of the site are not', () => {
    expect(usenix.detect(sourceOf(page))).toBeGreaterThanOrEqual(0.9);
    expect(usenix.detect(sourceOf('<!doctype html><link rel="canonical" href="https://www.usenix.org/about">'))).toBe(
      0,
    );
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9])('may be cut off', (part) => {
    expect(() => read(page.slice(0, page.length * part))).not.toThrow();
  });
});

describe('recognising', () => {
  it.each([
    ['the page', PAGE, 0.95],
    ['a BibTeX entry alone', BIBTEX, 0],
    ['a text of something else', 'Beans\n\nMay 4, 2019\n\nAbstract: beans\n\nBibTeX\n', 0],
    ['nothing', '', 0],
  ])('%s', (_name, text, sureness) => {
    expect(usenix.detect(sourceOf(text))).toBe(sureness);
  });
});

test('every line is in the record or left out, whatever the text', () => {
  const piece = fc.constantFrom(
    'Title',
    'Abstract:',
    'Abstract: now',
    'Ada Green, Gardener at Bean House',
    'Ada Green; Bo Reed, X',
    'May 4, 2019',
    'Open Access Media',
    'BibTeX',
    '@misc{a, title={b}}',
    '@misc{a,',
    '}',
    'Presentation Video',
    'Links',
    'https://example.org/x',
    'Slides: https://example.org/a.pdf',
    'Interview: https://example.org/b.mp3',
    'Words. More words.',
    '',
    '<b>',
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
          const isDay = line === 'May 4, 2019' && record.includes('2019-05-04');
          if (told.has(index + 1) || isDay) continue;
          const parts = line
            .replace(/^(?:Abstract|Slides):/, '')
            .split(/[\s\u0085\u200b\ufeff,;:]+| and | at |(?<=\})/u);
          for (const part of parts) expect(record).toContain(JSON.stringify(part).slice(1, -1).replace(/\\+/g, ''));
        }
      },
    ),
    { numRuns: 300 },
  );
});

const seeds = join(PACKAGE_ROOT, '../shared/seeds');
const seedNames = existsSync(seeds) ? readdirSync(seeds) : [];
const seed = seedNames.find((name) => name.startsWith('004'));

describe.skipIf(seed === undefined)('a real page', () => {
  const load = (name: string): string => readFileSync(`${seeds}/${name}`, 'utf8');

  it('has its facts', () => {
    const talk = talkOf(load(seed!));
    expect(talk.title).toMatch(/^A Million Containers/);
    expect(talk.date).toEqual({ date: '2017-03-13', start: '11:55', end: '12:50' });
    expect(talk.speakers).toMatchObject([{ role: 'SRE', organisation: 'GoCardless' }]);
    expect(talk.speakers?.[0]?.bio?.split('\n\n')).toHaveLength(2);
    expect(talk.body?.split('\n\n')).toHaveLength(7);
    expect(talk).toMatchObject({ location: 'San Francisco, CA', recordingState: 'unlinked', license: 'Open Access' });
    expect(talk.citation).toMatch(/^@conference \{201779,[\s\S]*USENIX Association[\s\S]*\}$/);
  });

  it('is the only one of its neighbours that is recognised', () => {
    for (const name of seedNames) {
      const sureness = usenix.detect(sourceOf(load(name), name));
      if (name === seed) expect(sureness).toBeGreaterThanOrEqual(0.9);
      else expect(sureness).toBe(0);
    }
  });
});
