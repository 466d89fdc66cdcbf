/** Small questions about HTML trees. Changes nothing. */
import type { Element, ElementContent, Root, RootContent } from 'hast';

export type Parent = Root | Element;
export type Node = RootContent | ElementContent;

export function isElement(node: Node | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

export function isBlank(node: Node): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
}

/** The level of a heading element, or 0. */
export function headingLevel(node: Node | undefined): number {
  return isElement(node) && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0;
}

/** All text below a node, with white space as it stands. */
export function textOf(node: Node | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** All text below a node on one line. */
export function lineOf(node: Node | Root): string {
  return textOf(node).replace(/\s+/gu, ' ').trim();
}

/** The text of an attribute, or `undefined`. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(' ') : undefined;
}

/** Every element in document order, with its parents from the root down. A callback may not change the tree. */
export function visitElements(
  parent: Parent,
  visit: (element: Element, parents: readonly Parent[]) => void,
  parents: readonly Parent[] = [],
): void {
  let chain: readonly Parent[] | undefined;
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    chain ??= [...parents, parent];
    visit(child, chain);
    if (child.children.length > 0) visitElements(child, visit, chain);
  }
}

const BLOCKS = new Set(
  'address blockquote br dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);

function isFootnoteMark(element: Element): boolean {
  if (element.properties['className'] === undefined) return false;
  return /^footnote-(ref|backref)$/.test(attributeOf(element, 'className') ?? '');
}

/** Runs of white space that are not one space already; almost all of a text is passed over. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;
const SPACES = /[^\S\n ][^\S\n]*| [^\S\n]+/g;

/** The words of a tree without footnote marks, blocks separated by line ends. */
export function wordsOf(node: Node | Root): string {
  let words = '';
  const collect = (item: Node | Root, isCode: boolean): void => {
    if (item.type === 'text') words += isCode ? item.value : item.value.replace(WHITE_SPACE, ' ');
    if (!('children' in item) || (item.type === 'element' && isFootnoteMark(item))) return;
    const code = isCode || (item.type === 'element' && item.tagName === 'pre');
    const isBlock = item.type === 'element' && BLOCKS.has(item.tagName);
    if (isBlock) words += '\n';
    for (const child of item.children) collect(child, code);
    if (isBlock) words += '\n';
  };
  collect(node, false);
  return words
    .replace(SPACES, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}
