/** Caption files as cues, and what in them could not be read. The only module that knows the package media-captions. */
import { parseText, parseVTTTimestamp } from 'media-captions';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { TextFile } from '../model/source.ts';
import type { Cue } from '../model/transcript.ts';
import { type CaptionBlock, type CaptionFormat, readCaptionBlocks } from './caption-blocks.ts';
import { readSpokenLines } from './caption-text.ts';
import { readPlainText } from './plain-text.ts';
import { collapseRepetitions, type ShownLines } from './rolling-captions.ts';

/** The package queues the lines of a call, and the time of a call grows with the square of their number. */
const CUES_A_CALL = 500;
/** Further places that a problem names. */
const MOST_RELATED = 9;
/** What is worth asking the package about; other words could mean something else to it. */
const TIME = /^[\d:.,]+$/;

/**
 * Reads a transcript: WebVTT, SRT, or plain text where the path ends with `.txt`.
 *
 * Cues come in order of time, with words only and each word once. What cannot be read is left out with a warning that names its line. Never throws
 * on content; takes time in proportion to the text.
 */
export async function parseTranscript(file: TextFile): Promise<Outcome<readonly Cue[]>> {
  const text = file.text.replace(/^\uFEFF/, '');
  const diagnostics: Diagnostic[] = [];
  const at = (line: number): Span => ({ path: file.path, line, column: 1, length: 0 });
  const value = /\.txt$/i.test(file.path) ? readPlainText(text) : await readCaptions(text, file.path, diagnostics, at);
  if (value.length === 0) diagnostics.push(diagnose('transcript/empty', {}, at(1)));
  return { value, diagnostics };
}

async function readCaptions(
  text: string,
  path: string,
  diagnostics: Diagnostic[],
  at: (line: number) => Span,
): Promise<readonly Cue[]> {
  const headed = /^WEBVTT(?:\s|$)/.test(text);
  const format: CaptionFormat = headed || /\.vtt$/i.test(path) ? 'vtt' : 'srt';
  if (format === 'vtt' && !headed) diagnostics.push(diagnose('transcript/no-header', {}, at(1)));
  const { blocks, untimed } = readCaptionBlocks(text, format);
  const times = await readTimes(blocks, format);
  const skipped = [
    ...blocks
      .filter(({ line }) => !times.has(line))
      .map(({ line, timing }) => ({ line, reason: explainTiming(timing, format) })),
    ...untimed.map((line) => ({ line, reason: 'it has no times' })),
  ].sort((a, b) => a.line - b.line);
  const [first, ...others] = skipped;
  if (first !== undefined) {
    const related = others
      .slice(0, MOST_RELATED)
      .map(({ line, reason }) => ({ message: `Also left out: ${reason}`, span: at(line) }));
    const args = { count: skipped.length, reason: first.reason };
    diagnostics.push(diagnose('transcript/cue-skipped', args, at(first.line), related));
  }
  const shown = blocks.flatMap(({ line, texts }): ShownLines[] => {
    const time = times.get(line);
    return time === undefined ? [] : readSpokenLines(texts).map((spoken) => ({ ...spoken, ...time }));
  });
  return collapseRepetitions(shown.sort((a, b) => a.startSeconds - b.startSeconds));
}

type CueTimes = Pick<ShownLines, 'startSeconds' | 'endSeconds'>;

/**
 * The times of cues, by their line; a cue that the package refuses is missing.
 *
 * It gets the timing lines alone, each named by its line number: it skips cues without a word about it, takes coordinates behind the times of SRT
 * for words, and words such as "position: absolute" for settings.
 */
async function readTimes(
  blocks: readonly CaptionBlock[],
  format: CaptionFormat,
): Promise<ReadonlyMap<number, CueTimes>> {
  const times = new Map<number, CueTimes>();
  for (let start = 0; start < blocks.length; start += CUES_A_CALL) {
    const lines = blocks.slice(start, start + CUES_A_CALL).flatMap(({ line, timing }) => {
      const [begin, end] = splitTiming(timing);
      return TIME.test(begin) && TIME.test(end) ? [`${line}\n${begin} --> ${end}\n`] : [];
    });
    const { cues } = await parseText(`WEBVTT\n\n${lines.join('\n')}`, { type: format });
    for (const { id, startTime, endTime } of cues)
      times.set(Number(id), { startSeconds: startTime, endSeconds: endTime });
  }
  return times;
}

function splitTiming(timing: string): readonly [begin: string, end: string] {
  const arrow = timing.indexOf('-->');
  return [
    timing.slice(0, arrow).trim(),
    timing
      .slice(arrow + '-->'.length)
      .trim()
      .split(' ', 1)[0] ?? '',
  ];
}

function explainTiming(timing: string, format: CaptionFormat): string {
  const example = format === 'vtt' ? '00:12:04.500' : '00:12:04,500';
  const known = splitTiming(timing).every(
    (time) => parseVTTTimestamp(format === 'srt' ? time.replaceAll(',', '.') : time) !== null,
  );
  return known ? 'it does not end after its beginning' : `its times are not written like ${example}`;
}
