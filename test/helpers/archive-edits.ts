/** Arbitrary changes of an archive, as properties of builds that remember something want them. */
import fc from 'fast-check';
import type { MemoryHost } from '../../src/io/memory-host.ts';
import { ARCHIVE, talk } from './site.ts';

/** A small archive in which talks have to do with each other. */
export const FILES = {
  'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
  'content/talks/a.md': talk('A', 'speakers: Ada Quill\nevent: Field Day\ncategories: [Soil]'),
  'content/talks/b.md': talk('B', 'speakers: Bo Field\nevent: Field Day', '## Deep\n\nWords.'),
  'content/talks/c.md': talk('C', 'tags: [rain]\npartOf: a\nstart: 1:00'),
  'content/media/deck.pdf': 'deck',
  'content/media/words.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
};

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** What a file holds afterwards; `undefined` for one that is gone. Absolute paths are not of the archive. */
export type Step = readonly [path: string, content: string | undefined];

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
const talkBody = fc.constantFrom(
  '',
  'Words about rain.',
  '## Deep\n\nSee [the other](b.md#deep).',
  '[gone](nowhere.md)',
);
const name = fc.constantFrom(...NAMES);
const talkPath = name.map((of) => `content/talks/${of}.md`);

/** Any change: of content, settings, theme, or of what lies in the output folder `/out`. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        talkPath,
        fc.constantFrom('One', 'Two', 'Rain and soil', ''),
        fc.uniqueArray(line, { maxLength: 4 }),
        talkBody,
      )
      .map(([of, title, lines, text]): Step => {
        const once = new Map(lines.map((one) => [one.split(':')[0], one]));
        return [of, talk(title, [...once.values()].join('\n'), text)];
      }),
  },
  { weight: 2, arbitrary: talkPath.map((of): Step => [of, undefined]) },
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

/** Carries a change out. */
export async function apply(host: MemoryHost, [relative, content]: Step): Promise<void> {
  const file = relative.startsWith('/') ? relative : `${ARCHIVE}/${relative}`;
  const stands = (await host.stat(file)) !== undefined;
  if (content === undefined) {
    if (stands) await host.remove(file);
    // What lies in the output folder is only ever spoilt, not added to.
  } else if (!relative.startsWith('/')) host.put(file, content);
  else if (stands) await host.write(file, content);
}

/** A change of anything, or of words and media in a talk. */
export type Edit =
  | Step
  | { readonly path: string; readonly description: string; readonly more: string; readonly body: string };

/** Other words and media in whatever a talk file is by then. */
const words = fc.record({
  path: talkPath,
  more: fc.constantFrom(
    '',
    'recording: https://youtu.be/abcdefghijk',
    'recording: content/media/film.mp4',
    'slides: content/media/deck.pdf',
    'slides: https://speakerdeck.com/ada/deck',
    'links: [{ title: One, url: https://one.example }]',
    'license: CC-BY-4.0',
    'chapters: [{ at: 2:00, title: Two }, { at: 1:00, title: One }]',
  ),
  description: fc.constantFrom('About worms.', 'About the rain.', 'Other: "words"', '[unclosed'),
  body: fc.oneof(
    talkBody,
    fc.constantFrom('## Deeper\n\nWords.', '![one](one.png)', '[same](#deep)', '[d](content/media/deck.pdf)'),
  ),
});
/** Any change; most are of words and media. */
export const edit: fc.Arbitrary<Edit> = fc.oneof({ weight: 5, arbitrary: words }, { weight: 2, arbitrary: step });

/** Carries a change out, and gives the path that it is about. */
export async function carryOut(host: MemoryHost, change: Edit): Promise<string> {
  if ('description' in change) {
    const file = `${ARCHIVE}/${change.path}`;
    if ((await host.stat(file)) === undefined) return change.path;
    const text = new TextDecoder().decode(await host.readBytes(file));
    const [, front = ''] = text.split(/^---\n/m);
    const kept = front
      .split('\n')
      .filter((line) => line !== '' && !/^(description|recording|slides|links|license|chapters):/.test(line));
    host.put(file, ['---', ...kept, `description: ${change.description}`, change.more, '---', change.body].join('\n'));
    return change.path;
  }
  await apply(host, change);
  return change[0];
}
