import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { buildFeeds } from '../../../src/feeds/feeds.ts';
import { buildOpenData } from '../../../src/feeds/open-data.ts';
import type { TalkId } from '../../../src/model/ids.ts';
import type { TalkView } from '../../../src/model/view.ts';
import { HOSTILE, id, makeArchive, makePlan, makeSettings, makeTalk, textOf } from './fixture.ts';

const full = makeTalk('full', {
  title: HOSTILE[1]!,
  date: { date: '2018-06-27', start: '10:00', end: '10:45', offset: '+01:00' },
  timezone: 'Europe/London',
  appearances: [{ speaker: id('ann'), name: 'A. Example', role: 'host', organisation: id('acme') }],
  description: 'Short.',
  tags: [id('tag')],
  room: 'R1',
  recordings: [
    {
      kind: 'video',
      provider: 'youtube',
      providerName: 'YouTube',
      url: 'https://www.youtube.com/watch?v=abc',
      frameUrl: 'https://www.youtube-nocookie.com/embed/abc',
      mediaId: 'abc',
      durationSeconds: 60,
      startSeconds: 5,
      language: 'en',
      note: 'Part 1',
    },
    { kind: 'audio', provider: 'file', providerName: 'File', url: '/media/a b.mp3' },
    { kind: 'audio', provider: 'file', providerName: 'File', url: 'full.mp3' },
  ],
  recordingState: 'pending',
  slides: [
    { provider: 'pdf', url: 'https://x.example/a.pdf', pages: [{ number: 1, text: 'One', alt: 'x', atSeconds: 3 }] },
  ],
  chapters: [{ atSeconds: 0, title: 'Start' }],
  photos: [
    { image: { url: 'https://x.example/p.jpg' }, alt: 'p', credit: 'C', url: 'https://x.example/p' },
    { image: { path: 'content/images/p.jpg' }, alt: 'p' },
  ],
  links: [{ title: 'L', url: '/about/' }],
  transcripts: [{ path: 'content/talks/full.en.vtt', language: 'en', cues: [] }],
  license: { raw: 'cc by', name: 'CC BY 4.0', spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  deliveries: [id('other')],
  partOf: id('hidden'),
  parts: [id('other')],
});
const other = makeTalk('other', { event: undefined as never, appearances: [] });
const hidden = makeTalk('hidden', { draft: true, title: 'Secret draft' });

function fixture(more: Parameters<typeof makeArchive>[1] = {}) {
  const base = makeArchive([full, other, hidden]);
  const archive = makeArchive([full, other, hidden], {
    withdrawn: [
      {
        id: id('gone'),
        path: '',
        spans: {},
        title: 'Secret withdrawn',
        date: { date: '2018-01-01' },
        reason: 'x',
        aliases: [],
      },
    ],
    organisations: [{ id: id('acme'), name: 'Acme', talks: [id('full')], speakers: [id('ann')] }],
    speakers: [
      {
        ...base.speakers[0]!,
        otherNames: ['A. Example'],
        url: 'https://ann.example/',
        pronouns: 'she/her',
        links: [{ title: 'x', url: 'https://x.example/' }],
        organisations: [{ organisation: id('acme'), firstYear: 2017, lastYear: 2018 }],
      },
    ],
    events: [
      {
        ...base.events[0]!,
        series: id('confs'),
        location: 'Oslo',
        url: 'https://c.example/',
        description: 'D',
        timezone: 'Europe/Oslo',
      },
    ],
    ...more,
  });
  const plan = makePlan(archive);
  const basePath = archive.settings.basePath;
  const shown = {
    recordings: [{}, {}, { href: `${basePath}/talks/full/full.mp3` }],
    slides: [{}],
    photos: [{}, { image: { src: `${basePath}/images/p.jpg` } }],
    transcripts: [{ href: `${archive.settings.basePath}/talks/full/en.vtt`, language: 'English', name: 'English' }],
    responses: [
      {
        title: 'Notes',
        href: `${archive.settings.basePath}/responses/n/`,
        author: 'B',
        date: { iso: '2018-07-01', text: '' },
        url: 'https://b.example/',
      },
    ],
  } as unknown as TalkView;
  return { archive, plan: { ...plan, media: (talk: TalkId) => (talk === 'full' ? shown : undefined) } };
}

test('the documents are what the published schema says', () => {
  const { baseUrl: _, ...noBase } = makeSettings({ description: 'D' });
  for (const settings of [makeSettings(), noBase]) {
    const files = buildOpenData(fixture({ settings }), 1);
    const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { date: true, 'uri-reference': true } });
    const validate = ajv.compile(JSON.parse(textOf(files, 'api/schema.json')));
    for (const file of files.filter((one) => one.path !== 'api/schema.json')) {
      validate(JSON.parse(textOf(files, file.path)));
      expect({ path: file.path, errors: validate.errors }).toEqual({ path: file.path, errors: null });
    }
  }
});

