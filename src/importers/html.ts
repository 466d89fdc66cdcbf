/**
 * HTML text of strangers to a tree, by the rules that browsers follow, and small questions about such trees. Changes nothing of what a page says, never
 * makes HTML, and makes nothing safe by itself: whatever leaves here for an archive goes on as text, as Markdown or through `checkUrl`.
 */
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { boundNesting, withoutTags } from './html-nesting.ts';

export type HtmlNode = Root | RootContent;

/** A parsed page, with the text that its positions belong to. */
export interface HtmlPage {
  readonly tree: Root;
  readonly source: string;
}

const pageParser = unified().use(rehypeParse, { fragment: false });
const fragmentParser = unified().use(rehypeParse, { fragment: true });

/** Elements whose text nobody reads. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe', 'select', 'textarea']);
/** Elements that begin and end a line. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead title tr ul'
  ).split(' '),
);

/** Parses a whole page. Never throws; a page whose nesting is beyond reason is read without its inner tags, or as text alone. */
export function parsePage(html: string): HtmlPage {
  return parse(html, pageParser);
}

/** Parses a part of a page, as it stands inside a body. Never throws, like `parsePage`. */
export function parseFragment(html: string): HtmlPage {
  return parse(html, fragmentParser);
}

function parse(html: string, parser: { readonly parse: (text: string) => Root }): HtmlPage {
  const source = boundNesting(html);
  try {
    return { tree: parser.parse(source), source };
  } catch {
    const text = withoutTags(source);
    return { tree: { type: 'root', children: [{ type: 'text', value: text }] }, source: text };
  }
}

/** The HTML between an element's tags as it stands in the page, or nothing where the element was made up by the parser. */
export function innerSource(page: HtmlPage, element: Element): string {
  const first = element.children[0]?.position?.start.offset;
  const last = element.children.at(-1)?.position?.end.offset;
  return first === undefined || last === undefined ? '' : page.source.slice(first, last);
}

/** Every element below a node, in document order. */
export function* elementsOf(node: HtmlNode): Generator<Element> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsOf(child);
  }
}

/** The first element in document order that a question is true of. */
export function firstElement(node: HtmlNode, isMeant: (element: Element) => boolean): Element | undefined {
  for (const element of elementsOf(node)) if (isMeant(element)) return element;
  return undefined;
}

/** All elements in document order that a question is true of, those inside one another too. */
export function allElements(node: HtmlNode, isMeant: (element: Element) => boolean): readonly Element[] {
  return [...elementsOf(node)].filter(isMeant);
}

/** The text of an attribute by its name in HTML (`class`, `data-id`, `datetime`), trimmed, or nothing where it is missing or empty. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[propertyName(name)] ?? element.properties[name];
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'boolean' ? '' : String(value ?? '');
  return text.trim() === '' ? undefined : text.trim();
}

const PROPERTIES: Readonly<Record<string, string>> = { class: 'className', datetime: 'dateTime', colspan: 'colSpan' };

function propertyName(name: string): string {
  if (Object.hasOwn(PROPERTIES, name)) return PROPERTIES[name] ?? name;
  return /^(?:data|aria)-/.test(name) ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;
}

/** True where the element has the class. */
export function hasClass(element: Element, name: string): boolean {
  const classes = element.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/**
 * The words below a node as a person reads them: white space is one space, a block element or `<br>` ends a line, an empty line is never left. Inside
 * `<pre>` lines stay as they are. Scripts, styles and fields of forms say nothing.
 */
export function textOf(node: HtmlNode): string {
  const parts: string[] = [];
  collectText(node, parts, false);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** `textOf` on one line. */
export function lineOf(node: HtmlNode): string {
  return textOf(node).replaceAll('\n', ' ');
}

function collectText(node: HtmlNode, parts: string[], isWritten: boolean): void {
  if (node.type === 'text') parts.push(isWritten ? node.value : node.value.replace(/\s/gu, ' '));
  if (!('children' in node)) return;
  const name = node.type === 'element' ? node.tagName : '';
  if (UNREAD.has(name)) return;
  if (BLOCKS.has(name)) parts.push('\n');
  for (const child of node.children) collectText(child, parts, isWritten || name === 'pre');
  if (BLOCKS.has(name)) parts.push('\n');
}

/** The `content` of the first `<meta>` whose `name`, `property` or `itemprop` is one of the names; the names' order decides. */
export function metaOf(tree: Root, ...names: readonly string[]): string | undefined {
  return metasOf(tree, ...names)[0];
}

/** The contents of all such `<meta>` elements. */
export function metasOf(tree: Root, ...names: readonly string[]): readonly string[] {
  const metas = allElements(tree, (element) => element.tagName === 'meta');
  return names.flatMap((name) =>
    metas
      .filter((meta) =>
        ['name', 'property', 'itemprop'].some((key) => attributeOf(meta, key)?.toLowerCase() === name.toLowerCase()),
      )
      .map((meta) => attributeOf(meta, 'content') ?? '')
      .filter((content) => content !== ''),
  );
}

/** The address that a page gives as its own: `<link rel="canonical">`, else `og:url`. Not checked yet. */
export function canonicalOf(tree: Root): string | undefined {
  const link = firstElement(
    tree,
    (element) => element.tagName === 'link' && attributeOf(element, 'rel')?.toLowerCase() === 'canonical',
  );
  return (link === undefined ? undefined : attributeOf(link, 'href')) ?? metaOf(tree, 'og:url');
}

/** The texts of the page's JSON-LD blocks, not parsed. */
export function linkedDataOf(tree: Root): readonly string[] {
  return allElements(
    tree,
    (element) => element.tagName === 'script' && attributeOf(element, 'type')?.toLowerCase() === 'application/ld+json',
  ).map((script) => script.children.map((child) => (child.type === 'text' ? child.value : '')).join(''));
}
