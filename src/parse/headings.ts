/** Makes a body's headings and ids fit into a page: the page has the `h1`, and its own ids. */
import type { Element, Root } from 'hast';
import { bodyId } from '../model/anchors.ts';
import { decodePath } from '../model/path.ts';
import { slugify } from '../model/slug.ts';
import { attributeOf, headingLevel, lineOf, visitElements } from './tree.ts';

/**
 * Shifts headings so that the first is an `h2` and none skips a level, gives every heading an id, and puts the prefix of bodies before all ids.
 *
 * Of several equal ids later headings get a number and other elements lose theirs. Links to `#name` follow where the name is in this body.
 */
export function fitHeadings(tree: Root): void {
  const open: { readonly before: number; readonly after: number }[] = [];
  const ids = new Set<string>();
  const numbers = new Map<string, number>();
  visitElements(tree, (element) => {
    const level = headingLevel(element);
    if (level > 0) {
      while (open.length > 0 && open.at(-1)!.before >= level) open.pop();
      const after = open.length === 0 ? 2 : Math.min(open.at(-1)!.after + 1, 6);
      open.push({ before: level, after });
      element.tagName = `h${after}`;
    }
    setId(element, level > 0, ids, numbers);
  });
  visitElements(tree, (element) => {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (href === undefined || !href.startsWith('#')) return;
    const target = bodyId(decodePath(href.slice(1)));
    if (ids.has(target)) element.properties['href'] = `#${encodeURIComponent(target)}`;
  });
}

function setId(element: Element, isHeading: boolean, ids: Set<string>, numbers: Map<string, number>): void {
  const written = attributeOf(element, 'id') ?? (element.tagName === 'a' ? attributeOf(element, 'name') : undefined);
  const name = written?.replace(/[^\p{L}\p{N}\p{M}_:.-]+/gu, '-').slice(0, 150) ?? '';
  delete element.properties['id'];
  if (name === '' && !isHeading) return;
  const base = bodyId(name || slugify(lineOf(element)) || 'section');
  let id = base;
  while (ids.has(id)) {
    if (!isHeading) return;
    const number = (numbers.get(base) ?? 1) + 1;
    numbers.set(base, number);
    id = `${base}-${number}`;
  }
  ids.add(id);
  element.properties['id'] = id;
}
