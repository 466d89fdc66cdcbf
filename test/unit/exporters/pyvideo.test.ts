import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportInput } from '../../../src/exporters/exporter.ts';
import { pyvideo } from '../../../src/exporters/pyvideo.ts';
import { EXAMPLE, exportInput } from './example-archive.ts';

let input: ExportInput;
beforeAll(async () => {
  input = await exportInput(EXAMPLE);
});

const talk = (title: string, more = '') =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: 2018-01-01\nvideo: https://vimeo.com/1234567\n${more}---\n`;

async function filesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const exported = pyvideo.export(await exportInput(files));
  return new Map(exported.files.map(({ path, text }) => [path, JSON.parse(text) as Record<string, unknown>]));
}

describe('PyVideo', () => {
  test('has a folder for each event, and a file for each talk with a recording', () => {
    const { files } = pyvideo.export(input);
    expect(files.map(({ path }) => path)).toEqual([
      'some-conf-2018/category.json',
      'some-conf-2018/videos/a-whole-talk-with-everything.json',
    ]);
    expect(JSON.parse(files[0]!.text)).toEqual({ description: 'A conference.', title: 'Some Conf 2018' });
    expect(JSON.parse(files[1]!.text)).toEqual({
      copyright_text: 'CC-BY-4.0',
      description:
        'What it is about.\n\nThe *abstract*.\n\n<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      duration: 1820,
      language: 'por',
      recorded: '2018-06-27',
      related_urls: [
        { label: 'Slides', url: 'https://speakerdeck.com/ann/whole' },
        { label: 'Code', url: 'https://code.example/whole' },
      ],
      slug: 'a-whole-talk-with-everything',
      speakers: ['A. Example', 'Bo Other'],
      tags: ['fuzzing', 'C++', 'Testing', 'CI/CD'],
      thumbnail_url: 'https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg',
      title: '=A "whole" talk, with; everything',
      videos: [
        { type: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk' },
        { type: 'mp3', url: 'https://media.example/talk.mp3' },
      ],
    });
    expect(Object.keys(JSON.parse(files[1]!.text))).toEqual(Object.keys(JSON.parse(files[1]!.text)).toSorted());
  });

  test('counts all that it leaves out', () => {
    const told = pyvideo.export(input).leftOut.map(({ field, count }) => `${count} ${field}`);
    expect(told).toEqual([
      '1 aliases',
      '1 captions.format',
      '1 captions.language',
      '1 captions.text',
      '1 chapters.atSeconds',
      '1 chapters.title',
      '1 citation',
      '1 date.end',
      '1 date.start',
      '1 date.timezone',
      '1 event.end',
      '1 event.location',
      '1 event.series',
      '1 event.start',
      '1 event.url',
      '1 extra',
      '1 indexed',
      '1 permalink',
      '1 photos.alt',
      '1 photos.credit',
      '1 photos.image',
      '1 photos.url',
      '1 recordings.language',
      '1 recordings.note',
      '1 recordings.startSeconds',
      '1 room',
      '1 slides.note',
      '2 slides.pages',
      '1 speakers.bio',
      '2 speakers.organisation',
      '1 speakers.role',
      '1 speakers.url',
      '1 recordings.url',
      '1 links.url',
      '1 image',
      '1 language',
      '3 talks',
      '1 withdrawn talks',
      '1 responses',
      '1 speaker pages',
      '1 event pages',
    ]);
  });

  test('no title leads out of the folder or to a name that a disk refuses', async () => {
    const titles = ['../../x', 'con', '/etc/passwd', 'x'.repeat(300), '...', '日本語', 'CON', 'a\\b'];
    const files = await filesOf(
      Object.fromEntries(titles.map((title, index) => [`content/talks/t${index}.md`, talk(title, 'event: nul\n')])),
    );
    expect([...files.keys()].sort()).toEqual(
      [
        'nul-event/category.json',
        'nul-event/videos/a-b.json',
        'nul-event/videos/con-talk.json',
        'nul-event/videos/con-talk-2.json',
        'nul-event/videos/etc-passwd.json',
        'nul-event/videos/talk.json',
        'nul-event/videos/x.json',
        `nul-event/videos/${'x'.repeat(120)}.json`,
        'nul-event/videos/日本語.json',
      ].sort(),
    );
  });

  test('talks of no event lie in a folder that is called like the site, and never in that of an event', async () => {
    const files = await filesOf({
      'site.yaml': 'title: Some Conf\n',
      'content/talks/a.md': talk('A'),
      'content/talks/b.md': talk('B', 'event: Some Conf\n'),
    });
    expect([...files.keys()].sort()).toEqual([
      'some-conf-2/category.json',
      'some-conf-2/videos/a.json',
      'some-conf/category.json',
      'some-conf/videos/b.json',
    ]);
    expect(files.get('some-conf-2/category.json')).toEqual({ title: 'Some Conf' });
  });

  test('calls each kind of recording as the repository does', async () => {
    const urls = [
      'https://vimeo.com/1234567',
      'https://archive.org/details/some-talk',
      'https://media.ccc.de/v/34c3-1234-some_talk',
      'https://media.example/a.webm?x=1',
      'https://example.org/watch/1',
    ];
    const files = await filesOf({
      'content/talks/a.md': `---\ntitle: A\ndate: 2018-01-01\nvideo:\n${urls.map((url) => `  - ${url}\n`).join('')}---\n`,
    });
    const videos = files.get('test/videos/a.json')?.['videos'] as { readonly type: string }[];
    expect(videos.map(({ type }) => type)).toEqual(['vimeo', 'archive.org', 'html', 'webm', 'html']);
  });
});
