import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportInput } from '../../../src/exporters/exporter.ts';
import { openJson } from '../../../src/exporters/open-json.ts';
import { readOpenJson } from '../../../src/importers/open-json.ts';
import type { ImportedRecord, ImportedTalk } from '../../../src/model/imported.ts';
import { EXAMPLE, exportInput } from './example-archive.ts';

let input: ExportInput;
beforeAll(async () => {
  input = await exportInput(EXAMPLE);
});

const textOf = (given: ExportInput) => openJson.export(given).files[0]!.text;
function recordsOf(text: string): readonly ImportedRecord[] {
  const source = { path: 'a.json', name: 'a.json', text, beside: () => undefined, neighbours: [] };
  const { records, leftOut, diagnostics } = readOpenJson(source);
  expect({ leftOut, diagnostics }).toEqual({ leftOut: [], diagnostics: [] });
  return records;
}
const find = (records: readonly ImportedRecord[], kind: ImportedRecord['kind'], key: string) =>
  records.find((record) => record.kind === kind && record.origin.key === key);

describe('an archive as JSON', () => {
  test('tells of a talk everything that its author wrote', () => {
    expect(find(recordsOf(textOf(input)), 'talk', 'whole')).toEqual({
      kind: 'talk',
      origin: { system: 'rostrum', source: 'example-talks', key: 'whole' },
      title: '=A "whole" talk, with; everything',
      date: { date: '2018-06-27', start: '11:55', end: '12:50', timezone: 'Europe/Oslo' },
      speakers: [
        { name: 'A. Example', role: 'Engineer', organisation: 'Some Company', bio: 'She builds things.' },
        { name: 'Bo Other', organisation: 'Other Works', url: 'https://bo.example/' },
      ],
      event: {
        name: 'Some Conf 2018',
        location: 'Oslo, Norway',
        url: 'https://conf.example/',
        start: '2018-06-26',
        end: '2018-06-28',
        series: 'Some Conf',
      },
      room: 'Hall 1',
      categories: ['Testing', 'CI/CD'],
      tags: ['fuzzing', 'C++'],
      description: 'What it is about.',
      language: 'pt-BR',
      recordings: [
        {
          url: 'https://www.youtube.com/watch?v=abcdefghijk',
          kind: 'video',
          language: 'en',
          note: 'Main camera',
          durationSeconds: 1820,
          startSeconds: 65,
        },
        { url: 'https://media.example/talk.mp3', kind: 'audio' },
        { url: 'content/talks/media/talk.mp4', kind: 'video' },
      ],
      slides: [
        {
          url: 'https://speakerdeck.com/ann/whole',
          note: 'As shown',
          pages: [
            { number: 1, text: 'Title', atSeconds: 0 },
            { number: 2, text: '', alt: 'A diagram', image: 'content/images/slide.png' },
          ],
        },
      ],
      captions: [{ format: 'vtt', text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n', language: 'en' }],
      chapters: [{ atSeconds: 95, title: 'Why' }],
      photos: [{ image: 'content/images/photo.png', alt: 'On stage', credit: 'Cy', url: 'https://photos.example/1' }],
      links: [
        { title: 'Code', url: 'https://code.example/whole' },
        { title: '../x.html', url: '../x.html' },
      ],
      image: 'content/images/photo.png',
      license: 'CC-BY-4.0',
      citation: { key: 'example2018', author: 'Ann Example' },
      body: 'The *abstract*.\n\n<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      indexed: false,
      permalink: '/whole/',
      aliases: ['/old/whole/'],
      extra: { mood: 'cheerful' },
    });
  });

  test('tells how talks belong together', () => {
    const records = recordsOf(textOf(input));
    expect(find(records, 'talk', 'part')).toMatchObject({
      partOf: 'whole',
      partStartSeconds: 120,
      partEndSeconds: 180,
    });
    expect(find(records, 'talk', 'again')).toMatchObject({
      deliveryOf: 'whole',
      withoutSlides: true,
      recordingState: 'pending',
      event: { name: 'Winter Days', location: 'Bergen', series: 'Seasons', image: 'content/images/photo.png' },
    });
    expect((find(records, 'talk', 'whole') as ImportedTalk).deliveryOf).toBeUndefined();
    expect(find(records, 'talk', 'alone')).toMatchObject({ location: 'A pub' });
  });

  test('of three deliveries, all name the oldest', async () => {
    const talk = (day: string, more = '') => `---\ntitle: T\ndate: 2018-01-0${day}\n${more}---\n`;
    const three = await exportInput({
      'content/talks/a.md': talk('2', 'deliveryOf: c\n'),
      'content/talks/b.md': talk('1'),
      'content/talks/c.md': talk('3', 'deliveryOf: b\n'),
    });
    const told = recordsOf(textOf(three)).map((record) => [record.origin.key, (record as ImportedTalk).deliveryOf]);
    expect(Object.fromEntries(told)).toEqual({ a: 'b', b: undefined, c: 'b' });
  });

  test('has people, events and responses with a page of their own', () => {
    const records = recordsOf(textOf(input)).filter(({ kind }) => kind !== 'talk');
    const origin = (key: string) => ({ system: 'rostrum', source: 'example-talks', key });
    expect(records).toEqual([
      {
        kind: 'response',
        origin: origin('notes'),
        title: 'Notes',
        author: 'Dee Reader',
        date: '2018-07-01',
        url: 'https://dee.example/notes',
        language: 'en',
        talk: 'whole',
        body: 'What I heard.',
        about: {
          title: '=A "whole" talk, with; everything',
          date: { date: '2018-06-27', start: '11:55', end: '12:50', timezone: 'Europe/Oslo' },
          speakers: [{ name: 'A. Example' }, { name: 'Bo Other' }],
        },
      },
      {
        kind: 'speaker',
        origin: origin('ann'),
        name: 'Ann Example',
        otherNames: ['A. Example', 'Shown Example'],
        url: 'https://ann.example/',
        links: [{ title: 'Code', url: 'https://code.example/ann' }],
        photo: 'content/images/photo.png',
        organisation: 'Some Company',
        pronouns: 'she/her',
        body: 'About Ann.',
        aliases: ['/people/ann/'],
        extra: { shoe: 42 },
      },
      {
        kind: 'event',
        origin: origin('some-conf-2018'),
        name: 'Some Conf 2018',
        otherNames: ['SC18'],
        location: 'Oslo, Norway',
        url: 'https://conf.example/',
        start: '2018-06-26',
        end: '2018-06-28',
        series: 'Some Conf',
        description: 'A conference.',
        body: 'About the conference.',
      },
    ]);
  });

  test('of a withdrawn talk it has the reason, and nothing else', () => {
    const text = textOf(input);
    expect(find(recordsOf(text), 'talk', 'gone')).toEqual({
      kind: 'talk',
      origin: { system: 'rostrum', source: 'example-talks', key: 'gone' },
      title: 'Taken back',
      date: { date: '2018-01-01' },
      withdrawn: 'It was wrong.',
      permalink: '/gone/',
    });
    for (const secret of ['Secret words', 'zzzzzzzzzzz', 'Someone']) expect(text).not.toContain(secret);
  });

  test('a hidden former name never leaves, neither in a credit nor in a citation', () => {
    expect(textOf(input)).not.toContain('Old Example');
    expect(find(recordsOf(textOf(input)), 'talk', 'part')).toMatchObject({ speakers: [{ name: 'Ann Example' }] });
  });

  test('drafts are in it when they are asked for, as drafts', async () => {
    expect(textOf(input)).not.toContain('Not yet');
    const drafts = await exportInput(EXAMPLE, { drafts: true });
    expect(find(recordsOf(textOf(drafts)), 'talk', 'draft')).toMatchObject({ title: 'Not yet', draft: true });
  });

  test('says what it has no place for', () => {
    expect(openJson.export(input).leftOut.map(({ field, count }) => [field, count])).toEqual([
      ['category pages', 1],
      ['pages', 1],
      ['image files', 2],
      ['media files', 1],
    ]);
  });

  test('the same archive gives the same bytes, ending with a line end', () => {
    expect(textOf(input)).toBe(textOf(input));
    expect(textOf(input)).toMatch(/^\{\n {2}"format": "rostrum-archive",\n {2}"version": 1,\n/);
    expect(textOf(input)).toMatch(/\}\n$/);
  });

  test('a person without a file who is told of in several addresses gets a record', async () => {
    const two = await exportInput({
      'content/talks/a.md': '---\ntitle: A\ndate: 2018-01-01\nspeaker: { name: Bo, url: "https://a.example/" }\n---\n',
      'content/talks/b.md': '---\ntitle: B\ndate: 2018-01-02\nspeaker: { name: Bo, url: "https://b.example/" }\n---\n',
    });
    const records = recordsOf(textOf(two));
    expect(records.at(-1)).toMatchObject({
      kind: 'speaker',
      name: 'Bo',
      url: 'https://b.example/',
      links: [{ title: 'a.example', url: 'https://a.example/' }],
    });
  });
});
