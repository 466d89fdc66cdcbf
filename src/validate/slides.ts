/** Slides of a talk, from front matter and body: decks at an address, and pages with text. */
import type { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { EmbeddedMedia } from '../model/entry.ts';
import type { SlideDeck, SlidePage } from '../model/media.ts';
import { type FieldContext, type FieldPath, readImage, readSeconds, report, warnUnknown } from './fields.ts';
import { isSameMedium, readMediaAddress } from './media-address.ts';
import type { deck as deckShape, slidePage as slidePageShape } from './shapes.ts';

type DeckValue = z.output<typeof deckShape>;
type PageValue = z.output<typeof slidePageShape>;
const DECK_KEYS = ['url', 'file', 'note', 'pages'];
const PAGE_KEYS = ['number', 'url', 'image', 'at', 'text', 'alt'];

/**
 * Decks in the order written, those of the body behind them, each once.
 *
 * A list of `{ text, at }` without addresses is the pages of one deck. Where nothing names slides and the text links to exactly one deck, that
 * one is taken, with a note. `slides: none` says that there are none.
 */
export function readSlides(
  values: readonly DeckValue[] | undefined,
  embedded: EmbeddedMedia,
  frameHosts: readonly string[],
  context: FieldContext,
): readonly SlideDeck[] {
  const decks: SlideDeck[] = [];
  const none = values?.length === 1 && /^none$/i.test(String(values[0]));
  for (const [index, value] of none ? [] : (values ?? []).entries()) {
    const path = ['slides', index];
    if (typeof value !== 'string' && value.pages === undefined && (value.url ?? value.file) === undefined) {
      const page = readPage(value, decks.at(-1)?.pages.length ?? 0, path, context);
      const last = decks.at(-1);
      if (last !== undefined && last.url === undefined)
        decks[decks.length - 1] = { ...last, pages: [...last.pages, page] };
      else decks.push({ pages: [page], span: context.locate(path) });
      continue;
    }
    const deck = readDeck(value, frameHosts, path, context);
    if (deck !== undefined && !decks.some((other) => isSameMedium(other, deck))) decks.push(deck);
  }
  for (const found of embedded.slides) if (!decks.some((other) => isSameMedium(other, found))) decks.push(found);
  const linked = uniqueDecks(embedded.linkedSlides);
  if (decks.length > 0 || none || linked.length !== 1) return decks;
  const { url = '', span } = linked[0]!;
  context.diagnostics.push(diagnose('talk/slides-from-link', { url }, span));
  return linked;
}

function uniqueDecks(decks: readonly SlideDeck[]): readonly SlideDeck[] {
  return decks.filter((deck, index) => decks.findIndex((other) => isSameMedium(other, deck)) === index);
}

function readDeck(
  value: DeckValue,
  frameHosts: readonly string[],
  path: FieldPath,
  context: FieldContext,
): SlideDeck | undefined {
  const item = typeof value === 'string' ? { url: value } : value;
  if (typeof value !== 'string') warnUnknown(context, value, DECK_KEYS, path);
  const written = item.url ?? item.file ?? '';
  const media = written === '' ? undefined : readMediaAddress(written, frameHosts);
  if (media === undefined && (written !== '' || item.pages === undefined))
    return report(context, 'talk/slides-invalid', { value: written }, path);
  const pages = (item.pages ?? []).map((page, index) => readPage(page, index, [...path, 'pages', index], context));
  return {
    pages,
    span: context.locate(path),
    ...media?.source,
    ...(item.note === undefined || item.note === '' ? {} : { note: item.note }),
  };
}

function readPage(value: PageValue, index: number, path: FieldPath, context: FieldContext): SlidePage {
  const item = typeof value === 'string' ? { text: value } : value;
  if (typeof value !== 'string') warnUnknown(context, value, PAGE_KEYS, path);
  const atSeconds = readSeconds(context, item.at, [...path, 'at']);
  const image = readImage(context, item.image ?? item.url, [...path, item.image === undefined ? 'url' : 'image']);
  return {
    number: item.number ?? index + 1,
    text: item.text ?? '',
    ...(item.alt === undefined || item.alt === '' ? {} : { alt: item.alt }),
    ...(atSeconds === undefined ? {} : { atSeconds }),
    ...(image === undefined ? {} : { image }),
  };
}
