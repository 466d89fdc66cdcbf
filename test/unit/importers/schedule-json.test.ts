import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { findJsonFault } from '../../../src/importers/json-fault.ts';
import { asList, asNumber, asRecord, asText } from '../../../src/importers/loose-json.ts';
import { scheduleJson } from '../../../src/importers/schedule-json.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';
import '../../helpers/seed.ts';

function source(text: string): ImportSource {
  return { path: 'downloads/schedule.json', name: 'schedule.json', text, beside: () => undefined, neighbours: [] };
}

function read(value: unknown): ImportResult {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return scheduleJson.read(source(text)) as ImportResult;
}

function talksOf(result: ImportResult): readonly ImportedTalk[] {
  return result.records.filter((record) => record.kind === 'talk');
}

const TALK = {
  guid: '9d2e-11',
  id: 77,
  code: 'QRS',
  logo: null,
  date: '2021-09-04T14:00:00+02:00',
  start: '14:00',
  duration: '1:30',
  room: 'Main tent',
  slug: 'camp-77-tents',
  url: 'https://camp.example/talk/QRS/',
  title: 'Tents',
  subtitle: '',
  track: 'Shelter',
  type: 'Workshop',
  language: 'en_US',
  abstract: 'How to *pitch* a tent.',
  description: 'How to *pitch* a tent.\n\nBring pegs.',
  recording_license: 'https://creativecommons.org/licenses/by/4.0/',
  do_not_record: true,
  do_not_stream: false,
  persons: [
    {
      id: 5,
      code: 'PQR',
      name: 'Cleo Canvas',
      public_name: 'Cleo C.',
      biography: null,
      avatar: 'https://camp.example/media/cleo.png',
      links: [{ url: 'https://cleo.example/', title: 'Site' }],
    },
  ],
  links: [{ url: 'https://docs.example/pegs', title: 'Pegs' }, 'https://youtu.be/abcdefghijk'],
  attachments: [{ url: '/media/tents.pptx', title: 'Handout', type: '' }],
  answers: [],
};

function schedule(rooms: unknown, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'pretalx', version: '2023.1' },
    schedule: {
      version: '0.9',
      base_url: 'https://camp.example/schedule/',
      conference: {
        acronym: 'camp-21',
        title: 'Camp 2021',
        start: '2021-09-04',
        end: '2021-09-05',
        daysCount: 2,
        timeslot_duration: '00:05',
        time_zone_name: 'Europe/Vienna',
        rooms: [{ name: 'Main tent', guid: 'x' }],
        tracks: [{ name: 'Shelter', color: '#0f0' }],
        days: [
          {
            index: 1,
            date: '2021-09-04',
            day_start: '2021-09-04T09:00:00+02:00',
            day_end: '2021-09-05T02:00:00+02:00',
            rooms,
          },
        ],
        ...more,
      },
    },
  };
}

test('a talk has everything that its event tells', () => {
  const result = read(schedule({ 'Main tent': [TALK] }));
  expect(result.diagnostics).toEqual([]);
  expect(talksOf(result)).toEqual([
    {
      kind: 'talk',
      origin: { system: 'schedule-json', source: 'schedule.json', key: '9d2e-11' },
      title: 'Tents',
      date: { date: '2021-09-04', start: '14:00', end: '15:30', offset: '+02:00', timezone: 'Europe/Vienna' },
      speakers: [{ name: 'Cleo C.', url: 'https://cleo.example/', photo: 'https://camp.example/media/cleo.png' }],
      event: {
        name: 'Camp 2021',
        url: 'https://camp.example/schedule/',
        start: '2021-09-04',
        end: '2021-09-05',
        timezone: 'Europe/Vienna',
      },
      room: 'Main tent',
      tags: ['Shelter'],
      body: 'How to *pitch* a tent.\n\nBring pegs.',
      language: 'en-US',
      recordings: [{ url: 'https://youtu.be/abcdefghijk', kind: 'video' }],
      slides: [{ url: 'https://camp.example/media/tents.pptx', pages: [] }],
      links: [
        { title: 'Pegs', url: 'https://docs.example/pegs' },
        { title: 'camp.example/talk/QRS', url: 'https://camp.example/talk/QRS/' },
      ],
      license: 'https://creativecommons.org/licenses/by/4.0/',
      extra: { type: 'Workshop', guid: '9d2e-11', code: 'QRS', id: '77', slug: 'camp-77-tents' },
    },
  ]);
});

test('the recording object of newer schedules is read', () => {
  const event = {
    ...TALK,
    links: [],
    do_not_record: undefined,
    recording: { license: 'CC0', optout: true, url: '', link: 'https://media.ccc.de/v/camp-77' },
  };
  const [talk] = talksOf(read(schedule({ a: [event, { ...event, guid: 'h', recording: { optout: 'true' } }] })));
  expect(talk).toMatchObject({
    license: 'CC0',
    recordings: [{ url: 'https://media.ccc.de/v/camp-77', kind: 'video' }],
  });
  const [, second] = talksOf(read(schedule({ a: [event, { ...event, guid: 'h', recording: { optout: 'true' } }] })));
  expect(second?.recordingState).toBe('none');
});

