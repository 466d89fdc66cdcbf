/**
 * The tree of a text that is nothing but paragraphs. A Markdown reader is asked only about those that hold a bare address.
 *
 * Sound because no character of such a text can begin anything else in Markdown: none marks phrases, links, tags or references anywhere
 * in it, none that begins a block stands at the beginning of a line, and no white space stands where Markdown would give it a meaning. So
 * no paragraph means anything to another one, and each can be read by itself.
 */
import type { Element, Root } from 'hast';
import { readMarkdown } from './markdown.ts';
import { elementAt, isDelicate, MAX_ELEMENTS, makePlainTree } from './plain-tree.ts';
import { isElement } from './tree.ts';

/**
 * What begins or ends phrases, links, raw HTML, entities, table cells and footnotes.
 *
 * A line below two letters marks nothing, nor does a bracket where no address and no definition follows one, nor an ampersand before a space.
 */
const MARKS = /[\\*`<~^|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&[#A-Za-z]|\][(:]/;
/** What is in every bare address. */
const ADDRESS = '://';
/** What a list, heading, quotation, rule, definition or underline begins with. */
const BEGINS_BLOCK = /^(?:[#>+=:-]|\d+[.)])/;

/** The tree that `makePlainTree` gives, or `undefined` when the text holds anything but paragraphs. */
export function makeProseTree(text: string): Root | undefined {
  if (MARKS.test(text) || isDelicate(text)) return undefined;
  const root: Root = { type: 'root', children: [] };
  let elements = 0;
  let paragraph: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index] ?? '';
    if (line !== '') {
      if (line.trim() !== line || BEGINS_BLOCK.test(line)) return undefined;
      paragraph.push(line);
    } else if (paragraph.length > 0) {
      const element = readParagraph(paragraph.join('\n'), index - paragraph.length);
      if (element === undefined) return undefined;
      elements += 1 + element.children.filter((child) => child.type === 'element').length;
      root.children.push(element, { type: 'text', value: '\n' });
      paragraph = [];
    }
  }
  return elements <= MAX_ELEMENTS ? root : undefined;
}

/** A paragraph that begins on a line (from 0); `undefined` where it is not plain. All elements in it are links. */
function readParagraph(text: string, line: number): Element | undefined {
  if (text.includes(ADDRESS)) {
    const [element, end, ...others] = makePlainTree(readMarkdown(text), line)?.children ?? [];
    return isElement(element, 'p') && end?.type === 'text' && others.length === 0 ? element : undefined;
  }
  const element = elementAt('p', line);
  element.children.push({ type: 'text', value: text });
  return element;
}
