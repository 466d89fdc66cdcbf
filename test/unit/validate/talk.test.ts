import { describe, expect, test } from 'vitest';
import { parseTalkDate } from '../../../src/validate/talk-date.ts';
import { plain, readEntry, readTalk } from './read.ts';

describe('dates', () => {
  test.each([
    ['2018-03-11', { date: '2018-03-11' }],
    ['2018-03-11 11:55', { date: '2018-03-11', start: '11:55' }],
    ['2018-03-11 9:05', { date: '2018-03-11', start: '09:05' }],
    ['2018-03-11 11:55–12:50', { date: '2018-03-11', start: '11:55', end: '12:50' }],
    ['2018-03-11 11:55-12:50', { date: '2018-03-11', start: '11:55', end: '12:50' }],
    ['2018-03-11 11:55 - 12:50', { date: '2018-03-11', start: '11:55', end: '12:50' }],
    ['2018-03-11 11:55–12:50 +01:00', { date: '2018-03-11', start: '11:55', end: '12:50', offset: '+01:00' }],
    ['2018-03-11 23:00–01:00', { date: '2018-03-11', start: '23:00', end: '01:00' }],
    ['2018-03-11T11:55', { date: '2018-03-11', start: '11:55' }],
    ['2018-03-11T11:55:30Z', { date: '2018-03-11', start: '11:55', offset: 'Z' }],
    ['2018-03-11T11:55-08:00', { date: '2018-03-11', start: '11:55', offset: '-08:00' }],
    ['2018-03-11 11:55-08:00', { date: '2018-03-11', start: '11:55', offset: '-08:00' }],
    ['2018-03-11T11:55:00.000+0530', { date: '2018-03-11', start: '11:55', offset: '+05:30' }],
    ['2020-02-29', { date: '2020-02-29' }],
  ])('%s', (text, date) => expect(parseTalkDate(text)).toEqual(date));

  test.each([
    '2017-02-30',
    '2019-02-29',
    '2018-13-01',
    '2018-3-1',
    '11.03.2018',
    '2018',
    '2018-03-11 25:00',
    '2018-03-11 11:60',
    '2018-03-11 noon',
    '2018-03-11T',
    '',
  ])('%j is none', (text) => expect(parseTalkDate(text)).toBeUndefined());

  test('that do not exist are errors at the value', () => {
    expect(readEntry('talk', '---\ntitle: T\ndate: 2017-02-30\n---\n')).toMatchObject({
      entry: undefined,
      problems: ['3:7 talk/date-invalid'],
    });
    expect(readEntry('talk', '---\ntitle: T\ndate: 2017\n---\n').problems).toEqual(['3:7 talk/date-invalid']);
    expect(readEntry('talk', '---\ntitle: T\ndate: [2017-01-01]\n---\n').problems).toEqual(['3:7 content/wrong-type']);
  });

  test('that differ from the file name are a note', () => {
    expect(readTalk('', '', '2018-03-12_x').problems).toEqual(['3:7 talk/file-date-differs']);
    expect(readTalk('', '', '2018-03-11_x').problems).toEqual([]);
  });

  test('take the zone of the talk', () => {
    expect(readTalk('timezone: Europe/Berlin').talk.date).toEqual({ date: '2018-03-11', timezone: 'Europe/Berlin' });
    expect(readTalk('timezone: CET').problems).toEqual(['4:11 content/timezone-invalid']);
  });
});

test('title and date are needed; both are asked for at once', () => {
  expect(readEntry('talk', '---\nspeaker: A\n---\n').problems).toEqual([
    '1:1 content/missing-field',
    '1:1 content/missing-field',
  ]);
  expect(readEntry('talk', '---\ntitle:\ndate:\n---\n').problems).toEqual([
    '2:1 content/missing-field',
    '3:1 content/missing-field',
  ]);
  expect(readEntry('talk', '---\npost_title: Old\ndate: 2018-01-01\n---\n').entry?.title).toBe('Old');
});

