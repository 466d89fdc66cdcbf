import { expect, test } from 'vitest';
import type { TalkRecord } from '../../../src/model/search.ts';
import type { ImageView } from '../../../src/model/view-parts.ts';
import { collectTalks } from '../../../src/search/collect/collect-talks.ts';
import { describeRecord, recordText } from '../../../src/search/collect/records.ts';
import { type SiteFiles, site, talk } from '../../helpers/site.ts';

async function recordsOf(files: SiteFiles): Promise<readonly TalkRecord[]> {
  const { archive, plan, problems } = await site(files).build();
  if (archive === undefined || plan === undefined) throw new Error(problems.join('\n'));
  return Array.from(collectTalks(archive, plan), ({ record }) => record);
}

test('a record shows what the card of its talk shows, and has no keys without a value', async () => {
  const [bare, full] = await recordsOf({
    'site.yaml': 'title: T\nbaseUrl: https://example.org/talks\n',
    'content/talks/a.md': talk('A', 'date: 2018-06-27'),
    'content/talks/b.md': talk(
      'B',
      [
        'date: 2019-01-02',
        'speakers: [Ada Quill, Bo Field]',
        'event: Field Day',
        'categories: [Gardens]',
        'description: About worms.',
        'language: de',
        'recording: { url: "https://youtu.be/abcdefghijk", duration: 32:10 }',
        'slides: https://speakerdeck.com/a/b',
      ].join('\n'),
    ),
  });
  expect(bare).toEqual({
    title: 'A',
    permalink: '/talks/a/',
    date: '2018-06-27',
    speakers: [],
    cover: { field: expect.any(Number), hue: expect.stringMatching(/^hue-\d+$/), label: '2018' },
  });
  expect(full).toEqual({
    title: 'B',
    permalink: '/talks/field-day/b/',
    date: '2019-01-02',
    speakers: ['Ada Quill', 'Bo Field'],
    event: 'Field Day',
    categories: ['Gardens'],
    duration: '32 min',
    text: 'About worms.',
    has: ['video', 'slides'],
    language: 'de',
    cover: { field: expect.any(Number), hue: expect.any(String), label: 'Field Day · 2019' },
  });
});

test('a part of another talk has its recording', async () => {
  const records = await recordsOf({
    'content/talks/whole.md': talk('Whole', 'recording: https://youtu.be/abcdefghijk'),
    'content/talks/part.md': talk('Part', 'partOf: whole\nstart: 1:00'),
  });
  expect(records.map(({ title, has }) => [title, has])).toEqual([
    ['Part', ['video']],
    ['Whole', ['video']],
  ]);
});

test.each<[string, ImageView['sources'], string]>([
  [
    'the smallest WebP of at least 320 px',
    [
      { type: 'image/webp', srcset: '/talks/i-320.webp 320w, /talks/i-640.webp 640w' },
      { type: 'image/jpeg', srcset: '/talks/i-320.jpg 320w, /talks/i-640.jpg 640w' },
    ],
    '/i-320.webp',
  ],
  ['another format where there is no WebP', [{ type: 'image/jpeg', srcset: '/talks/i-320.jpg 320w' }], '/i-320.jpg'],
  [
    'the widest where none is wide enough',
    [{ type: 'image/webp', srcset: '/talks/i-100.webp 100w, /talks/i-200.webp 200w' }],
    '/i-200.webp',
  ],
  ['the image itself where nothing was prepared', [], '/i.png'],
])('a cover is %s', async (_, sources, expected) => {
  const { archive, plan } = await site({ 'content/talks/a.md': talk('A') }).build();
  const card = plan!.card(archive!.talks[0]!.id);
  const image = { src: '/talks/i.png', width: 200, height: 100, alt: '', sources };
  const settings = { basePath: '/talks', language: 'en' };
  const { cover } = describeRecord(archive!.talks[0]!, { ...card, cover: { ...card.cover, image } }, '/a/', settings);
  expect(cover).toEqual({ image: expected });
});

test('of a description only the beginning is kept, cut at a word', () => {
  expect(recordText('')).toBeUndefined();
  expect(recordText(' short \n text ')).toBe('short text');
  const text = recordText('word '.repeat(100));
  expect(text).toMatch(/^(word )+word…$/);
  expect(text!.length).toBeLessThanOrEqual(141);
});