test('rooms may be a list, names may be in several languages, and the outer mapping may be missing', () => {
  const rooms = [
    { name: { de: 'Zelt', en: 'Tent' }, events: [{ ...TALK, room: undefined, title: { de: 'Zelte', en: 'Tents' } }] },
  ];
  const [talk] = talksOf(read(schedule(rooms)['schedule']));
  expect(talk).toMatchObject({ title: 'Tents', room: 'Tent' });
});

test('fields that Rostrum does not know are accounted for with the line of their talk', () => {
  const result = read(schedule({ a: [{ ...TALK, mood: 'merry', answers: [{ question: 'Size?', answer: 'L' }] }] }));
  const lines = result.leftOut.filter(({ reason }) => reason === 'a field that Rostrum does not know');
  expect(lines.map(({ text, line }) => [text, line])).toEqual([
    ['answers: [{"question":"Size?","answer":"L"}]', 39],
    ['mood: merry', 39],
  ]);
});

test('an event without a title or a date is left out with a warning', () => {
  const days = [
    {
      rooms: {
        a: [
          { ...TALK, title: undefined },
          { ...TALK, guid: 'u', date: undefined },
        ],
      },
    },
  ];
  const result = read(schedule({}, { days }));
  expect(talksOf(result)).toEqual([]);
  expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['import/record-skipped', '"9d2e-11" is left out: it has no title'],
    ['import/record-skipped', '"Tents" is left out: it has no date'],
  ]);
});

test.each([
  ['{"schedule": {\n "conference": {\n', 2, 'it ends too early'],
  ['{"schedule": {\n "conference": nothing\n}}', 2, '"n" stands where JSON may not have it'],
  ['{\n"schedule": {,}\n}', 2, '"," stands where JSON may not have it'],
  ['[]', 1, 'it has no schedule with a conference'],
  ['{"schedule": {"conference": "soon"}}', 1, 'it has no schedule with a conference'],
  ['', 1, 'it ends too early'],
])('%j is refused with its line', (text, line, why) => {
  const result = read(text);
  expect(result.records).toEqual([]);
  expect(result.diagnostics).toMatchObject([{ code: 'import/malformed', span: { line } }]);
  expect(result.diagnostics[0]?.message).toContain(why);
});

test('only schedules are detected', () => {
  expect(scheduleJson.detect(source(JSON.stringify(schedule({ a: [TALK] }))))).toBeGreaterThanOrEqual(0.9);
  for (const text of ['', '{}', '{"schedule": 1}', '[{"schedule": {"conference": {"days": []}}}]', '<schedule/>'])
    expect(scheduleJson.detect(source(text))).toBe(0);
});

test('values of wrong types never make it throw', () => {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('2021-09-04', '10:00', 'https://a.example/x.pdf', '__proto__'),
  );
  const keys = [...Object.keys(TALK), 'recording', '__proto__', 'speakers', 'tags', 'end'];
  const event = fc.dictionary(fc.constantFrom(...keys), odd).map((fields) => ({ ...TALK, ...fields }));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 3 }), odd, odd, (events, title, days) => {
      for (const result of [read(schedule({ a: events })), read(schedule(title)), read(schedule({}, { title, days }))])
        for (const talk of talksOf(result)) expect(talk.title).not.toBe('');
    }),
  );
});

test('a text has a fault exactly where a parser stops', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '}', ',', '\\', ':', '\n', 'x', '0'),
      (json, at, insert) => {
        const place = at % (json.length + 1);
        const broken = json.slice(0, place) + insert + json.slice(place + 1);
        try {
          JSON.parse(broken);
        } catch (error) {
          const position = /at position (\d+)/.exec(String(error))?.[1];
          const isEnd = /Unexpected end|Unterminated string/.test(String(error));
          const { why } = findJsonFault(broken);
          if (isEnd) expect(why).toBe('it ends too early');
          else if (position !== undefined && Number(position) < broken.trimEnd().length)
            expect(why).not.toBe('it ends too early');
        }
      },
    ),
  );
});

test('loose readers give the shape or nothing', () => {
  expect([asText(' a '), asText(3), asText(''), asText(NaN), asText(true), asText(['a'])]).toEqual([
    'a',
    '3',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([asList([1]), asList('a'), asList(null), asList(undefined)]).toEqual([[1], ['a'], [], []]);
  expect([
    asNumber('12'),
    asNumber(' -3.5 '),
    asNumber(''),
    asNumber('1e3'),
    asNumber('Infinity'),
    asNumber([]),
  ]).toEqual([12, -3.5, undefined, 1000, undefined, undefined]);
  const record = asRecord(JSON.parse('{"__proto__": {"a": 1}, "b": 2}'));
  expect(record?.['a']).toBeUndefined();
  expect(record?.['constructor']).toBeUndefined();
  expect(Object.keys(record ?? {})).toEqual(['__proto__', 'b']);
  expect([asRecord([]), asRecord(null), asRecord('x')]).toEqual([undefined, undefined, undefined]);
});
