/** Automatic captions repeat what stands on the screen already; this leaves each word once. Knows no file format. */
import type { Cue } from '../model/transcript.ts';
import type { SpokenLines } from './caption-text.ts';

/** What is on the screen from one second to another. */
export interface ShownLines extends SpokenLines {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Between lines further apart than this a repetition is meant. */
const MOST_SECONDS_APART = 1;
/** A screen of captions has two or three lines. */
const MOST_LINES_KEPT = 8;

/** Makes cues of what only is new in each. `shown` must be in order of time. */
export function collapseRepetitions(shown: readonly ShownLines[]): readonly Cue[] {
  const cues: Cue[] = [];
  let previous: ShownLines | undefined;
  for (const now of shown) {
    const rolls =
      previous !== undefined &&
      previous.speaker === now.speaker &&
      now.startSeconds - previous.endSeconds <= MOST_SECONDS_APART;
    const text = rolls && previous !== undefined ? findNew(previous.lines, now.lines) : now.lines.join(' ');
    const last = cues.at(-1);
    if (text !== '')
      cues.push({
        startSeconds: now.startSeconds,
        endSeconds: now.endSeconds,
        text,
        ...(now.speaker === undefined ? {} : { speaker: now.speaker }),
      });
    else if (last !== undefined) cues[cues.length - 1] = { ...last, endSeconds: now.endSeconds };
    previous = now;
  }
  return cues;
}

function findNew(before: readonly string[], after: readonly string[]): string {
  const most = Math.min(before.length, after.length, MOST_LINES_KEPT);
  for (let kept = most; kept > 0; kept--)
    if (before.slice(-kept).every((line, index) => line === after[index])) return after.slice(kept).join(' ');
  const [old, text] = [before.join(' '), after.join(' ')];
  return text.startsWith(`${old} `) ? text.slice(old.length + 1) : text === old ? '' : text;
}