describe('every spelling of a field ends as one value', () => {
  const youtube = { provider: 'youtube', mediaId: 'aaaaaaaaaaa' };
  test.each<[string, string, unknown]>([
    ['title: 1984', 'title', '1984'],
    ['speaker: Ada Example, Org', 'speakers', [{ kind: 'text', text: 'Ada Example, Org' }]],
    [
      'speakers: [Ada, "Ben,  Org"]',
      'speakers',
      [
        { kind: 'text', text: 'Ada' },
        { kind: 'text', text: 'Ben, Org' },
      ],
    ],
    [
      'speakers:\n  - { name: Ada, role: CTO, organization: Org, url: ada.example, bio: B, photo: ada.jpg }\n  - Ben',
      'speakers',
      [
        {
          kind: 'person',
          name: 'Ada',
          role: 'CTO',
          organisation: 'Org',
          url: 'https://ada.example',
          bio: 'B',
          photo: { source: 'ada.jpg' },
        },
        { kind: 'text', text: 'Ben' },
      ],
    ],
    ['author: Ada', 'speakers', [{ kind: 'text', text: 'Ada' }]],
    ['speakerurl: https://x.example/ada', 'speakerUrls', ['https://x.example/ada']],
    [
      'speakerurl: [https://x.example/a, https://x.example/b]',
      'speakerUrls',
      ['https://x.example/a', 'https://x.example/b'],
    ],
    ['event: Conf', 'event', { name: 'Conf' }],
    [
      'eventname: Conf\neventlocation: Berlin\neventurl: https://x.example\neventimage: a.jpg',
      'event',
      { name: 'Conf', location: 'Berlin', url: 'https://x.example', image: { source: 'a.jpg' } },
    ],
    [
      'event: { name: Conf, location: Berlin, start: 2018-03-10, end: 2018-03-12, timezone: Europe/Berlin, series: C }',
      'event',
      {
        name: 'Conf',
        location: 'Berlin',
        start: '2018-03-10',
        end: '2018-03-12',
        timezone: 'Europe/Berlin',
        series: 'C',
      },
    ],
    ['eventlocation: Berlin\neventimage: a.jpg', 'image', { source: 'a.jpg' }],
    ['eventlocation: Berlin', 'location', 'Berlin'],
    ['category: CI/CD', 'categories', ['CI/CD']],
    ['categories: [A, B, A]', 'categories', ['A', 'B']],
    ['tags: a, b,,c', 'tags', ['a', 'b', 'c']],
    ['tags: [a, 2018]', 'tags', ['a', '2018']],
    ['language: de_AT', 'language', 'de-AT'],
    ['language: eng', 'language', 'en'],
    ['recording: https://youtu.be/aaaaaaaaaaa', 'recordings', [youtube]],
    ['video: [https://youtu.be/aaaaaaaaaaa, https://www.youtube.com/watch?v=aaaaaaaaaaa]', 'recordings', [youtube]],
    [
      'recording: https://x.example/page',
      'recordings',
      [{ provider: 'link', providerName: 'x.example', kind: 'video' }],
    ],
    [
      'recording: files/talk.mp4',
      'recordings',
      [{ provider: 'file', url: 'files/talk.mp4', kind: 'video', mimeType: 'video/mp4' }],
    ],
    ['audio: talk.ogg', 'recordings', [{ kind: 'audio' }]],
    ['audio: https://x.example/listen', 'recordings', [{ kind: 'audio' }]],
    [
      'recording: { url: https://youtu.be/aaaaaaaaaaa, language: de, note: Part 2, duration: 32:10 }\nduration: 1:00',
      'recordings',
      [{ ...youtube, language: 'de', note: 'Part 2', durationSeconds: 1930 }],
    ],
    ['recording: https://youtu.be/aaaaaaaaaaa\nduration: PT32M', 'recordings', [{ durationSeconds: 1920 }]],
    ['recording: pending', 'recordingState', 'pending'],
    ['video: None', 'recordingState', 'none'],
    ['slides: https://www.slideshare.net/ada/talk', 'slides', [{ provider: 'slideshare', pages: [] }]],
    ['slides: talk.pdf', 'slides', [{ provider: 'pdf', url: 'talk.pdf' }]],
    [
      'slides: { url: talk.pdf, pages: [One, { text: Two, at: 1:05, alt: A, url: two.png }] }',
      'slides',
      [
        {
          url: 'talk.pdf',
          pages: [
            { number: 1, text: 'One' },
            { number: 2, text: 'Two', atSeconds: 65, alt: 'A', image: { source: 'two.png' } },
          ],
        },
      ],
    ],
    [
      'slides: [{ text: One }, { text: Two }]',
      'slides',
      [
        {
          pages: [
            { number: 1, text: 'One' },
            { number: 2, text: 'Two' },
          ],
        },
      ],
    ],
    ['slides: none', 'slides', []],
    [
      'transcript: a.vtt\ncaptions: [{ path: b.srt, language: de }, a.vtt]',
      'transcripts',
      [{ path: 'a.vtt' }, { path: 'b.srt', language: 'de' }],
    ],
    [
      'chapters: [{ at: 1:00, title: B }, { at: 0, title: A }]',
      'chapters',
      [
        { atSeconds: 0, title: 'A' },
        { atSeconds: 60, title: 'B' },
      ],
    ],
    [
      'chapters: |\n  0:00 A\n  1:02:03 - B',
      'chapters',
      [
        { atSeconds: 0, title: 'A' },
        { atSeconds: 3723, title: 'B' },
      ],
    ],
    [
      'description: |\n  Words.\n\n  0:00 A\n  0:30 B',
      'chapters',
      [
        { atSeconds: 0, title: 'A' },
        { atSeconds: 30, title: 'B' },
      ],
    ],
    ['description: |\n  Words.\n\n  0:00 A\n  0:30 B', 'description', 'Words.'],
    ['description: At 9:30 we begin', 'description', 'At 9:30 we begin'],
    [
      'photos: [a.jpg, { image: https://x.example/b.jpg, alt: B, credit: C, link: https://x.example/p }]',
      'photos',
      [
        { image: { source: 'a.jpg' }, alt: '' },
        { image: { source: 'https://x.example/b.jpg' }, alt: 'B', credit: 'C', url: 'https://x.example/p' },
      ],
    ],
    [
      'links: [https://www.x.example/a/, { title: Code, url: /code/ }]',
      'links',
      [
        { title: 'x.example/a', url: 'https://www.x.example/a/' },
        { title: 'Code', url: '/code/' },
      ],
    ],
    [
      'license: cc-by-sa 4.0',
      'license',
      {
        raw: 'cc-by-sa 4.0',
        spdx: 'CC-BY-SA-4.0',
        name: 'CC BY-SA 4.0',
        url: 'https://creativecommons.org/licenses/by-sa/4.0/',
      },
    ],
    ['licence: Creative Commons Attribution-NonCommercial 3.0', 'license', { spdx: 'CC-BY-NC-3.0' }],
    ['license: https://creativecommons.org/licenses/by/3.0/', 'license', { spdx: 'CC-BY-3.0', name: 'CC BY 3.0' }],
    ['license: CC0', 'license', { spdx: 'CC0-1.0' }],
    ['license: MIT', 'license', { spdx: 'MIT' }],
    ['license: 2021.10', 'license', { raw: '2021.10', name: '2021.10' }],
    ['citation: { key: ada18, doi: 10.1/x }', 'citation', { key: 'ada18', doi: '10.1/x' }],
    ['citation: "@misc{a}"', 'citation', '@misc{a}'],
    ['deliveryOf: other', 'deliveryOf', 'other'],
    ['partOf: day-1\nstart: 1:00:00\nend: 1:30:00', 'partEndSeconds', 5400],
    ['permalink: /Talks/Über %20/', 'permalink', '/Talks/Über %20/'],
    ['aliases: [/a/, /b/]\nredirect_from: /b/', 'aliases', ['/a/', '/b/']],
    ['draft: yes', 'draft', true],
    ['published: false', 'draft', true],
    ['published: True', 'draft', false],
    ['withdrawn: by request', 'withdrawn', 'by request'],
    ['layout: event.jade', 'layout', 'event.jade'],
    ['lunr: false', 'indexed', false],
    ['colour: red', 'extra', { colour: 'red' }],
    ['room: 4.01', 'room', '4.01'],
  ])('%j', (yaml, field, expected) => {
    const { talk, diagnostics } = readTalk(yaml.startsWith('title') ? '' : yaml);
    const value = yaml.startsWith('title')
      ? readEntry('talk', `---\n${yaml}\ndate: 2018-01-01\n---\n`).entry!.title
      : talk[field as keyof typeof talk];
    if (expected !== null && typeof expected === 'object') expect(plain(value)).toMatchObject(expected);
    else expect(value).toEqual(expected);
    expect(diagnostics.filter((item) => item.severity === 'error')).toEqual([]);
  });
});

