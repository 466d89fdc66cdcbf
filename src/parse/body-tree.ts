/** The text of a body to a tree: the short way for plain Markdown, the long way through HTML for everything else. Makes nothing safe. */
import type { Root } from 'hast';
import { parseHtml } from './html.ts';
import { type MarkdownTokens, readMarkdown, renderTokens } from './markdown.ts';
import { makePlainTree } from './plain-tree.ts';
import { makeProseTree } from './prose-tree.ts';
import type { Node } from './tree.ts';

export interface BodyTree {
  readonly tree: Root;
  /** True when a browser reads the written tree back as the very same tree, whatever the allow list takes out of it. */
  readonly isPlain: boolean;
  /** The line of the text (from 1) that a node came from; 1 for a node that was put in later. */
  readonly lineOf: (node: Node) => number;
}

/** Gives `undefined` for a text that is more than a build may spend its time on. */
export type ReadTree = (text: string) => BodyTree | undefined;

/** Begins and ends of elements: more than any talk needs. A build must not spend minutes on one file. */
const MAX_RENDERED_TAGS = 300_000;

/** Reads any Markdown. The tree is the one that `readHtmlTree` gives. */
export function readTree(text: string): BodyTree | undefined {
  const prose = makeProseTree(text);
  if (prose !== undefined) return plain(prose);
  const markdown = readMarkdown(text);
  const tree = makePlainTree(markdown);
  return tree === undefined ? throughHtml(markdown) : plain(tree);
}

function plain(tree: Root): BodyTree {
  return { tree, isPlain: true, lineOf: (node) => node.position?.start.line ?? 1 };
}

/** Reads any Markdown as a browser would read its HTML. */
export function readHtmlTree(text: string): BodyTree | undefined {
  return throughHtml(readMarkdown(text));
}

function throughHtml(markdown: MarkdownTokens): BodyTree | undefined {
  const { html, lineAt } = renderTokens(markdown);
  if (html.split('<').length > MAX_RENDERED_TAGS) return undefined;
  const lineOf = ({ position }: Node) => (position?.start.offset === undefined ? 1 : lineAt(position.start.offset));
  return { tree: parseHtml(html), isPlain: false, lineOf };
}
