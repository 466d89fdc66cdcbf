/** The pieces of one talk that can be opened by themselves: slides with text, paragraphs of transcripts, and of what was written about it. Holds nothing of other talks. */
import type { Talk, TalkResponse } from '../../model/archive.ts';
import type { SlidePage } from '../../model/media.ts';
import type { Passage } from '../../model/search.ts';
import { paragraphsOf, type TranscriptParagraph } from '../../model/transcript.ts';
import type { SearchPassage } from './search-talk.ts';

/**
 * The passages of a talk: its slides in order, then the paragraphs of each transcript, then those of its responses.
 *
 * A slide whose text only continues that of the slide before it (a list that appears line by line) takes its place: each text is found once, where
 * it is complete. Responses come with the site paths of their pages.
 */
export function passagesOfTalk(
  talk: Talk,
  responses: readonly (readonly [TalkResponse, string])[] = [],
): readonly SearchPassage[] {
  const slides = slidesOfTalk(talk).map((passage) => ({ passage, language: talk.language }));
  const spoken = talk.transcripts.flatMap((transcript, index) =>
    paragraphsOf(transcript, index).map((paragraph) => ({
      passage: describeParagraph(paragraph),
      language: transcript.language ?? talk.language,
    })),
  );
  const written = responses.flatMap(([response, permalink]) => passagesOfResponse(response, permalink));
  return [...slides, ...spoken, ...written];
}

/** Enough text to be a passage; a single line that is longer stays whole. */
const RESPONSE_PASSAGE = 300;

/** The lines of a response, several short ones together. */
function passagesOfResponse({ author, body, language }: TalkResponse, permalink: string): readonly SearchPassage[] {
  const response = { permalink, ...(author === undefined ? {} : { author }) };
  const texts: string[] = [];
  for (const line of body.text.split('\n')) {
    const last = texts.at(-1);
    if (line.trim() === '') continue;
    if (last === undefined || last.length + line.length > RESPONSE_PASSAGE) texts.push(line.trim());
    else texts[texts.length - 1] = `${last}\n${line.trim()}`;
  }
  return texts.map((text) => ({ passage: { anchor: '', response, text }, language }));
}

/** The slides with text, those that appear step by step once, with their last number. */
export function slidesOfTalk(talk: Pick<Talk, 'slides'>): readonly Passage[] {
  return talk.slides.flatMap((deck) => {
    const passages: Passage[] = [];
    let before = '';
    for (const page of deck.pages) {
      const text = textOfSlide(page);
      if (before !== '' && continues(text, before)) passages.pop();
      if (text !== '') passages.push({ anchor: `slide-${page.number}`, slide: page.number, text });
      before = text;
    }
    return passages;
  });
}

function textOfSlide({ text, alt = '' }: SlidePage): string {
  const parts = [text.trim(), alt.trim()].filter((part) => part !== '');
  return [...new Set(parts)].join('\n');
}

/** Whether a text begins with another, and that does not end within a word. */
function continues(text: string, beginning: string): boolean {
  return text.startsWith(beginning) && !/^[\p{L}\p{N}\p{M}]/u.test(text.slice(beginning.length));
}

/** The lines of a paragraph as one text. A line without a time of its own opens with the one before it. */
function describeParagraph({ anchor, startSeconds, lines }: TranscriptParagraph): Passage {
  const cues: { at: number; seconds: number; anchor: string }[] = [];
  let text = '';
  lines.forEach((line, index) => {
    if (text !== '') text += ' ';
    if (index > 0 && line.startSeconds !== undefined)
      cues.push({ at: text.length, seconds: Math.floor(line.startSeconds), anchor: line.anchor });
    text += line.text;
  });
  return {
    anchor,
    ...(startSeconds === undefined ? {} : { seconds: Math.floor(startSeconds) }),
    text,
    ...(cues.length === 0 ? {} : { cues }),
  };
}
