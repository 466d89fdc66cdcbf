import '../../helpers/seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportResult, ImportSource } from '../../../src/importers/importer.ts';
import { ytDlp } from '../../../src/importers/yt-dlp.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';
import { parseTranscript } from '../../../src/parse/transcript.ts';

const BASE = 'A talk [abcdefghijk]';

function source(
  value: unknown,
  files: Readonly<Record<string, string>> = {},
  name = `${BASE}.info.json`,
): ImportSource {
  return {
    path: `videos/${name}`,
    name,
    text: typeof value === 'string' ? value : JSON.stringify(value),
    beside: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    neighbours: [...Object.keys(files), name].sort(),
  };
}

const read = (value: unknown, files?: Readonly<Record<string, string>>) =>
  ytDlp.read(source(value, files)) as ImportResult;
const readTalk = (value: unknown, files?: Readonly<Record<string, string>>) =>
  read(value, files).records[0] as ImportedTalk;
const reasons = (result: ImportResult) => result.leftOut.map(({ text, reason }) => `${text} (${reason})`);

const INFO = {
  id: 'abcdefghijk',
  title: 'Scaling Foo - Jane Doe | ExampleConf 2018',
  formats: [{ format_id: '18', ext: 'mp4', vcodec: 'avc1' }],
  thumbnails: [{ url: 'https://i.ytimg.com/vi/abcdefghijk/hq.jpg' }],
  description: [
    'How to scale foo.',
    '',
    'Speaker: Jane Doe',
    'Slides: https://example.org/my_slides_a',
    '',
    'Chapters:',
    '0:00 Intro',
    '1:30 - Foo, scaled',
    '',
    'Subscribe to *our* channel!',
  ].join('\n'),
  channel: 'ExampleConf',
  uploader: 'ExampleConf',
  channel_id: 'UC0',
  duration: 1805,
  view_count: 7,
  webpage_url: 'https://www.youtube.com/watch?v=abcdefghijk',
  categories: ['Science & Technology', 'Scaling'],
  tags: ['foo', 'ExampleConf 2018'],
  upload_date: '20180709',
  license: 'Creative Commons Attribution license (reuse allowed)',
  language: 'en-US',
  chapters: null,
  subtitles: {},
  automatic_captions: {},
  playlist: 'ExampleConf 2018',
  playlist_title: 'ExampleConf 2018',
  extractor: 'youtube',
  extractor_key: 'Youtube',
};

