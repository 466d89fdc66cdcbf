/** Checks the addresses and elements of a body's tree and remembers where they stand. The allow list still comes after it. */
import type { Element, Root } from 'hast';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { bodyId } from '../model/anchors.ts';
import { addTo } from '../model/collect.ts';
import { type CheckedUrl, checkUrl } from '../model/url.ts';
import { STRIPPED_ELEMENTS } from './sanitise.ts';
import type { SpanOf } from './source-map.ts';
import { attributeOf, lineOf, visitElements } from './tree.ts';

/** Spans of addresses as they will be after the allow list, in document order. */
export type AddressSpans = ReadonlyMap<string, readonly Span[]>;

const STRIPPED = new Set(STRIPPED_ELEMENTS);

/** Refuses addresses that a page must not contain, names elements that the allow list will take out, and gives links without words their address. */
export function checkAddresses(
  tree: Root,
  spanOf: SpanOf,
): { readonly spans: AddressSpans; readonly diagnostics: readonly Diagnostic[] } {
  const spans = new Map<string, Span[]>();
  const diagnostics: Diagnostic[] = [];
  const named = new Set<string>();
  visitElements(tree, (element) => {
    if (STRIPPED.has(element.tagName) && !named.has(element.tagName)) {
      named.add(element.tagName);
      diagnostics.push(diagnose('body/element-removed', { element: element.tagName }, spanOf(element)));
    }
    const name = element.tagName === 'a' ? 'href' : element.tagName === 'img' ? 'src' : undefined;
    const written = name === undefined ? undefined : attributeOf(element, name);
    if (name === undefined || written === undefined) return;
    const span = spanOf(element, written);
    const checked = checkUrl(written);
    if (checked === undefined) {
      delete element.properties[name];
      diagnostics.push(diagnose('body/link-refused', { url: written }, span));
      return;
    }
    const url = checked.kind === 'relative' ? aimAtBody(checked.url) : checked.url;
    element.properties[name] = url;
    addTo(spans, url, span);
    if (name === 'href' && isWordless(element))
      element.children.push({ type: 'text', value: describeAddress(checked) });
  });
  return { spans, diagnostics };
}

/** True for a link that nobody could see or hear. */
function isWordless(link: Element): boolean {
  let picture = false;
  visitElements(link, (element) => {
    picture ||= element.tagName === 'img';
  });
  return !picture && lineOf(link).trim() === '' && attributeOf(link, 'ariaLabel') === undefined;
}

function describeAddress(address: CheckedUrl): string {
  if (address.kind === 'relative' || address.parsed.protocol === 'mailto:') return address.url.replace(/^mailto:/, '');
  return `${address.parsed.host}${address.parsed.pathname}`.replace(/\/$/, '');
}

/** A fragment behind the path of a content file means a heading of that file's body. */
function aimAtBody(url: string): string {
  const match = /^([^#?]+\.md)#(.+)$/i.exec(url);
  return match === null ? url : `${match[1]}#${bodyId(match[2]!)}`;
}