describe('what is wrong is said at its place', () => {
  test.each([
    ['speakr: Ada', ['4:1 talk/unknown-field']],
    ['speakers: [{ name: Ada, orgnisation: X }]', ['4:25 talk/unknown-field']],
    ['speakers: [{ role: CTO }]', ['4:12 content/wrong-type']],
    ['speakers: [{ name: Ada, url: "javascript:x" }]', ['4:30 content/url-invalid']],
    ['speakers: [{ name: [Ada] }]', ['4:20 content/wrong-type']],
    ['speakerurl: data:x', ['4:13 content/url-invalid']],
    ['speakerurl: x.example/ada', ['4:13 content/url-scheme-added']],
    ['event: [a]', ['4:8 content/wrong-type']],
    ['event: { name: C, start: 2018-02-30 }', ['4:26 content/date-invalid']],
    ['tags: { a: 1 }', ['4:7 content/wrong-type']],
    ['language: german language', ['4:11 content/language-invalid']],
    ['recording: soon', ['4:12 talk/recording-invalid']],
    ['recording: "javascript:alert(1)"', ['4:12 talk/recording-invalid']],
    ['recording: { url: https://y.example/w/1, provider: peertube }', ['4:12 talk/provider-host']],
    ['recording: { url: https://youtu.be/aaaaaaaaaaa, duration: long }', ['4:59 talk/timestamp-invalid']],
    ['slides: later', ['4:9 talk/slides-invalid']],
    ['transcript: https://x.example/a.vtt', ['4:13 talk/transcript-type']],
    ['transcript: a.doc', ['4:13 talk/transcript-type']],
    ['chapters: [{ at: soon, title: A }]', ['4:12 talk/timestamp-invalid']],
    ['photos: ["data:image/png;base64,A"]', ['4:10 content/url-invalid']],
    ['links: ["javascript:x"]', ['4:9 content/url-invalid']],
    ['permalink: talks/x/', ['4:12 content/path-invalid']],
    ['permalink: /../x/', ['4:12 content/path-invalid']],
    ['permalink: /x/?a', ['4:12 content/path-invalid']],
    ['permalink: "/x\\u007f/"', ['4:12 front-matter/control-character']],
    ['aliases: [/a/, b]', ['4:16 content/path-invalid']],
    ['redirect_from: a', ['4:16 content/path-invalid']],
    ['layout: ../evil', ['4:9 content/layout-invalid']],
    ['layout: a/b.pug', ['4:9 content/layout-invalid']],
    ['draft: maybe', ['4:8 content/wrong-type']],
    ['withdrawn: true', ['4:12 talk/withdrawn-without-reason']],
    ['start: 2:00\nend: 1:00', ['5:6 talk/span-reversed']],
    ['start: x', ['4:8 talk/timestamp-invalid']],
  ])('%j', (yaml, expected) => {
    const { talk, problems, diagnostics } = readTalk(yaml);
    expect(problems).toEqual(expected);
    expect(talk.title).toBe('T');
    for (const item of diagnostics) expect(item.hint).toBeTruthy();
  });

  test('and the nearest known name is proposed', () => {
    expect(readTalk('speakr: Ada').diagnostics[0]?.hint).toBe('Did you mean speaker?');
    expect(readTalk('Tags: x').diagnostics[0]?.hint).toBe('Did you mean tags?');
    expect(readTalk('zzzzzzzz: x').diagnostics[0]?.hint).toContain('talk.extra');
  });
});