test('a talk tells what its page tells, with full addresses', () => {
  const [talk] = JSON.parse(textOf(buildOpenData(fixture()), 'api/talks.json')).talks;
  expect(talk).toMatchObject({
    id: 'full',
    url: 'https://shelf.example/talks/talks/full/',
    title: HOSTILE[1],
    startTime: '10:00',
    speakers: [
      {
        id: 'ann',
        name: 'Ann Example',
        creditedAs: 'A. Example',
        role: 'host',
        organisation: 'Acme',
        url: 'https://shelf.example/talks/speakers/ann/',
      },
    ],
    recordings: [
      { provider: 'youtube', url: 'https://www.youtube.com/watch?v=abc', durationSeconds: 60 },
      { provider: 'file', url: 'https://shelf.example/talks/media/a%20b.mp3' },
      { provider: 'file', url: 'https://shelf.example/talks/talks/full/full.mp3' },
    ],
    photos: [{ url: 'https://x.example/p' }, { url: 'https://shelf.example/talks/images/p.jpg' }],
    transcripts: [{ url: 'https://shelf.example/talks/talks/full/en.vtt', language: 'en' }],
    links: [{ title: 'L', url: 'https://shelf.example/talks/about/' }],
    license: { spdx: 'CC-BY-4.0' },
    deliveries: ['other'],
    responses: [{ title: 'Notes', url: 'https://shelf.example/talks/responses/n/', website: 'https://b.example/' }],
  });
  expect(talk).not.toHaveProperty('partOf');
});

test('many talks come in files of a fixed size that name each other', () => {
  const archive = makeArchive(['a', 'b', 'c'].map((slug) => makeTalk(slug)));
  const files = buildOpenData({ archive, plan: makePlan(archive) }, 2);
  const [first, second] = ['api/talks.json', 'api/talks-2.json'].map((path) => JSON.parse(textOf(files, path)));
  expect([first.total, first.pages, first.talks.length, first.next, first.previous]).toEqual([
    3,
    2,
    2,
    'https://shelf.example/talks/api/talks-2.json',
    undefined,
  ]);
  expect([second.page, second.talks.length, second.next, second.previous]).toEqual([
    2,
    1,
    undefined,
    'https://shelf.example/talks/api/talks.json',
  ]);
});

test('nothing anywhere tells of drafts and withdrawn talks', () => {
  for (const compatibility of ['none', 'metalsmith'] as const) {
    const files = buildFeeds(fixture({ settings: makeSettings({ compatibility }) }));
    for (const file of files)
      expect([file.path, textOf(files, file.path).includes('Secret')]).toEqual([file.path, false]);
    expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
  }
});

test('the same archive gives the same bytes in any time zone', () => {
  const zone = process.env['TZ'];
  const build = (tz: string) => {
    process.env['TZ'] = tz;
    const files = buildFeeds(fixture({ settings: makeSettings({ compatibility: 'metalsmith' }) }));
    return files.map(({ path, content }) => [path, content]);
  };
  try {
    expect(build('Pacific/Kiritimati')).toEqual(build('America/Los_Angeles'));
  } finally {
    process.env['TZ'] = zone;
    if (zone === undefined) delete process.env['TZ'];
  }
});
