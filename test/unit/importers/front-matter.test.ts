import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jekyllPost, metalsmithTalk } from '../../../src/importers/front-matter.ts';
import { findMedia } from '../../../src/importers/front-matter-media.ts';
import { looksLikePerson, namesInPhrases, splitSpeakers } from '../../../src/importers/front-matter-people.ts';
import type { Importer, ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { notes } from '../../../src/importers/notes.ts';
import { splitCredit } from '../../../src/link/credits.ts';
import type { ImportedResponse, ImportedTalk } from '../../../src/model/imported.ts';
import { foldName } from '../../../src/model/slug.ts';
import { parseDocument } from '../../../src/parse/document.ts';
import '../../helpers/seed.ts';

function file(text: string, name = '2018-06-27-beans.md'): ImportSource {
  return { path: `/somewhere/${name}`, name, text, beside: () => undefined, neighbours: [] };
}

async function read(importer: Importer, text: string, name?: string): Promise<ImportResult> {
  return importer.read(file(text, name));
}

const codes = ({ diagnostics }: ImportResult) => diagnostics.map(({ code, span }) => `${code}:${span?.line}`);

const TALK = `---
title: Growing beans in containers
date: 2018-01-23
speaker: Ada K. Example, Acme & Bo Sample, Beanworks
speakerurl: https://example.org/ada
eventimage: grow.jpg
eventlocation: Sydney, Australia
eventname: GrowConf 2018
category: Day 2 Ops
description: Four myths about beans
layout: event.jade
collection: events
lunr: true
---

# Abstract

See <a href="https://www.youtube.com/watch?v=otherotheri">another talk</a>.

## Slides

<iframe src="https://docs.google.com/presentation/d/e/2PACX-1vQabcdef/embed?start=false&loop=false" width="640"></iframe>

## Video

<iframe width="560" src="//www.youtube.com/embed/abcdefghijk" allowfullscreen></iframe>
`;

test('a talk file is kept to the byte, with its facts beside it', async () => {
  expect(metalsmithTalk.detect(file(TALK))).toBe(1);
  expect(jekyllPost.detect(file(TALK))).toBe(0);
  expect(notes.detect(file(TALK))).toBe(0);
  const { records, leftOut, diagnostics } = await read(metalsmithTalk, TALK);
  expect(leftOut).toEqual([]);
  expect(diagnostics).toEqual([]);
  expect(records).toEqual([
    {
      kind: 'talk',
      origin: { system: 'metalsmith', source: '2018-06-27-beans.md', key: 'Growing beans in containers' },
      title: 'Growing beans in containers',
      date: { date: '2018-01-23' },
      speakers: [
        { name: 'Ada K. Example', organisation: 'Acme' },
        { name: 'Bo Sample', organisation: 'Beanworks' },
      ],
      event: { name: 'GrowConf 2018', location: 'Sydney, Australia' },
      categories: ['Day 2 Ops'],
      description: 'Four myths about beans',
      recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk' }],
      slides: [{ url: 'https://docs.google.com/presentation/d/e/2PACX-1vQabcdef/pub', pages: [] }],
      body: expect.stringMatching(/^# Abstract/),
      written: TALK,
    },
  ]);
});

test("Rostrum's own keys are read", async () => {
  const text = `---
title: Beans
date: 2018-03-11 11:55–12:50
timezone: Europe/Berlin
speakers:
  - { name: "Ada, Countess", organisation: Acme, url: https://example.org, role: host }
  - Bo Sample
event: { name: GrowConf, location: Berlin, start: 2018-03-10, end: 2018-03-12, url: https://grow.example }
categories: [A, B]
tags: one, two
language: de_AT
recording:
  - { url: https://youtu.be/abcdefghijk, language: de, duration: "32:10", note: Camera }
  - files/talk.mp4
audio: https://example.org/talk.mp3
slides: { url: https://speakerdeck.com/ada/beans, pages: [One, { text: Two, at: "1:00" }] }
links: [https://example.org/more, { title: Code, url: https://example.org/code }]
license: CC-BY-4.0
permalink: /talks/Beans/
redirect_from: /old/
room: Hall 1
---
`;
  const { records, diagnostics } = await read(metalsmithTalk, text);
  expect(diagnostics).toEqual([]);
  expect(records[0]).toMatchObject({
    date: { date: '2018-03-11', start: '11:55', end: '12:50', timezone: 'Europe/Berlin' },
    speakers: [
      { name: 'Ada, Countess', organisation: 'Acme', url: 'https://example.org', role: 'host' },
      { name: 'Bo Sample' },
    ],
    event: {
      name: 'GrowConf',
      location: 'Berlin',
      start: '2018-03-10',
      end: '2018-03-12',
      url: 'https://grow.example',
    },
    categories: ['A', 'B'],
    tags: ['one', 'two'],
    language: 'de-AT',
    recordings: [
      { url: 'https://www.youtube.com/watch?v=abcdefghijk', language: 'de', durationSeconds: 1930, note: 'Camera' },
      { url: 'https://example.org/talk.mp3', kind: 'audio' },
    ],
    slides: [
      {
        url: 'https://speakerdeck.com/ada/beans',
        pages: [
          { number: 1, text: 'One' },
          { number: 2, text: 'Two', atSeconds: 60 },
        ],
      },
    ],
    links: [
      { title: 'https://example.org/more', url: 'https://example.org/more' },
      { title: 'Code', url: 'https://example.org/code' },
    ],
    license: 'CC-BY-4.0',
    permalink: '/talks/Beans/',
    aliases: ['/old/'],
    room: 'Hall 1',
    written: text,
  });
});

describe('a file without a usable title or date', () => {
  test('is called after its first heading, and keeps everything else to the byte', async () => {
    const text = '---\ndate: 2018-01-01\nspeaker: Ada Example\nlayout: event.jade\n---\ntext\n\n## Growing beans ##\n';
    const { records } = await read(metalsmithTalk, text);
    expect(records[0]).toMatchObject({
      title: 'Growing beans',
      written: `---\ntitle: Growing beans\n${text.slice(4)}`,
    });
  });

  test('is called after the file where there is no heading', async () => {
    const { records } = await read(
      metalsmithTalk,
      '---\nspeaker: Ada Example\n---\n',
      '2018-01-01_growing-more_beans.md',
    );
    expect(records[0]).toMatchObject({ title: 'Growing more beans' });
  });

  test('is written anew where they have wrong types, with a warning for each', async () => {
    const text =
      '---\ntitle: { a: b }\ndate: [2018-01-01]\nspeaker: Ada Example\nlayout: event.jade\nhue: 3\n---\n# Beans\n';
    const result = await read(metalsmithTalk, text);
    expect(codes(result)).toEqual(['import/value-dropped:2', 'import/value-dropped:3']);
    expect(result.records[0]).toMatchObject({ title: 'Beans', extra: { layout: 'event.jade', hue: 3 } });
    expect(result.records[0]).not.toHaveProperty('written');
    expect(result.records[0]).not.toHaveProperty('date');
  });
});

test('values of wrong types and addresses that no page may have are left out with their line', async () => {
  const text = `---
title: Beans
date: 2018-02-30
speaker: [{ a: b }, 7, [x]]
speakerurl: javascript:alert(1)
eventname: [GrowConf]
video: javascript:alert(1)
slides: [{ url: "data:text/html,x" }]
description: { a: b }
language: "!!"
links: [ftp://example.org]
tags: { a: b }
---
<iframe src="javascript:alert(1)"></iframe> <iframe src="https://evil.example/embed/abcdefghijk"></iframe>
`;
  const result = await read(metalsmithTalk, text);
  const lines = result.diagnostics.map(({ code, span }) => [code, span?.line]);
  expect(new Set(lines.map(([code]) => code))).toEqual(new Set(['import/value-dropped']));
  expect([...new Set(lines.map(([, line]) => line))].sort((a, b) => Number(a) - Number(b))).toEqual([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  const record = result.records[0] as ImportedTalk;
  expect(record.speakers).toEqual([{ name: '7' }]);
  expect(record.recordings).toBeUndefined();
  expect(record.slides).toBeUndefined();
}); // prettier-ignore

test.each([
  ['---\ntitle: A\nspeaker: B\n', 1],
  ['---\ntitle: A\nspeaker: "B\n---\n', 3],
  ['---\ntitle: A: B\nspeaker: C\n---\n', 2],
  ['---\ntitle: A\nspeaker: B\n----\n', 4],
  ['---js\n{ title: process.exit() }\n---\n', 1],
  ['---\ntitle: *a\nspeaker: B\n---\n', 2],
  ['---\n- speaker: A\n- b\n---\n', 2],
])('broken front matter gives no record and a line: %j', async (text, line) => {
  const result = await read(metalsmithTalk, text);
  expect(result.records).toEqual([]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/malformed']);
  expect(Math.abs((result.diagnostics[0]!.span?.line ?? 0) - line)).toBeLessThanOrEqual(1);
});

test.each([
  ['---\ntitle: A\nspeaker: "B\n', [0.9, 0, 0]],
  ['---js\n{ title: 1 }\n---\n', [0.9, 0, 0]],
  ['---\nlayout: post\ntitle: A\n---\nx', [0, 1, 0]],
  ['---\ntitle: A\nauthor: B\n---\nx', [0, 0.9, 0]],
  ['---\nlayout: post\ntitle: A\nvideo: https://vimeo.com/12345678\n---\nx', [0.9, 0, 0]],
  ['---\ntitle: Events\nlayout: events-index.jade\n---\n', [0, 0, 0]],
  ['---\nSome prose below a rule\n---\n', [0, 0, 0.3]],
  ['Title: no fence\nspeaker: A', [0, 0, 0.3]],
  ['', [0, 0, 0]],
])('it is told what %j is', (text, sureness) => {
  expect([metalsmithTalk, jekyllPost, notes].map((importer) => importer.detect(file(text)))).toEqual(sureness);
});

const POST = `---
title: The Gardener's Handbook - Grow Days UK 2018
date: 2018-06-28 10:00:00 +0200
author: Cy Writer
layout: post
permalink: /gardeners-handbook-talk-by-ada-example/
redirect_from: [/old/one.html]
categories:
  - Miscellaneous
tags: beans peas
---

{% include youtube.html id="abcdefghijk" %}

A talk by Ada Éxample about beans, {{ site.url }}/more.
`;

test('a post is a response, whose author is no speaker', async () => {
  expect(jekyllPost.detect(file(POST))).toBe(1);
  const { records, leftOut, diagnostics } = await read(jekyllPost, POST);
  expect(diagnostics).toEqual([]);
  expect(records).toEqual([
    {
      kind: 'response',
      origin: { system: 'jekyll', source: '2018-06-27-beans.md', key: '/gardeners-handbook-talk-by-ada-example/' },
      title: "The Gardener's Handbook - Grow Days UK 2018",
      author: 'Cy Writer',
      date: '2018-06-28',
      body: '{% include youtube.html id="abcdefghijk" %}\n\nA talk by Ada Éxample about beans, {{ site.url }}/more.',
      permalink: '/gardeners-handbook-talk-by-ada-example/',
      aliases: ['/old/one.html'],
      about: {
        title: "The Gardener's Handbook",
        speakers: [{ name: 'Ada Éxample' }],
        event: { name: 'Grow Days UK 2018' },
        recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk' }],
      },
      extra: { categories: ['Miscellaneous'], tags: 'beans peas' },
    },
  ]);
  expect(leftOut.map(({ line }) => line)).toEqual([3, 5]);
});

async function about(front: string, body: string) {
  const { records } = await read(jekyllPost, `---\nlayout: post\n${front}\n---\n${body}\n`);
  return (records[0] as ImportedResponse).about;
}

test('speakers come only from the title, the address or phrases that name one person', async () => {
  const names = async (front: string, body: string) => (await about(front, body)).speakers?.map(({ name }) => name);
  expect(await names('title: "Beans, a talk by Ada Example"', 'x')).toEqual(['Ada Example']);
  expect(await names('title: Beans\npermalink: /beans-talk-by-ada-van-example-at-growconf/', 'x')).toEqual([
    'Ada Van Example',
  ]);
  expect(await names('title: Beans', 'The first was a talk from Ada Example, a gardener.')).toEqual(['Ada Example']);
  expect(
    await names('title: Beans', "Ada Example's talk; later a talk by Bo Sample and a talk by Cy Else."),
  ).toBeUndefined();
  expect(await names('title: Beans\nauthor: Ada Example', 'I talk by myself.')).toBeUndefined();
}); // prettier-ignore

test('the day comes from the file name, and the title from the text, where a post has none', async () => {
  const { records } = await read(jekyllPost, '---\nlayout: post\n---\n# Notes on "Beans" by Ada Example\n\nText.\n');
  expect(records[0]).toMatchObject({
    title: 'Notes on "Beans" by Ada Example',
    date: '2018-06-27',
    about: { title: 'Beans', speakers: [{ name: 'Ada Example' }] },
  });
});

test('a permalink is kept to the byte unless no page can live there', async () => {
  const permalink = async (path: string) => {
    const result = await read(jekyllPost, `---\nlayout: post\ntitle: A\npermalink: ${JSON.stringify(path)}\n---\nx\n`);
    return [(result.records[0] as ImportedResponse).permalink, ...codes(result)];
  };
  expect(await permalink('/Büro/Über.html')).toEqual(['/Büro/Über.html']);
  expect(await permalink('about/')).toEqual(['/about/']);
  expect(await permalink('/:year/:title/')).toEqual([undefined, 'import/value-dropped:4']);
  expect(await permalink('../../x')).toEqual([undefined, 'import/value-dropped:4']);
  expect(await permalink('/a\\b')).toEqual([undefined, 'import/value-dropped:4']);
});

test('fields that would mislead are named as left out, and keys of prototypes never get through', async () => {
  const text =
    '---\nlayout: post\npublished: false\n__proto__: { x: 1 }\ntitle: A\nauthor: { name: Cy }\nhue: 3\n---\n<script>alert(1)</script>\n';
  const { records, leftOut } = await read(jekyllPost, text);
  expect(leftOut.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(records[0]).toMatchObject({ author: 'Cy', extra: { hue: 3 }, body: '<script>alert(1)</script>' });
  expect(Object.keys((records[0] as ImportedResponse).extra ?? {})).toEqual(['hue']);
}); // prettier-ignore

test('a post without a text is no record', async () => {
  const result = await read(jekyllPost, '---\nlayout: post\ntitle: A\n---\n\n');
  expect([result.records, codes(result), result.leftOut.length]).toEqual([[], ['import/record-skipped:1'], 2]);
});

test.each(['../../x', 'con', 'x'.repeat(300), '<script>alert(1)</script>', '"; rm -rf /', '\u202egnp.exe'])(
  'a hostile title is only a title: %j',
  async (title) => {
    const { records } = await read(metalsmithTalk, `---\ntitle: ${JSON.stringify(title)}\nspeaker: Ada Example\n---\n`);
    expect(records[0]).toMatchObject({ title });
  },
);

describe('media of a text', () => {
  test('count where they are shown, and in sentences only where asked', () => {
    const text = [
      'As in https://youtu.be/aaaaaaaaaaa.',
      '',
      'https://vimeo.com/12345678',
      '<!-- <iframe src="https://www.youtube.com/embed/bbbbbbbbbbb"></iframe> -->',
      '```',
      'https://vimeo.com/87654321',
      '```',
      '<img src="https://example.org/x.pdf"> [paper](https://example.org/y.pdf)',
      '<script async class="speakerdeck-embed" data-id="0123456789abcdef01234567" src="//speakerdeck.com/assets/embed.js"></script>',
      '{{< vimeo 23456789 >}} {% youtube page.video %}',
    ].join('\n');
    expect(findMedia(text, 'shown').recordings.map(({ url }) => url)).toEqual([
      'https://vimeo.com/12345678',
      'https://vimeo.com/23456789',
    ]);
    expect(findMedia(text, 'anywhere').recordings.map(({ url }) => url)).toEqual([
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'https://vimeo.com/12345678',
      'https://vimeo.com/23456789',
    ]);
    expect(findMedia(text, 'anywhere').slides).toEqual([
      { url: 'https://speakerdeck.com/player/0123456789abcdef01234567', pages: [] },
    ]);
  });
});

describe('names', () => {
  test.each(['Ada Example', 'Ada K. Example', 'Bo van der Sample', "Cy O'Else", '山田 太郎', 'Jörg Ünal'])(
    '%j is one',
    (text) => {
      expect(looksLikePerson(text)).toBe(true);
    },
  ); // prettier-ignore
  test.each(['Ada', 'Part Two', 'the Example', 'Ada 2', 'How Beans Grow', 'a b', 'GrowConf 2018', 'Ada  Example', ''])(
    '%j is none',
    (text) => {
      expect(looksLikePerson(text)).toBe(false);
    },
  ); // prettier-ignore

  test('end where the sentence goes on', () => {
    expect(
      namesInPhrases('a talk by Ada K. Example. Then a keynote from Bo van Sample about X, a talk by the way'),
    ).toEqual(['Ada K. Example', 'Bo van Sample']);
  });

  test('are taken apart as the site takes them apart, where nothing else is known', () => {
    const word = fc.constantFrom('Ada Example', 'Bo Sample', 'Acme', 'Bean Works', 'Cy Else', 'Jr.');
    const join = fc.constantFrom(', ', ' and ', ' & ', ', and ', '; ');
    const nobody = { isOrganisation: () => false, isPerson: () => false };
    fc.assert(
      fc.property(fc.array(fc.tuple(word, join), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([name, sign], index) => (index === parts.length - 1 ? name : name + sign)).join('');
        expect(splitSpeakers(text)).toEqual(splitCredit(text, nobody).people);
      }),
      { numRuns: 500 },
    );
  });
});

test('any text is read without an exception', async () => {
  const line = fc.constantFrom(
    '---',
    'title: A',
    'speaker: B',
    'layout: post',
    'date: 2018',
    '- x',
    '  y: [',
    'a: &b',
    '# c',
    '',
    '{% youtube %}',
    '<iframe src=',
    '\0',
    '---js',
  ); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(line, fc.string({ unit: 'binary' })), { maxLength: 10 }), async (lines) => {
      for (const importer of [metalsmithTalk, jekyllPost]) {
        importer.detect(file(lines.join('\n')));
        await importer.read(file(`---\n${lines.join('\n')}`));
        await importer.read(file(lines.join('\n')));
      }
    }),
    { numRuns: 300 },
  );
});

test('one huge line is read', async () => {
  const body = `${'<iframe src="https://vimeo.com/1 {% https://a.b/((( <!-- '.repeat(30_000)}${' '.repeat(500_000)}x`;
  const { records } = await read(metalsmithTalk, `---\ntitle: A\nspeaker: B\n---\n${body}`);
  expect(records).toHaveLength(1);
});

const shared = (path: string) => fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
const corpus = shared('corpora/dcos/events');

test.skipIf(!existsSync(corpus))(
  'all talks of a real archive are talk files with title, date, speakers and their media',
  async () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.md'));
    const sources = names.map((name) => file(readFileSync(`${corpus}/${name}`, 'utf8').replace(/\r\n?/g, '\n'), name));
    const talks = sources.filter((source) => metalsmithTalk.detect(source) === 1);
    expect(talks).toHaveLength(74);
    expect(sources.filter((source) => jekyllPost.detect(source) > 0 || notes.detect(source) > 0)).toEqual([]);
    for (const source of talks) {
      const { records, leftOut, diagnostics } = await metalsmithTalk.read(source);
      const talk = records[0] as ImportedTalk;
      expect([source.name, talk.date?.date, diagnostics, leftOut]).toEqual([
        source.name,
        expect.stringMatching(/^201/),
        [],
        [],
      ]);
      expect(talk.title).not.toBe('');
      expect(talk.speakers?.length).toBeGreaterThan(0);
      expect(talk.written).toBe(source.text);
      const parsed = parseDocument(
        { kind: 'talk', path: source.name, id: source.name, text: source.text, hash: '' },
        { frameHosts: [] },
      );
      const { recordings, slides } = parsed.value!.embedded;
      expect([source.name, talk.recordings?.map(({ url }) => url) ?? []]).toEqual([
        source.name,
        recordings.map(({ url }) => url),
      ]);
      expect([source.name, talk.slides?.map(({ url }) => url) ?? []]).toEqual([
        source.name,
        slides.map(({ url }) => url),
      ]);
    }
  },
); // prettier-ignore

const seed = shared('seeds/002_22711a9daacd2a47.txt');

test.skipIf(!existsSync(seed))('a real post gives the talk, its speaker and its event', async () => {
  const source = file(readFileSync(seed, 'utf8'), 'seed.txt');
  expect(jekyllPost.detect(source)).toBe(1);
  const record = (await jekyllPost.read(source)).records[0] as ImportedResponse;
  expect(foldName(record.about.title ?? '')).toBe(foldName('The Container Operator’s Manual'));
  expect(record).toMatchObject({
    author: 'Jonathan Fielding',
    permalink: '/containers-operator-manual-talk-by-alice-goldfuss/',
    about: { speakers: [{ name: 'Alice Goldfuss' }], event: { name: 'Lead Dev UK 2018' } },
  });
});
