/**
 * The body of a text that is nothing but paragraphs without an address, written without a tree: most talks have such a text.
 *
 * Whatever the text is, only paragraphs come out, with every character escaped that could begin anything else. No step of a body would change them.
 */
import type { Body } from '../model/entry.ts';
import { narrowSpace } from '../model/text.ts';
import { escapeText } from './plain-html.ts';
import { MAX_ELEMENTS } from './plain-tree.ts';
import { hasAddress, listParagraphs } from './prose-tree.ts';

/** The body that the tree of `makeProseTree` becomes, or `undefined` when the text holds anything else or nothing. */
export function makeProseBody(text: string): Body | undefined {
  const paragraphs = hasAddress(text) ? undefined : listParagraphs(text);
  if (paragraphs === undefined || paragraphs.length === 0 || paragraphs.length > MAX_ELEMENTS) return undefined;
  return {
    parts: [paragraphs.map((paragraph) => `<p>${escapeText(paragraph.text)}</p>`).join('\n')],
    text: paragraphs.map((paragraph) => narrowSpace(paragraph.text)).join('\n'),
    headings: [],
  };
}
