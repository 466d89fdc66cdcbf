/** A saved page of Speaker Deck. Its classes have changed over the years, so each fact is looked for in several places. */
import type { Element, Root } from 'hast';
import type { TalkDate } from '../model/entry.ts';
import type { ImportedSlide } from '../model/imported.ts';
import { checkWebUrl } from '../model/url.ts';
import {
  allElements,
  attributeOf,
  canonicalOf,
  firstElement,
  hasClass,
  lineOf,
  linkedDataOf,
  metaOf,
  parsePage,
  textOf,
} from './html.ts';
import { asList, asNumber, asRecord, asText } from './loose-json.ts';
import { readDateInWords } from './page-dates.ts';
import { FULL_SIZE, slideText } from './speaker-deck-slides.ts';
import { type DeckPage, deckAddress } from './speaker-deck-text.ts';

/** True where the page says that it is one of Speaker Deck, not only that it shows a deck. Looks at the `<meta>` and `<link>` elements of the text. */
export function isDeckPage(html: string): boolean {
  for (const [element] of html.matchAll(/<(?:meta|link)\b[^<>]{0,600}>/gi)) {
    if (/og:site_name/i.test(element) && /Speaker ?Deck/i.test(element)) return true;
    if (
      /canonical|og:url/i.test(element) &&
      /["']https?:\/\/(?:www\.)?speakerdeck\.com\/[^"'/]+\/[^"'/]+/i.test(element)
    )
      return true;
  }
  return false;
}

