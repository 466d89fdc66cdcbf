/** Plain notes as Markdown that shows the lines as they were written: line by line, with lists where there are bullets or numbers. */
import { escapeLine, trimBlanks } from './notes-inline.ts';

type Block =
  | { readonly kind: 'lines'; readonly lines: string[] }
  | { readonly kind: 'bullets'; readonly lines: string[]; readonly indents: number[] }
  | { readonly kind: 'numbers'; readonly lines: string[]; next: number };

/** Signs that are bullets wherever they begin a line, and those that are unless `+` begins lines too (then they weigh pros and cons). */
const BULLET = /^[•◦‣▪●○■∙·](?:\s|$)/u;
const DASH = /^[-*](?:\s|$)/u;
/** A line of nothing but such signs separates; it is no list. */
const RULE = /^(?:[-*] ?){3,}$/;
const NUMBER = /^([1-9]\d{0,2}|0)\.[ \t]+(?=\S)/;

/**
 * Writes lines as Markdown. What is rendered has the same lines with the same characters, but for white space at their ends; lines that follow one
 * another stay lines of one paragraph, a blank line begins a new one.
 *
 * Lines that begin with a bullet become list items, nested by their indentation, and so do `1.`, `2.` … as long as they count up; all other marks
 * stay what they are.
 */
export function notesToMarkdown(lines: readonly string[]): string {
  const dashes = !lines.some((line) => /^[ \t]*\+[ \t]/.test(line));
  const blocks: Block[] = [];
  let blank = true;
  for (const raw of lines) {
    const line = trimBlanks(withoutControls(raw));
    if (line === '') {
      blank = true;
      continue;
    }
    addLine(blocks, line, indentOf(raw), blank, dashes);
    blank = false;
  }
  return blocks.map(writeBlock).join('\n\n');
}

function addLine(blocks: Block[], line: string, indent: number, afterBlank: boolean, dashes: boolean): void {
  const last = blocks.at(-1);
  if (BULLET.test(line) || (dashes && DASH.test(line) && !RULE.test(line))) {
    const item = escapeItem(line.slice(1));
    if (last?.kind === 'bullets') {
      last.lines.push(item);
      last.indents.push(indent);
    } else blocks.push({ kind: 'bullets', lines: [item], indents: [indent] });
    return;
  }
  const number = NUMBER.exec(line);
  if (number !== null && (last?.kind !== 'numbers' || last.next === Number(number[1]))) {
    const text = `${number[1]}. ${escapeItem(line.slice(number[0].length))}`;
    if (last?.kind !== 'numbers') blocks.push({ kind: 'numbers', lines: [text], next: Number(number[1]) + 1 });
    else {
      last.lines.push(text);
      last.next++;
    }
    return;
  }
  if (last?.kind === 'lines' && !afterBlank) last.lines.push(escapeLine(line));
  else blocks.push({ kind: 'lines', lines: [escapeLine(line)] });
}

/** The text of a list item. One that begins with white space which Markdown does not count must not look like deeper indentation. */
function escapeItem(text: string): string {
  return escapeLine(text.replace(/^\s/u, (space) => (space === '\u00a0' ? '\u00a0' : '')));
}

function writeBlock(block: Block): string {
  if (block.kind === 'lines') return block.lines.join('\\\n');
  if (block.kind === 'numbers') return block.lines.join('\n');
  const open: number[] = [];
  return block.lines
    .map((line, index) => {
      const indent = block.indents[index]!;
      while (open.length > 0 && open.at(-1)! > indent) open.pop();
      if (open.length === 0 || (open.at(-1)! < indent && open.length < 8)) open.push(indent);
      return `${'  '.repeat(open.length - 1)}- ${line}`.trimEnd();
    })
    .join('\n');
}

/** Spaces in front of a line; a tab counts as four. */
function indentOf(line: string): number {
  let indent = 0;
  for (const character of line) {
    if (character === ' ') indent++;
    else if (character === '\t') indent += 4;
    else break;
  }
  return indent;
}

/** No page may have control characters and halves of characters. */
function withoutControls(line: string): string {
  return line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '');
}
