/** Markdown to tokens and to raw HTML, with a way back to the source lines. The HTML is not safe until the allow list has seen it. */
import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';

export type { Token };

/** A text that has been read as CommonMark with tables, strikethrough, footnotes, definition lists, bare http(s) addresses and raw HTML. */
export interface MarkdownTokens {
  readonly tokens: readonly Token[];
  /** What the plugins share between reading and rendering. */
  readonly env: Shared;
}

interface Shared {
  [key: string | symbol]: unknown;
}

export interface RenderedMarkdown {
  readonly html: string;
  /** The line of the Markdown (from 1) that an offset in the HTML came from. */
  readonly lineAt: (offset: number) => number;
}

interface Piece {
  readonly offset: number;
  readonly line: number;
  /** Raw HTML keeps its own line ends. */
  readonly raw: boolean;
}

const markdown = makeMarkdown();

function makeMarkdown(): MarkdownIt {
  const md = new createMarkdown({ html: true, linkify: true, typographer: false });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  md.linkify.add('ftp:', null).add('mailto:', null).add('//', null);
  // Addresses are checked later, on the tree, where a refusal can be reported.
  md.validateLink = () => true;
  md.use(footnote).use(deflist);
  md.core.ruler.push('table-alignment', (state) => {
    for (const token of state.tokens) alignByClass(token);
  });
  return md;
}

/** Style attributes are forbidden, so a cell's alignment becomes a class. */
function alignByClass(token: Token): void {
  if (token.type !== 'th_open' && token.type !== 'td_open') return;
  const align = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (align !== undefined) token.attrs = [['class', `align-${align}`]];
}

export function readMarkdown(text: string): MarkdownTokens {
  const env: Shared = {};
  return { tokens: markdown.parse(text, env), env };
}

/** The HTML of the token at `index` of a list, with the line ends that belong around it. */
export function renderToken(list: readonly Token[], index: number, env: Shared): string {
  const rule = markdown.renderer.rules[list[index]!.type];
  return rule === undefined
    ? markdown.renderer.renderToken(list as Token[], index, markdown.options)
    : rule(list as Token[], index, markdown.options, env, markdown.renderer);
}

/**
 * Visits every token that is rendered by itself, in their order: those of the top level, and for an inline token its children.
 *
 * `line` is the line of the Markdown (from 0) on which the token stands. A visitor that returns false ends the visit, which then returns false.
 */
export function visitTokens(
  tokens: readonly Token[],
  visit: (list: readonly Token[], index: number, line: number) => boolean,
): boolean {
  let line = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0];
    if (token.type !== 'inline' || token.children === null) {
      if (!visit(tokens, index, line)) return false;
      continue;
    }
    for (const [childIndex, child] of token.children.entries()) {
      if (!visit(token.children, childIndex, line)) return false;
      if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
      else if (child.content.includes('\n')) line += child.content.split('\n').length - 1;
    }
  }
  return true;
}

export function renderMarkdown(text: string): RenderedMarkdown {
  return renderTokens(readMarkdown(text));
}

export function renderTokens({ tokens, env }: MarkdownTokens): RenderedMarkdown {
  const pieces: Piece[] = [];
  let html = '';
  visitTokens(tokens, (list, index, line) => {
    const { type } = list[index]!;
    pieces.push({ offset: html.length, line, raw: type === 'html_block' || type === 'html_inline' });
    html += renderToken(list, index, env);
    return true;
  });
  const lineAt = (offset: number) => {
    const piece = findPiece(pieces, offset);
    if (piece === undefined) return 1;
    return piece.line + 1 + (piece.raw ? html.slice(piece.offset, offset).split('\n').length - 1 : 0);
  };
  return { html, lineAt };
}

function findPiece(pieces: readonly Piece[], offset: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle]!.offset <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
