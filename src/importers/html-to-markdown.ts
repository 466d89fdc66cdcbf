/**
 * A part of a stranger's page as Markdown. What comes out is text for a content file, not safe HTML: the allow list of `parse/` stands between it and a
 * page, as for everything that people write. Fetches nothing.
 */
import { strikethrough, tables } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { type HtmlNode, type HtmlPage, parseFragment, textOf } from './html.ts';
import {
  DROPPED,
  type HtmlElement,
  inTableOfBlocks,
  listItemText,
  mediaAddresses,
  safeAddress,
} from './html-markdown-rules.ts';
import { textToMarkdown } from './plain-markdown.ts';

/** More than a description ever has. Longer parts are read as plain text, which takes time linear in their length. */
const MAX_LENGTH = 2_000_000;
/** The depths of all elements of a part, summed up. A long abstract comes to a few thousand; Turndown looks below each element again and again. */
const MAX_SUM_OF_DEPTHS = 200_000;
/** Runs of white space, written out or as references; Turndown takes time with the square of their length. */
const WHITE_SPACE = /(?:\s|&(?:nbsp|Tab|NewLine|#0*(?:9|1[0-3]|32|160)|#x0*(?:[9a-d]|20|a0));){200,}/gi;

/**
 * Turns HTML into Markdown: headings with `#`, lists with `-`, tables as tables, or as paragraphs where a cell holds more than a line.
 *
 * Scripts, styles, forms, drawings and unknown frames are dropped. A frame or a file of known media becomes its address on a line of its own. Links and
 * pictures pass `checkUrl`; relative addresses are resolved against `base`, and without one only their text stays. Never throws: HTML that is too long
 * or nested beyond reason comes out as its text.
 */
export function htmlToMarkdown(html: string, base?: URL): string {
  const page = parseFragment(html.length > MAX_LENGTH ? html : html.replace(WHITE_SPACE, ' '));
  if (html.length > MAX_LENGTH || sumOfDepths(page.tree, 0) > MAX_SUM_OF_DEPTHS) return asText(page);
  try {
    return converter(base)
      .turndown(page.source)
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch {
    return asText(page);
  }
}

function asText(page: HtmlPage): string {
  return textToMarkdown(textOf(page.tree).replaceAll('\n', '\n\n'));
}

function sumOfDepths(node: HtmlNode, depth: number): number {
  if (!('children' in node)) return 0;
  let sum = depth;
  for (const child of node.children) if (child.type === 'element') sum += sumOfDepths(child, depth + 1);
  return sum;
}

function converter(base: URL | undefined): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    hr: '---',
    linkStyle: 'inlined',
  });
  const escapeMarks = service.escape.bind(service);
  service.escape = (text) => escapeMarks(text).replace(/<(?=[a-z/!?])|&(?=#?[a-z0-9]{1,31};)/gi, '\\$&');
  service.use([strikethrough, tables]);
  const add = (
    name: string,
    filter: string | readonly string[] | ((node: HtmlElement) => boolean),
    replacement: (content: string, node: HtmlElement) => string,
  ) => service.addRule(name, { filter, replacement } as unknown as TurndownService.Rule);
  const isOneOf = (node: HtmlElement, ...names: readonly string[]) => names.includes(node.nodeName);

  add('item', 'li', listItemText);
  add(
    'blockTable',
    (node) => isOneOf(node, 'TABLE', 'TBODY', 'THEAD', 'TFOOT', 'TR', 'TD', 'TH') && inTableOfBlocks(node),
    paragraph,
  );
  add('caption', 'caption', paragraph);
  add(
    'link',
    (node) => isOneOf(node, 'A'),
    (content, node) => {
      const address = safeAddress(node.getAttribute('href'), base);
      return address === undefined || content.trim() === ''
        ? content
        : `[${onOneLine(content)}](${destination(address)})`;
    },
  );
  add('image', 'img', (_content, node) => {
    const alt = service.escape((node.getAttribute('alt') ?? '').replace(/\s+/gu, ' ').trim());
    const address = safeAddress(node.getAttribute('src'), base);
    return address === undefined ? alt : `![${alt}](${destination(address)})`;
  });
  add('media', ['iframe', 'video', 'audio', 'object', 'embed'], (_content, node) =>
    mediaAddresses(node, base)
      .map((address) => `\n\n<${address}>\n\n`)
      .join(''),
  );
  add(
    'dropped',
    (node) => DROPPED.has(node.nodeName),
    () => '',
  );
  return service;
}

function paragraph(content: string): string {
  return `\n\n${content.trim()}\n\n`;
}

function onOneLine(content: string): string {
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

function destination(address: string): string {
  return address.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
