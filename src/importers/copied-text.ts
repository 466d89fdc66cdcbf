/** The lines of a text that somebody copied from a page, and the account of those that became part of no record. Knows no page in particular. */
import type { LeftOut } from './importer.ts';

/** A line that is not blank. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Trimmed, every run of white space (no-break spaces, line separators, tabs) as one space. */
  readonly text: string;
  /** Spaces before it, a tab as one. */
  readonly indent: number;
  /** True where a blank line, or the beginning, stands before it. */
  readonly beginsParagraph: boolean;
}

/** The longest text that an account of left out lines repeats. */
const MAX_SHOWN = 2000;

/** All lines that are not blank. Linear. */
export function readLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let beginsParagraph = true;
  let number = 0;
  for (const raw of text.split('\n')) {
    number++;
    const line = raw.replace(/[\s\u0085\u200b\ufeff]+/gu, ' ').trim();
    if (line !== '') lines.push({ number, text: line, indent: raw.length - raw.trimStart().length, beginsParagraph });
    beginsParagraph = line === '';
  }
  return lines;
}

/** Paragraphs as plain text: lines of one paragraph keep their ends, an empty line separates. */
export function paragraphsOf(lines: readonly TextLine[]): string {
  return lines
    .map(({ text, beginsParagraph }, index) => (index === 0 ? text : `${beginsParagraph ? '\n\n' : '\n'}${text}`))
    .join('');
}

export function leaveOut(line: TextLine, reason: string): LeftOut {
  const text = line.text.length > MAX_SHOWN ? `${line.text.slice(0, MAX_SHOWN)}…` : line.text;
  return { line: line.number, text, reason };
}

/** Left out lines in the order of their source. */
export function inOrder(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  return [...leftOut].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** True for text that is the source of a web page. Looks at its beginning only. */
export function isHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|meta|body)\b/i.test(text.slice(0, 4096));
}
