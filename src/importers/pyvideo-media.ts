/** Speakers, recordings and links of a PyVideo talk, in its own files and in lists of records alike. */
import type { ImportedDeck, ImportedRecording, ImportedSpeaker } from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { type RecognisedMedia, recogniseMedia } from '../model/providers.ts';
import { type FieldReader, isPlaceholder, oneLine, present, webAddress } from './field-reader.ts';
import { asNumber, asRecord, asText } from './loose-json.ts';

/** Hosts whose pictures are frames of the recording. */
const PICTURE_HOSTS = /(?:^|\.)(?:ytimg\.com|youtube\.com|vimeocdn\.com|vimeo\.com|archive\.org|blip\.tv|ggpht\.com)$/;
const NOBODY = /^(?:various(?: speakers| artists| people)?|multiple speakers|anonymous|no speaker|speakers?)$/i;
const MAX_SECONDS = 1_000_000;

/** True for the address of a picture that lies where a recording lies, or at a video host. */
export function isHostThumbnail(address: string, recordings: readonly ImportedRecording[]): boolean {
  const { hostname } = new URL(address);
  return PICTURE_HOSTS.test(hostname) || recordings.some(({ url }) => new URL(url).hostname === hostname);
}

/** The persons of `speakers`; what stands there for nobody in particular is left out. */
export function readSpeakers(fields: FieldReader): readonly ImportedSpeaker[] {
  return fields.lines('speakers').flatMap((name) => {
    if (!NOBODY.test(name)) return [{ name }];
    fields.note('speakers', name, 'the name of no person');
    return [];
  });
}

export interface ReadRecordings {
  readonly recordings: readonly ImportedRecording[];
  /** Decks that stand among the recordings. */
  readonly slides: readonly ImportedDeck[];
  /** What the recordings and decks are called, whatever the form of their address. */
  readonly names: ReadonlySet<string>;
  /** What belongs to a recording where there is none. */
  readonly extra: { readonly [key: string]: string };
}

/** The recordings of `videos` in their order, each once; `duration` and `quality_notes` are the first one's. */
export function readRecordings(fields: FieldReader): ReadRecordings {
  const duration = fields.seconds('duration');
  const note = fields.line('quality_notes');
  const recordings: ImportedRecording[] = [];
  const slides: ImportedDeck[] = [];
  const seen = new Set<string>();
  for (const item of fields.list('videos')) {
    const video = asRecord(item) ?? { url: item };
    const written = asText(video['url']);
    if (written === undefined || isPlaceholder(written)) {
      fields.note('videos', item, 'a recording without an address');
      continue;
    }
    const url = webAddress(written);
    if (url === undefined) {
      fields.drop('videos', written, 'it is no address that a page may have');
      continue;
    }
    const media = recogniseMedia(new URL(url), []);
    const name = nameOf(url, media);
    if (seen.has(name)) fields.note('videos', item, 'the same recording again');
    else if (media?.kind === 'slides' && media.source.provider !== 'google-drive') slides.push({ url, pages: [] });
    else recordings.push(readRecording(url, video, media?.kind));
    seen.add(name);
  }
  const [first] = recordings;
  if (first !== undefined)
    recordings[0] = present<ImportedRecording>({
      ...first,
      durationSeconds: first.durationSeconds ?? duration,
      note: first.note ?? note,
    });
  const withoutRecording = {
    ...(duration === undefined ? {} : { duration: String(duration) }),
    ...(note === undefined ? {} : { quality_notes: note }),
  };
  return { recordings, slides, names: seen, extra: first === undefined ? withoutRecording : {} };
}

/** What two addresses of one medium have in common. */
function nameOf(url: string, media: RecognisedMedia | undefined): string {
  return media?.source.mediaId === undefined ? url : `${media.source.provider} ${media.source.mediaId}`;
}

function readRecording(
  url: string,
  video: Readonly<Record<string, unknown>>,
  kind: 'video' | 'audio' | 'slides' | undefined,
): ImportedRecording {
  const type = asText(video['type'])?.toLowerCase() ?? '';
  const length = asNumber(video['length']) ?? 0;
  return present<ImportedRecording>({
    url,
    kind: kind === 'audio' || /^(?:audio|mp3|ogg|oga|opus)\b/.test(type) ? 'audio' : 'video',
    durationSeconds: length > 0 && length < MAX_SECONDS ? length : undefined,
  });
}

/** Links of a list of `{ label, url }` and addresses; those that are decks are slides. What is `known` by name already is no link. */
export function readLinks(
  fields: FieldReader,
  key: string,
  known: ReadonlySet<string>,
): { readonly links: readonly Link[]; readonly slides: readonly ImportedDeck[] } {
  const links: Link[] = [];
  const slides: ImportedDeck[] = [];
  const seen = new Set(known);
  const add = (item: unknown, written: string | undefined, label: string | undefined, from: string) => {
    if (written === undefined || isPlaceholder(written)) return fields.note(from, item, 'a link without an address');
    // Converters to reStructuredText have escaped underscores in addresses too.
    const url = webAddress(written.replaceAll('\\_', '_'));
    if (url === undefined) return fields.drop(from, written, 'it is no address that a page may have');
    const title = label === undefined || isPlaceholder(label) ? url : oneLine(label) || url;
    const media = recogniseMedia(new URL(url), []);
    const name = nameOf(url, media);
    if (seen.has(name)) return undefined;
    seen.add(name);
    const isDeck = media?.kind === 'slides' && (media.source.provider !== 'google-drive' || /slide|deck/i.test(title));
    if (isDeck) slides.push({ url, pages: [] });
    else links.push({ title, url });
    return undefined;
  };
  for (const item of fields.list(key)) {
    const link = asRecord(item);
    if (link === undefined) add(item, asText(item), undefined, key);
    else add(item, asText(link['url']), asText(link['label']) ?? asText(link['title']), key);
  }
  const source = fields.text('source_url');
  if (source !== undefined) add(source, source, undefined, 'source_url');
  return { links, slides };
}
