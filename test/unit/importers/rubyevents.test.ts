import '../../helpers/seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { rubyevents } from '../../../src/importers/rubyevents.ts';
import type { ImportedPerson, ImportedTalk } from '../../../src/model/imported.ts';

function source(text: string, name = 'videos.yml', files: Readonly<Record<string, string>> = {}): ImportSource {
  return {
    path: `data/conf/conf-2018/${name}`,
    name,
    text,
    beside: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    neighbours: [name],
  };
}

const read = (text: string, name?: string, files?: Readonly<Record<string, string>>) =>
  rubyevents.read(source(text, name, files)) as ImportResult;
const talksOf = (result: ImportResult) =>
  result.records.filter((record): record is ImportedTalk => record.kind === 'talk');
const reasons = (result: ImportResult) => result.leftOut.map(({ text, reason }) => `${text} (${reason})`).join('\n');

const EVENT = `---
id: "example-ruby-2018"
title: "Example Ruby 2018"
kind: conference
description: |-
  Two days of Ruby.
location: "Berlin, Germany"
timezone: "Europe/Berlin"
start_date: "2018-06-27"
end_date: "2018-06-28"
year: 2018
website: https://ruby.example/
playlist: https://www.youtube.com/playlist?list=PL0123456789abc
banner_background: "#081625"
aliases:
  - ExRuby 2018
coordinates:
  latitude: 52.5
  longitude: 13.4
`;
const SERIES = 'name: Example Ruby\nkind: conference\nfrequency: yearly\nyoutube_channel_name: exampleruby\n';

const VIDEOS = `---
# docs
- id: "jane-doe-example-ruby-2018"
  title: "Keynote: A talk"
  raw_title: "Example Ruby 2018 - Keynote by Jane Doe"
  original_title: "Ein Vortrag"
  speakers:
    - Jane Doe
    - TODO
  event_name: "Example Ruby 2018"
  date: "2018-06-27"
  published_at: "2018-07-01"
  kind: keynote
  track: "Main"
  location: "Hall 1"
  language: german
  slides_url: "https://speakerdeck.com/jane/a-talk"
  description: |-
    About it & Array<String>.
    https://example.org/a_b_c

    * one
    * two
  video_provider: "youtube"
  video_id: "abcdefghijk"
  thumbnail_lg: "https://example.org/t.jpg"
  thumbnail_cue: "0:12"
  alternative_recordings:
    - video_provider: vimeo
      video_id: "12345678"
      note: "With captions"
      language: english
  additional_resources:
    - name: Code
      type: github
      url: https://github.com/jane/code
    - name: Bad
      type: link
      url: "javascript:alert(1)"
  shoe_size: 43

- id: lightning-talks
  title: "Lightning talks"
  date: "2018-06-28"
  event_name: "Example Ruby 2018"
  video_provider: youtube
  video_id: lmnopqrstuv
  talks:
    - title: "First"
      video_provider: parent
      video_id: first-talk
      start_cue: "00:12"
      end_cue: "05:30"
      speakers: [John Roe]
    - title: "Second"
      video_provider: parent
      video_id: second-talk
      start_cue: "05:30"
      end_cue: TODO
    - title: "Third"
      video_provider: vimeo
      video_id: "87654321"

- {title: "Not recorded", date: 2018-06-28, video_provider: not_recorded, video_id: nr}
- {title: "Soon", date: 2018-06-28, video_provider: not_published, video_id: soon}
- {title: "Planned", date: 2018-06-28, video_provider: scheduled, video_id: planned}
- {title: "A file", date: 2018-06-28, video_provider: mp4, video_id: "https://example.org/a.mp4"}
- {title: "Broken name", date: 2018-06-28, video_provider: youtube, video_id: "../../etc"}
`;
const FILES = { 'event.yml': EVENT, '../series.yml': SERIES };

