/** Places of a body's nodes in its file. */
import type { Span } from '../diagnostics/span.ts';
import type { Node } from './tree.ts';

/** The span of a node: of `needle` where it stands on the node's line or shortly below, else of the whole line. */
export type SpanOf = (node: Node, needle?: string) => Span;

/** `lineOf` gives the line of the text (from 1) that a node came from. */
export function makeSpanOf(path: string, text: string, firstLine: number, lineOf: (node: Node) => number): SpanOf {
  let lines: readonly string[] | undefined;
  return (node, needle) => {
    lines ??= text.split('\n');
    const start = Math.min(lineOf(node), lines.length);
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
