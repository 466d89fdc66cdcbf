import fc from 'fast-check';
import { expect, test } from 'vitest';
import { icalendar } from '../../../src/importers/icalendar.ts';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';
import '../../helpers/seed.ts';

function source(text: string): ImportSource {
  return { path: 'downloads/talks.ics', name: 'talks.ics', text, beside: () => undefined, neighbours: [] };
}

function read(text: string): ImportResult {
  return icalendar.read(source(text)) as ImportResult;
}

function talksOf(result: ImportResult): readonly ImportedTalk[] {
  return result.records.filter((record) => record.kind === 'talk');
}

function calendar(events: string, head = 'X-WR-CALNAME:Harbour Meetup\nX-WR-TIMEZONE:Europe/Lisbon'): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\n${head}\n${events}\nEND:VCALENDAR\n`;
}

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:u-1\nDTSTART:20190312T183000\nSUMMARY:Tides\n${lines}\nEND:VEVENT`;
}

function talk(lines: string, head?: string): ImportedTalk | undefined {
  return talksOf(read(calendar(event(lines), head)))[0];
}

test('an event becomes a talk with all that it tells', () => {
  const text = calendar(`BEGIN:VEVENT
UID:tides@harbour.example
DTSTAMP:20190101T000000Z
DTSTART;TZID=Europe/Lisbon:20190312T183000
DTEND;TZID=Europe/Lisbon:20190312T191500
SUMMARY;LANGUAGE=en:Tides\\, currents
  and moons
DESCRIPTION:Two lines\\n\\n# of text\\; with <i>signs</i>.
LOCATION:Pier 4\\, upper deck
CATEGORIES:sea,moon
URL:https://harbour.example/tides
ATTACH;FMTTYPE=application/pdf:https://harbour.example/tides.pdf
ATTACH:https://vimeo.com/123456
ATTENDEE;ROLE=REQ-PARTICIPANT;CN="Rui Maré":invalid:nomail
ATTENDEE;ROLE=CHAIR;CN=Ana Onda:mailto:ana@harbour.example
END:VEVENT`);
  const result = read(text);
  expect(result.diagnostics).toEqual([]);
  expect(result.records).toEqual([
    {
      kind: 'talk',
      origin: { system: 'icalendar', source: 'talks.ics', key: 'tides@harbour.example' },
      title: 'Tides, currents and moons',
      date: { date: '2019-03-12', start: '18:30', end: '19:15', timezone: 'Europe/Lisbon' },
      speakers: [{ name: 'Rui Maré' }, { name: 'Ana Onda', role: 'chair' }],
      event: { name: 'Harbour Meetup', timezone: 'Europe/Lisbon' },
      room: 'Pier 4, upper deck',
      tags: ['sea', 'moon'],
      body: 'Two lines\n\n\\# of text; with \\<i>signs\\</i>.',
      language: 'en',
      recordings: [{ url: 'https://vimeo.com/123456', kind: 'video' }],
      slides: [{ url: 'https://harbour.example/tides.pdf', pages: [] }],
      links: [{ title: 'harbour.example/tides', url: 'https://harbour.example/tides' }],
    },
  ]);
  expect(result.leftOut).toEqual([
    { line: 7, text: 'dtstamp: 2019-01-01T00:00:00Z', reason: 'what only calendars need' },
  ]);
  expect(JSON.stringify(result)).not.toContain('ana@harbour.example');
});

test.each([
  [
    'UTC',
    'DTSTART:20190312T183000Z\nDTEND:20190312T193000Z',
    { date: '2019-03-12', start: '18:30', end: '19:30', offset: 'Z' },
  ],
  [
    'a zone',
    'DTSTART;TZID=America/Lima:20190312T183000\nDURATION:PT1H5M',
    { date: '2019-03-12', start: '18:30', end: '19:35', timezone: 'America/Lima' },
  ],
  [
    'a zone behind a prefix',
    'DTSTART;TZID=/cal.example/20210210_1/Asia/Tokyo:20190312T183000',
    { date: '2019-03-12', start: '18:30', timezone: 'Asia/Tokyo' },
  ],
  ["the calendar's zone", 'DTSTART:20190312T183000', { date: '2019-03-12', start: '18:30', timezone: 'Europe/Lisbon' }],
  ['a day', 'DTSTART;VALUE=DATE:20190312\nDTEND;VALUE=DATE:20190313', { date: '2019-03-12' }],
  [
    'a night',
    'DTSTART:20190312T233000Z\nDTEND:20190313T003000Z',
    { date: '2019-03-12', start: '23:30', end: '00:30', offset: 'Z' },
  ],
])('times are on the wall clock: %s', (_, lines, expected) => {
  const result = read(calendar(`BEGIN:VEVENT\nUID:a\nSUMMARY:Tides\n${lines}\nEND:VEVENT`));
  expect(talksOf(result)[0]?.date).toEqual(expected);
  expect(result.diagnostics).toEqual([]);
});

test.each([
  ['an unknown zone', 'DTSTART;TZID=Harbour Time:20190312T183000', 6],
  ['an end before the start', 'DTSTART:20190312T183000\nDTEND:20190312T173000', 7],
  ['an end in another zone', 'DTSTART:20190312T183000Z\nDTEND;TZID=Asia/Tokyo:20190312T193000', 7],
  ['an end that is no date', 'DTSTART:20190312T183000Z\nDTEND:soon', 7],
  ['a repetition', 'DTSTART:20190312T183000\nRRULE:FREQ=NEVER;;', 7],
])('%s is dropped with its line', (_, lines, line) => {
  const result = read(calendar(`BEGIN:VEVENT\nSUMMARY:Tides\n${lines}\nEND:VEVENT`, 'X-WR-CALNAME:Harbour'));
  expect(talksOf(result)[0]?.date).toMatchObject({ date: '2019-03-12', start: '18:30' });
  expect(result.diagnostics).toMatchObject([
    { code: 'import/value-dropped', span: { path: 'downloads/talks.ics', line } },
  ]);
});

