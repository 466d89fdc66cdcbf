import { describe, expect, test } from 'vitest';
import type { Talk } from '../../../src/model/archive.ts';
import { frameAt, frameUntil, pageAt } from '../../../src/model/moments.ts';
import type { Transcript } from '../../../src/model/transcript.ts';
import { viewTranscripts } from '../../../src/plan/transcript-views.ts';
import { talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

test.each([
  ['youtube', 'https://www.youtube.com/watch?v=a', 'https://www.youtube.com/watch?v=a&t=724s'],
  ['youtube', 'https://youtu.be/a?t=5', 'https://youtu.be/a?t=724s'],
  ['vimeo', 'https://vimeo.com/1#t=5s', 'https://vimeo.com/1#t=724s'],
  ['peertube', 'https://tube.example/w/a?start=5', 'https://tube.example/w/a?start=724'],
  ['internet-archive', 'https://archive.org/details/a', 'https://archive.org/details/a?start=724'],
  ['file', '/film.mp4', '/film.mp4#t=724'],
  ['media-ccc', 'https://media.ccc.de/v/a', undefined],
  ['constructor', 'https://x.example/', undefined],
  ['youtube', 'not an address', undefined],
])('the page of %s at a second: %s', (provider, url, expected) => {
  expect(pageAt(provider, url, 724.9)).toBe(expected);
});

test.each([
  ['youtube', 'https://www.youtube-nocookie.com/embed/a?start=5', 'https://www.youtube-nocookie.com/embed/a?start=724'],
  ['vimeo', 'https://player.vimeo.com/video/1?dnt=1', 'https://player.vimeo.com/video/1?dnt=1#t=724s'],
  ['peertube', 'https://tube.example/videos/embed/a', 'https://tube.example/videos/embed/a?start=724'],
  ['internet-archive', 'https://archive.org/embed/a', 'https://archive.org/embed/a?start=724'],
  ['media-ccc', 'https://media.ccc.de/v/a/oembed', undefined],
])('the frame of %s at a second: %s', (provider, url, expected) => {
  expect(frameAt(provider, url, 724)).toBe(expected);
});

test.each([
  [
    'youtube',
    'https://www.youtube-nocookie.com/embed/a?start=5',
    'https://www.youtube-nocookie.com/embed/a?start=5&end=725',
  ],
  ['peertube', 'https://tube.example/videos/embed/a', 'https://tube.example/videos/embed/a?stop=725'],
  ['vimeo', 'https://player.vimeo.com/video/1', undefined],
  ['toString', 'https://x.example/', undefined],
])('the frame of %s that ends at a second: %s', (provider, url, expected) => {
  expect(frameUntil(provider, url, 724.2)).toBe(expected);
});

test('a span of a file is one address', () => {
  expect(pageAt('file', '/film.mp4', 60, 90.5)).toBe('/film.mp4#t=60,91');
});

describe('moments of a talk', () => {
  const video = { provider: 'youtube', providerName: 'YouTube', kind: 'video', url: 'https://youtu.be/a' } as const;
  const chapters = [{ atSeconds: 60, title: 'Second' }];
  const view = (fields: Parameters<typeof talk>[1], ...others: Parameters<typeof plan>[0]) =>
    plan([talk('a', { chapters, ...fields }), ...others]).pageAt('/talks/talk-a/').view.talk;

  test('count from where the talk begins in its recording', () => {
    const shown = view({ recordings: [{ ...video, startSeconds: 600 }] });
    expect(shown?.chapters[0]).toMatchObject({ seconds: 60, href: 'https://youtu.be/a?t=660s' });
    expect(shown?.recordings[0]?.startSeconds).toBe(600);
  });

  test('lie in the recording of the whole for a talk that is a part of it', () => {
    const whole = talk('whole', { recordings: [video] });
    const shown = view({ partOf: 'whole', partStartSeconds: 100 }, whole);
    expect(shown?.chapters[0]?.href).toBe('https://youtu.be/a?t=160s');
  });

  test('of parts are listed with the whole, and play their span of its first recording', () => {
    const frameUrl = 'https://www.youtube-nocookie.com/embed/a';
    const whole = talk('a', { recordings: [{ ...video, frameUrl, startSeconds: 100, durationSeconds: 4000 }, video] });
    const { pageAt } = plan([
      whole,
      talk('b', { partOf: 'a', partStartSeconds: 3400, partEndSeconds: 3700 }),
      talk('c', { partOf: 'a', partStartSeconds: 700 }),
      talk('d', { partOf: 'c' }),
      talk('e', { partOf: 'a', partStartSeconds: 200, recordings: [video] }),
    ]);
    const at = (id: string) => pageAt(`/talks/talk-${id}/`).view.talk;
    expect(at('a')?.parts).toEqual([
      { title: 'Talk e', href: '/talks/talk-e/' },
      { title: 'Talk c', href: '/talks/talk-c/', at: '10:00', seconds: 600, momentHref: 'https://youtu.be/a?t=700s' },
      {
        title: 'Talk b',
        href: '/talks/talk-b/',
        at: '55:00',
        until: '1:00:00',
        seconds: 3300,
        momentHref: 'https://youtu.be/a?t=3400s',
      },
    ]);
    expect(at('b')?.recordings).toEqual([
      expect.objectContaining({
        href: 'https://youtu.be/a?t=3400s',
        frameUrl: `${frameUrl}?start=3400&end=3700`,
        startSeconds: 3400,
        endSeconds: 3700,
        duration: '5 min',
      }),
    ]);
    expect(at('c')?.recordings).toEqual([expect.objectContaining({ startSeconds: 700, duration: '55 min' })]);
    expect(at('d')?.recordings).toEqual([expect.objectContaining({ startSeconds: 100 })]);
    expect(at('e')?.recordings).toHaveLength(1);
    expect(at('e')?.recordings[0]).not.toHaveProperty('startSeconds');
  });

  test('of slides open the recording as well', () => {
    const slides = [
      {
        pages: [
          { number: 1, text: 'One', atSeconds: 9 },
          { number: 2, text: 'Two' },
        ],
      },
    ];
    expect(view({ recordings: [video], slides })?.slidePages).toMatchObject([
      { at: '0:09', seconds: 9, href: 'https://youtu.be/a?t=9s' },
      { number: 2, text: 'Two' },
    ]);
  });

  test('have no address without a recording', () => {
    expect(view({})?.chapters).toEqual([{ at: '1:00', seconds: 60, title: 'Second' }]);
  });
});

describe('the view of transcripts', () => {
  const shown = (transcripts: readonly Transcript[]) =>
    viewTranscripts(
      { language: 'ar', transcripts } as unknown as Talk,
      (seconds) => ({ href: `/film.mp4#t=${seconds}` }),
      (path) => `/files/${path}`,
    );

  test('has paragraphs with times, anchors and the moment in the recording', () => {
    const cues = [
      { startSeconds: 724.5, endSeconds: 725, text: 'שלום', speaker: 'Ada' },
      { startSeconds: 726, endSeconds: 727, text: 'Bye', speaker: 'Ada' },
    ];
    expect(shown([{ path: 'a.vtt', language: 'he', cues }])).toEqual([
      {
        language: 'he',
        languageName: 'Hebrew',
        direction: 'rtl',
        href: '/files/a.vtt',
        name: 'Transcript (Hebrew)',
        timed: true,
        id: 'transcript',
        paragraphs: [
          {
            at: '12:04',
            seconds: 724,
            href: '/film.mp4#t=724.5',
            speaker: 'Ada',
            lines: [
              { anchor: 't-724', text: 'שלום' },
              { anchor: 't-726', text: 'Bye' },
            ],
          },
        ],
      },
    ]);
  });

  test('counts sections, takes the direction of the talk, and has no times where the file has none', () => {
    expect(
      shown([
        { path: 'a.vtt', cues: [] },
        { path: 'b.txt', cues: [{ text: 'Words' }] },
      ]),
    ).toEqual([
      { direction: 'rtl', href: '/files/a.vtt', name: 'Transcript', paragraphs: [] },
      {
        direction: 'rtl',
        href: '/files/b.txt',
        name: 'Transcript',
        id: 'transcript-2',
        paragraphs: [{ lines: [{ anchor: 'line2-1', text: 'Words' }] }],
      },
    ]);
  });
});
