/** A saved page of a presentation at USENIX (Drupal; its fields are told by class). */
import type { Element, Root } from 'hast';
import { addTo } from '../model/collect.ts';
import type { TalkDate } from '../model/entry.ts';
import type { ImportedEventMention, ImportedSpeaker } from '../model/imported.ts';
import { checkWebUrl } from '../model/url.ts';
import { splitEntries } from './bibtex-entries.ts';
import {
  allElements,
  attributeOf,
  canonicalOf,
  elementsOf,
  firstElement,
  type HtmlPage,
  hasClass,
  innerSource,
  lineOf,
  metaOf,
  metasOf,
  parsePage,
  textOf,
} from './html.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readDateInWords } from './page-dates.ts';
import { readAffiliation, readCredits } from './usenix-credits.ts';
import { type LabelledAddress, type PresentationPage, sortMedia } from './usenix-talk.ts';

const PEOPLE = /^field-name-field-(?:paper-people-text|presented-by|speakers?-text|speakers?)/;
const ABSTRACT = /^field-name-field-paper-description/;
const BIOGRAPHY = /^field-name-field-(?:.{0,40}-)?bio(?:s|graphy)?(?:-|$)/;
const MEDIA = /^field-name-field-(?:.{0,40}-)?(?:pdf|slides|video|audio|media|mp[34]|presentation)(?:-|$)/;
const SITE = new URL('https://www.usenix.org/');

