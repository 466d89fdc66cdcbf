/**
 * The tree of a text that is nothing but paragraphs, without asking a Markdown reader.
 *
 * Sound because no character of such a text can begin anything in Markdown: none marks phrases, links, tags or references anywhere
 * in it, none that begins a block stands at the beginning of a line, and no white space stands where Markdown would give it a meaning.
 */
import type { Root } from 'hast';
import { elementAt, isDelicate, MAX_ELEMENTS } from './plain-tree.ts';

/**
 * What begins or ends phrases, links, raw HTML, entities, table cells and footnotes; and what is in every bare address.
 *
 * A line below two letters marks nothing, nor does a bracket where no address and no definition follows one, nor an ampersand before a space.
 */
const MARKS = /[\\*`<~^|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&[#A-Za-z]|\][(:]|:\/\//;
/** What a list, heading, quotation, rule, definition or underline begins with. */
const BEGINS_BLOCK = /^(?:[#>+=:-]|\d+[.)])/;

/** The tree that `makePlainTree` gives, or `undefined` when the text holds anything but paragraphs. */
export function makeProseTree(text: string): Root | undefined {
  if (MARKS.test(text) || isDelicate(text)) return undefined;
  const root: Root = { type: 'root', children: [] };
  let paragraph: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index] ?? '';
    if (line !== '') {
      if (line.trim() !== line || BEGINS_BLOCK.test(line)) return undefined;
      paragraph.push(line);
    } else if (paragraph.length > 0) {
      const element = elementAt('p', index - paragraph.length);
      element.children.push({ type: 'text', value: paragraph.join('\n') });
      root.children.push(element, { type: 'text', value: '\n' });
      paragraph = [];
    }
  }
  return root.children.length <= 2 * MAX_ELEMENTS ? root : undefined;
}
