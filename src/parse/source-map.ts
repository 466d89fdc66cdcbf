/** Places of a body's nodes in its file. */
import type { Span } from '../diagnostics/span.ts';
import type { RenderedMarkdown } from './markdown.ts';
import type { Node } from './tree.ts';

/** The span of a node: of `needle` where it stands on the node's line or shortly below, else of the whole line. */
export type SpanOf = (node: Node, needle?: string) => Span;

export function makeSpanOf(path: string, text: string, firstLine: number, lineAt: RenderedMarkdown['lineAt']): SpanOf {
  const lines = text.split('\n');
  return (node, needle) => {
    const offset = node.position?.start.offset;
    const start = Math.min(offset === undefined ? 1 : lineAt(offset), lines.length);
    if (needle !== undefined && needle !== '') {
      for (let line = start; line <= Math.min(start + 10, lines.length); line++) {
        const column = lines[line - 1]!.indexOf(needle);
        if (column >= 0) return { path, line: line + firstLine - 1, column: column + 1, length: needle.length };
      }
    }
    const content = lines[start - 1] ?? '';
    const column = content.length - content.trimStart().length;
    return { path, line: start + firstLine - 1, column: column + 1, length: Math.max(1, content.trim().length) };
  };
}
