import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsOfAnchor } from '../../../src/model/moments.ts';
import { type Cue, paragraphsOf, type Transcript } from '../../../src/model/transcript.ts';

const words = (count: number, end = ''): string => `${Array.from({ length: count }, () => 'word').join(' ')}${end}`;
const transcript = (...cues: readonly Cue[]): Transcript => ({ path: 'a.vtt', cues });
const at = (seconds: number, text: string, more: Partial<Cue> = {}): Cue => ({
  startSeconds: seconds,
  endSeconds: seconds + 1,
  text,
  ...more,
});
const sizes = (cues: readonly Cue[]): number[] => paragraphsOf(transcript(...cues), 0).map(({ lines }) => lines.length);

describe('paragraphs', () => {
  it('end at the end of a sentence once they have enough words', () => {
    expect(sizes([at(0, words(30, '.')), at(1, words(35)), at(2, words(10, '!”')), at(3, words(5, '.'))])).toEqual([
      3, 1,
    ]);
  });

  it('end before a pause once they have enough words', () => {
    expect(sizes([at(0, words(10)), at(9, words(60)), at(20, words(5))])).toEqual([2, 1]);
  });

  it('never grow past the limit, but keep a long cue whole', () => {
    expect(sizes([at(0, words(50)), at(1, words(40)), at(2, words(20)), at(3, words(300)), at(4, words(1))])).toEqual([
      2, 1, 1, 1,
    ]);
  });

  it('count words in scripts that write no spaces', () => {
    expect(sizes([at(0, '漢'.repeat(150)), at(1, '字'.repeat(150))])).toEqual([1, 1]);
  });

  it('belong to one speaker', () => {
    const paragraphs = paragraphsOf(
      transcript(
        at(0, 'Hello', { speaker: 'Ada' }),
        at(1, 'you', { speaker: 'Ada' }),
        at(2, 'Hi', { speaker: 'Bo' }),
        at(3, 'Noise'),
      ),
      0,
    );
    expect(paragraphs.map(({ speaker, lines }) => [speaker, lines.length])).toEqual([
      ['Ada', 2],
      ['Bo', 1],
      [undefined, 1],
    ]);
  });
});

describe('anchors', () => {
  it('are whole seconds, with the number of a further transcript', () => {
    const one = transcript(at(724.9, 'Twelve minutes'));
    expect(paragraphsOf(one, 0)).toEqual([
      {
        anchor: 't-724',
        startSeconds: 724.9,
        lines: [{ anchor: 't-724', startSeconds: 724.9, text: 'Twelve minutes' }],
      },
    ]);
    expect(paragraphsOf(one, 1)[0]?.anchor).toBe('t2-724');
  });

  it('count lines where there are no times', () => {
    const lines = transcript({ text: 'One' }, { text: 'Two' });
    expect(paragraphsOf(lines, 0)[0]?.lines.map(({ anchor }) => anchor)).toEqual(['line-1', 'line-2']);
    expect(paragraphsOf(lines, 2)[0]?.anchor).toBe('line3-1');
  });

  it('tell apart cues of one second', () => {
    const { lines } = paragraphsOf(transcript(at(5.1, 'a'), at(5.5, 'b'), at(5.9, 'c')), 0)[0]!;
    expect(lines.map(({ anchor }) => anchor)).toEqual(['t-5', 't-5-2', 't-5-3']);
  });

  it('name their second', () => {
    expect(['t-724', 't2-724', 't-724-2', 't-0'].map(secondsOfAnchor)).toEqual([724, 724, 724, 0]);
    expect(['line-3', 'slide-4', 't-', 'xt-4', 't-4x', ''].map(secondsOfAnchor)).toEqual(Array(6).fill(undefined));
  });

  it('are unique among all transcripts of a talk, and every cue has one', () => {
    const cues = fc.array(
      fc.record({ startSeconds: fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: 0 }), text: fc.lorem() }),
    );
    fc.assert(
      fc.property(cues, cues, (first, second) => {
        const lines = [first, second].flatMap((list, index) =>
          paragraphsOf(transcript(...list.sort((a, b) => a.startSeconds - b.startSeconds)), index).flatMap(
            (paragraph) => paragraph.lines,
          ),
        );
        expect(lines.map(({ text }) => text)).toEqual([...first, ...second].map(({ text }) => text));
        expect(new Set(lines.map(({ anchor }) => anchor)).size).toBe(lines.length);
      }),
    );
  });
});