test.each([
  ['Tides - Ana Onda', 'ATTENDEE;CN=Ana Onda:mailto:a@b.example', 'Tides', [{ name: 'Ana Onda' }]],
  ['Tides (Ana Onda)', 'DESCRIPTION:A talk by Ana Onda.', 'Tides', [{ name: 'Ana Onda' }]],
  ['Tides - Stream Processing', 'DESCRIPTION:About Stream Processing', 'Tides - Stream Processing', undefined],
  ['Tides (Part Two)', 'DESCRIPTION:x', 'Tides (Part Two)', undefined],
  [
    'Tides',
    'DESCRIPTION:Speakers: Ana Onda and Rui Maré\\nMore.',
    'Tides',
    [{ name: 'Ana Onda' }, { name: 'Rui Maré' }],
  ],
  ['Tides', 'X-SPEAKER:Ana Onda\\, Wave Ltd', 'Tides', [{ name: 'Ana Onda', organisation: 'Wave Ltd' }]],
  [
    'Tides',
    'ATTENDEE;PARTSTAT=ACCEPTED;CN=Guest One:mailto:g@b.example\nORGANIZER;CN=Harbour:mailto:o@b.example',
    'Tides',
    undefined,
  ],
])('%j with %j names its speakers without a guess', (summary, lines, title, speakers) => {
  const [found] = talksOf(
    read(calendar(`BEGIN:VEVENT\nUID:a\nDTSTART:20190312\nSUMMARY:${summary}\n${lines}\nEND:VEVENT`)),
  );
  expect(found?.title).toBe(title);
  expect(found?.speakers).toEqual(speakers);
});

test('a calendar without a name gives talks with a place and no event', () => {
  const found = talk('LOCATION:Town hall', 'PRODID:x');
  expect(found?.event).toBeUndefined();
  expect(found?.location).toBe('Town hall');
});

test('what was cancelled, has no title or no date, or is no event, is left out', () => {
  const result = read(
    calendar(`BEGIN:VEVENT\nSUMMARY:Off\nSTATUS:CANCELLED\nEND:VEVENT\nBEGIN:VEVENT\nUID:n\nDTSTART:20190312\nEND:VEVENT
BEGIN:VEVENT\nSUMMARY:When\nDTSTART:later\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:Buy rope\nEND:VTODO`),
  );
  expect(result.records).toEqual([]);
  expect(result.leftOut.map(({ text, reason }) => [text, reason])).toEqual([
    ['BEGIN:VTODO', 'a part of a calendar that is no talk'],
    ['Off', 'it was cancelled'],
    ['n', 'it has no title'],
    ['dtstart: later', 'it is no date'],
    ['When', 'it has no date'],
  ]);
});

test('events of one UID are told apart by the occurrence that they stand for', () => {
  const result = read(calendar(`${event('')}\n${event('RECURRENCE-ID:20190319T183000')}\n${event('')}`));
  expect(talksOf(result).map(({ origin }) => origin.key)).toEqual([
    'u-1',
    'u-1@2019-03-19T18:30:00',
    'u-1@2019-03-12T18:30',
  ]);
});

test('a broken line costs itself, and a truncated calendar its last event', () => {
  const result = read(`BEGIN:VCALENDAR\n${event('no property here\nCOLOUR;X="open:blue')}\nBEGIN:VEVENT\nSUMMARY:Cut`);
  expect(talksOf(result).map(({ title }) => title)).toEqual(['Tides']);
  expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
    ['import/malformed', 6],
    ['import/malformed', 7],
    ['import/malformed', 10],
  ]);
  expect(result.leftOut.at(-1)).toEqual({ line: 9, text: 'BEGIN:VEVENT', reason: 'it is cut off' });
});

test('hostile values do no harm', () => {
  const found = talk(
    `URL:javascript:alert(1)\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA\nDESCRIPTION:<p onclick="x()">Hi<script>alert(1)</script></p>\n__proto__:x\nCONSTRUCTOR;__proto__=y:z\nATTACH${';A=b'.repeat(100_000)}:https://a.example/`,
  );
  expect(found?.body).toBe('Hi');
  expect(found?.links).toBeUndefined();
});

test('only calendars are detected', () => {
  expect(icalendar.detect(source(calendar(event(''))))).toBeGreaterThanOrEqual(0.9);
  for (const text of ['', 'BEGIN:VCARD\nEND:VCARD', 'About BEGIN:VCALENDAR\n', '{}', '<x>BEGIN:VCALENDAR\n</x>'])
    expect(icalendar.detect(source(text))).toBe(0);
});

test('no text makes it throw, and every line is accounted for', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'SUMMARY:T',
      'DTSTART:20190312',
      'DTSTART;VALUE=DATE:x',
      ' folded',
      'GEO:1;x',
      'DURATION:PT',
      'X-SPEAKER:;',
      'CATEGORIES:,',
      'ATTENDEE;CN=:x',
      'DTEND;TZID=:20190312T',
    ),
    fc.string().map((text) => text.replaceAll('\n', ' ')),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      for (const { title } of talksOf(read(lines.join('\n')))) expect(title).not.toBe('');
      for (const { title } of talksOf(read(calendar(event(lines.join('\n')))))) expect(title).not.toBe('');
    }),
  );
});
