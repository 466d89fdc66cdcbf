/** reStructuredText (docutils) as Markdown. Plain text and Markdown come through as they are: nothing is converted unless the text is rST for certain. */
import { readDirective } from './rst-to-markdown-directives.ts';
import { link, type RstNames, rstInline } from './rst-to-markdown-inline.ts';
import { dedent, indentOf, isBlank, PUNCTUATION, takeIndented } from './rst-to-markdown-lines.ts';
import { collectNames, isRst } from './rst-to-markdown-names.ts';

/** Without any of these marks a text is none; it costs little to look. */
const MAY_BE_RST = /`_|:`|\.\. |::|^\| |~~~|\^\^\^|"""|'''|\+\+\+|= =/m;
/** Quotes and directives inside each other, deeper than anybody writes them. */
const MAX_DEPTH = 6;
/** Lines of a table. */
const MAX_TABLE = 500;

/**
 * Converts headings, lists, literal and line blocks, quotes, code and figure directives, footnotes, roles, and references with their targets.
 *
 * Of a directive without a counterpart its text is kept; tables are kept as they are drawn. Targets that nothing refers to become a list at the
 * end. Linear in time; never throws.
 */
export function rstToMarkdown(text: string): string {
  if (!MAY_BE_RST.test(text)) return text;
  const lines = text.split('\n');
  if (!isRst(lines)) return text;
  const { names, rest } = collectNames(lines);
  const converted = convert(rest, names, 0).trimEnd();
  const unused = [...names.targets].filter(([name]) => !names.used.has(name));
  const nameless = names.nameless.map((address) => [address, address] as const);
  const list = [...unused, ...nameless].map(([name, address]) => `- ${link(name, address)}`).join('\n');
  return list === '' ? converted : `${converted}\n\n${list}`;
}

/** A block's lines; those that are `done` are not read for inline markup any more. */
interface Block {
  readonly lines: readonly string[];
  readonly done?: boolean;
  readonly end: number;
}

interface State {
  readonly names: RstNames;
  readonly depth: number;
  /** Kinds of underlines in the order in which they were met: the first is the highest heading. */
  readonly headings: string[];
  /** The column in which the text of the last list item begins; 0 outside a list. */
  itemColumn: number;
  /** True when a fence was found open to the end; no later one is closed then. */
  noFenceEnds: boolean;
}

function convert(lines: readonly string[], names: RstNames, depth: number): string {
  const state: State = { names, depth, headings: [], itemColumn: 0, noFenceEnds: false };
  const result: string[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) result.push(rstInline(paragraph.join('\n'), names));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const block = isBlank(lines[at]!) ? { lines: [''], done: true, end: at + 1 } : readBlock(lines, at, state);
    if (block.done === true) {
      flush();
      for (const [index, line] of block.lines.entries()) {
        const isMargin = line === '' && (index === 0 || index === block.lines.length - 1);
        if (!isMargin || (result.at(-1) ?? '') !== '') result.push(line);
      }
    } else for (const line of block.lines) paragraph.push(line);
    at = block.end;
  }
  flush();
  return result.join('\n');
}

function readBlock(lines: readonly string[], at: number, state: State): Block {
  return (
    readFence(lines, at, state) ??
    readExplicit(lines, at, state) ??
    readHeading(lines, at, state) ??
    readTable(lines, at) ??
    readLineBlock(lines, at, state) ??
    readDoctest(lines, at) ??
    readQuote(lines, at, state) ??
    readLiteral(lines, at) ?? { lines: [readLine(lines[at]!, state)], end: at + 1 }
  );
}

/** A fence of Markdown, to its end. */
function readFence(lines: readonly string[], at: number, state: State): Block | undefined {
  if (state.noFenceEnds || !/^ {0,3}```[\w-]*\s*$/.test(lines[at]!)) return undefined;
  let end = at + 1;
  while (end < lines.length && !/^ {0,3}```\s*$/.test(lines[end]!)) end++;
  state.noFenceEnds = end === lines.length;
  if (state.noFenceEnds) return undefined;
  return { lines: lines.slice(at, end + 1), done: true, end: end + 1 };
}

function readExplicit(lines: readonly string[], at: number, state: State): Block | undefined {
  const directive = readDirective(lines, at, state.names);
  if (directive === undefined) return undefined;
  const inner = directive.text.length === 0 ? [] : convertInside(directive.text, state).split('\n');
  return { lines: ['', ...directive.lines, ...inner, ''], done: true, end: directive.end };
}

function convertInside(lines: readonly string[], state: State): string {
  return state.depth >= MAX_DEPTH ? lines.join('\n') : convert(lines, state.names, state.depth + 1);
}

function readHeading(lines: readonly string[], at: number, state: State): Block | undefined {
  if (at > 0 && !isBlank(lines[at - 1]!)) return undefined;
  const over = PUNCTUATION.test(lines[at]!.trimEnd());
  const [title = '', under = ''] = [lines[over ? at + 1 : at], lines[over ? at + 2 : at + 1]];
  const mark = under.trimEnd();
  if (isBlank(title) || !PUNCTUATION.test(mark) || PUNCTUATION.test(title.trimEnd())) {
    return over && isBlank(title) ? { lines: ['---'], done: true, end: at + 1 } : undefined;
  }
  if (over ? lines[at]!.trimEnd() !== mark : indentOf(title) > 0) return undefined;
  if (mark.length < Math.min(title.trim().length, 4)) return undefined;
  const kind = `${over}${mark[0]}`;
  if (!state.headings.includes(kind)) state.headings.push(kind);
  const level = Math.min(state.headings.indexOf(kind) + 2, 6);
  state.itemColumn = 0;
  const text = rstInline(title.trim(), state.names);
  return { lines: [`${'#'.repeat(level)} ${text}`, ''], done: true, end: at + (over ? 3 : 2) };
}

/** Simple and grid tables, as they are drawn. */
function readTable(lines: readonly string[], at: number): Block | undefined {
  const border = lines[at]!.trim();
  const isSimple = /^=+(?: +=+)+$/.test(border);
  if (!isSimple && !/^\+(?:[-=]+\+)+$/.test(border)) return undefined;
  let end = at + 1;
  for (let next = at + 1; next < Math.min(lines.length, at + MAX_TABLE); next++) {
    const line = lines[next]!.trim();
    if (isSimple ? line === border : /^\+.*\+$/.test(line)) end = next + 1;
    if (isSimple ? line === border && isBlank(lines[next + 1] ?? '') : isBlank(line)) break;
  }
  return end === at + 1 ? undefined : fenced('', dedent(lines.slice(at, end)), end);
}

/** Lines that begin with a bar keep their ends. */
function readLineBlock(lines: readonly string[], at: number, state: State): Block | undefined {
  const rows: string[] = [];
  let end = at;
  for (; end < lines.length && !isBlank(lines[end]!); end++) {
    const line = lines[end]!;
    if (line.length > 1 && line.trimEnd().endsWith('|')) break;
    if (/^\|(?: |$)/.test(line)) rows.push(line.slice(2).trim());
    else if (rows.length > 0 && indentOf(line) > 0) rows.push(`${rows.pop()} ${line.trim()}`);
    else break;
  }
  if (rows.length === 0) return undefined;
  // Markup may go over the end of a row, so that rows are ended after it is read.
  const text = rstInline(rows.join('\n'), state.names).split('\n');
  return { lines: ['', ...text.map((row, index) => hardBreak(row, text[index + 1])), ''], done: true, end };
}

function hardBreak(row: string, next: string | undefined): string {
  const goesOn = row !== '' && next !== undefined && next !== '' && !/^(?:[*+-]|\d{1,4}[.)]) /.test(next);
  return goesOn ? `${row}\\` : row;
}

function readDoctest(lines: readonly string[], at: number): Block | undefined {
  if (!lines[at]!.startsWith('>>> ')) return undefined;
  let end = at;
  while (end < lines.length && !isBlank(lines[end]!)) end++;
  return fenced('python', lines.slice(at, end), end);
}

/** An indented block outside a list. */
function readQuote(lines: readonly string[], at: number, state: State): Block | undefined {
  const isInList = state.itemColumn > 0 && indentOf(lines[at]!) >= Math.min(state.itemColumn, 2);
  if (indentOf(lines[at]!) === 0 || isInList || (at > 0 && !isBlank(lines[at - 1]!))) return undefined;
  const { block, end } = takeIndented(lines, at);
  const inner = convertInside(dedent(block), state).split('\n');
  return { lines: [...inner.map((line) => (line === '' ? '>' : `> ${line}`)), ''], done: true, end };
}

/** A line that ends in `::` above an indented block. */
function readLiteral(lines: readonly string[], at: number): Block | undefined {
  const line = lines[at]!.trimEnd();
  if (!line.endsWith('::')) return undefined;
  let start = at + 1;
  while (start < lines.length && isBlank(lines[start]!)) start++;
  if (start === at + 1 || start === lines.length || indentOf(lines[start]!) <= indentOf(line)) return undefined;
  const { block, end } = takeIndented(lines, start, indentOf(line) + 1);
  const shown = line === '::' || line.endsWith(' ::') ? line.slice(0, -2).trimEnd() : line.slice(0, -1);
  const pad = ' '.repeat(indentOf(line));
  const code = fenced('', dedent(block), end);
  const first = shown.trim() === '' ? [] : [shown];
  // The line above may hold the beginning of inline markup, so it stays part of its paragraph.
  if (first.length > 0 && !hasMarkup(shown))
    return { ...code, lines: [...first, '', ...code.lines.slice(1).map((row) => (row === '' ? row : pad + row))] };
  return { ...code, lines: [...first, ...code.lines.map((row) => (row === '' ? row : pad + row))] };
}

function hasMarkup(line: string): boolean {
  return line.includes('`');
}

function fenced(language: string, lines: readonly string[], end: number): Block {
  const fence = lines.some((line) => line.includes('```')) ? '~~~~' : '```';
  return { lines: ['', `${fence}${language}`, ...lines, fence, ''], done: true, end };
}

/** A line of text: list marks that Markdown does not know are exchanged. */
function readLine(line: string, state: State): string {
  const item = /^( *)([*+•-]|#\.|\(?\d{1,4}[.)])( +)\S/.exec(line);
  if (item === null) {
    if (indentOf(line) === 0) state.itemColumn = 0;
    const field = /^:([A-Za-z][\w -]{0,40}): +(\S.*)$/.exec(line);
    return field === null ? line : `- ${field[1]}: ${field[2]}`;
  }
  const [, indent = '', mark = '', gap = ''] = item;
  state.itemColumn = indent.length + mark.length + gap.length;
  const rest = line.slice(state.itemColumn);
  const known = mark === '•' ? '-' : mark === '#.' ? '1.' : mark.startsWith('(') ? ` ${mark.slice(1)}` : mark;
  return `${indent}${known}${gap}${rest}`;
}
