import { expect, test } from 'vitest';
import { fillTranscripts, listCaptions } from '../../../src/link/transcripts.ts';
import type { Archive } from '../../../src/model/archive.ts';
import { site, talk } from '../../helpers/site.ts';

const SITE = 'title: Test\nbaseUrl: https://example.org\n';
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const path = 'content/talks/a.vtt';
const archive = {
  talks: [
    { transcripts: [{ path, cues: [] }] },
    { transcripts: [] },
    { transcripts: [{ path, language: 'en', cues: [] }] },
  ],
} as unknown as Archive;

test('a caption file that several talks use is listed once', () => {
  expect(listCaptions(archive)).toEqual([path]);
});

test('every talk that uses a caption file gets its cues', () => {
  const cues = [{ text: 'Hello' }];
  expect(fillTranscripts(archive, new Map([[path, cues]])).talks.map(({ transcripts }) => transcripts)).toEqual([
    [{ path, cues }],
    [],
    [{ path, language: 'en', cues }],
  ]);
  expect(fillTranscripts(archive, new Map([['other.vtt', cues]])).talks[0]?.transcripts[0]?.cues).toEqual([]);
});

test('a build reads the captions that talks use, from the archive and from public/, and no others', async () => {
  const { host, build } = site({
    'site.yaml': SITE,
    'content/talks/a.md': talk('A'),
    'content/talks/a.vtt': VTT,
    'content/talks/b.md': talk('B', 'transcript: /captions/b.srt'),
    'public/captions/b.srt': '1\n00:00:01,000 --> 00:00:02,000\nBye\n',
    'content/talks/draft.md': talk('Draft', 'draft: true'),
    'content/talks/draft.vtt': 'not captions',
    'content/talks/nobody.vtt': 'not captions',
  });
  const read: string[] = [];
  const { readBytes } = host;
  const built = await build({
    host: {
      ...host,
      readBytes: (file) => {
        read.push(file);
        return readBytes(file);
      },
    },
  });
  expect(built.problems).toEqual([]);
  const words = built.archive?.talks.map(({ id, transcripts }) => [id, transcripts[0]?.cues[0]?.text]);
  expect(words).toEqual([
    ['a', 'Hello'],
    ['b', 'Bye'],
  ]);
  expect(read.filter((file) => /\.(vtt|srt)$/.test(file)).sort()).toEqual([
    '/archive/content/talks/a.vtt',
    '/archive/public/captions/b.srt',
  ]);
  expect(built.page('/talks/b/')).toContain('<span id="t-1">Bye</span>');
  expect(built.page('/talks/b/')).toContain('href="/talks/b/b.vtt"');
});

test('captions that cannot be shown are still offered', async () => {
  const built = await site({
    'site.yaml': SITE,
    'content/talks/a.md': talk('A'),
    'content/talks/a.vtt': `WEBVTT\n\n${'x'.repeat(6_000_000)}`,
  }).build();
  expect(built.problems).toEqual(['transcript/too-large content/talks/a.vtt:1:1']);
  expect(built.ok).toBe(true);
  expect(built.page('/talks/a/')).toContain('href="/talks/a/a.vtt"');
  expect(built.page('/talks/a/')).not.toContain('id="transcript"');
});
