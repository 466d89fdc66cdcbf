/** Marks in a text what a query found there, by the analysis of its words: no positions are stored. Never makes HTML. */
import type { Segments } from '../../model/search.ts';
import { bigrams, findWords, isUnspaced, lowerCase } from '../words/words.ts';

/** What is to be marked. */
export interface Matches {
  /** Terms of the index that the query stands for. */
  readonly terms: ReadonlySet<string>;
  /** The terms that a word of a text may have in the index, in any language of the archive. */
  readonly termsOf: (word: string) => readonly string[];
}

/** A part of a text, and one of the terms for which it is marked. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** The text in pieces; a word is marked when one of its terms is among those of the query. Joined, the pieces are the text. */
export function highlight(text: string, matches: Matches): Segments {
  return cut(text, findMarks(text, matches), 0, text.length);
}

/** About `length` characters of a text, from the place that shows most of the query. Ellipses stand where something is left out. */
export interface Sentence {
  readonly segments: Segments;
  /** Where in the text the first of the marks is that made it the best place; absent when nothing is marked. */
  readonly at?: number;
}

export function bestSentence(text: string, matches: Matches, length: number): Sentence {
  const marks = findMarks(text, matches);
  const best = densest(marks, length);
  const start = best === undefined || text.length <= length ? 0 : startBefore(text, best.start, length);
  const end = endAfter(text, start + length);
  const segments = [
    ...(start === 0 ? [] : [{ text: '…' }]),
    ...cut(text, marks, start, end),
    ...(end === text.length ? [] : [{ text: '…' }]),
  ];
  return best === undefined ? { segments } : { segments, at: best.start };
}

function findMarks(text: string, matches: Matches): readonly Mark[] {
  if (matches.terms.size === 0) return [];
  const isAsked = (word: string): string | undefined => matches.termsOf(word).find((term) => matches.terms.has(term));
  return findWords(text).flatMap(({ word, start, end }) => {
    if (isUnspaced(word)) return markPieces(lowerCase(text.slice(start, end)), start, isAsked);
    const term = isAsked(word);
    return term === undefined ? [] : [{ start, end, term }];
  });
}

/** Marks the pairs of characters that were asked for; pairs that overlap become one mark. */
function markPieces(word: string, start: number, isAsked: (word: string) => string | undefined): readonly Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (const piece of bigrams(word)) {
    const at = word.indexOf(piece, from);
    from = at + 1;
    const term = isAsked(piece);
    if (term === undefined) continue;
    const before = marks.at(-1);
    const mark = { start: start + at, end: start + at + piece.length, term };
    if (before !== undefined && before.end >= mark.start) marks[marks.length - 1] = { ...before, end: mark.end };
    else marks.push(mark);
  }
  return marks;
}

/** The first mark of the stretch of text that holds the most terms. */
function densest(marks: readonly Mark[], length: number): Mark | undefined {
  let best: Mark | undefined;
  let most = 0;
  marks.forEach((mark, index) => {
    const terms = new Set<string>();
    for (let next = index; next < marks.length && marks[next]!.end <= mark.start + length * 0.7; next++)
      terms.add(marks[next]!.term);
    if (best === undefined || terms.size > most) [best, most] = [mark, terms.size];
  });
  return best;
}

const SENTENCE_END = /[.!?…][)"'’”\]]*\s+|[。！？]|\n+/gu;

/** Where to begin so that a mark is shown: with its sentence, or in the middle of a long one. */
function startBefore(text: string, mark: number, length: number): number {
  const earliest = Math.max(0, mark - Math.floor(length * 0.4));
  let start = earliest === 0 ? 0 : undefined;
  for (const end of text.slice(earliest, mark).matchAll(SENTENCE_END)) start = earliest + end.index + end[0].length;
  if (start !== undefined) return start;
  const space = text.slice(earliest, mark).search(/\s/u);
  return space === -1 ? wholeCharacter(text, earliest) : earliest + space + 1;
}

/** Where to end: at a sentence, else between two words, else between two characters. */
function endAfter(text: string, latest: number): number {
  if (latest >= text.length) return text.length;
  const shown = text.slice(0, latest);
  const space = shown.search(/\s\S*$/u);
  return latest - space < 40 && space > 0 ? space : wholeCharacter(text, latest);
}

/** The place, or the one before it when it is within a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}

function cut(text: string, marks: readonly Mark[], from: number, to: number): Segments {
  const segments: { text: string; mark?: true }[] = [];
  let at = from;
  const plain = (end: number): void => {
    if (end > at) segments.push({ text: text.slice(at, end) });
  };
  for (const { start, end } of marks) {
    if (start < from || end > to) continue;
    plain(start);
    segments.push({ text: text.slice(start, end), mark: true });
    at = end;
  }
  plain(to);
  return segments;
}
