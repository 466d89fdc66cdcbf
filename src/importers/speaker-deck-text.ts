/** The text that a browser copies from a page of Speaker Deck. Everything that is not the talk's own is told line by line. */
import type { TalkDate } from '../model/entry.ts';
import type { ImportedSlide } from '../model/imported.ts';
import { recogniseMedia } from '../model/providers.ts';
import { checkWebUrl } from '../model/url.ts';
import { leaveOut, paragraphsOf, readLines, type TextLine } from './copied-text.ts';
import type { LeftOut } from './importer.ts';
import { readDateInWords } from './page-dates.ts';
import { FULL_SIZE, itemText, readSlides } from './speaker-deck-slides.ts';

/** What a page of Speaker Deck tells, saved or copied. */
export interface DeckPage {
  readonly title?: string;
  /** Paragraphs of plain text. */
  readonly description?: string;
  readonly speaker?: { readonly name: string; readonly url?: string };
  readonly date?: TalkDate;
  readonly url?: string;
  readonly license?: string;
  readonly slides: readonly ImportedSlide[];
  readonly leftOut: readonly LeftOut[];
}

const FURNITURE =
  /^(?:Tweet|Share|Star|Stars|Like|Embed|Copy(?: \w+)?|Copied!?|Download|PRO|Follow|Start on current slide|Link|Resources|Save|Report)$/i;
const AVATAR = /^(?:[0-9a-f]{20,64}(?:\?s=\d{1,4})?|Avatar for .{1,200})$/i;
const COUNT = /^\d{1,3}(?:[.,]\d+)?[km]?$/i;

/** The place of the heading `Transcript` that numbered slides follow, or -1. */
export function findTranscript(lines: readonly TextLine[]): number {
  return lines.findIndex((line, index) => {
    if (line.text !== 'Transcript') return false;
    const next = lines[index + 1];
    const first = next !== undefined && FULL_SIZE.test(next.text) ? lines[index + 2] : next;
    return first !== undefined && itemText(first, 1) !== undefined;
  });
}

/** The place of the day of the deck among the lines above its transcript, or -1. */
export function findDate(head: readonly TextLine[]): number {
  return head.findLastIndex((line) => readDateInWords(line.text) !== undefined);
}

/** True for a line that only such a page has. */
export function isFurniture(line: TextLine): boolean {
  return FURNITURE.test(line.text) || AVATAR.test(line.text);
}

/** Reads a copied page. Never throws; of any other text, the first line is the title and the rest mostly the description. */
export function readDeckText(text: string): DeckPage {
  const lines = readLines(text);
  const transcript = findTranscript(lines);
  const head = transcript < 0 ? lines : lines.slice(0, transcript);
  const below = transcript < 0 ? [] : lines.slice(transcript);
  const { slides, leftOut } = readSlides(below.slice(1));
  const top = readHead(head);
  const heading = below.slice(0, 1).map((line) => leaveOut(line, 'a heading of the page'));
  return { ...top, slides, leftOut: [...top.leftOut, ...heading, ...leftOut] };
}

function readHead(head: readonly TextLine[]): Omit<DeckPage, 'slides'> {
  const leftOut: LeftOut[] = [];
  const left = (line: TextLine, reason: string): void => {
    leftOut.push(leaveOut(line, reason));
  };
  const [first, ...others] = head;
  if (first === undefined) return { leftOut };
  const rest = others[0]?.text === first.text ? others.slice(1) : others;
  const dateAt = findDate(rest);
  const date = dateAt < 0 ? undefined : readDateInWords(rest[dateAt]!.text);
  for (const line of dateAt < 0 ? [] : rest.slice(dateAt + 1)) {
    left(line, isFurniture(line) || COUNT.test(line.text) ? 'furniture of the page' : 'not recognised on the page');
  }
  const above = (dateAt < 0 ? rest : rest.slice(0, dateAt)).filter((line) => {
    if (isFurniture(line)) left(line, AVATAR.test(line.text) ? 'a picture of the speaker' : 'furniture of the page');
    return !isFurniture(line);
  });
  const lastAt = dateAt < 0 ? nameBehindAvatar(rest, above) : above.length - 1;
  const nameAt = isName(above[lastAt]?.text ?? '') ? lastAt : -1;
  const name = above[nameAt]?.text;
  const description = above.filter((_, index) => index !== nameAt);
  const urlAt = description.findIndex((line) => deckAddress(line.text) !== undefined);
  const url = urlAt < 0 ? undefined : deckAddress(description[urlAt]!.text);
  const paragraphs = paragraphsOf(description.filter((_, index) => index !== urlAt));
  return {
    title: first.text,
    ...(paragraphs === '' ? {} : { description: paragraphs }),
    ...(name === undefined ? {} : { speaker: { name } }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    leftOut,
  };
}

function isName(text: string): boolean {
  return text !== '' && text.length <= 100 && !/[.!?:]$|:\/\//.test(text);
}

/** Without a day below it, a name can only be told from the picture above it. */
function nameBehindAvatar(rest: readonly TextLine[], above: readonly TextLine[]): number {
  const avatar = rest.findLastIndex((line) => AVATAR.test(line.text));
  const next = avatar < 0 ? undefined : rest[avatar + 1];
  return next === undefined ? -1 : above.indexOf(next);
}

/** The address of a deck, where the text is one and nothing else. */
export function deckAddress(text: string): string | undefined {
  const url = /^https?:\/\/\S{1,500}$/i.test(text) ? checkWebUrl(text) : undefined;
  const media = url === undefined ? undefined : recogniseMedia(url, []);
  return media?.source.provider === 'speakerdeck' ? media.source.url : undefined;
}