describe('an info.json', () => {
  test('becomes a talk', () => {
    const result = read(INFO);
    expect(result.records).toEqual([
      {
        kind: 'talk',
        origin: { system: 'yt-dlp', source: 'youtube', key: 'abcdefghijk' },
        title: 'Scaling Foo',
        date: { date: '2018-07-09' },
        speakers: [{ name: 'Jane Doe' }],
        event: { name: 'ExampleConf 2018' },
        categories: ['Scaling'],
        tags: ['foo', 'ExampleConf 2018'],
        language: 'en-US',
        recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk', kind: 'video', durationSeconds: 1805 }],
        chapters: [
          { atSeconds: 0, title: 'Intro' },
          { atSeconds: 90, title: 'Foo, scaled' },
        ],
        license: 'Creative Commons Attribution license (reuse allowed)',
        body: 'How to scale foo.\n\nSpeaker: Jane Doe\\\nSlides: <https://example.org/my_slides_a>\n\nSubscribe to \\*our\\* channel!',
        extra: { channel: 'ExampleConf' },
      },
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(reasons(result)).toEqual([
      'description: Chapters: (the heading of the chapters)',
      'upload_date: 2018-07-09 (date of upload taken as date of the talk)',
      'categories: Science & Technology (how the video service sorts all videos)',
      'formats, thumbnails, channel_id, view_count, extractor_key (technical fields of yt-dlp)',
    ]);
  });

  test('with hundreds of technical fields tells them in one line', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field_${index}`, index]));
    const { leftOut } = read({ ...INFO, ...many });
    expect(leftOut.at(-1)?.text).toContain('(305 fields)');
  });

  test('without a title is told', () => {
    const { records, diagnostics } = read({ ...INFO, title: '' });
    expect(records).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['import/record-skipped']);
  });

  test('of a playlist gives its videos', () => {
    const { records } = read({
      _type: 'playlist',
      title: 'ExampleConf',
      extractor: 'youtube:tab',
      entries: [INFO, null, { id: 'x' }],
    });
    expect(records.map(({ origin }) => origin.key)).toEqual(['abcdefghijk']);
  });
});

describe('the date', () => {
  const dateOf = (changes: object) => readTalk({ ...INFO, ...changes }).date?.date;

  test('is the one of the recording, where the description tells it', () => {
    expect(dateOf({ description: 'Recorded on June 27, 2018 in Berlin.' })).toBe('2018-06-27');
    expect(dateOf({ description: 'Filmed live at ExampleConf, 27th June 2018' })).toBe('2018-06-27');
    expect(reasons(read({ ...INFO, description: 'Recorded 2018-06-27' }))).toContain(
      'upload_date: 2018-07-09 (when the recording was published)',
    );
  });

  test('is one of the event where the description tells those', () => {
    const talk = readTalk({ ...INFO, description: 'ExampleConf 2018, June 26-28, 2018, Berlin' });
    expect(talk.event).toEqual({ name: 'ExampleConf 2018', start: '2018-06-26', end: '2018-06-28' });
    expect(talk.date).toEqual({ date: '2018-06-26' });
  });

  test('of a live stream is the day of the stream', () => {
    expect(dateOf({ live_status: 'was_live', release_date: '20180627' })).toBe('2018-06-27');
  });

  test('that does not exist is left out', () => {
    expect(dateOf({ upload_date: '20180230' })).toBeUndefined();
  });
});

describe('the title', () => {
  const split = (title: string, changes: object = {}) => {
    const talk = readTalk({
      ...INFO,
      title,
      description: '',
      tags: [],
      playlist: null,
      playlist_title: null,
      ...changes,
    });
    return [talk.title, talk.speakers?.map(({ name }) => name) ?? [], talk.event?.name];
  };

  test.each<[string, object, unknown]>([
    [
      'Scaling Foo - Jane Doe | ExampleConf 2018',
      { tags: ['Jane Doe'] },
      ['Scaling Foo', ['Jane Doe'], 'ExampleConf 2018'],
    ],
    [
      'ExampleConf 2018 - Jane Doe - Scaling Foo',
      { tags: ['jane doe'] },
      ['Scaling Foo', ['Jane Doe'], 'ExampleConf 2018'],
    ],
    [
      'Jane Doe: Scaling Foo',
      { description: 'A talk given by Jane Doe at some place.' },
      ['Scaling Foo', ['Jane Doe'], undefined],
    ],
    [
      'Jane Doe, John Roe - Scaling Foo',
      { description: 'Speakers: Jane Doe, John Roe' },
      ['Scaling Foo', ['Jane Doe', 'John Roe'], undefined],
    ],
    ['Foo – Jane Doe', { description: 'Jane Doe is a software engineer at Foo.' }, ['Foo', ['Jane Doe'], undefined]],
    [
      'A - B - Jane Doe | Other 2018',
      { playlist: 'Other 2018', description: 'Jane Doe (@jane)' },
      ['A - B', ['Jane Doe'], 'Other 2018'],
    ],
  ])('%s is taken apart', (title, changes, expected) => {
    expect(split(title, changes)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['Scaling Foo - Jane Doe', { tags: ['Jane Doe'] }],
    ['Jane Doe: Scaling Foo', {}],
    ['Apache Kafka - Introduction', { tags: ['Apache Kafka'], description: 'Apache Kafka is a log.' }],
    ['ExampleConf - Opening', { description: 'ExampleConf is a conference' }],
    ['Foo: the bar | State of CSS 2018', {}],
    ['Machine Learning: an introduction', { tags: ['Machine Learning'] }],
    ['2018 - A year', { tags: ['2018'] }],
  ])('%s stays whole', (title, changes) => {
    expect(split(title, changes)).toEqual([title, [], undefined]);
  });

  test('loses a certain event and keeps doubtful speakers', () => {
    expect(split('Apache Kafka - Deep Dive | ExampleConf 2018', { tags: ['Apache Kafka'] })).toEqual([
      'Apache Kafka - Deep Dive',
      [],
      'ExampleConf 2018',
    ]);
  });

  test('never takes the channel for a speaker', () => {
    const own = { channel: 'Jane Doe', uploader: 'Jane Doe', description: 'Speaker: Jane Doe', tags: ['Jane Doe'] };
    expect(split('Jane Doe: Scaling Foo', own)).toEqual(['Jane Doe: Scaling Foo', [], undefined]);
  });
});

describe('chapters', () => {
  test('of the JSON win, and the lines that say the same go', () => {
    const chapters = [
      { start_time: 0, end_time: 90, title: 'Intro' },
      { start_time: 90.5, end_time: 1805, title: 'Foo, scaled' },
    ];
    const talk = readTalk({ ...INFO, chapters });
    expect(talk.chapters).toEqual([
      { atSeconds: 0, title: 'Intro' },
      { atSeconds: 90, title: 'Foo, scaled' },
    ]);
    expect(talk.body).not.toContain('0:00');
    expect(readTalk({ ...INFO, chapters: [{ start_time: 0, title: 'Other' }] }).body).toContain('0:00 Intro');
  });

  test.each(['6:00-6:45: Arrive\n7:00-8:00: Demos', '0:00 Only one', '0:00 A\n0:00 B', '0:00 A\n59:00 Behind the end'])(
    '%j are none',
    (description) => {
      const talk = readTalk({ ...INFO, description });
      expect(talk.chapters).toBeUndefined();
      expect(talk.body).toContain(description.split('\n')[0]);
    },
  );
});

const ROLLING = `WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
so<00:00:00.500><c> this</c><00:00:01.000><c> is</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
so this is
 

00:00:02.010 --> 00:00:04.000 align:start position:0%
so this is
what<00:00:02.500><c> we</c><00:00:03.000><c> do</c>
`;

describe('captions', () => {
  const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';
  const SRT = '1\n00:00:00,000 --> 00:00:01,000\nHello\n';
  const automatic = { en: [], 'en-orig': [], de: [], fr: [] };
  const languagesOf = (talk: ImportedTalk) => talk.captions?.map(({ language, format }) => `${language} ${format}`);

  test('beside it are taken as they are, those made by hand first', () => {
    const files = {
      [`${BASE}.en.vtt`]: VTT,
      [`${BASE}.en-orig.vtt`]: ROLLING,
      [`${BASE}.de.srt`]: SRT,
      'Other.en.vtt': VTT,
    };
    const result = read({ ...INFO, subtitles: { en: [{}], de: [{}] }, automatic_captions: automatic }, files);
    expect((result.records[0] as ImportedTalk).captions).toEqual([
      { format: 'vtt', text: VTT, language: 'en' },
      { format: 'srt', text: SRT, language: 'de' },
    ]);
    expect(reasons(result)).toContain(
      `captions: ${BASE}.en-orig.vtt (automatic captions; there are some made by hand)`,
    );
  });

  test('in two forms are taken once', () => {
    expect(languagesOf(readTalk(INFO, { [`${BASE}.pt-BR.srt`]: SRT, [`${BASE}.pt-BR.vtt`]: VTT }))).toEqual([
      'pt-BR vtt',
    ]);
  });

  test('translated by a machine are left out where what was said is there', () => {
    const files = { [`${BASE}.en-orig.vtt`]: ROLLING, [`${BASE}.en.vtt`]: ROLLING, [`${BASE}.de.vtt`]: VTT };
    const result = read({ ...INFO, automatic_captions: automatic }, files);
    expect(languagesOf(result.records[0] as ImportedTalk)).toEqual(['en vtt']);
    expect(reasons(result)).toContain(`captions: ${BASE}.de.vtt (captions translated by a machine)`);
  });

  test('in other forms are told', () => {
    expect(reasons(read(INFO, { [`${BASE}.en.json3`]: '{}' }))).toContain(
      `captions: ${BASE}.en.json3 (captions in a form that is not read)`,
    );
  });

  test('that roll up the screen are read with each word once', async () => {
    const [captions] =
      readTalk({ ...INFO, automatic_captions: automatic }, { [`${BASE}.en-orig.vtt`]: ROLLING }).captions ?? [];
    expect(captions?.text).toBe(ROLLING);
    const { value } = await parseTranscript({ path: 'talk.en.vtt', text: captions!.text });
    expect(value.map(({ text }) => text)).toEqual(['so this is', 'what we do']);
  });
});

describe('detection', () => {
  test('is sure of whole files and of the beginning of large ones', () => {
    expect(ytDlp.detect(source(INFO))).toBeGreaterThanOrEqual(0.9);
    const formats = Array.from({ length: 2000 }, () => ({ format_id: '18', url: 'https://example.org/long' }));
    expect(ytDlp.detect(source({ id: 'a', title: 'b', formats, webpage_url: 'c' }))).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    '{}',
    '[]',
    '',
    '{"title": "x", "videos": []}',
    '{"id": 1, "title": "x", "formats": ["pdf"]}',
    'id: a\nformats: b',
    '{"id',
  ])('is sure that %j is none', (text) => {
    expect(ytDlp.detect(source(text, {}, 'x.json'))).toBe(0);
  });
});

describe('hostile files', () => {
  test('that break off are told with their line', () => {
    const { records, diagnostics } = read('{\n"id": "a",\n"title":');
    expect(records).toEqual([]);
    expect(diagnostics[0]).toMatchObject({ code: 'import/malformed', span: { line: 3 } });
  });

  test('markup in a description stays text, and other schemes are no addresses', () => {
    const result = read({
      ...INFO,
      description: '<script>alert(1)</script>\n# Not a heading',
      webpage_url: 'javascript:alert(1)',
    });
    const talk = result.records[0] as ImportedTalk;
    expect(talk.body).toBe('\\<script>alert(1)\\</script>\\\n\\# Not a heading');
    expect(talk.recordings).toBeUndefined();
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['import/value-dropped']);
  });

  test('values of any type never throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(INFO)), fc.jsonValue()), (value) => {
        expect(read({ ...INFO, ...value, title: 'T' }).records).toHaveLength(1);
      }),
    );
  });

  test.each(['0:00 a\n', 'Jane Doe ', ' - ', '- \n', 'by ', '\n', 'recorded 1 '])(
    'a megabyte of %j comes to an end',
    (part) => {
      const text = part.repeat(1_000_000 / part.length);
      expect(read({ ...INFO, title: text, description: text }).records).toHaveLength(part.trim() === '' ? 0 : 1);
    },
  );
});
