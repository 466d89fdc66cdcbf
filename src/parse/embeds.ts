/** Takes media out of a body's tree: frames, provider scripts, Flickr blocks, remote images, bare links. Decides by address alone. */
import type { Element, ElementContent, Root } from 'hast';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EmbeddedMedia } from '../model/entry.ts';
import type { FrameAccount, Link, Photo, Recording, SlideDeck } from '../model/media.ts';
import { findFlickrPhoto, findFrame, findNotist, findPlayer, findRemoteImage, findScript } from './embed-elements.ts';
import { findBareLink, findLinkedSlides } from './embed-links.ts';
import type { EmbedContext, Finding } from './finding.ts';
import { noteFromHeadings } from './media-notes.ts';
import { removeNodes } from './prune.ts';
import { headingLevel, lineOf, type Parent, visitElements } from './tree.ts';

export interface Extraction {
  readonly embedded: EmbeddedMedia;
  readonly diagnostics: readonly Diagnostic[];
}

/** The element kinds whose fate a build accounts for. */
const ACCOUNTED = new Set(['iframe', 'frame', 'script', 'object', 'embed', 'video', 'audio']);

/**
 * Finds every medium, removes it from the tree with the wrappers and headings that are then empty, and says what became of each frame.
 *
 * Nothing disappears unreported: what is not recognised stays as a link with a warning, and what cannot be linked is named in a warning.
 */
export function extractMedia(tree: Root, context: EmbedContext): Extraction {
  const recordings: Recording[] = [];
  const slides: SlideDeck[] = [];
  const linkedSlides: SlideDeck[] = [];
  const photos: Photo[] = [];
  const links: Link[] = [];
  const frames: FrameAccount[] = [];
  const diagnostics: Diagnostic[] = [];
  const removals = new Map<Element, ElementContent | undefined>();
  const touched = new Set<Element>();
  const openHeadings: Element[] = [];
  /** Services met so far, for the scripts that come after their markup. */
  const seen = new Set<string>();

  const account = (element: Element, url: string, as: FrameAccount['as'], line: number) => {
    if (ACCOUNTED.has(element.tagName)) frames.push({ path: context.path, line, element: element.tagName, url, as });
  };

  visitElements(tree, (element, parents) => {
    if (removals.size > 0 && parents.some((parent) => removals.has(parent as Element))) return;
    const level = headingLevel(element);
    if (level > 0) {
      while (openHeadings.length > 0 && headingLevel(openHeadings.at(-1)) >= level) openHeadings.pop();
      openHeadings.push(element);
    }
    const finding = findMedia(element, parents, context, seen);
    if (finding === undefined) {
      const deck = findLinkedSlides(element, context);
      if (deck !== undefined) linkedSlides.push(deck);
      return;
    }
    const note = noteFromHeadings(openHeadings.map(lineOf));
    const remove = (replacement?: ElementContent) => {
      removals.set(element, replacement);
      if (replacement === undefined) for (const heading of openHeadings) touched.add(heading);
    };
    if (finding.as === 'companion') {
      const became = context.keepsMedia ? finding.became : 'link';
      account(element, finding.url, became, context.spanOf(element, finding.url).line);
      return remove();
    }
    if (finding.as === 'photo') {
      if (finding.photo.url?.startsWith('https://www.flickr.com/')) seen.add('flickr');
      const span = context.spanOf(element, finding.photo.image.source);
      account(element, finding.photo.image.source, context.keepsMedia ? 'photo' : 'link', span.line);
      if (!context.keepsMedia) {
        diagnostics.push(diagnose('body/media-as-link', { what: 'A picture from elsewhere' }, span));
        const url = finding.photo.url ?? finding.photo.image.source;
        return remove(linkElement(url, finding.photo.alt || url));
      }
      photos.push({ ...finding.photo, image: { ...finding.photo.image, span } });
      return remove();
    }
    if (finding.as === 'dropped') {
      diagnostics.push(finding.diagnostic);
      account(element, finding.url, 'dropped', context.spanOf(element, finding.url).line);
      return remove();
    }
    if (finding.as === 'link') {
      const span = context.spanOf(element, finding.link.url);
      links.push(finding.link);
      diagnostics.push(diagnose('body/unknown-frame', { host: finding.host }, span));
      account(element, finding.link.url, 'link', span.line);
      return remove(linkElement(finding.link.url, finding.link.title));
    }
    const { media, url } = finding;
    seen.add(media.source.provider);
    const span = context.spanOf(element, url);
    if (!context.keepsMedia) {
      const what = `${media.kind === 'slides' ? 'A slide deck' : 'A recording'} (${media.source.providerName})`;
      diagnostics.push(diagnose('body/media-as-link', { what }, span));
      links.push({ title: finding.title ?? media.source.providerName, url: media.source.url });
      account(element, url, 'link', span.line);
      return remove(linkElement(media.source.url, finding.title ?? media.source.providerName));
    }
    const named = note === undefined ? {} : { note };
    if (media.kind === 'slides') {
      addOnce(slides, { pages: [], span, ...media.source, ...named });
      account(element, url, 'slides', span.line);
    } else {
      const { kind, source, startSeconds, mimeType } = media;
      addOnce(recordings, {
        kind,
        ...source,
        ...named,
        ...(startSeconds === undefined ? {} : { startSeconds }),
        ...(mimeType === undefined ? {} : { mimeType }),
        span,
      });
      account(element, url, 'recording', span.line);
    }
    remove();
  });

  removeNodes(tree, removals, touched);
  return { embedded: { recordings, slides, photos, linkedSlides, links, frames }, diagnostics };
}

function findMedia(
  element: Element,
  parents: readonly Parent[],
  context: EmbedContext,
  seen: ReadonlySet<string>,
): Finding | undefined {
  switch (element.tagName) {
    case 'iframe':
    case 'frame':
    case 'object':
    case 'embed':
      return findFrame(element, context);
    case 'video':
    case 'audio':
      return findPlayer(element, context);
    case 'script':
      return findScript(element, context, seen);
    case 'img':
      return findRemoteImage(element, parents, context);
    case 'a':
      return findFlickrPhoto(element) ?? findBareLink(element, parents, context);
    default:
      return findNotist(element, context);
  }
}

function addOnce<Item extends { readonly provider?: string; readonly mediaId?: string; readonly url?: string }>(
  list: Item[],
  item: Item,
): void {
  const same = (other: Item) =>
    item.mediaId === undefined
      ? item.url === other.url
      : item.provider === other.provider && item.mediaId === other.mediaId;
  if (!list.some(same)) list.push(item);
}

function linkElement(href: string, text: string): Element {
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: text }] };
}
