/** The captions that pages offer, written anew as WebVTT (W3C, "The Web Video Text Tracks Format") from their cues. */
import type { OutputFile } from '../model/output.ts';
import type { Cue, Transcript } from '../model/transcript.ts';
import type { FeedInput } from './feed-input.ts';

/** How long the last cue is shown where its file does not say. */
const LAST_SECONDS = 5;

const LANGUAGE = /^[a-z0-9-]{2,35}$/i;

/** One file for each caption file that the plan has an address for. */
export function buildCaptions({ archive, plan }: FeedInput): readonly OutputFile[] {
  const planned = plan.captions ?? [];
  if (planned.length === 0) return [];
  const transcripts = new Map(
    archive.talks.flatMap((talk) => talk.transcripts.map((transcript) => [transcript.path, transcript] as const)),
  );
  return planned.flatMap(({ from, to }) => {
    const transcript = transcripts.get(from);
    return transcript === undefined ? [] : [{ path: to, content: writeCaptions(transcript) }];
  });
}

/**
 * A transcript as a WebVTT file. Times count from the beginning of the talk, in milliseconds; cues without a time are left out.
 *
 * No text can become markup, a timing line or a cue of its own: `&`, `<` and `>` are written as character references, line ends as spaces.
 */
export function writeCaptions({ cues, language }: Pick<Transcript, 'cues' | 'language'>): string {
  const note = language !== undefined && LANGUAGE.test(language) ? `NOTE Language: ${language}\n\n` : '';
  return `WEBVTT\n\n${note}${cues.flatMap((cue, index) => writeCue(cue, cues[index + 1])).join('\n')}`;
}

function writeCue({ startSeconds, endSeconds, speaker, text }: Cue, next: Cue | undefined): string[] {
  const words = escapeText(text);
  if (startSeconds === undefined || words === '') return [];
  const start = milliseconds(startSeconds);
  const end = milliseconds(endSeconds ?? next?.startSeconds ?? startSeconds + LAST_SECONDS);
  const voice = speaker === undefined ? '' : `<v ${escapeText(speaker)}>`;
  return [`${formatTime(start)} --> ${formatTime(Math.max(end, start + 1))}\n${voice}${words}\n`];
}

function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function milliseconds(seconds: number): number {
  return Math.max(0, Math.round(seconds * 1000));
}

/** `00:12:04.500`; hours may have more digits. */
function formatTime(time: number): string {
  const [hours, minutes, seconds] = [time / 3_600_000, (time / 60_000) % 60, (time / 1000) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(time % 1000).padStart(3, '0')}`;
}
