import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { scheduleXml } from '../../../src/importers/schedule-xml.ts';
import type { ImportedEvent, ImportedTalk } from '../../../src/model/imported.ts';
import '../../helpers/seed.ts';

function source(text: string): ImportSource {
  return { path: 'downloads/schedule.xml', name: 'schedule.xml', text, beside: () => undefined, neighbours: [] };
}

function read(text: string): ImportResult {
  return scheduleXml.read(source(text)) as ImportResult;
}

function talksOf(result: ImportResult): readonly ImportedTalk[] {
  return result.records.filter((record) => record.kind === 'talk');
}

const CONFERENCE = `<conference>
    <acronym>hafen-22</acronym>
    <title>Hafen Days 2022</title>
    <start>2022-05-06</start>
    <end>2022-05-08</end>
    <days>2</days>
    <timeslot_duration>00:05</timeslot_duration>
    <base_url>https://hafen.example/2022/</base_url>
    <time_zone_name>Europe/Berlin</time_zone_name>
    <track name="Boats" slug="1-boats" color="#00f"/>
  </conference>`;

function schedule(
  events: string,
  day = '<day index="1" date="2022-05-06" start="2022-05-06T10:00:00+02:00" end="2022-05-07T03:00:00+02:00">',
): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<schedule>
  <generator name="frab" version="1.0"/>
  <version>Low tide</version>
  ${CONFERENCE}
  ${day}
    <room name="Quay &amp; Shed" guid="r-1">
${events}
    </room>
  </day>
