/** Links of a body that stand for a medium. A link in a sentence stays a link. */
import type { Element } from 'hast';
import type { SlideDeck } from '../model/media.ts';
import { parseUrl } from '../model/parse-url.ts';
import { recogniseAddress } from './embed-elements.ts';
import type { EmbedContext, Finding } from './finding.ts';
import { namesSlides } from './media-notes.ts';
import { attributeOf, isBlank, isElement, lineOf, type Node, type Parent } from './tree.ts';

const DECK_SERVICES = new Set(['google-slides', 'slideshare', 'speakerdeck', 'notist']);

/** A bare media address on a line of its own, or a linked preview picture that is all there is in its paragraph. */
export function findBareLink(element: Element, parents: readonly Parent[], context: EmbedContext): Finding | undefined {
  const href = attributeOf(element, 'href')?.trim() ?? '';
  const parent = parents.at(-1);
  if (href === '' || parent === undefined) return undefined;
  const text = lineOf(element);
  const preview = text === '' && element.children.some((child) => isElement(child, 'img'));
  if ((!preview && !isAddress(text, href)) || !standsAlone(element, parent)) return undefined;
  const media = recogniseAddress(href, context.frameHosts);
  if (media === undefined || (preview && media.source.provider === 'pdf')) return undefined;
  return { as: 'media', media, url: href };
}

function isAddress(text: string, href: string): boolean {
  const plain = (value: string) => value.replace(/^(https?:)?\/\//i, '').replace(/\/$/, '');
  if (plain(text) === plain(href)) return true;
  const address = parseUrl(text);
  return address !== undefined && address.href === parseUrl(href)?.href;
}

/** True at the root or in a paragraph, with nothing but line ends beside it on its line. */
function standsAlone(element: Element, parent: Parent): boolean {
  if (parent.type === 'element' && !isElement(parent, 'p', 'div')) return false;
  const index = parent.children.indexOf(element);
  return endsLine(parent.children, index, -1) && endsLine(parent.children, index, 1);
}

function endsLine(children: readonly Node[], index: number, step: 1 | -1): boolean {
  const node = children[index + step];
  if (node === undefined || isElement(node, 'br', 'p', 'div', 'iframe', 'script')) return true;
  if (node.type === 'comment') return endsLine(children, index + step, step);
  if (node.type !== 'text') return false;
  if (isBlank(node) && !node.value.includes('\n')) return endsLine(children, index + step, step);
  return step === 1 ? /^[^\S\n]*\n/.test(node.value) : /\n[^\S\n]*$/.test(node.value);
}

/** A deck that a sentence links to, or a PDF whose link says that it is slides. */
export function findLinkedSlides(element: Element, context: EmbedContext): SlideDeck | undefined {
  if (element.tagName !== 'a') return undefined;
  const href = attributeOf(element, 'href')?.trim() ?? '';
  const media = href === '' ? undefined : recogniseAddress(href, context.frameHosts);
  if (media === undefined || media.kind !== 'slides') return undefined;
  if (!DECK_SERVICES.has(media.source.provider) && !namesSlides(lineOf(element))) return undefined;
  return { pages: [], span: context.spanOf(element, href), ...media.source };
}
