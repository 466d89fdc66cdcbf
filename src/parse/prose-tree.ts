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

interface Paragraph {
  readonly text: string;
  /** The line on which it begins, from 0. */
  readonly line: number;
}

/** The paragraphs of a text, or `undefined` when it holds anything else. */
export function listParagraphs(text: string): readonly Paragraph[] | undefined {
  if (MARKS.test(text) || isDelicate(text)) return undefined;
  const paragraphs: Paragraph[] = [];
  const lines = text.split('\n');
  let start = 0;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index] ?? '';
    if (line !== '') {
      if (line.trim() !== line || BEGINS_BLOCK.test(line)) return undefined;
    } else {
      if (start < index) paragraphs.push({ text: lines.slice(start, index).join('\n'), line: start });
      start = index + 1;
    }
  }
  return paragraphs;
}

/** Whether a bare address may stand in a text. */
export function hasAddress(text: string): boolean {
  return text.includes(ADDRESS);
}

/** The tree that `makePlainTree` gives, or `undefined` when the text holds anything but paragraphs. */
export function makeProseTree(text: string): Root | undefined {
  const paragraphs = listParagraphs(text);
  if (paragraphs === undefined) return undefined;
  const root: Root = { type: 'root', children: [] };
  let elements = 0;
  for (const paragraph of paragraphs) {
    const element = readParagraph(paragraph);
    if (element === undefined) return undefined;
    elements += 1 + element.children.filter((child) => child.type === 'element').length;
    root.children.push(element, { type: 'text', value: '\n' });
  }
  return elements <= MAX_ELEMENTS ? root : undefined;
}

/** `undefined` where it is not plain. All elements in it are links. */
function readParagraph({ text, line }: Paragraph): Element | undefined {
  if (hasAddress(text)) {
    const [element, end, ...others] = makePlainTree(readMarkdown(text), line)?.children ?? [];
    return isElement(element, 'p') && end?.type === 'text' && others.length === 0 ? element : undefined;
  }
  const element = elementAt('p', line);
  element.children.push({ type: 'text', value: text });
  return element;
}
