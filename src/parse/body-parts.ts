/** A safe tree to the parts of a body: HTML text with holes for links and images, whose addresses later stages know. */
import type { Element, Root } from 'hast';
import type { Span } from '../diagnostics/span.ts';
import type { Body, BodyImage, BodyLink, BodyPart } from '../model/entry.ts';
import type { AddressSpans } from './addresses.ts';
import { stringifyHtml } from './html.ts';
import { writePlainHtml } from './plain-html.ts';
import { attributeOf, headingLevel, lineOf, type Parent, visitElements, wordsOf } from './tree.ts';

/** Marks a hole. The allow list has taken every control character out of the tree, so content cannot contain these two. */
const [OPEN, CLOSE] = ['\u0001', '\u0002'];

/** Writes a tree that has been through the allow list. Changes the tree. */
export function makeBody(tree: Root, spans: AddressSpans, fallback: Span): Body {
  const text = wordsOf(tree);
  const headings: { level: number; id: string; text: string }[] = [];
  const holes: (BodyLink | BodyImage)[] = [];
  const used = new Map<string, number>();
  const spanFor = (address: string): Span => {
    const list = spans.get(address) ?? [];
    const index = used.get(address) ?? 0;
    used.set(address, index + 1);
    return list[index] ?? list.at(-1) ?? fallback;
  };
  visitElements(tree, (element) => {
    const level = headingLevel(element);
    const id = attributeOf(element, 'id');
    if (level > 0 && id !== undefined) headings.push({ level, id, text: lineOf(element) });
  });
  fillHoles(tree, (element) => {
    if (element.tagName === 'img') {
      const source = attributeOf(element, 'src');
      if (source === undefined) return '';
      const title = attributeOf(element, 'title');
      const span = spanFor(source);
      holes.push({
        kind: 'image',
        image: { source, span },
        alt: attributeOf(element, 'alt') ?? '',
        ...(title === undefined || title === '' ? {} : { title }),
        span,
      });
      return `${OPEN}${holes.length - 1}${CLOSE}`;
    }
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (href === undefined || href.startsWith('#')) return undefined;
    holes.push({ kind: 'link', href, span: spanFor(href) });
    element.properties['href'] = `${OPEN}${holes.length - 1}${CLOSE}`;
    return undefined;
  });
  const parts: BodyPart[] = (writePlainHtml(tree) ?? stringifyHtml(tree))
    .trim()
    .split(/\u0001(\d+)\u0002/)
    .map((part, index) => (index % 2 === 0 ? part : holes[Number(part)]!))
    .filter((part) => part !== '');
  return { parts, text, headings };
}

/** Calls `fill` for every element in document order; a text that it returns takes the element's place. */
function fillHoles(parent: Parent, fill: (element: Element) => string | undefined): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    const text = fill(child);
    if (text === undefined) fillHoles(child, fill);
    else parent.children[index] = { type: 'text', value: text };
  }
}
