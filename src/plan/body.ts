/** Bodies as HTML: the holes that parsing left for links and images are filled here. Adds no markup but links, pictures and text. */

import { bodyId } from '../model/anchors.ts';
import { resolveBodyLink } from '../model/body-links.ts';
import type { BodyImage } from '../model/entry.ts';
import { escapeHtml } from '../model/text.ts';
import { checkUrl } from '../model/url.ts';
import type { ImageView } from '../model/view-parts.ts';
import type { BodySource, ViewContext } from './context.ts';

/** The safe HTML of a body on its page. */
export function renderBody({ body, path, permalink }: BodySource, context: ViewContext): string {
  let html = '';
  let inLink = false;
  for (const part of body.parts) {
    if (typeof part === 'string') {
      html += part;
      const [opened, closed] = [part.lastIndexOf('<a '), part.lastIndexOf('</a>')];
      if (opened !== closed) inLink = opened > closed;
    } else if (part.kind === 'link') html += escapeHtml(resolveHref(part.href, path, permalink, context));
    else html += renderImage(part, path, inLink, context);
  }
  return html;
}

function resolveHref(href: string, path: string, permalink: string, context: ViewContext): string {
  const link = resolveBodyLink(href, { path, permalink }, (name) => context.contentPages.get(name.normalize('NFC')));
  // A link to a file without a page stays as it is: the reader sees what was meant, and the checks report it.
  if (link.kind === 'no-page') return checkUrl(href)?.url ?? '#';
  if (link.kind === 'as-written') return href;
  const [, target = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(link.path) ?? [];
  // Headings of an author's have prefixed ids in the page.
  const anchor = fragment !== '' && context.headings(target).has(bodyId(fragment)) ? bodyId(fragment) : fragment;
  return `${context.href(target)}${anchor === '' ? '' : `#${anchor}`}`;
}

function renderImage(part: BodyImage, path: string, inLink: boolean, context: ViewContext): string {
  const resolved = context.resolved(path, part.image.source);
  const view = context.image(resolved, part.alt);
  if (view !== undefined) return renderPicture(view, part.title);
  const alt = escapeHtml(part.alt);
  if (resolved === undefined || !('url' in resolved) || inLink) return alt;
  const text = part.alt.trim() === '' ? `Image on ${new URL(resolved.url).hostname}` : part.alt;
  return `<a href="${escapeHtml(resolved.url)}" rel="noopener external">${escapeHtml(text)}</a>`;
}

/** An image of our own with its sizes, loaded when it comes near. */
export function renderPicture(image: ImageView, title?: string): string {
  const sizes = '(min-width: 720px) 680px, 92vw';
  const sources = image.sources.map(
    ({ type, srcset }) => `<source type="${escapeHtml(type)}" srcset="${escapeHtml(srcset)}" sizes="${sizes}">`,
  );
  const caption = title === undefined ? '' : ` title="${escapeHtml(title)}"`;
  const img = `<img src="${escapeHtml(image.src)}" alt="${escapeHtml(image.alt)}" width="${image.width}" height="${image.height}" loading="lazy" decoding="async"${caption}>`;
  return sources.length === 0 ? img : `<picture>${sources.join('')}${img}</picture>`;
}
