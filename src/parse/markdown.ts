/** Markdown to raw HTML, with a way back from the HTML to the source lines. Its output is not safe until the allow list has seen it. */
import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';

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

/** Renders CommonMark with tables, strikethrough, footnotes, definition lists, bare http(s) addresses and raw HTML. */
export function renderMarkdown(text: string): RenderedMarkdown {
  const env = {};
  const tokens = markdown.parse(text, env);
  const pieces: Piece[] = [];
  let html = '';
  let line = 0;
  const emit = (list: Token[], index: number) => {
    const token = list[index]!;
    const raw = token.type === 'html_block' || token.type === 'html_inline';
    pieces.push({ offset: html.length, line, raw });
    const rule = markdown.renderer.rules[token.type];
    html +=
      rule === undefined
        ? markdown.renderer.renderToken(list, index, markdown.options)
        : rule(list, index, markdown.options, env, markdown.renderer);
  };
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0];
    if (token.type !== 'inline' || token.children === null) {
      emit(tokens, index);
      continue;
    }
    for (const [childIndex, child] of token.children.entries()) {
      emit(token.children, childIndex);
      line += child.type === 'softbreak' || child.type === 'hardbreak' ? 1 : child.content.split('\n').length - 1;
    }
  }
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
