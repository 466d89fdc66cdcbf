/** Takes nodes out of a tree, and with them the wrappers and headings that are left without content. */
import type { Element, ElementContent, Root } from 'hast';
import { attributeOf, headingLevel, isBlank, isElement, type Node, type Parent } from './tree.ts';

/** Elements that mean nothing once they are empty. */
const WRAPPERS = new Set(
  'a abbr b blockquote center div em figcaption figure font i li nav ol p section small span strong u ul'.split(' '),
);

/**
 * Removes or replaces nodes. A wrapper that is empty afterwards goes too, and so does each of the `touched` headings whose section holds nothing
 * any more; inner headings go before outer ones, so `# Media` over an emptied `## Slides` goes as well.
 */
export function removeNodes(
  tree: Root,
  removals: ReadonlyMap<Element, ElementContent | undefined>,
  touched: ReadonlySet<Element>,
): void {
  if (removals.size === 0) return;
  removeBelow(tree, removals);
  removeEmptySections(tree, touched);
}

function removeBelow(parent: Parent, removals: ReadonlyMap<Element, ElementContent | undefined>): boolean {
  let changed = false;
  const kept: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type !== 'element') {
      kept.push(child);
      continue;
    }
    if (removals.has(child)) {
      changed = true;
      const replacement = removals.get(child);
      if (replacement !== undefined) kept.push(parent.type === 'root' ? paragraph(replacement) : replacement);
      continue;
    }
    const emptied = removeBelow(child, removals) && WRAPPERS.has(child.tagName) && isEmpty(child.children);
    changed ||= emptied;
    if (!emptied) kept.push(child);
  }
  if (changed) parent.children = kept;
  return changed;
}

function paragraph(child: ElementContent): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [child] };
}

function isEmpty(children: readonly Node[]): boolean {
  return children.every((child) => isBlank(child) || isElement(child, 'br'));
}

function removeEmptySections(parent: Parent, touched: ReadonlySet<Element>): void {
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const child = parent.children[index];
    if (child === undefined || child.type !== 'element') continue;
    if (!touched.has(child)) {
      removeEmptySections(child, touched);
      continue;
    }
    const rest = parent.children.slice(index + 1);
    const end = rest.findIndex((node) => endsSection(node, headingLevel(child)));
    if (isEmpty(end < 0 ? rest : rest.slice(0, end))) parent.children.splice(index, 1);
  }
}

function endsSection(node: Node, level: number): boolean {
  if (!isElement(node)) return false;
  const nodeLevel = headingLevel(node);
  return (nodeLevel > 0 && nodeLevel <= level) || /^footnotes/.test(attributeOf(node, 'className') ?? '');
}
