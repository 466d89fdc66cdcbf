/** Transcripts as pages show them: paragraphs with a time, and a name for each line. */
import type { Talk } from '../model/archive.ts';
import { formatTimestamp } from '../model/dates.ts';
import { languageDirection, languageName } from '../model/language.ts';
import { pageAt } from '../model/moments.ts';
import { paragraphsOf, type Transcript, type TranscriptParagraph } from '../model/transcript.ts';
import type { TalkView, TranscriptParagraphView } from '../model/view.ts';
import type { EmbedView } from '../model/view-parts.ts';

/** Where a recording opens at a second of the talk; nothing for services that cannot begin there. */
export type MomentAt = (seconds: number) => { readonly href?: string };

/** The moments of the recording that a page shows first. */
export function findMoments(recording: EmbedView | undefined): MomentAt {
  if (recording === undefined) return () => ({});
  const { provider, href, startSeconds = 0 } = recording;
  return (seconds) => {
    const address = pageAt(provider, href, startSeconds + seconds);
    return address === undefined ? {} : { href: address };
  };
}

/** `publish` gives the address of a caption file, with times or without. Sections are called `transcript`, `transcript-2` and so on. */
export function viewTranscripts(
  talk: Talk,
  momentAt: MomentAt,
  publish: (path: string, timed: boolean) => string,
): TalkView['transcripts'] {
  return talk.transcripts.map((transcript, index) => {
    const { path, language, cues } = transcript;
    const timed = isTimed(transcript);
    return {
      ...(language === undefined ? {} : { language, languageName: languageName(language) }),
      direction: languageDirection(language ?? talk.language),
      href: publish(path, timed),
      name: language === undefined ? 'Transcript' : `Transcript (${languageName(language)})`,
      ...(timed ? { timed } : {}),
      ...(cues.length === 0 ? {} : { id: index === 0 ? 'transcript' : `transcript-${index + 1}` }),
      paragraphs: paragraphsOf(transcript, index).map((paragraph) => viewParagraph(paragraph, momentAt)),
    };
  });
}

/** Whether a transcript has any times; then it is offered as WebVTT. */
export function isTimed({ cues }: Transcript): boolean {
  return cues.some(({ startSeconds }) => startSeconds !== undefined);
}

function viewParagraph({ startSeconds, speaker, lines }: TranscriptParagraph, momentAt: MomentAt) {
  const time =
    startSeconds === undefined
      ? {}
      : { at: formatTimestamp(startSeconds), seconds: Math.floor(startSeconds), ...momentAt(startSeconds) };
  const view: TranscriptParagraphView = {
    ...time,
    ...(speaker === undefined ? {} : { speaker }),
    lines: lines.map(({ anchor, text }) => ({ anchor, text })),
  };
  return view;
}
