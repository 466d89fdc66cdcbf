/** Cuts WebVTT and SRT text into cues: a timing line and the lines below it. Reads neither times nor words. */

export type CaptionFormat = 'vtt' | 'srt';

/** One cue as written. `line` is that of its times, from 1. */
export interface CaptionBlock {
  readonly line: number;
  readonly timing: string;
  readonly texts: readonly string[];
}

export interface CaptionBlocks {
  readonly blocks: readonly CaptionBlock[];
  /** The first lines of texts that have no times. */
  readonly untimed: readonly number[];
}

const TIMING = /^[\d:.,]+ ?--> ?[\d:.,]/;
const NOT_CUES = /^(?:WEBVTT|NOTE|STYLE|REGION)(?: |$)/;
const NUMBER = /^\d+$/;

/**
 * Finds the cues of a file, more patiently than players do.
 *
 * A cue ends at an empty line, as the formats say, and also before the times of the next one, with the next one's number. A line of white space
 * does not end it: automatic captions begin with one. White space comes out collapsed.
 */
export function readCaptionBlocks(text: string, format: CaptionFormat): CaptionBlocks {
  const blocks: CaptionBlock[] = [];
  const untimed: number[] = [];
  let texts: string[] | undefined;
  let comment = false;
  let strays: { readonly line: number; readonly text: string }[] = [];
  const reportStrays = (keep: number): void => {
    const lost = strays.slice(0, strays.length - keep).find((stray) => !NUMBER.test(stray.text));
    if (lost !== undefined) untimed.push(lost.line);
    strays = [];
  };
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (TIMING.test(line) || (texts === undefined && !comment && line.includes('-->'))) {
      if (texts !== undefined && NUMBER.test(texts.at(-1) ?? '')) texts.pop();
      // The line above the times is the cue's own name.
      reportStrays(1);
      texts = [];
      comment = false;
      blocks.push({ line: index + 1, timing: line, texts });
    } else if (raw === '') {
      texts = undefined;
      comment = false;
      reportStrays(0);
    } else if (line === '' || comment) {
      // Nothing to read.
    } else if (texts !== undefined) texts.push(line);
    else if (format === 'vtt' && strays.length === 0 && NOT_CUES.test(line)) comment = true;
    else strays.push({ line: index + 1, text: line });
  }
  reportStrays(0);
  return { blocks, untimed };
}