/** Reads a saved page. Never throws; what is not found is absent. */
export function readDeckPage(html: string): DeckPage {
  const { tree } = parsePage(html);
  const data = linkedData(tree);
  const url = [canonicalOf(tree), oembedAddress(tree), asText(data?.['url']), playerAddress(tree)]
    .map((address) => (address === undefined ? undefined : deckAddress(address)))
    .find((address) => address !== undefined);
  const title = metaOf(tree, 'og:title', 'twitter:title') ?? firstLine(tree, 'h1') ?? firstLine(tree, 'title');
  const description = firstText(tree, 'deck-description') ?? metaOf(tree, 'og:description', 'description');
  const name = metaOf(tree, 'author') ?? asText(asRecord(asList(data?.['author'])[0])?.['name']);
  const date = pageDate(tree, asText(data?.['datePublished']) ?? asText(data?.['dateCreated']));
  const license = firstElement(tree, (element) => /\blicense\b/.test(attributeOf(element, 'rel') ?? ''));
  const licenseUrl = license === undefined ? undefined : checkWebUrl(attributeOf(license, 'href') ?? '')?.href;
  return {
    ...(title === undefined ? {} : { title: title.replace(/ +[-–|] +Speaker ?Deck$/i, '').replace(/\s+/gu, ' ') }),
    ...(description === undefined ? {} : { description: description.replaceAll('\n', '\n\n') }),
    ...(name === undefined ? {} : { speaker: { name, ...profile(url) } }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(licenseUrl === undefined ? {} : { license: licenseUrl }),
    slides: pageSlides(tree, data),
    leftOut: [],
  };
}

function profile(deck: string | undefined): { readonly url?: string } {
  const [, user, name] = deck === undefined ? [] : new URL(deck).pathname.split('/');
  return user === undefined || user === 'player' || name === undefined
    ? {}
    : { url: `https://speakerdeck.com/${user}` };
}

function linkedData(tree: Root): Readonly<Record<string, unknown>> | undefined {
  for (const text of linkedDataOf(tree)) {
    try {
      const found = asList(JSON.parse(text)).map(asRecord);
      const deck = found.find((item) => item?.['hasPart'] !== undefined || item?.['author'] !== undefined) ?? found[0];
      if (deck !== undefined) return deck;
    } catch {
      // A block that is no JSON tells nothing; the page itself still does.
    }
  }
  return undefined;
}

/** The deck that the page's oEmbed link asks about. */
function oembedAddress(tree: Root): string | undefined {
  const link = firstElement(
    tree,
    (element) => element.tagName === 'link' && /oembed/i.test(attributeOf(element, 'type') ?? ''),
  );
  const url = link === undefined ? undefined : checkWebUrl(attributeOf(link, 'href') ?? '');
  return url?.searchParams.get('url') ?? undefined;
}

function playerAddress(tree: Root): string | undefined {
  const player = firstElement(
    tree,
    (element) => hasClass(element, 'speakerdeck-embed') && attributeOf(element, 'data-id') !== undefined,
  );
  return player === undefined ? undefined : `https://speakerdeck.com/player/${attributeOf(player, 'data-id')}`;
}

function firstLine(tree: Root, name: string): string | undefined {
  const element = firstElement(tree, ({ tagName }) => tagName === name);
  const line = element === undefined ? '' : lineOf(element);
  return line === '' ? undefined : line;
}

function firstText(tree: Root, className: string): string | undefined {
  const element = firstElement(tree, (candidate) => hasClass(candidate, className));
  const text = element === undefined ? '' : textOf(element);
  return text === '' ? undefined : text;
}

function pageDate(tree: Root, published: string | undefined): TalkDate | undefined {
  const shown = firstText(tree, 'deck-date');
  const time = firstElement(
    tree,
    ({ tagName, properties }) => tagName === 'time' && properties['dateTime'] !== undefined,
  );
  const candidates = [
    shown,
    time === undefined ? undefined : attributeOf(time, 'datetime')?.slice(0, 10),
    (metaOf(tree, 'article:published_time') ?? published)?.slice(0, 10),
  ];
  for (const text of candidates) {
    const date = text === undefined ? undefined : readDateInWords(text);
    if (date !== undefined) return date;
  }
  const words = firstElement(
    tree,
    (element) => ['span', 'div', 'p', 'time', 'small'].includes(element.tagName) && isDateAlone(element),
  );
  return words === undefined ? undefined : readDateInWords(lineOf(words));
}

function isDateAlone(element: Element): boolean {
  const [only] = element.children;
  return element.children.length === 1 && only?.type === 'text' && readDateInWords(only.value) !== undefined;
}

function pageSlides(tree: Root, data: Readonly<Record<string, unknown>> | undefined): readonly ImportedSlide[] {
  const marked = allElements(tree, (element) => hasClass(element, 'slide-transcript'));
  const elements = marked.length > 0 ? marked : transcriptItems(tree);
  const texts = elements.map((element) =>
    textOf(element)
      .split('\n')
      .filter((line) => !FULL_SIZE.test(line)),
  );
  if (texts.length === 0) return dataSlides(data);
  const isNumbered = texts.every(
    ([first = ''], index) => first === `${index + 1}.` || first.startsWith(`${index + 1}. `),
  );
  return texts.map((lines, index) => {
    const [first = '', ...rest] = lines;
    const number = index + 1;
    return { number, text: slideText(isNumbered ? [first.slice(`${number}.`.length), ...rest] : lines) };
  });
}

function transcriptItems(tree: Root): readonly Element[] {
  const box = firstElement(
    tree,
    (element) => attributeOf(element, 'id') === 'transcript' || hasClass(element, 'transcript'),
  );
  const list =
    box === undefined ? undefined : box.tagName === 'ol' ? box : firstElement(box, ({ tagName }) => tagName === 'ol');
  return (list?.children ?? []).flatMap((child) => (child.type === 'element' && child.tagName === 'li' ? [child] : []));
}

function dataSlides(data: Readonly<Record<string, unknown>> | undefined): readonly ImportedSlide[] {
  const parts = asList(data?.['hasPart']).map(asRecord);
  const placed = parts.flatMap((part) => {
    const position = asNumber(part?.['position']);
    return position === undefined ? [] : [{ position, text: slideText([asText(part?.['text']) ?? '']) }];
  });
  placed.sort((a, b) => a.position - b.position);
  return placed.map(({ text }, index) => ({ number: index + 1, text }));
}