describe('a file of talks', () => {
  const result = read(VIDEOS, 'videos.yml', FILES);
  const talks = talksOf(result);
  const talk = (title: string) => talks.find((one) => one.title === title);
  const event = {
    name: 'Example Ruby 2018',
    location: 'Berlin, Germany',
    url: 'https://ruby.example/',
    start: '2018-06-27',
    end: '2018-06-28',
    timezone: 'Europe/Berlin',
    series: 'Example Ruby',
  };

  test('gives everything that it tells of a talk', () => {
    expect(talks[0]).toEqual({
      kind: 'talk',
      origin: { system: 'rubyevents', source: 'example-ruby-2018', key: 'jane-doe-example-ruby-2018' },
      title: 'Keynote: A talk',
      date: { date: '2018-06-27' },
      speakers: [{ name: 'Jane Doe' }],
      event,
      room: 'Hall 1',
      tags: ['Main'],
      language: 'de',
      recordings: [
        { url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video' },
        { url: 'https://vimeo.com/12345678', kind: 'video', language: 'en', note: 'With captions' },
      ],
      slides: [{ url: 'https://speakerdeck.com/jane/a-talk', pages: [] }],
      links: [{ title: 'Code', url: 'https://github.com/jane/code' }],
      body: 'About it & Array\\<String>.\\\n<https://example.org/a_b_c>\n\n- one\n- two',
      extra: { kind: 'keynote', original_title: 'Ein Vortrag' },
    });
  });

  test('accounts for every other field', () => {
    const told = reasons(result);
    for (const value of [
      'TODO',
      'raw_title',
      'published_at',
      'thumbnail_lg',
      'thumbnail_cue',
      'shoe_size: 43',
      'javascript',
    ])
      expect(told).toContain(value);
    expect(result.leftOut.every(({ line }) => line !== undefined)).toBe(true);
  });

  test('gives talks inside a recording their place in it, and not the recording again', () => {
    const { origin, ...first } = talk('First')!;
    expect(origin.key).toBe('first-talk');
    expect(first).toEqual({
      kind: 'talk',
      title: 'First',
      date: { date: '2018-06-28' },
      speakers: [{ name: 'John Roe' }],
      event,
      partOf: 'lightning-talks',
      partStartSeconds: 12,
      partEndSeconds: 330,
    });
  });

  test('leaves a cue out that is still to do', () => {
    expect(talk('Second')).toMatchObject({ partOf: 'lightning-talks', partStartSeconds: 330 });
    expect(talk('Second')).not.toHaveProperty('partEndSeconds');
    expect(reasons(result).match(/end_cue: TODO/g)).toHaveLength(1);
  });

  test('leaves a talk inside with a recording of its own outside', () => {
    expect(talk('Third')).not.toHaveProperty('partOf');
    expect(talk('Third')?.recordings).toEqual([{ url: 'https://vimeo.com/87654321', kind: 'video' }]);
  });

  test('says why there is no recording', () => {
    expect(talk('Not recorded')?.recordingState).toBe('none');
    expect(talk('Soon')?.recordingState).toBe('pending');
    expect(talk('Planned')?.recordingState).toBe('pending');
    expect(talk('A file')?.recordings).toEqual([{ url: 'https://example.org/a.mp4', kind: 'video' }]);
    expect(talk('Broken name')).not.toHaveProperty('recordings');
    expect(result.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([['import/value-dropped', 68]]);
  });

  test('gives the event beside it too', () => {
    expect(result.records[0]).toEqual({
      kind: 'event',
      origin: { system: 'rubyevents', source: 'example-ruby-2018', key: 'example-ruby-2018' },
      ...event,
      otherNames: ['ExRuby 2018'],
      description: 'Two days of Ruby.',
      body: '- Playlist: <https://www.youtube.com/playlist?list=PL0123456789abc>',
    });
  });

  test('names an edition of a meetup by itself', () => {
    const [first] = talksOf(
      read('- title: T\n  event_name: ExRuby Meetup May\n  video_provider: children\n', 'videos.yml', FILES),
    );
    expect(first?.event).toEqual({
      name: 'ExRuby Meetup May',
      location: 'Berlin, Germany',
      timezone: 'Europe/Berlin',
      series: 'Example Ruby 2018',
    });
  });

  test('goes on behind a broken talk', () => {
    const broken = read(
      '---\n- title: One\n  video_provider: youtube\n- title: "Two\n  x: [\n- just text\n- title: Three\n  video_provider: mp4\n',
    );
    expect(talksOf(broken).map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(['import/malformed', 'import/malformed']);
    expect(broken.diagnostics.map(({ span }) => span?.line).every((line) => line! >= 4 && line! <= 6)).toBe(true);
  });

  test('gives talks of one name keys of their own, and tells a talk without a title', () => {
    const result = read(
      '- title: T\n  video_provider: youtube\n- title: T\n  video_provider: youtube\n- title: ""\n  video_id: x\n',
    );
    expect(result.records.map(({ origin }) => origin.key)).toEqual(['T', 'T (2)']);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/record-skipped']);
  });
});

describe('other files', () => {
  test('an event by itself is one record with the same name as beside its talks', () => {
    const { records, leftOut } = read(EVENT, 'event.yml', { '../series.yml': SERIES });
    expect(records).toEqual([read(VIDEOS, 'videos.yml', FILES).records[0]]);
    expect(leftOut.map(({ text }) => text.split(':')[0])).toEqual(['banner_background', 'coordinates', 'kind', 'year']);
  });

  test('a day that is only exact to the year is none', () => {
    const { records } = read(
      'id: a\ntitle: A\nkind: conference\nstart_date: "2008-01-01"\ndate_precision: year\nyear: 2008\n',
      'event.yml',
    );
    expect(records[0]).not.toHaveProperty('start');
  });

  test('people have their names, profiles and words', () => {
    const people = read(
      `---
- name: "Jane Doe"
  slug: "jane-doe"
  github: "janedoe"
  twitter: "@jane"
  mastodon: "@jane@ruby.example"
  linkedin: "<script>"
  website: "jane.example/about"
  pronouns_type: she_her
  bio: "Writes *Ruby*."
  aliases:
    - name: "Jane D."
      slug: "jane-d"
- name: "Jane Dough"
  slug: jane-dough
  github: ""
  canonical_slug: jane-doe
- name: "John Roe"
  slug: "john-roe"
  github: ""
`,
      'speakers.yml',
    );
    expect(people.records).toEqual([
      {
        kind: 'speaker',
        origin: { system: 'rubyevents', source: 'speakers.yml', key: 'jane-doe' },
        name: 'Jane Doe',
        otherNames: ['Jane D.', 'Jane Dough'],
        url: 'https://jane.example/about',
        links: [
          { title: 'GitHub', url: 'https://github.com/janedoe' },
          { title: 'Twitter', url: 'https://twitter.com/jane' },
          { title: 'Mastodon', url: 'https://ruby.example/@jane' },
        ],
        pronouns: 'she/her',
        body: 'Writes \\*Ruby\\*.',
      },
      { kind: 'speaker', origin: { system: 'rubyevents', source: 'speakers.yml', key: 'john-roe' }, name: 'John Roe' },
    ] satisfies ImportedPerson[]);
    expect(people.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([['import/value-dropped', 2]]);
  });

  test('a series is accounted for', () => {
    const result = read(SERIES, 'series.yml');
    expect(result.records).toEqual([]);
    expect(result.leftOut).toHaveLength(4);
  });
});

describe('detection', () => {
  test.each([
    ['talks', VIDEOS, 'x.yml'],
    ['an event', EVENT, 'x.yml'],
    ['a series', SERIES, 'series.yml'],
    ['people', '- name: A\n  slug: a\n  github: a\n', 'x.yml'],
  ])('is sure of %s', (_, text, name) => {
    expect(rubyevents.detect(source(text, name))).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['a talk with front matter', '---\ntitle: A\nlocation: B\nkind: meetup\nyear: 2018\n---\nText'],
    ['settings', 'title: Talks\nbaseUrl: https://example.org/\n'],
    ['another list', '- title: A\n  url: b\n'],
    ['a list of texts', '- a\n- b\n'],
    ['JSON', '[{"title": "a", "video_provider": "youtube"}]'],
    ['prose', 'title: a talk\n\nand more'],
    ['nothing', ''],
  ])('is sure that %s is none', (_, text) => {
    expect(rubyevents.detect(source(text))).toBe(0);
  });
});

describe('hostile files', () => {
  test.each([
    '- title: [',
    '- title: *a\n  video_id: &a x',
    '- ? - ?',
    '\t- a: b',
    '- title: {a: b}\n  video_provider: [x]\n  talks: 7\n',
  ])('%j is read without an exception', (text) => {
    expect(read(`${text}\n`).records).toEqual([]);
  });

  test('values of any type never throw', () => {
    const keys = [
      'title',
      'speakers',
      'talks',
      'video_provider',
      'video_id',
      'date',
      'alternative_recordings',
      'additional_resources',
      'start_cue',
      'end_cue',
      'slides_url',
      'language',
      'kind',
    ];
    const talk = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.array(talk, { minLength: 1, maxLength: 3 }), (talks) => {
        const text = talks.map((one) => `- ${JSON.stringify({ ...one, title: 'T' })}`).join('\n');
        const result = read(`- title: A\n  video_provider: youtube\n${text}\n`);
        expect(talksOf(result).length + result.diagnostics.length).toBeGreaterThanOrEqual(talks.length + 1);
      }),
    );
  });
});
