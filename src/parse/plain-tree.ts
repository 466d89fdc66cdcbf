/**
 * The tree of plain Markdown, straight from its tokens: what parsing the rendered HTML gives, without writing and reading that HTML.
 *
 * Sound because only tokens are taken whose elements HTML nests as Markdown does: they come as balanced pairs, none closes another by itself,
 * no link lies in a link, nothing stands in a paragraph but phrases, and their text holds no character that HTML readers change or drop. Such a
 * tree is also read back as itself once it has been written, and remains so when elements are taken out of it. All else (raw HTML, pictures,
 * tables, footnotes, definition lists) is refused here and takes the long way.
 */
import type { Element, Properties, Root } from 'hast';
import { type MarkdownTokens, renderToken, type Token, visitTokens } from './markdown.ts';
import { isElement, type Node, type Parent } from './tree.ts';

/** Elements whose begin and end are tokens. */
const PAIRED = new Set(
  'paragraph heading blockquote bullet_list ordered_list list_item em strong s link'
    .split(' ')
    .map((name) => `${name}_open`),
);
/** Deeper trees might exhaust the stack, larger ones are counted exactly: both on the long way. */
const MAX_DEPTH = 150;
export const MAX_ELEMENTS = 20_000;

const DELICATE = /[^\t\n -~\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fefe}\u{ff00}-\u{fffd}\u{10000}-\u{10ffff}]/u;
/** The information of a fence that is the name of a language and nothing else. */
const LANGUAGE = /^[\w+#-]{0,40}$/;

/** True for a text with a character that a reader of HTML may change, or that the allow list takes out of texts. */
export function isDelicate(text: string): boolean {
  return DELICATE.test(text);
}

/** An element that begins on a line (from 0) of the Markdown. */
export function elementAt(tagName: string, line: number, properties: Properties = {}): Element {
  const point = { line: line + 1, column: 1 };
  return { type: 'element', tagName, properties, children: [], position: { start: point, end: point } };
}

/**
 * The tree of a text, or `undefined` when it is not plain. An element's position is its line in the Markdown (from 1).
 *
 * `linesBefore` is how many lines of the Markdown stand before a text that is a part of it.
 */
export function makePlainTree({ tokens, env }: MarkdownTokens, linesBefore = 0): Root | undefined {
  const root: Root = { type: 'root', children: [] };
  const open: Parent[] = [root];
  let elements = 0;

  const add = (tagName: string, line: number, properties?: Properties): Element => {
    const element = elementAt(tagName, line + linesBefore, properties);
    open.at(-1)!.children.push(element);
    elements++;
    return element;
  };
  const addText = (value: string, parent: Parent = open.at(-1)!): boolean => {
    const last = parent.children.at(-1);
    if (last?.type === 'text') last.value += value;
    else if (value !== '') parent.children.push({ type: 'text', value });
    return !isDelicate(value);
  };
  /** Where Markdown puts line ends around a block is told by what it renders. */
  const addBlock = (list: readonly Token[], index: number, change: () => void): void => {
    const html = list[index]!.block ? renderToken(list, index, env) : '';
    if (html.startsWith('\n')) addText('\n');
    change();
    if (html.endsWith('\n')) addText('\n');
  };

  const isPlain = visitTokens(tokens, (list, index, line) => {
    const token = list[index]!;
    switch (token.type) {
      case 'text':
        return addText(token.content);
      case 'softbreak':
        return addText('\n');
      case 'hardbreak':
        add('br', line);
        return addText('\n');
      case 'code_inline':
        return token.attrs === null && addText(token.content, add('code', line));
      case 'code_block':
      case 'fence': {
        if (token.attrs !== null || !LANGUAGE.test(token.info)) return false;
        open.push(add('pre', line));
        const code = add('code', line, token.info === '' ? {} : { className: [`language-${token.info}`] });
        open.pop();
        return addText(token.content, code) && addText('\n');
      }
      case 'hr':
        addBlock(list, index, () => add('hr', line));
        return true;
      default:
    }
    if (token.hidden) return true;
    if (token.nesting === -1) {
      addBlock(list, index, () => open.pop());
      return true;
    }
    const properties = propertiesOf(token);
    if (!PAIRED.has(token.type) || properties === undefined) return false;
    if (open.length > MAX_DEPTH) return false;
    if (token.tag === 'a' && open.some((parent) => isElement(parent as Node, 'a'))) return false;
    addBlock(list, index, () => open.push(add(token.tag, line, properties)));
    return true;
  });
  return isPlain && open.length === 1 && elements <= MAX_ELEMENTS ? root : undefined;
}

/** The attributes of an opening token as a parser would give them, or `undefined` when it has others. */
function propertiesOf(token: Token): Properties | undefined {
  const properties: Properties = {};
  for (const [name, value] of token.attrs ?? []) {
    if (token.type === 'ordered_list_open' && name === 'start') properties['start'] = Number(value);
    else if (token.type === 'link_open' && (name === 'href' || name === 'title') && !isDelicate(String(value)))
      properties[name] = String(value);
    else return undefined;
  }
  return properties;
}
