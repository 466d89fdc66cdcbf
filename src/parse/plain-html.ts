/**
 * Writes trees of the elements and attributes that plain Markdown has, byte for byte as the adapter of rehype writes them.
 *
 * It knows few names and gives up at the first that is another. Whatever it writes is a tag of these names, or text and values without any
 * character that could begin or end one.
 */
import type { Element, Root } from 'hast';
import type { Parent } from './tree.ts';

const PAIRED = new Set('a blockquote code em h2 h3 h4 h5 h6 li ol p pre s strong ul'.split(' '));
const VOID = new Set(['br', 'hr']);
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  href: 'href',
  id: 'id',
  start: 'start',
  title: 'title',
};

/** The HTML of a tree, or `undefined` where it holds anything else. */
export function writePlainHtml(tree: Root): string | undefined {
  let html = '';
  const write = (parent: Parent): boolean => {
    for (const child of parent.children) {
      if (child.type === 'text') html += escapeText(child.value);
      else if (child.type !== 'element') return false;
      else if (!writeElement(child)) return false;
    }
    return true;
  };
  const writeElement = (element: Element): boolean => {
    const { tagName } = element;
    const isVoid = VOID.has(tagName) && element.children.length === 0;
    if (!isVoid && !PAIRED.has(tagName)) return false;
    html += `<${tagName}`;
    for (const [property, value] of Object.entries(element.properties)) {
      if (!Object.hasOwn(ATTRIBUTES, property)) return false;
      const text = Array.isArray(value) ? value.join(' ') : value;
      if (typeof text !== 'string' && typeof text !== 'number') return false;
      html += ` ${ATTRIBUTES[property]}="${String(text).replace(/["&'`<>]/g, escapeCharacter)}"`;
    }
    html += '>';
    if (isVoid) return true;
    if (!write(element)) return false;
    html += `</${tagName}>`;
    return true;
  };
  return write(tree) ? html : undefined;
}

/** A text between tags, in which nothing can begin a tag or an entity. */
export function escapeText(text: string): string {
  return text.replace(/[&<]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
