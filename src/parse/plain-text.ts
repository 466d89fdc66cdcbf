/** Transcripts without times: a paragraph is a cue. */
import { type Cue, countWords, endsSentence } from '../model/transcript.ts';
import { cleanText } from './caption-text.ts';

/** Words after which a long paragraph may be cut at the end of a sentence, and after which it must be cut. */
const ENOUGH_WORDS = 60;
const MOST_WORDS = 100;
/** A word with the space behind it; also of scripts that have none between words. */
const WORD = /[^ 。！？]{1,100}[。！？]* ?|[。！？]+ ?/gu;

/** Reads paragraphs, which an empty line ends. A long one becomes several cues, because each can be linked to and found by itself. */
export function readPlainText(text: string): readonly Cue[] {
  const cues: Cue[] = [];
  let lines: string[] = [];
  const finish = (): void => {
    const paragraph = cleanText(lines.join(' '));
    lines = [];
    if (paragraph !== '') cues.push(...cutParagraph(paragraph).map((part) => ({ text: part })));
  };
  for (const line of text.split(/\r\n?|\n/))
    if (line.trim() === '') finish();
    else lines.push(line);
  finish();
  return cues;
}

function cutParagraph(paragraph: string): readonly string[] {
  if (countWords(paragraph) <= MOST_WORDS) return [paragraph];
  const parts: string[] = [];
  let begin = 0;
  let end = 0;
  let words = 0;
  for (const [word] of paragraph.matchAll(WORD)) {
    end += word.length;
    words += countWords(word.trimEnd());
    if (words < ENOUGH_WORDS || (words < MOST_WORDS && !endsSentence(word.trimEnd()))) continue;
    parts.push(paragraph.slice(begin, end).trim());
    begin = end;
    words = 0;
  }
  return begin < paragraph.length ? [...parts, paragraph.slice(begin).trim()] : parts;
}
