import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { csv } from '../../../src/exporters/csv.ts';
import type { ExportInput } from '../../../src/exporters/exporter.ts';
import { EXAMPLE, exportInput } from './example-archive.ts';

let input: ExportInput;
beforeAll(async () => {
  input = await exportInput(EXAMPLE);
});

const textOf = (given: ExportInput) => csv.export(given).files[0]!.text;
const rowsOf = (given: ExportInput) => parse(textOf(given), { columns: true }) as readonly Record<string, string>[];
const filled = (row: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, cell]) => cell !== ''));

describe('a table of talks', () => {
  test('every cell is quoted and every row ends with CRLF', () => {
    const text = textOf(input);
    expect(text).toMatch(/^"id","title","date",/);
    expect(text).toMatch(/"\r\n$/);
    expect(text.split('\r\n').every((row) => row === '' || (row.startsWith('"') && row.endsWith('"')))).toBe(true);
  });

  test('a row has all fields that fit into cells, to the character', () => {
    const row = rowsOf(input).find(({ id }) => id === 'whole');
    expect(filled(row)).toEqual({
      id: 'whole',
      title: '=A "whole" talk, with; everything',
      date: '2018-06-27',
      start: '11:55',
      end: '12:50',
      timezone: 'Europe/Oslo',
      speakers: 'A. Example\nBo Other',
      roles: 'Engineer\n',
      organisations: 'Some Company\nOther Works',
      'speaker urls': '\nhttps://bo.example/',
      event: 'Some Conf 2018',
      'event start': '2018-06-26',
      'event end': '2018-06-28',
      'event url': 'https://conf.example/',
      'event series': 'Some Conf',
      location: 'Oslo, Norway',
      room: 'Hall 1',
      categories: 'Testing\nCI/CD',
      tags: 'fuzzing\nC++',
      language: 'pt-BR',
      description: 'What it is about.',
      text: 'The *abstract*.\n\n<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      recordings:
        'https://www.youtube.com/watch?v=abcdefghijk\nhttps://media.example/talk.mp3\ncontent/talks/media/talk.mp4',
      'recording kinds': 'video\naudio\nvideo',
      durations: '1820\n\n',
      slides: 'https://speakerdeck.com/ann/whole',
      links: 'https://code.example/whole\n../x.html',
      'link titles': 'Code\n../x.html',
      image: 'content/images/photo.png',
      license: 'CC-BY-4.0',
      permalink: '/whole/',
      aliases: '/old/whole/',
    });
  });

  test('has one row for each talk that the site shows, newest first', () => {
    expect(rowsOf(input).map(({ id }) => id)).toEqual(['again', 'part', 'whole', 'alone']);
  });

  test('counts all that it leaves out', () => {
    expect(csv.export(input).leftOut.map(({ field, count }) => `${count} ${field}`)).toEqual([
      '1 captions.format',
      '1 captions.language',
      '1 captions.text',
      '1 chapters.atSeconds',
      '1 chapters.title',
      '1 citation',
      '1 event.image',
      '1 extra',
      '1 indexed',
      '1 partEndSeconds',
      '1 partStartSeconds',
      '1 photos.alt',
      '1 photos.credit',
      '1 photos.image',
      '1 photos.url',
      '1 recordings.language',
      '1 recordings.note',
      '1 recordings.startSeconds',
      '1 slides.note',
      '2 slides.pages',
      '1 speakers.bio',
      '1 withoutSlides',
      '1 withdrawn talks',
      '1 responses',
      '1 speaker pages',
      '1 event pages',
    ]);
  });
});
