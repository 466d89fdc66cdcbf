/** What single elements of a body show: frames, players, provider scripts, photos. Reads elements, changes none. */
import type { Element } from 'hast';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Photo } from '../model/media.ts';
import { recogniseFile } from '../model/media-files.ts';
import { type RecognisedMedia, recogniseMedia } from '../model/providers.ts';
import { checkUrl, checkWebUrl } from '../model/url.ts';
import type { EmbedContext, Finding } from './finding.ts';
import { attributeOf, isElement, lineOf, type Parent, visitElements } from './tree.ts';

/** Recognises an address as content gives it: absolute, scheme-relative, or a media file of our own. */
export function recogniseAddress(address: string, frameHosts: readonly string[]): RecognisedMedia | undefined {
  const checked = checkUrl(address);
  if (checked === undefined) return undefined;
  if (checked.kind === 'absolute') return recogniseMedia(checked.parsed, frameHosts);
  const file = recogniseFile(checked.url.replace(/[?#].*$/, ''));
  if (file === undefined) return undefined;
  const provider = file.kind === 'slides' ? 'pdf' : 'file';
  const source = { provider, providerName: provider === 'pdf' ? 'PDF' : 'File', url: checked.url } as const;
  return { kind: file.kind, source, ...(file.kind === 'slides' ? {} : { mimeType: file.mimeType }) };
}

function descendants(element: Element, ...names: readonly string[]): readonly Element[] {
  const found: Element[] = [];
  visitElements(element, (child) => {
    if (names.includes(child.tagName)) found.push(child);
  });
  return found;
}

function fromAddress(element: Element, address: string, context: EmbedContext): Finding {
  const media = recogniseAddress(address, context.frameHosts);
  const title = attributeOf(element, 'title')?.trim();
  const named = title === undefined || title === '' ? {} : { title };
  if (media !== undefined) return { as: 'media', media, url: address, ...named };
  const checked = checkUrl(address);
  if (
    checked === undefined ||
    address.startsWith('#') ||
    (checked.kind === 'absolute' && checked.parsed.protocol === 'mailto:')
  ) {
    const span = context.spanOf(element, address);
    const diagnostic = diagnose('body/frame-dropped', { element: element.tagName, url: address }, span);
    return { as: 'dropped', url: address, diagnostic };
  }
  const place = checked.kind === 'absolute' ? `${checked.parsed.host}${checked.parsed.pathname}` : checked.url;
  const host = checked.kind === 'absolute' ? checked.parsed.host : checked.url;
  return { as: 'link', link: { title: title || place.replace(/\/$/, ''), url: checked.url }, host };
}

/** A frame, `<object>` or `<embed>`: a medium, a link, or nothing that could be linked. */
export function findFrame(element: Element, context: EmbedContext): Finding {
  const inner = element.tagName === 'object' ? descendants(element, 'param', 'embed', 'iframe') : [];
  const param = inner.find((child) => /^(movie|src|url)$/i.test(attributeOf(child, 'name') ?? ''));
  const child = inner.find((item) => isElement(item, 'embed', 'iframe'));
  const address =
    attributeOf(element, 'src') ??
    attributeOf(element, 'data') ??
    (param === undefined ? undefined : attributeOf(param, 'value')) ??
    (child === undefined ? undefined : attributeOf(child, 'src')) ??
    attributeOf(element, 'dataSrc');
  return fromAddress(element, address?.trim() ?? '', context);
}

/** `<video>` and `<audio>`: their file, or the first of their sources. */
export function findPlayer(element: Element, context: EmbedContext): Finding {
  const address =
    attributeOf(element, 'src') ?? descendants(element, 'source').map((item) => attributeOf(item, 'src'))[0];
  const finding = fromAddress(element, address?.trim() ?? '', context);
  if (finding.as !== 'media' || finding.media.kind === 'slides') return finding;
  return { ...finding, media: { ...finding.media, kind: element.tagName === 'audio' ? 'audio' : finding.media.kind } };
}

/** A script: of a provider whose markup came before it (`seen`), one that names a deck itself, or one that is left out with a warning. */
export function findScript(element: Element, context: EmbedContext, seen: ReadonlySet<string>): Finding {
  const source = attributeOf(element, 'src')?.trim() ?? '';
  const url = checkWebUrl(source);
  const host = url?.hostname ?? '';
  if (/^(www\.)?speakerdeck\.com$/.test(host) && url?.pathname.startsWith('/assets/embed') === true) {
    const media = recogniseAddress(`https://speakerdeck.com/player/${attributeOf(element, 'dataId') ?? ''}`, []);
    if (media !== undefined) return { as: 'media', media, url: media.source.url };
  }
  if (host === 'embedr.flickr.com' && seen.has('flickr')) return { as: 'companion', url: source, became: 'photo' };
  if (/^on\.notist\.(cloud|ninja)$/.test(host) && seen.has('notist'))
    return { as: 'companion', url: source, became: 'slides' };
  const script = source || lineOf(element).slice(0, 60) || 'an empty script';
  const diagnostic = diagnose('body/script-removed', { script }, context.spanOf(element, source));
  return { as: 'dropped', url: source, diagnostic };
}

/** `<p data-notist="user/id">`, which Notist's script would fill. */
export function findNotist(element: Element, context: EmbedContext): Finding | undefined {
  const id = attributeOf(element, 'dataNotist');
  if (id === undefined) return undefined;
  const media = recogniseAddress(`https://noti.st/${id}`, context.frameHosts);
  return media === undefined ? undefined : { as: 'media', media, url: id };
}

/** A Flickr block: a link to the photo's page around the picture. The credit is the account in the page's path. */
export function findFlickrPhoto(element: Element): Finding | undefined {
  const image = descendants(element, 'img')[0];
  const page = image && checkWebUrl(attributeOf(element, 'href') ?? '');
  if (image === undefined || page === undefined) return undefined;
  if (page.hostname !== 'flickr.com' && page.hostname !== 'www.flickr.com') return undefined;
  const source = checkWebUrl(attributeOf(image, 'src') ?? '');
  if (source === undefined) return undefined;
  const [, user, id] = /^\/photos\/([\w@.-]+)\/(\d+)/.exec(page.pathname) ?? [];
  const alt = attributeOf(image, 'alt')?.trim() || attributeOf(element, 'title')?.trim() || '';
  const photo: Photo = {
    image: { source: source.href },
    alt,
    ...(user === undefined ? {} : { credit: `${user} on Flickr` }),
    url: user === undefined ? page.href : `https://www.flickr.com/photos/${user}/${id}/`,
  };
  return { as: 'photo', photo };
}

/** A picture that lives elsewhere. A page never loads it unasked, so it is a photo and not part of the text. */
export function findRemoteImage(
  element: Element,
  parents: readonly Parent[],
  context: EmbedContext,
): Finding | undefined {
  const source = attributeOf(element, 'src')?.trim() ?? '';
  const checked = checkUrl(source);
  const isMail = checked?.kind === 'absolute' && checked.parsed.protocol === 'mailto:';
  if (checked === undefined || isMail) {
    const diagnostic = diagnose('body/image-refused', { source }, context.spanOf(element, source));
    return { as: 'dropped', url: source, diagnostic };
  }
  if (checked.kind === 'relative') return undefined;
  const around = parents.findLast((parent): parent is Element => parent.type === 'element' && parent.tagName === 'a');
  const page = around === undefined ? undefined : checkWebUrl(attributeOf(around, 'href') ?? '');
  const alt = attributeOf(element, 'alt')?.trim() || attributeOf(element, 'title')?.trim() || '';
  return {
    as: 'photo',
    photo: { image: { source: checked.url }, alt, ...(page === undefined ? {} : { url: page.href }) },
  };
}