</schedule>
`;
}

const TALK = `      <event guid="4a5f-01" id="101" code="ABC">
        <date>2022-05-06T11:30:00+02:00</date>
        <start>11:30</start>
        <duration>00:45</duration>
        <room>Quay &amp; Shed</room>
        <slug>hafen-22-101-knots</slug>
        <url>https://hafen.example/2022/talk/ABC/</url>
        <title>Knots</title>
        <subtitle>and how to undo them</subtitle>
        <track>Boats</track>
        <type>lecture</type>
        <language>de-formal</language>
        <abstract>A short look at rope.</abstract>
        <description>&lt;p&gt;Bring a &lt;strong&gt;rope&lt;/strong&gt;.&lt;/p&gt;</description>
        <logo>/media/knot.png</logo>
        <recording><license>CC BY 4.0</license><optout>false</optout><url/><link/></recording>
        <persons>
          <person id="7" code="XYZ">Ada Anker</person>
          <person id="8"><name>Bo Boje</name><biography>Sails.</biography><avatar>/media/bo.jpg</avatar></person>
        </persons>
        <links>
          <link href="https://media.ccc.de/v/hafen-101-knots">Recording</link>
          <link href="https://speakerdeck.com/ada/knots"/>
          <link href="reading.html">Reading list</link>
        </links>
        <attachments>
          <attachment href="/media/knots.pdf" type="slides">Slides</attachment>
          <attachment href="/media/paper.pdf" type="paper">The paper</attachment>
        </attachments>
        <feedback_url>https://hafen.example/2022/talk/ABC/feedback/</feedback_url>
      </event>`;

test('a talk has everything that its event tells', () => {
  const result = read(schedule(TALK));
  expect(result.diagnostics).toEqual([]);
  expect(talksOf(result)).toEqual([
    {
      kind: 'talk',
      origin: { system: 'schedule-xml', source: 'schedule.xml', key: '4a5f-01' },
      title: 'Knots: and how to undo them',
      date: { date: '2022-05-06', start: '11:30', end: '12:15', offset: '+02:00', timezone: 'Europe/Berlin' },
      speakers: [
        { name: 'Ada Anker' },
        { name: 'Bo Boje', bio: 'Sails.', photo: 'https://hafen.example/media/bo.jpg' },
      ],
      event: {
        name: 'Hafen Days 2022',
        url: 'https://hafen.example/2022/',
        start: '2022-05-06',
        end: '2022-05-08',
        timezone: 'Europe/Berlin',
      },
      room: 'Quay & Shed',
      tags: ['Boats'],
      description: 'A short look at rope.',
      body: 'A short look at rope.\n\nBring a **rope**.',
      language: 'de',
      recordings: [{ url: 'https://media.ccc.de/v/hafen-101-knots', kind: 'video', note: 'Recording' }],
      slides: [
        { url: 'https://hafen.example/media/knots.pdf', pages: [] },
        { url: 'https://speakerdeck.com/ada/knots', pages: [] },
      ],
      links: [
        { title: 'The paper', url: 'https://hafen.example/media/paper.pdf' },
        { title: 'Reading list', url: 'https://hafen.example/2022/reading.html' },
        { title: 'hafen.example/2022/talk/ABC', url: 'https://hafen.example/2022/talk/ABC/' },
        { title: 'Feedback', url: 'https://hafen.example/2022/talk/ABC/feedback/' },
      ],
      license: 'CC BY 4.0',
      extra: {
        type: 'lecture',
        guid: '4a5f-01',
        code: 'ABC',
        id: '101',
        slug: 'hafen-22-101-knots',
        logo: 'https://hafen.example/media/knot.png',
      },
    },
  ]);
});

test('the conference is an event of its own', () => {
  const events = read(schedule(TALK)).records.filter((record) => record.kind === 'event');
  expect(events).toEqual([
    {
      kind: 'event',
      origin: { system: 'schedule-xml', source: 'schedule.xml', key: 'hafen-22' },
      name: 'Hafen Days 2022',
      otherNames: ['hafen-22'],
      url: 'https://hafen.example/2022/',
      start: '2022-05-06',
      end: '2022-05-08',
      timezone: 'Europe/Berlin',
    },
  ] satisfies ImportedEvent[]);
});

test('what only the schedule needs is accounted for', () => {
  const lines = read(schedule(TALK)).leftOut.map(({ text }) => text);
  expect(lines).toContain('version: Low tide');
  expect(lines).toContain('timeslot_duration: 00:05');
  expect(lines).toContain('code: XYZ');
});

const event = (inner: string, guid = 'g'): string =>
  `<event guid="${guid}"><title>T</title>${inner}<persons><person>A</person></persons></event>`;

test.each([
  [
    'its own date after midnight',
    '<date>2022-05-07T00:30:00+02:00</date><start>00:30</start><duration>1:00</duration>',
    { date: '2022-05-07', start: '00:30', end: '01:30', offset: '+02:00' },
  ],
  [
    'the day after, where only a start before the day begins is told',
    '<start>00:30</start><duration>30</duration>',
    { date: '2022-05-07', start: '00:30', end: '01:00' },
  ],
  [
    'the day that it stands under',
    '<start>23:30</start><duration>01:00</duration>',
    { date: '2022-05-06', start: '23:30', end: '00:30' },
  ],
  [
    'the wall clock of its start, where its date is in UTC',
    '<date>2022-05-06T22:15:00Z</date><start>00:15</start>',
    { date: '2022-05-07', start: '00:15', offset: '+02:00' },
  ],
  [
    'UTC, where nothing else is told',
    '<date>2022-05-06T22:15:00Z</date>',
    { date: '2022-05-06', start: '22:15', offset: 'Z' },
  ],
])('a talk has the time of %s', (_, inner, expected) => {
  const [talk] = talksOf(read(schedule(event(inner))));
  expect(talk?.date).toEqual({ ...expected, timezone: 'Europe/Berlin' });
});

test('a duration or a time that is none is dropped with its line', () => {
  const result = read(
    schedule(event('<date>2022-05-06T10:00:00+02:00</date><duration>long</duration><start>25:61</start>')),
  );
  expect(talksOf(result)[0]?.date).toMatchObject({ date: '2022-05-06', start: '10:00' });
  expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([
    ['import/value-dropped', 19],
    ['import/value-dropped', 19],
  ]);
});

test('breaks, and events without persons and abstract, are left out with the reason', () => {
  const result = read(
    schedule(`<event guid="b"><title>Lunch</title><type>lunch</type><abstract>Soup</abstract></event>
      <event guid="c"><title>Doors open</title><start>09:00</start></event>`),
  );
  expect(talksOf(result)).toEqual([]);
  expect(result.leftOut.slice(-2)).toEqual([
    { line: 19, text: 'Lunch', reason: 'a lunch, not a talk' },
    { line: 20, text: 'Doors open', reason: 'not a talk: it has neither a person nor an abstract' },
  ]);
});

test('whoever opted out of recording has none, unless there is one', () => {
  const optOut = '<recording><optout>true</optout></recording>';
  const link = '<links><link href="https://youtu.be/abcdefghijk">Video</link></links>';
  const [without, withVideo] = talksOf(read(schedule(event(optOut, 'a') + event(optOut + link, 'b'))));
  expect(without?.recordingState).toBe('none');
  expect(withVideo?.recordingState).toBeUndefined();
  expect(withVideo?.recordings).toHaveLength(1);
});

test('two events of one guid are told apart by their time', () => {
  const keys = talksOf(
    read(schedule(event('<start>11:00</start>') + event('<start>15:00</start>') + event('<start>15:00</start>'))),
  );
  expect(keys.map(({ origin }) => origin.key)).toEqual(['g', 'g@2022-05-06T15:00', 'g@2022-05-06T15:00#2']);
});

test('a truncated schedule gives what stands before the break, and the line', () => {
  const whole = schedule(TALK + event('', 'second'));
  const result = read(whole.slice(0, whole.indexOf('guid="second"') + 30));
  expect(talksOf(result).map(({ title }) => title)).toEqual(['Knots: and how to undo them']);
  expect(result.diagnostics).toMatchObject([
    { code: 'import/malformed', severity: 'error', span: { path: 'downloads/schedule.xml', line: 49 } },
  ]);
});

test.each([
  [
    'a document type',
    '<!DOCTYPE schedule [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<schedule><conference><title>&b;</title></conference></schedule>',
  ],
  ['another document', '<rss><channel/></rss>'],
  ['a tag that is never closed', '<schedule><conference'],
  ['nothing', ''],
  ['nesting without an end', '<schedule>'.repeat(5000)],
])('%s is refused with a line', (_, text) => {
  const result = read(text);
  expect(result.records).toEqual([]);
  expect(result.diagnostics).toMatchObject([{ code: 'import/malformed', span: { line: 1 } }]);
});

test('hostile names and addresses do no harm', () => {
  const hostile = `<event guid="../../x" __proto__="p" constructor="c"><title>../../con ${'x'.repeat(300)}</title><constructor>c</constructor><__proto__><a>1</a></__proto__><date>2022-05-06</date>
    <url>javascript:alert(1)</url><logo>data:image/png;base64,AAAA</logo><persons><person id="1">&lt;script&gt;</person><person/></persons>
    <links><link href="//evil.example/a b">&lt;b&gt;</link><link href="https://user:pw@host.example/">x</link><link>https://host.example/</link></links>
    <abstract><p>kept</p> &amp;amp; &#0; &#x41;</abstract></event>`;
  const result = read(schedule(hostile));
  const [talk] = talksOf(result);
  expect(talk?.origin.key).toBe('../../x');
  expect(talk?.speakers).toEqual([{ name: '<script>' }]);
  expect(talk?.links).toEqual([
    { title: '<b>', url: 'https://evil.example/a%20b' },
    { title: 'host.example', url: 'https://host.example/' },
  ]);
  expect(talk?.body).toBe('kept &amp; &#0; A');
  expect(result.diagnostics.map(({ code }) => code)).toEqual(Array(3).fill('import/value-dropped'));
  expect(Object.getPrototypeOf(talk?.extra)).toBe(Object.prototype);
});

test('only schedules are detected', () => {
  expect(scheduleXml.detect(source(schedule(TALK)))).toBeGreaterThanOrEqual(0.9);
  for (const text of [
    '',
    '<rss/>',
    '<schedule/>',
    '{"schedule":{}}',
    'schedule <conference>',
    '<html><schedule><day></schedule></html>',
  ])
    expect(scheduleXml.detect(source(text))).toBe(0);
});

test('no text makes it throw, and every record has a title', () => {
  const piece = fc.constantFrom(
    '<schedule>',
    '<conference>',
    '</conference>',
    '<day date="2022-05-06">',
    '</day>',
    '<room name="a">',
    '</room>',
    '<event id="1">',
    '</event>',
    '<title>',
    'T',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&amp;',
    '&#',
    '<',
    '>',
    '"',
    '</schedule>',
    '<persons>',
    '</persons>',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const result = read(pieces.join(''));
      for (const talk of talksOf(result)) expect(talk.title).not.toBe('');
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void scheduleXml.detect(source(text))));
});
