import { expect, test } from 'vitest';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';
import type { Talk } from '../../../src/model/archive.ts';
import type { SlidePage } from '../../../src/model/media.ts';
import type { Passage, SearchManifest } from '../../../src/model/search.ts';
import type { Cue, Transcript } from '../../../src/model/transcript.ts';
import { passagesOfTalk, slidesOfTalk } from '../../../src/search/collect/passages.ts';
import type { SearchTalk } from '../../../src/search/collect/search-talk.ts';
import { expectEnd, openBytes, readVarint } from '../../../src/search/read/varint.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';
import { createOwnerCollector, writePassageFiles } from '../../../src/search/write/passage-files.ts';
import { makeTalk } from '../feeds/fixture.ts';
import { readSearchFiles } from './search-files.ts';

const slides = (...pages: readonly (string | Partial<SlidePage>)[]): Pick<Talk, 'slides'> => ({
  slides: [
    {
      pages: pages.map((page, index) => ({
        number: index + 1,
        text: '',
        ...(typeof page === 'string' ? { text: page } : page),
      })),
    },
  ],
});

const transcript = (cues: readonly Cue[], language?: string): Transcript => ({
  path: 'a.vtt',
  cues,
  ...(language === undefined ? {} : { language }),
});

const languages = await loadLanguages(['en']);

function write(counts: readonly number[]): {
  manifest: Pick<SearchManifest, 'passages'>;
  files: ReturnType<typeof readSearchFiles>;
} {
  let number = 0;
  const talks = counts.map((count) => ({
    passages: Array.from({ length: count }, () => {
      number++;
      return { language: 'en', passage: { anchor: `slide-${number}`, slide: number, text: `Word${number}` } };
    }),
  })) as unknown as readonly SearchTalk[];
  const owners = createOwnerCollector();
  for (const count of counts) owners.add(count);
  const sink = createFileSink(packSearchFile);
  const manifest = writePassageFiles(talks, owners, languages, sink);
  return { manifest, files: readSearchFiles(sink.files()) };
}

test('a slide is a passage when it has words', () => {
  expect(slidesOfTalk(slides('One', '', { alt: 'A graph' }, { text: 'Two', alt: 'A map' }))).toEqual([
    { anchor: 'slide-1', slide: 1, text: 'One' },
    { anchor: 'slide-3', slide: 3, text: 'A graph' },
    { anchor: 'slide-4', slide: 4, text: 'Two\nA map' },
  ]);
});

test('a list that appears line by line is one passage, opened where it is complete', () => {
  const numbers = (...pages: string[]): unknown[] => slidesOfTalk(slides(...pages)).map(({ slide }) => slide);
  expect(numbers('Why', 'Why\nSpeed', 'Why\nSpeed\nCost', 'End')).toEqual([3, 4]);
  expect(numbers('Thanks', 'Thanks')).toEqual([2]);
  expect(numbers('Java', 'JavaScript')).toEqual([1, 2]);
  expect(numbers('Why', '', 'Why')).toEqual([1, 3]);
});

test('a paragraph of a transcript knows where each of its lines begins', () => {
  const talk = makeTalk('a', {
    language: 'en',
    transcripts: [
      transcript([
        { startSeconds: 724.9, endSeconds: 727, text: 'First line' },
        { startSeconds: 727.2, endSeconds: 729, text: 'and the second.' },
      ]),
      transcript([{ text: 'Ohne Zeiten.' }], 'de'),
    ],
  });
  const [timed, untimed] = passagesOfTalk(talk);
  expect(timed).toEqual({
    language: 'en',
    passage: {
      anchor: 't-724',
      seconds: 724,
      text: 'First line and the second.',
      cues: [{ at: 11, seconds: 727, anchor: 't-727' }],
    },
  });
  expect(untimed).toEqual({ language: 'de', passage: { anchor: 'line2-1', text: 'Ohne Zeiten.' } });
});

test('texts and owners tell each passage and its talk', async () => {
  const counts = [0, 3, 0, 0, 20, 1, 0];
  const { manifest, files } = write(counts);
  const { index, texts, owners } = manifest.passages!;
  expect([index.documents, index.b, texts.size]).toEqual([24, 0, 8]);
  const passages = await files.readAll<Passage>(texts);
  expect(passages.map(({ slide }) => slide)).toEqual(Array.from({ length: 24 }, (_, place) => place + 1));
  const reader = openBytes(await files.read(owners));
  const read: number[] = [];
  let talk = 0;
  while (reader.position < reader.bytes.length) {
    talk += readVarint(reader);
    read[talk] = readVarint(reader);
  }
  expectEnd(reader);
  expect(counts.map((_, number) => read[number] ?? 0)).toEqual(counts);
});

test('without passages there are no files', () => {
  const { manifest, files } = write([0, 0]);
  expect([manifest, files.texts.size]).toEqual([{}, 0]);
});

test('talks that cannot be walked through twice are an error, not an index without words', () => {
  const owners = createOwnerCollector();
  owners.add(2);
  expect(() => writePassageFiles([], owners, new Map(), createFileSink(packSearchFile))).toThrow('2 passages at first');
});
