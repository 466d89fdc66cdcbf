/** What becomes of single elements when HTML turns into Markdown: links, lists, tables, media. Knows no package and builds no HTML. */
import { recogniseMedia } from '../model/providers.ts';
import { checkUrl, checkWebUrl } from '../model/url.ts';

/** The part of an element that the rules read, as Turndown hands it over. */
export interface HtmlElement {
  readonly nodeName: string;
  readonly parentNode: HtmlElement | null;
  readonly previousElementSibling: HtmlElement | null;
  readonly nextElementSibling: HtmlElement | null;
  readonly getAttribute: (name: string) => string | null;
  readonly getElementsByTagName: (name: string) => ArrayLike<HtmlElement>;
}

/** Elements of which nothing is kept, by their names in a document. */
export const DROPPED: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE FORM INPUT BUTTON SELECT TEXTAREA SVG svg CANVAS HEAD TITLE META LINK BASE FRAMESET NOFRAMES'.split(
    ' ',
  ),
);

/** Larger tables are data, and aligning them takes time with the square of their size. */
const MAX_ROWS = 1000;
const MAX_CELLS = 5000;
const MAX_ROW_CELLS = 50;
const BLOCKS_IN_CELLS = ['UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'BLOCKQUOTE', 'PRE', 'TABLE'] as const;

const tablesOfBlocks = new WeakMap<HtmlElement, boolean>();
const itemNumbers = new WeakMap<HtmlElement, number>();

/** An address that may stand in Markdown: absolute, checked, and resolved against a base where it is relative; nothing for any other. */
export function safeAddress(written: string | null, base: URL | undefined): string | undefined {
  const checked = checkUrl(written ?? '');
  if (checked === undefined) return undefined;
  if (checked.kind === 'absolute') return checked.url;
  if (base === undefined || checked.url.startsWith('#')) return undefined;
  try {
    return checkWebUrl(new URL(checked.url, base).href)?.href;
  } catch {
    return undefined;
  }
}

/** The addresses of the known media that an element shows, as people open them; none for an unknown frame. */
export function mediaAddresses(element: HtmlElement, base: URL | undefined): readonly string[] {
  const sources = Array.from(element.getElementsByTagName('source')).slice(0, 10);
  const addresses = [element, ...sources].flatMap((node) => {
    const written = node.getAttribute('src') || node.getAttribute('data-src') || node.getAttribute('data');
    const address = safeAddress(written, base);
    const url = address === undefined ? undefined : checkWebUrl(address);
    const media = url === undefined ? undefined : recogniseMedia(url, []);
    return media === undefined ? [] : [media.source.url];
  });
  return [...new Set(addresses)];
}

/** One item of a list, its further lines indented under its first. */
export function listItemText(content: string, item: HtmlElement): string {
  const marker = item.parentNode?.nodeName === 'OL' ? `${itemNumber(item)}. ` : '- ';
  const text = content
    .replace(/^\n+/, '')
    .trimEnd()
    .replaceAll('\n', `\n${' '.repeat(marker.length)}`);
  return `${marker}${text}${item.nextElementSibling === null ? '' : '\n'}`;
}

function itemNumber(item: HtmlElement): number {
  const passed: HtmlElement[] = [];
  let before: HtmlElement | null = item;
  while (before !== null && !itemNumbers.has(before)) {
    passed.push(before);
    before = before.previousElementSibling;
  }
  const start = Number(item.parentNode?.getAttribute('start') ?? '1');
  let number =
    before === null
      ? (Number.isSafeInteger(start) && start >= 0 && start < 1e6 ? start : 1) - 1
      : itemNumbers.get(before)!;
  for (const next of passed.reverse()) itemNumbers.set(next, ++number);
  return number;
}

/** True for a table, and everything in it, that Markdown cannot write as one: its cells hold lists or tables, or it is very large. */
export function inTableOfBlocks(element: HtmlElement): boolean {
  let table: HtmlElement | null = element;
  while (table !== null && table.nodeName !== 'TABLE') table = table.parentNode;
  if (table === null) return true;
  const known = tablesOfBlocks.get(table);
  if (known !== undefined) return known;
  const holdsBlocks = isTableOfBlocks(table);
  tablesOfBlocks.set(table, holdsBlocks);
  return holdsBlocks;
}

function isTableOfBlocks(table: HtmlElement): boolean {
  if (BLOCKS_IN_CELLS.some((name) => table.getElementsByTagName(name.toLowerCase()).length > 0)) return true;
  const rows = Array.from(table.getElementsByTagName('tr'));
  const cells = [...Array.from(table.getElementsByTagName('td')), ...Array.from(table.getElementsByTagName('th'))];
  if (rows.length > MAX_ROWS || cells.length > MAX_CELLS) return true;
  const perRow = new Map<HtmlElement | null, number>();
  for (const cell of cells) perRow.set(cell.parentNode, (perRow.get(cell.parentNode) ?? 0) + 1);
  return (
    [...perRow.values()].some((count) => count > MAX_ROW_CELLS) ||
    cells.some((cell) => Number(cell.getAttribute('colspan') ?? '1') > MAX_ROW_CELLS)
  );
}
