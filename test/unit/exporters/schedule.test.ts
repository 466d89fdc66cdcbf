import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportInput } from '../../../src/exporters/exporter.ts';
import { schedule } from '../../../src/exporters/schedule.ts';
import { uuidOf } from '../../../src/exporters/uuid.ts';
import { EXAMPLE, exportInput, withEvent } from './example-archive.ts';

let input: ExportInput;
beforeAll(async () => {
  input = await exportInput(EXAMPLE);
});

interface Talk {
  readonly id: number;
  readonly guid: string;
  readonly [key: string]: unknown;
}
interface Day {
  readonly index: number;
  readonly date: string;
  readonly day_start: string;
  readonly day_end: string;
  readonly rooms: Readonly<Record<string, readonly Talk[]>>;
}
interface Schedule {
  readonly version: string;
  readonly base_url: string;
  readonly conference: { readonly days: readonly Day[]; readonly [key: string]: unknown };
}
const scheduleOf = (given: ExportInput): Schedule =>
  (JSON.parse(schedule.export(given).files[0]!.text) as { readonly schedule: Schedule }).schedule;

describe('a schedule', () => {
  test('tells of the event, its days and its rooms', () => {
    const { version, base_url, conference } = scheduleOf(withEvent(input, 'some-conf-2018'));
    const { days, ...about } = conference;
    expect({ version, base_url }).toEqual({ version: '1', base_url: 'https://talks.example/base' });
    expect(about).toEqual({
      acronym: 'some-conf-2018',
      title: 'Some Conf 2018',
      start: '2018-06-26',
      end: '2018-06-28',
      daysCount: 1,
      timeslot_duration: '00:05',
      time_zone_name: 'Europe/Oslo',
      url: 'https://conf.example/',
      description: 'A conference.',
      venue: 'Oslo, Norway',
      rooms: [{ name: 'Hall 1' }],
      tracks: [{ name: 'Testing' }],
    });
    expect(days.map(({ rooms, ...day }) => ({ ...day, rooms: Object.keys(rooms) }))).toEqual([
      {
        index: 1,
        date: '2018-06-27',
        day_start: '2018-06-27T11:55:00+02:00',
        day_end: '2018-06-28T00:15:00+02:00',
        rooms: ['Hall 1', ''],
      },
    ]);
  });

  test('tells of a talk all that the format has', () => {
    const { conference } = scheduleOf(withEvent(input, 'some-conf-2018'));
    const [talk] = conference.days[0]!.rooms['Hall 1']!;
    expect(talk).toEqual({
      guid: uuidOf('https://talks.example/base#talk:whole'),
      id: expect.any(Number) as number,
      date: '2018-06-27T11:55:00+02:00',
      start: '11:55',
      duration: '00:55',
      url: 'https://talks.example/base/whole/',
      recording_license: 'CC-BY-4.0',
      room: 'Hall 1',
      slug: 'whole',
      title: '=A "whole" talk, with; everything',
      subtitle: '',
      track: 'Testing',
      type: 'lecture',
      language: 'pt-BR',
      abstract: 'What it is about.',
      description: 'The *abstract*.\n\n<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      persons: [
        {
          guid: uuidOf('https://talks.example/base#speaker:ann'),
          id: expect.any(Number) as number,
          name: 'A. Example',
          public_name: 'A. Example',
          biography: 'She builds things.',
          url: 'https://ann.example/',
          organization: 'Some Company',
          role: 'Engineer',
        },
        {
          guid: uuidOf('https://talks.example/base#speaker:bo-other'),
          id: expect.any(Number) as number,
          name: 'Bo Other',
          public_name: 'Bo Other',
          url: 'https://bo.example/',
          organization: 'Other Works',
        },
      ],
      links: [
        { title: 'Main camera', url: 'https://www.youtube.com/watch?v=abcdefghijk', type: 'recording' },
        { title: 'Audio recording', url: 'https://media.example/talk.mp3', type: 'recording' },
        { title: 'Code', url: 'https://code.example/whole', type: 'related' },
      ],
      attachments: [{ title: 'As shown', url: 'https://speakerdeck.com/ann/whole', type: 'slides' }],
    });
  });

  test('a talk over midnight is as long as it is', () => {
    const { conference } = scheduleOf(withEvent(input, 'some-conf-2018'));
    expect(conference.days[0]!.rooms['']).toMatchObject([{ title: 'A part', start: '23:30', duration: '00:45' }]);
  });

  test('nothing is made up for a talk that has only a day', () => {
    const given = withEvent(input, 'winter-days');
    const [day] = scheduleOf(given).conference.days;
    expect(day).toMatchObject({ date: '2019-01-02', day_start: '2019-01-02', day_end: '2019-01-02' });
    const [talk] = day!.rooms['']!;
    expect(talk).toMatchObject({ date: '2019-01-02' });
    expect(Object.keys(talk!)).not.toEqual(expect.arrayContaining(['start']));
    expect(Object.keys(talk!)).not.toEqual(expect.arrayContaining(['duration']));
    expect(schedule.export(given).leftOut).toContainEqual(
      expect.objectContaining({ field: 'start and duration', count: 1 }),
    );
  });

  test('a talk keeps the guid that it brought along, and ids differ', async () => {
    const guid = '0F0E0D0C-0000-4000-8000-000000000001';
    const talk = (title: string, more = '') =>
      `---\ntitle: ${title}\ndate: 2018-01-01 10:00+05:30\nevent: E\nroom: __proto__\n${more}---\n`;
    const given = await exportInput({
      'content/talks/a.md': talk('A', `guid: ${guid}\n`),
      'content/talks/b.md': talk('B', 'guid: none of these\n'),
    });
    const [day] = scheduleOf(withEvent(given, 'e')).conference.days;
    const talks = Object.getOwnPropertyDescriptor(day!.rooms, '__proto__')?.value as readonly Talk[];
    expect(talks.map((one) => one.guid)).toEqual([guid.toLowerCase(), uuidOf('urn:rostrum:test#talk:b')]);
    expect(talks[0]).toMatchObject({ date: '2018-01-01T10:00:00+05:30' });
    expect(talks[0]!.id).not.toBe(talks[1]!.id);
  });

  test('counts all that it leaves out', () => {
    const { leftOut } = schedule.export(withEvent(input, 'some-conf-2018'));
    expect(leftOut.map(({ field, count }) => `${count} ${field}`)).toEqual([
      '1 aliases',
      '1 captions.format',
      '1 captions.language',
      '1 captions.text',
      '1 chapters.atSeconds',
      '1 chapters.title',
      '1 citation',
      '2 event.series',
      '1 extra',
      '1 indexed',
      '1 partEndSeconds',
      '1 partOf',
      '1 partStartSeconds',
      '1 permalink',
      '1 photos.alt',
      '1 photos.credit',
      '1 photos.image',
      '1 photos.url',
      '1 recordings.durationSeconds',
      '1 recordings.language',
      '1 recordings.startSeconds',
      '2 slides.pages',
      '2 tags',
      '1 categories',
      '1 recordings.url',
      '1 links.url',
      '1 image',
      '2 talks',
    ]);
  });
});
