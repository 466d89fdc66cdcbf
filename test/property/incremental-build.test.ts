/** A build after any sequence of changes leaves the very bytes, and says the very words, of a build from nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemoryHost } from '../../src/io/memory-host.ts';
import { buildOn, outputOf, timeless, withoutHistory } from '../helpers/builds.ts';
import { ARCHIVE, site, talk } from '../helpers/site.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

type Step = readonly [path: string, content: string | undefined];

/** Front matter lines of which a talk has some. */
const line = fc.constantFrom(
  'speakers: Ada Quill',
  'speakers: [Ada Quill, Bo Field]',
  'speakers: [{ name: Cy Moss, organisation: Acme, role: Gardener }]',
  'event: Field Day',
  'event: { name: Field Day, start: 2020-02-01, location: Oslo }',
  'event: Worm Meet',
  'categories: [Soil]',
  'categories: [Soil, Water]',
  'tags: [compost]',
  'tags: [compost, rain, 2020]',
  'description: About worms.',
  'description: About the rain.',
  'recording: https://youtu.be/abcdefghijk',
  'recording: content/media/film.mp4',
  'slides: content/media/deck.pdf',
  'language: de',
  'draft: true',
  'permalink: /own/place/',
  'aliases: [/old/]',
  'partOf: a',
  'deliveryOf: b',
  'captions: content/media/words.vtt',
  'layout: plain',
  'license: CC-BY-4.0',
  'image: content/images/one.png',
  'withdrawn: on request',
  'colour: red',
);
const body = fc.constantFrom('', 'Words about rain.', '## Deep\n\nSee [the other](b.md#deep).', '[gone](nowhere.md)');
const name = fc.constantFrom(...NAMES);
const path = name.map((of) => `content/talks/${of}.md`);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(path, fc.constantFrom('One', 'Two', 'Rain and soil', ''), fc.uniqueArray(line, { maxLength: 4 }), body)
      .map(([of, title, lines, text]): Step => {
        const once = new Map(lines.map((one) => [one.split(':')[0], one]));
        return [of, talk(title, [...once.values()].join('\n'), text)];
      }),
  },
  { weight: 2, arbitrary: path.map((of): Step => [of, undefined]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>(
      ['content/speakers/ada.md', '---\nname: Ada Quill\nurl: https://ada.example\n---\nBefore.\n'],
      ['content/speakers/ada.md', '---\nname: Ada Quill\npronouns: she/her\n---\nAfter.\n'],
      ['content/speakers/ada.md', undefined],
      ['content/events/field-day.md', '---\nname: Field Day\nlocation: Bergen\n---\nWelcome.\n'],
      ['content/events/field-day.md', undefined],
      ['content/categories/soil.md', '---\nname: Soil\n---\nWhat we stand on.\n'],
      ['content/categories/soil.md', undefined],
      ['content/pages/about.md', '---\ntitle: About\n---\nSee [a talk](../talks/a.md).\n'],
      ['content/pages/about.md', undefined],
      ['content/responses/note.md', '---\ntitle: Note\ntalk: a\n---\nI was there.\n'],
      ['content/responses/note.md', undefined],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>(
      ['site.yaml', 'title: Test\nbaseUrl: https://talks.example.org\n'],
      ['site.yaml', 'title: Other\nbaseUrl: https://talks.example.org/base\npageSize: 2\n'],
      ['site.yaml', 'title: Test\npageSize: 2\nfeatured: [a]\n'],
      ['site.yaml', 'title: Test\ncompatibility: metalsmith\n'],
      ['templates/parts/footer.pug', 'p footer'],
      ['templates/parts/footer.pug', 'p= site.counts.talks'],
      ['templates/parts/footer.pug', undefined],
      ['templates/layouts/plain.pug', 'h1= page.title'],
      ['templates/layouts/plain.pug', 'h1= talk.related.length'],
      ['templates/layouts/plain.pug', undefined],
      ['public/note.txt', 'note'],
      ['public/index.html', 'mine'],
      ['public/index.html', undefined],
      ['content/media/words.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n'],
      ['content/media/words.vtt', 'WEBVTT\n\n00:01.000 --> 00:03.000\nGoodbye\n'],
      ['content/media/deck.pdf', 'deck'],
      ['content/media/deck.pdf', undefined],
      ['/out/index.html', 'spoilt'],
      ['/out/talks/a/index.html', 'spoilt'],
      ['/out/build-manifest.json', undefined],
    ),
  },
);

async function apply(host: MemoryHost, [relative, content]: Step): Promise<void> {
  const file = relative.startsWith('/') ? relative : `${ARCHIVE}/${relative}`;
  const stands = (await host.stat(file)) !== undefined;
  if (content === undefined) {
    if (stands) await host.remove(file);
    // What lies in the output folder is only ever spoilt, not added to.
  } else if (!relative.startsWith('/')) host.put(file, content);
  else if (stands) await host.write(file, content);
}

test('any sequence of changes, built one after the other, is a build from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (rounds, drafts) => {
        const { host } = site({
          'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
          'content/talks/a.md': talk('A', 'speakers: Ada Quill\nevent: Field Day\ncategories: [Soil]'),
          'content/talks/b.md': talk('B', 'speakers: Bo Field\nevent: Field Day', '## Deep\n\nWords.'),
          'content/talks/c.md': talk('C', 'tags: [rain]\npartOf: a\nstart: 1:00'),
          'content/media/deck.pdf': 'deck',
          'content/media/words.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
        });
        await buildOn(host, { drafts });
        for (const round of rounds) {
          for (const change of round) await apply(host, change);
          const report = await buildOn(host, { drafts });
          const fresh = withoutHistory(host);
          const whole = await buildOn(fresh, { drafts });
          expect(timeless(report)).toEqual(timeless(whole));
          // With an error the last good site stays.
          if (whole.ok) expect(outputOf(host)).toEqual(outputOf(fresh));
        }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 6) },
  );
}, 120_000);
