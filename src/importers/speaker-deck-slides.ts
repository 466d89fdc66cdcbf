/** The numbered slides in a text that was copied from a page of Speaker Deck. */
import type { ImportedSlide } from '../model/imported.ts';
import { leaveOut, type TextLine } from './copied-text.ts';
import type { LeftOut } from './importer.ts';
import { mendAddresses } from './speaker-deck-addresses.ts';

/** What the page shows for a slide without text. */
const NO_TEXT = 'None';
/** The line of the page above or below each slide. */
export const FULL_SIZE = /^View full-?size slide$/i;
/** Headings of what follows the transcript on the page. */
const AFTER_SLIDES = /^(?:More Decks by|See All by|Other Decks in|Featured Decks?$|Copyright © \d{4} Speaker Deck)/i;

/** The words of the item that begins with this number, or nothing where the line begins none. */
export function itemText(line: TextLine, number: number): string | undefined {
  const mark = `${number}.`;
  if (line.text === mark) return '';
  return line.text.startsWith(`${mark} `) ? line.text.slice(mark.length + 1) : undefined;
}

/**
 * Reads the lines behind the heading `Transcript`. The numbers run 1, 2, 3 …, so a line begins a slide only when it begins with the next number, and
 * stands no deeper than the first; all others are wrapped lines of the slide before. Slides that repeat the one before are kept.
 */
export function readSlides(lines: readonly TextLine[]): {
  readonly slides: readonly ImportedSlide[];
  readonly leftOut: readonly LeftOut[];
} {
  const leftOut: LeftOut[] = [];
  const slides: TextLine[][] = [];
  let deepest = 0;
  for (const line of lines) {
    const number = slides.length + 1;
    const words = slides.length > 0 && line.indent > deepest ? undefined : itemText(line, number);
    if (words !== undefined) {
      if (number === 1) deepest = line.indent;
      slides.push([{ ...line, text: words }]);
    } else if (slides.length === 0) leftOut.push(leaveOut(line, 'not recognised on the page'));
    else if (FULL_SIZE.test(line.text)) leftOut.push(leaveOut(line, 'furniture of the page'));
    else slides.at(-1)!.push(line);
  }
  const last = slides.at(-1) ?? [];
  const end = last.findIndex((line, index) => index > 0 && AFTER_SLIDES.test(line.text));
  if (end > 0) for (const line of last.splice(end)) leftOut.push(leaveOut(line, 'other decks on the page'));
  return {
    slides: slides.map((slide, index) => ({ number: index + 1, text: slideText(slide.map(({ text }) => text)) })),
    leftOut,
  };
}

/** The text of a slide from its lines: joined with spaces, wrapped addresses mended; empty where the page has none. */
export function slideText(lines: readonly string[]): string {
  const text = lines
    .filter((line) => line !== '')
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return text === NO_TEXT ? '' : mendAddresses(text);
}
