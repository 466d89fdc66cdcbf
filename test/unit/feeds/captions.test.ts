import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCaptions, writeCaptions } from '../../../src/feeds/captions.ts';
import type { Cue } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcript.ts';
import { site, talk } from '../../helpers/site.ts';
import { HOSTILE, makeArchive, makePlan, makeTalk, textOf } from './fixture.ts';

/** Cues after they were written and read again, in whole milliseconds. */
const reread = async (cues: readonly Cue[]) => {
  const { value } = await parseTranscript({ path: 'a.vtt', text: writeCaptions({ cues }) });
  const round = (seconds = 0): number => Math.round(seconds * 1000) / 1000;
  return value.map((cue) => ({ ...cue, startSeconds: round(cue.startSeconds), endSeconds: round(cue.endSeconds) }));
};

test('cues are written with times, speaker and language', () => {
  const cues = [
    { startSeconds: 0, endSeconds: 4.0004, text: 'Good evening.', speaker: 'Ada Quill' },
    { startSeconds: 3724.5, text: 'No end of its own' },
    { startSeconds: 3730, endSeconds: 3730, text: 'Ends as it begins' },
    { text: 'Without a time' },
  ];
  expect(writeCaptions({ cues, language: 'de' })).toBe(
    [
      'WEBVTT\n\nNOTE Language: de\n',
      '00:00:00.000 --> 00:00:04.000\n<v Ada Quill>Good evening.\n',
      '01:02:04.500 --> 01:02:10.000\nNo end of its own\n',
      '01:02:10.000 --> 01:02:10.001\nEnds as it begins\n',
    ].join('\n'),
  );
});

test('no text becomes markup, a time or a cue', async () => {
  for (const text of [
    ...HOSTILE,
    'a --> b',
    '00:00:01.000 --> 00:00:02.000',
    'one\n\ntwo',
    'WEBVTT',
    '<v Eve>x',
    '&lt;',
  ]) {
    const written = writeCaptions({ cues: [{ startSeconds: 1, endSeconds: 2, text, speaker: text }] });
    expect(written.match(/-->/g)).toHaveLength(1);
    expect(written.split('\n')).toHaveLength(5);
    expect(written.replace(/^<v /m, '')).not.toMatch(/<(?!v )/);
  }
  expect(writeCaptions({ cues: [], language: 'de\n\n00:01 --> 00:02\nx' })).toBe('WEBVTT\n\n');
});

test('what is written reads as it was', async () => {
  const word = fc.constantFrom('one', 'two & three', '<b>', '-->', 'NOTE', '4 < 5', 'ü', '&amp;');
  const cue = fc.record({
    text: word,
    gap: fc.integer({ min: 1, max: 9000 }),
    speaker: fc.constantFrom('Ada', 'B & C'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cue, { maxLength: 12 }), async (list) => {
      let time = 0;
      const cues = list.map(({ text, gap, speaker }, index) => {
        const startSeconds = time / 1000;
        time += gap;
        return { startSeconds, endSeconds: time / 1000, text: `${index} ${text}`, speaker };
      });
      expect(await reread(cues)).toEqual(cues);
    }),
  );
});

test('a file is written for each address that the plan has, and for no other', () => {
  const cues = [{ startSeconds: 1, endSeconds: 2, text: 'Words' }];
  const archive = makeArchive([
    makeTalk('a', { transcripts: [{ path: 'a.srt', cues }] }),
    makeTalk('b', { transcripts: [{ path: 'b.txt', cues: [{ text: 'Words' }] }] }),
  ]);
  const plan = {
    ...makePlan(archive),
    captions: [
      { from: 'a.srt', to: 'talks/a/a.vtt' },
      { from: 'gone.srt', to: 'x.vtt' },
    ],
  };
  const files = buildCaptions({ archive, plan });
  expect(files.map(({ path }) => path)).toEqual(['talks/a/a.vtt']);
  expect(textOf(files, 'talks/a/a.vtt')).toContain('Words');
  expect(buildCaptions({ archive, plan: makePlan(archive) })).toEqual([]);
});

test('a site offers captions as WebVTT, and texts as they are', async () => {
  const built = await site({
    'content/talks/a.md': talk('A', 'recording: /a.mp4'),
    'content/talks/a.srt': '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Tom</i> & Ann\r\n',
    'content/talks/a.vtt.md': talk('B'),
    'content/talks/c.md': talk('C'),
    'content/talks/c.txt': 'Plain words & more',
    'public/a.mp4': 'x',
  }).build();
  expect([...built.files.keys()].filter((path) => /\.(srt|vtt|txt)$/.test(path) && path.startsWith('talks'))).toEqual([
    'talks/a/a.vtt',
    'talks/c/c.txt',
  ]);
  expect(built.files.get('talks/a/a.vtt')).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nTom &amp; Ann\n');
  expect(built.files.get('talks/c/c.txt')).toBe('Plain words & more');
  expect(built.page('/talks/a/')).toContain(
    '<track kind="captions" src="/talks/a/a.vtt" srclang="en" label="Captions">',
  );
  expect(built.problems.filter((problem) => !problem.startsWith('plan/no-base-url'))).toEqual([]);
});
