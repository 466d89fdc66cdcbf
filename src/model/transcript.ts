/** Timed text of a talk: its cues, the paragraphs that they make, and their names in a page. Never reads a file. */

/** One timed line; of plain text, one paragraph without times. */
export interface Cue {
  /** Seconds from the beginning of the talk. */
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  /** Words only; line ends within a cue are spaces. */
  readonly text: string;
  /** Who speaks, where the file says so. */
  readonly speaker?: string;
}

/** A transcript of a talk. */
export interface Transcript {
  /** Path in the archive. */
  readonly path: string;
  readonly language?: string;
  /** In order of time; empty where the file has no text that could be read. */
  readonly cues: readonly Cue[];
}

/** What can be linked to by itself: a cue. */
export interface TranscriptLine {
  readonly anchor: string;
  readonly startSeconds?: number;
  readonly text: string;
}

/** Cues that are read in one go. Its anchor is that of its first line; so is its time. */
export interface TranscriptParagraph {
  readonly anchor: string;
  readonly startSeconds?: number;
  readonly speaker?: string;
  readonly lines: readonly TranscriptLine[];
}

/** Words after which a paragraph may end, and beyond which it must. */
const ENOUGH_WORDS = 60;
const MOST_WORDS = 100;
/** Silence that ends a paragraph which has enough words. */
const PAUSE_SECONDS = 2;

const SENTENCE_END = /[.!?…。！？؟।]["'”’»」』)\]]*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Roughly how many words a text has. Scripts that put no spaces between words count two characters as a word. */
export function countWords(text: string): number {
  const spaces = text.match(/\s+/g)?.length ?? 0;
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return 1 + spaces + Math.floor(unspaced / 2);
}

/** True where a text ends with a full stop or its like. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/**
 * The paragraphs of a transcript, about 60 to 100 words each, in order; every cue is a line of exactly one of them.
 *
 * A paragraph ends where the speaker changes; with enough words, at the end of a sentence or before a pause; at the latest before it would have too
 * many. `index` is the place of the transcript in its talk. Anchors are `t-724` (whole seconds) in the first and `t2-724` in the second transcript,
 * `line-3` and `line2-3` (from 1) without times; a further cue of the same second gets `t-724-2`. They are unique in a page.
 */
export function paragraphsOf(transcript: Transcript, index: number): readonly TranscriptParagraph[] {
  const anchorOf = createAnchors(index);
  const paragraphs: TranscriptParagraph[] = [];
  let lines: TranscriptLine[] = [];
  let words = 0;
  let previous: Cue | undefined;
  for (const cue of transcript.cues) {
    const more = countWords(cue.text);
    if (previous === undefined || endsBetween(previous, cue, words, more)) {
      lines = [];
      words = 0;
      paragraphs.push({ anchor: '', lines });
    }
    const anchor = anchorOf(cue);
    if (lines.length === 0)
      paragraphs[paragraphs.length - 1] = {
        anchor,
        ...(cue.startSeconds === undefined ? {} : { startSeconds: cue.startSeconds }),
        ...(cue.speaker === undefined ? {} : { speaker: cue.speaker }),
        lines,
      };
    lines.push({
      anchor,
      ...(cue.startSeconds === undefined ? {} : { startSeconds: cue.startSeconds }),
      text: cue.text,
    });
    words += more;
    previous = cue;
  }
  return paragraphs;
}

/** Whether a paragraph of so many words ends between two cues. */
function endsBetween(previous: Cue, next: Cue, words: number, more: number): boolean {
  if (previous.speaker !== next.speaker || words + more > MOST_WORDS) return true;
  if (words < ENOUGH_WORDS) return false;
  const pause = (next.startSeconds ?? 0) - (previous.endSeconds ?? next.startSeconds ?? 0);
  return pause > PAUSE_SECONDS || endsSentence(previous.text);
}

function createAnchors(index: number): (cue: Cue) => string {
  const number = index === 0 ? '' : String(index + 1);
  const used = new Map<string, number>();
  let line = 0;
  return ({ startSeconds }) => {
    line += 1;
    if (startSeconds === undefined) return `line${number}-${line}`;
    const anchor = `t${number}-${Math.floor(startSeconds)}`;
    const times = (used.get(anchor) ?? 0) + 1;
    used.set(anchor, times);
    return times === 1 ? anchor : `${anchor}-${times}`;
  };
}
