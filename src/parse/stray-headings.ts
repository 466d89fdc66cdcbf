/** Markdown headings that HTML swallowed: a line `## Photos` right below `</iframe>`, without an empty line between. */
import type { Element, Root, RootContent, Text } from 'hast';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SpanOf } from './source-map.ts';

/** A longer line is no heading; the pattern is slow on such lines. */
const MAX_LENGTH = 300;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t#]*$/;

function matchHeading(line: string): RegExpExecArray | null {
  return line.length > MAX_LENGTH ? null : HEADING.exec(line);
}

/** Turns such lines back into headings. They stand as bare text at the top of the tree, where Markdown itself never leaves any. */
export function restoreHeadings(tree: Root, spanOf: SpanOf): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (!tree.children.some((node) => node.type === 'text' && node.value.includes('#'))) return diagnostics;
  tree.children = tree.children.flatMap((node): readonly RootContent[] => {
    if (node.type !== 'text' || !node.value.split('\n').some((line) => matchHeading(line) !== null)) return [node];
    return node.value.split('\n').map((line): Element | Text => {
      const [, marks = '', text = ''] = matchHeading(line) ?? [];
      if (marks === '') return { ...node, value: `${line}\n` };
      diagnostics.push(diagnose('body/heading-in-html', { heading: text }, spanOf(node, line.trim())));
      const position = node.position === undefined ? {} : { position: node.position };
      const children: Text[] = [{ type: 'text', value: text }];
      return { type: 'element', tagName: `h${marks.length}`, properties: {}, children, ...position };
    });
  });
  return diagnostics;
}
