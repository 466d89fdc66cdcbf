/** Recordings and slides that a text shows or links to, from their addresses alone. Never changes the text, never fetches anything. */
import type { ImportedDeck, ImportedRecording } from '../model/imported.ts';
import { type RecognisedMedia, recogniseMedia } from '../model/providers.ts';
import { checkWebUrl } from '../model/url.ts';

export interface FoundMedia {
  readonly recordings: readonly ImportedRecording[];
  readonly slides: readonly ImportedDeck[];
}

/** Where an address counts: only where it is shown (a frame, or alone on its line), or in a sentence too. */
export type MediaPlaces = 'shown' | 'anywhere';

const ADDRESS = /(?:https?:)?\/\/[^\s"'<>()[\]{}\\|^`]+/gi;
/** A provider's script shows what its attributes name, not itself. */
const SCRIPT = /\.js(?:\?|$)/;
/** A longer one is no address of a medium. */
const MAX_ADDRESS = 2000;
const DECK_SERVICES = new Set(['google-slides', 'slideshare', 'speakerdeck', 'notist']);

/** The recording or deck at an address; nothing for an address that no page may have or that no service is known for. */
export function mediaAt(address: string): RecognisedMedia | undefined {
  const url = checkWebUrl(address.replaceAll('&amp;', '&'));
  return url === undefined ? undefined : recogniseMedia(url, []);
}

/**
 * Finds each medium once, in the order of the text. Code blocks and comments show nothing.
 *
 * Template tags that name a video by its id (`{% youtube ID %}`, `{{< vimeo ID >}}`) and Speaker Deck's script count as shown.
 */
export function findMedia(text: string, places: MediaPlaces): FoundMedia {
  const recordings = new Map<string, ImportedRecording>();
  const slides = new Map<string, ImportedDeck>();
  const add = (media: RecognisedMedia | undefined, shown: boolean) => {
    if (media === undefined) return;
    const { url, provider, mediaId } = media.source;
    const same = mediaId === undefined ? url : `${provider} ${mediaId}`;
    if (media.kind !== 'slides') {
      if (!recordings.has(same)) recordings.set(same, { url, ...(media.kind === 'audio' ? { kind: 'audio' } : {}) });
    } else if ((shown || DECK_SERVICES.has(provider)) && !slides.has(same)) slides.set(same, { url, pages: [] });
  };
  for (const line of visibleLines(text)) {
    for (const match of line.matchAll(ADDRESS)) {
      if (match[0].length > MAX_ADDRESS || SCRIPT.test(match[0])) continue;
      const shown = isShown(line, match[0], match.index);
      if (shown || places === 'anywhere') add(mediaAt(shown ? match[0] : match[0].replace(/[.,;:!?*_]+$/, '')), shown);
    }
    for (const address of addressesInTags(line)) add(mediaAt(address), true);
  }
  return { recordings: [...recordings.values()], slides: [...slides.values()] };
}

function isShown(line: string, address: string, at: number): boolean {
  if (/(?:\bsrc|\bdata)\s{0,3}=\s{0,3}["']?$/i.test(line.slice(Math.max(0, at - 14), at)))
    return !/<img\b[^>]*$/i.test(line.slice(Math.max(0, at - 300), at));
  const alone = line.trim();
  return alone === address || alone === `<${address}>` || alone === `[${address}](${address})`;
}

/** The lines outside fenced code and HTML comments. */
function visibleLines(text: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of withoutComments(text).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else lines.push(line);
  }
  return lines;
}

function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const close = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (close < 0) return kept + text.slice(at);
    kept += text.slice(at, open);
    at = close + 3;
  }
}

const TAG_ENDS = [
  ['{%', '%}'],
  ['{{<', '>}}'],
] as const;

function addressesInTags(line: string): readonly string[] {
  const found: string[] = [];
  for (const [open, close] of TAG_ENDS) {
    for (let at = line.indexOf(open); at >= 0; ) {
      const end = line.indexOf(close, at);
      if (end < 0) break;
      const address = videoOfTag(line.slice(at + open.length, Math.min(end, at + 300)));
      if (address !== undefined) found.push(address);
      at = line.indexOf(open, end);
    }
  }
  const deck = line.includes('speakerdeck') ? /\bdata-id=["']?([0-9a-f]{24,40})\b/.exec(line)?.[1] : undefined;
  if (deck !== undefined) found.push(`https://speakerdeck.com/player/${deck}`);
  return found;
}

function videoOfTag(tag: string): string | undefined {
  const service = /\b(youtube|vimeo)/i.exec(tag)?.[1]?.toLowerCase();
  if (service === undefined) return undefined;
  const words = tag.split(/[\s"'=]+/);
  const id = words.findLast((word) => (service === 'vimeo' ? /^\d{4,12}$/ : /^[\w-]{11}$/).test(word));
  if (id === undefined) return undefined;
  return service === 'vimeo' ? `https://vimeo.com/${id}` : `https://www.youtube.com/watch?v=${id}`;
}
