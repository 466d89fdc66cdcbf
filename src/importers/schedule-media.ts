/** Addresses of a talk, sorted into recordings, slides and links by host and file name. Every one has passed the one URL checker; nothing is fetched. */
import type { ImportedDeck, ImportedRecording, TalkFacts } from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { parseUrl } from '../model/parse-url.ts';
import { recogniseMedia } from '../model/providers.ts';
import { excerpt } from '../model/text.ts';
import { checkUrl, checkWebUrl } from '../model/url.ts';

/** What the field says that the address is; `any` leaves it to the address. */
export type AddressUse = 'recording' | 'slides' | 'link' | 'any';

/** The media of one talk, as they are found. */
export interface MediaLists {
  readonly recordings: ImportedRecording[];
  readonly slides: ImportedDeck[];
  readonly links: Link[];
  readonly seen: Set<string>;
}

const MAX_TITLE = 200;
/** Files of slides that no browser shows; PDF is recognised with the other media. */
const DECK_FILE = /\.(?:pptx?|ppsx?|odp|key)$/i;

export function newMediaLists(): MediaLists {
  return { recordings: [], slides: [], links: [], seen: new Set() };
}

/** The lists that hold something, as fields of a talk. */
export function mediaFields({
  recordings,
  slides,
  links,
}: MediaLists): Pick<TalkFacts, 'recordings' | 'slides' | 'links'> {
  return {
    ...(recordings.length === 0 ? {} : { recordings }),
    ...(slides.length === 0 ? {} : { slides }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** The absolute http(s) address that a text names, from `base` where it is relative; `undefined` where no page may have it. */
export function resolveAddress(text: string, base?: string): string | undefined {
  const checked = checkUrl(text);
  if (checked === undefined) return undefined;
  if (checked.kind === 'absolute') {
    if (checked.parsed.protocol === 'mailto:') return undefined;
    return checked.url.startsWith('//') ? `https:${checked.url}` : checked.url;
  }
  const whole = base === undefined ? undefined : parseUrl(checked.url, base);
  return whole && checkWebUrl(whole.href)?.href;
}

/** Adds an address that `resolveAddress` gave; each medium and each link once. `title` becomes a link's title or a recording's note. */
export function addAddress(lists: MediaLists, url: string, title: string | undefined, use: AddressUse): void {
  const parsed = new URL(url);
  const media = use === 'link' ? undefined : recogniseMedia(parsed, []);
  const identity = media?.source.mediaId === undefined ? url : `${media.source.provider} ${media.source.mediaId}`;
  if (lists.seen.has(identity)) return;
  lists.seen.add(identity);
  const name = title === undefined || title === url ? undefined : excerpt(title, MAX_TITLE);
  const kind = kindOf(media, parsed, use);
  if (kind === 'link') lists.links.push({ title: name ?? addressName(parsed), url });
  else if (kind === 'slides') lists.slides.push({ url, pages: [] });
  else lists.recordings.push({ url, kind, ...(name === undefined ? {} : { note: name }) });
}

function kindOf(
  media: ReturnType<typeof recogniseMedia>,
  url: URL,
  use: AddressUse,
): 'video' | 'audio' | 'slides' | 'link' {
  if (use === 'link') return 'link';
  if (use === 'slides') return media === undefined || media.kind === 'slides' ? 'slides' : media.kind;
  if (use === 'recording') {
    const isDeck = media?.kind === 'slides' && media.source.provider !== 'google-drive';
    return isDeck || DECK_FILE.test(url.pathname) ? 'slides' : media?.kind === 'audio' ? 'audio' : 'video';
  }
  return media?.kind ?? (DECK_FILE.test(url.pathname) ? 'slides' : 'link');
}

/** Host and path, for a link that nobody gave a title. */
function addressName(url: URL): string {
  return excerpt(`${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`, MAX_TITLE);
}
