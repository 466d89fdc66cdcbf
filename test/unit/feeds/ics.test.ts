import { expect, test } from 'vitest';
import { buildCalendars } from '../../../src/feeds/ics.ts';
import { talkSlot } from '../../../src/feeds/instant.ts';
import { HOSTILE, makeArchive, makeEvent, makePlan, makeSettings, makeTalk, textOf } from './fixture.ts';

const calendars = (...args: Parameters<typeof makeArchive>) => {
  const archive = makeArchive(...args);
  return buildCalendars({ archive, plan: makePlan(archive) });
};

/** Unfolded content lines of each VEVENT, as RFC 5545 reads them. */
function readEvents(text: string): Record<string, string>[] {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f]/);
  }
  const events: Record<string, string>[] = [];
  for (const line of text.replace(/\r\n /g, '').split('\r\n')) {
    if (line === 'BEGIN:VEVENT') events.push({});
    else if (events.length > 0 && line.includes(':'))
      events.at(-1)![line.slice(0, line.indexOf(':'))] ??= line.slice(line.indexOf(':') + 1);
  }
  return events;
}

test('events are whole days, with the day after the last as their end', () => {
  const files = calendars([makeTalk('a')], {
    events: [makeEvent('conf', ['a'], { start: '2017-12-30', end: '2017-12-31', location: 'Oslo, Norway' })],
  });
  expect(files.map((file) => file.path)).toEqual(['events.ics', 'events/conf/event.ics']);
  expect(readEvents(textOf(files, 'events.ics'))).toEqual([
    expect.objectContaining({
      UID: 'https://shelf.example/talks/events/conf/',
      DTSTAMP: '20180627T000000Z',
      'DTSTART;VALUE=DATE': '20171230',
      'DTEND;VALUE=DATE': '20180101',
      SUMMARY: 'Event conf',
      LOCATION: 'Oslo\\, Norway',
      'URL;VALUE=URI': 'https://shelf.example/talks/events/conf/',
    }),
  ]);
});

test.each([
  ['floating without a zone', { start: '11:55', end: '12:50' }, undefined, '20180627T115500', '20180627T125000'],
  [
    'UTC out of a zone in summer',
    { start: '11:55', end: '12:50' },
    'Europe/Berlin',
    '20180627T095500Z',
    '20180627T105000Z',
  ],
  ['UTC out of an offset', { start: '11:55', offset: '-07:00' }, 'Europe/Berlin', '20180627T185500Z', undefined],
  ['UTC as written', { start: '11:55', offset: 'Z' }, undefined, '20180627T115500Z', undefined],
  ['over midnight', { start: '23:30', end: '00:15' }, undefined, '20180627T233000', '20180628T001500'],
  ['floating where nobody knows the zone', { start: '09:00' }, 'Mars/Olympus\r\nX:1', '20180627T090000', undefined],
] as const)('a slot is %s', (_, slot, timezone, start, end) => {
  const talk = makeTalk('a', {
    date: { date: '2018-06-27', ...slot },
    ...(timezone === undefined ? {} : { timezone }),
    room: 'Room 1',
  });
  const [, found] = readEvents(textOf(calendars([talk, makeTalk('whole-day')]), 'events/conf/event.ics'));
  expect([found?.['DTSTART'], found?.['DTEND'], found?.['LOCATION']]).toEqual([start, end, 'Room 1']);
});

test('zones are right on both sides of a clock change', () => {
  const at = (date: string, start: string) =>
    talkSlot({ date: { date, start }, timezone: 'America/Los_Angeles' })?.start.toISOString();
  expect(at('2017-03-11', '11:55')).toBe('2017-03-11T19:55:00.000Z');
  expect(at('2017-03-13', '11:55')).toBe('2017-03-13T18:55:00.000Z');
  expect(at('2017-11-05', '00:30')).toBe('2017-11-05T07:30:00.000Z');
  expect(at('2017-11-05', '03:00')).toBe('2017-11-05T11:00:00.000Z');
});

test('hostile texts add no line', () => {
  for (const title of HOSTILE) {
    const files = calendars(
      [makeTalk('a', { title, description: title, date: { date: '2018-06-27', start: '10:00' } })],
      {
        settings: makeSettings({ title }),
        events: [makeEvent('conf', ['a'], { name: title, location: title, description: title })],
      },
    );
    for (const file of files) {
      const text = textOf(files, file.path);
      expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(file.path === 'events.ics' ? 1 : 2);
      expect(text.indexOf('X-WR-CALNAME')).toBeLessThan(text.indexOf('\r\nBEGIN:VEVENT'));
      expect(text.match(/^(NAME|X-WR-CALNAME):/gm)).toHaveLength(2);
      const read = readEvents(text)[0]!
        ['SUMMARY']!.replace(/\\n/g, '\n')
        .replace(/\\([\\;,])/g, '$1');
      expect(read).toBe(title.replace(/\r\n/g, '\n').replace(/[\u0000\u0007\u001f\uffff]|\ud800(?= )/g, ''));
    }
  }
});

test('drafts are in no calendar, and without a base address there is none', () => {
  const draft = makeTalk('b', { draft: true, title: 'Secret', date: { date: '2018-06-27', start: '10:00' } });
  expect(textOf(calendars([makeTalk('a'), draft]), 'events/conf/event.ics')).not.toContain('Secret');
  const { baseUrl: _, ...settings } = makeSettings();
  expect(calendars([makeTalk('a')], { settings })).toEqual([]);
});
