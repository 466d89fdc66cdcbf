/** Codes of the group `transcript/`: the text of caption files. None stops a build, because a page is complete without it. */
import { define } from '../define.ts';

const MEGABYTE = 1024 * 1024;

export const transcriptCodes = {
  'transcript/too-large': define<{ bytes: number; limit: number }>({
    severity: 'warning',
    message: ({ bytes, limit }) =>
      `The transcript has ${(bytes / MEGABYTE).toFixed(1)} MB; the text of at most ${limit / MEGABYTE} MB is shown`,
    hint: 'Check that the file holds captions only; an hour of speech needs about 0.1 MB.',
    explanation:
      'The text of a caption file stands on the page of its talk and can be searched. A file of several megabytes would make a page that no browser likes to open, and is nearly always something other than captions. The file is still offered for download.',
  }),
  'transcript/not-utf8': define<{ guess: string }>({
    severity: 'warning',
    message: ({ guess }) => `This byte is not UTF-8; the transcript seems to be in ${guess}, and its text is not shown`,
    hint: 'Convert it: iconv -f LATIN1 -t UTF-8 old.srt > new.srt',
    explanation:
      'WebVTT is always UTF-8, and other text files of an archive are read as UTF-8 too. SRT files of older programs are often in another encoding, which cannot be told from the file with certainty. The file is still offered for download. The position is that of the first byte that cannot be read.',
  }),
  'transcript/no-header': define({
    severity: 'warning',
    message: () => 'The file does not begin with WEBVTT, so browsers refuse it as captions',
    hint: 'Write WEBVTT into the first line and leave the second one empty, or rename an SRT file to .srt.',
    explanation:
      'A WebVTT file begins with a line that says WEBVTT, followed by an empty line. Rostrum reads the cues all the same, but a player of a browser shows none of them. SRT files look alike; they have no such line, number their cues, and write a comma in their times: 00:12:04,500.',
  }),
  'transcript/cue-skipped': define<{ count: number; reason: string }>({
    severity: 'warning',
    message: ({ count, reason }) =>
      count === 1 ? `A cue is left out: ${reason}` : `${count} cues are left out; the first one: ${reason}`,
    hint: 'Write each cue as a line with its times, such as 00:12:04.500 --> 00:12:08.000, its text below, and an empty line.',
    explanation:
      'A cue is a line with two times and an arrow, with the text in the lines below it; an empty line ends it. WebVTT writes times as 00:12:04.500, SRT as 00:12:04,500, and a cue must end after it begins. A cue without times that can be read has no place in the recording, so it is left out of the transcript; so is text that stands apart from any times. Players leave it out too.',
  }),
  'transcript/empty': define({
    severity: 'warning',
    message: () => 'The transcript has no text',
    hint: 'Put the captions into the file, or remove it.',
    explanation:
      'The file that a talk names as its transcript, or that lies beside it under its name, has no words that could be shown. The page of the talk offers it for download only.',
  }),
} as const;