/** True where the page says that it is one of USENIX and about a presentation. Looks at the text only. */
export function isPresentationPage(html: string): boolean {
  if (/field-name-field-paper-(?:people-text|description)/.test(html) && /usenix/i.test(html)) return true;
  for (const [element] of html.matchAll(/<(?:meta|link)\b[^<>]{0,600}>/gi))
    if (
      /canonical|og:url/i.test(element) &&
      /usenix\.org\/conference\/[^"'/]+\/(?:presentation|program\/presentation)\//i.test(element)
    )
      return true;
  return false;
}

/** Reads a saved page. Never throws; what is not found is absent. */
export function readPresentationPage(html: string): PresentationPage {
  const page = parsePage(html);
  const { tree } = page;
  const url = checkWebUrl(canonicalOf(tree) ?? '');
  const title =
    elementLine(tree, (element) => attributeOf(element, 'id') === 'page-title') ??
    metaOf(tree, 'citation_title', 'og:title');
  const description = fieldElement(tree, ABSTRACT);
  const abstract =
    description === undefined ? '' : htmlToMarkdown(innerSource(page, fieldContent(description)), url ?? SITE);
  const opening = description === undefined ? undefined : textOf(fieldContent(description)).split('\n')[0];
  const date = pageDate(tree);
  const event = pageEvent(tree, url);
  const citation = pageCitation(tree);
  return {
    ...(title === undefined ? {} : { title: title.replace(/ \| USENIX$/i, '') }),
    ...(date === undefined ? {} : { date }),
    speakers: withBiographies(pageSpeakers(tree), fieldElement(tree, BIOGRAPHY)),
    ...(abstract === '' ? {} : { abstract }),
    ...(opening === undefined ? {} : { opening }),
    ...(event === undefined ? {} : { event }),
    ...(url === undefined ? {} : { url: url.href }),
    isOpenAccess:
      firstElement(tree, (element) => /^h\d$/.test(element.tagName) && /^Open Access Media$/i.test(lineOf(element))) !==
      undefined,
    ...(citation === undefined ? {} : { citation }),
    media: sortMedia(pageAddresses(page, url ?? SITE)),
    hasUnlinkedRecording: false,
  };
}

function elementLine(tree: Root, isMeant: (element: Element) => boolean): string | undefined {
  const element = firstElement(tree, isMeant);
  const line = element === undefined ? '' : lineOf(element);
  return line === '' ? undefined : line;
}

function hasField(element: Element, name: RegExp): boolean {
  return (attributeOf(element, 'class') ?? '').split(' ').some((item) => name.test(item));
}

function fieldElement(tree: Root, name: RegExp): Element | undefined {
  return firstElement(tree, (element) => hasField(element, name));
}

/** A field without its label. */
function fieldContent(field: Element): Element {
  return firstElement(field, (element) => hasClass(element, 'field-items')) ?? field;
}

function pageSpeakers(tree: Root): readonly ImportedSpeaker[] {
  const field = fieldElement(tree, PEOPLE);
  const content = field === undefined ? undefined : fieldContent(field);
  const paragraphs = content === undefined ? [] : allElements(content, ({ tagName }) => tagName === 'p');
  const blocks = paragraphs.length > 0 ? paragraphs : content === undefined ? [] : [content];
  const credited = blocks.flatMap((block) =>
    firstElement(block, ({ tagName }) => tagName === 'em') === undefined
      ? textOf(block).split('\n').flatMap(readCredits)
      : readMarkedCredits(block),
  );
  if (credited.length > 0) return credited;
  const places = metasOf(tree, 'citation_author_institution');
  const names = metasOf(tree, 'citation_author');
  return names.map((name, index) => ({
    name: /^[^,]+, [^,]+$/.test(name) ? name.split(', ').reverse().join(' ') : name,
    ...(places.length === names.length ? { organisation: places[index]! } : {}),
  }));
}

/** `A and B, <em>X</em>; C, <em>Y</em>`: what is set off belongs to everybody before it. */
function readMarkedCredits(block: Element): readonly ImportedSpeaker[] {
  const speakers: ImportedSpeaker[] = [];
  let words = '';
  const finish = (place: string): void => {
    const names = words
      .replace(/^[\s,;]*(?:and )?/, '')
      .split(/\s*[,;]\s*(?:and )?|\s+and\s+/)
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter((name) => name !== '');
    const affiliation = place === '' ? {} : readAffiliation(place.split(',').map((part) => part.trim()));
    for (const name of names) speakers.push({ name, ...affiliation });
    words = '';
  };
  for (const child of block.children) {
    if (child.type === 'element' && child.tagName === 'em') finish(lineOf(child));
    else words += child.type === 'text' ? child.value : ` ${lineOf(child)} `;
  }
  finish('');
  return speakers;
}

/** A person alone has the whole field; of several, each has the paragraphs from the one that begins with the name on. */
function withBiographies(speakers: readonly ImportedSpeaker[], field: Element | undefined): readonly ImportedSpeaker[] {
  if (field === undefined) return speakers;
  const lines = textOf(fieldContent(field)).split('\n');
  const texts = new Map<string, string[]>();
  let current = speakers.length === 1 ? speakers[0]!.name : undefined;
  for (const line of lines) {
    const named = speakers.find(
      ({ name }) => line.startsWith(name) || (current === undefined && line.startsWith(`${name.split(' ')[0]!} `)),
    );
    if (named !== undefined) current = named.name;
    const isHeading = named !== undefined && line.length < 200 && !/[.!?]$/.test(line);
    if (current !== undefined && !isHeading) addTo(texts, current, line);
  }
  return speakers.map((speaker) => {
    const bio = texts.get(speaker.name)?.join('\n\n') ?? '';
    return bio === '' ? speaker : { ...speaker, bio };
  });
}

function pageDate(tree: Root): TalkDate | undefined {
  for (const element of elementsOf(tree)) {
    if (!/date/i.test(attributeOf(element, 'class') ?? '')) continue;
    const date = readDateInWords(lineOf(element));
    if (date === undefined) continue;
    const start = firstElement(element, (inner) => attributeOf(inner, 'content') !== undefined);
    const written = start === undefined ? undefined : attributeOf(start, 'content');
    const [, offset] = /^\d{4}-\d{2}-\d{2}T[\d:]{5,8}([+-]\d{2}:\d{2}|Z)$/.exec(written ?? '') ?? [];
    return date.start === undefined || offset === undefined || date.offset !== undefined ? date : { ...date, offset };
  }
  const published = metaOf(tree, 'citation_publication_date', 'citation_date') ?? '';
  return readDateInWords(published.replaceAll('/', '-'));
}

/** The event of which the page is a part by its address: its name stands where the page links to it. */
function pageEvent(tree: Root, url: URL | undefined): ImportedEventMention | undefined {
  const named = metaOf(tree, 'citation_conference_title', 'citation_conference');
  const [, edition] = /^\/conference\/([\w-]{1,80})\//.exec(url?.pathname ?? '') ?? [];
  const address = edition === undefined ? undefined : `https://www.usenix.org/conference/${edition}`;
  const link =
    edition === undefined
      ? undefined
      : elementLine(tree, (element) => {
          const href = element.tagName === 'a' ? attributeOf(element, 'href')?.replace(/\/$/, '') : undefined;
          return (
            (href === address || href === `/conference/${edition}`) &&
            /\p{L}/u.test(lineOf(element)) &&
            !/^(?:home|back|program)\b/i.test(lineOf(element))
          );
        });
  const name = named ?? link;
  return name === undefined || name.length > 200
    ? undefined
    : { name, ...(address === undefined ? {} : { url: address }) };
}

function pageCitation(tree: Root): string | undefined {
  const boxes = allElements(
    tree,
    (element) =>
      element.tagName === 'pre' ||
      /bibtex/i.test(`${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`),
  );
  for (const box of boxes) {
    const entry = splitEntries(textOf(box)).find(({ isBroken }) => !isBroken);
    if (entry !== undefined) return entry.text;
  }
  return undefined;
}

/** Addresses of media: all in the fields that hold them, elsewhere only frames, players and links that end like a file. */
function pageAddresses({ tree }: HtmlPage, base: URL): readonly LabelledAddress[] {
  const inFields = new Set(
    allElements(tree, (element) => hasField(element, MEDIA)).flatMap((field) => [...elementsOf(field)]),
  );
  const found: LabelledAddress[] = [];
  for (const element of elementsOf(tree)) {
    const isLink = element.tagName === 'a';
    const isPlayer = ['iframe', 'video', 'audio', 'source'].includes(element.tagName);
    const written = isLink ? attributeOf(element, 'href') : isPlayer ? attributeOf(element, 'src') : undefined;
    const address = written === undefined ? undefined : resolve(written, base);
    if (address === undefined) continue;
    const isMedium =
      isPlayer ||
      (inFields.has(element) && !address.includes('#')) ||
      /\.(?:pdf|mp[34]|m4[av]|webm|pptx?)(?:$|\?)/i.test(address);
    if (isMedium) found.push({ label: lineOf(element), address });
  }
  return found;
}

function resolve(written: string, base: URL): string | undefined {
  try {
    return checkWebUrl(new URL(written, base).href)?.href;
  } catch {
    return undefined;
  }
}