test('older systems keys are known, empty fields are absent', () => {
  const { talk, problems } = readTalk(
    'collection: events\nlunr: true\nauthor: A\npost_title: x\ncategory:\nspeakers: []\ntags: ""\nphotos: [null]',
  );
  expect(problems).toEqual([]);
  expect([talk.categories, talk.tags, talk.photos, talk.indexed, talk.extra]).toEqual([[], [], [], true, {}]);
});

test('media of front matter and body are one list, each medium once', () => {
  const { talk } = readTalk(
    'recording: { url: https://youtu.be/aaaaaaaaaaa, language: de }\nslides: a.pdf',
    '# Part 2\n\n<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>\n\n# T\n\n<iframe src="https://player.vimeo.com/video/12345"></iframe>\n\n[Deck](https://speakerdeck.com/ada/deck)',
  );
  expect(talk.recordings).toMatchObject([
    { mediaId: 'aaaaaaaaaaa', language: 'de', note: 'Part 2' },
    { mediaId: '12345' },
  ]);
  expect(talk.recordings[1]).not.toHaveProperty('note');
  expect(talk.slides).toMatchObject([{ url: 'a.pdf' }]);
  expect(talk.frames).toHaveLength(2);
});

test('a single linked deck counts as slides where nothing else does', () => {
  const body = 'See my [slides](https://speakerdeck.com/ada/deck).';
  expect(readTalk('room: A', body)).toMatchObject({
    talk: { slides: [{ provider: 'speakerdeck' }] },
    problems: ['6:17 talk/slides-from-link'],
  });
  expect(readTalk('slides: none', body).talk.slides).toEqual([]);
  expect(readTalk('room: A', `${body} [Theirs](https://speakerdeck.com/ben/deck)`).talk.slides).toEqual([]);
});
