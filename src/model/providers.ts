/** Which service an address belongs to, decided by exact host and path. Frame addresses are built here and nowhere else; nothing is fetched. */
import { parseTimestamp } from './dates.ts';
import type { MediaSource, Provider } from './media.ts';
import { recogniseFile } from './media-files.ts';

/** A medium that was recognised from its address alone. */
export interface RecognisedMedia {
  readonly kind: 'video' | 'audio' | 'slides';
  readonly source: MediaSource;
  readonly startSeconds?: number;
  readonly mimeType?: string;
}

/** How providers are called in a sentence. */
export const PROVIDER_NAMES: Readonly<Record<Exclude<Provider, 'frame' | 'link'>, string>> = {
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  'google-slides': 'Google Slides',
  'google-drive': 'Google Drive',
  slideshare: 'SlideShare',
  speakerdeck: 'Speaker Deck',
  'internet-archive': 'Internet Archive',
  peertube: 'PeerTube',
  'media-ccc': 'media.ccc.de',
  notist: 'Notist',
  pdf: 'PDF',
  file: 'File',
};

type Matcher = (segments: readonly string[], url: URL) => RecognisedMedia | undefined;

const ID = /^[\w-]{6,120}$/;
const WORD = /^[\w.~-]{1,200}$/;

const HOSTS: Readonly<Record<string, Matcher>> = {
  'youtube.com': matchYouTube,
  'www.youtube.com': matchYouTube,
  'm.youtube.com': matchYouTube,
  'music.youtube.com': matchYouTube,
  'youtube-nocookie.com': matchYouTube,
  'www.youtube-nocookie.com': matchYouTube,
  'youtu.be': ([id], url) => youTube(id, url),
  'vimeo.com': matchVimeo,
  'www.vimeo.com': matchVimeo,
  'player.vimeo.com': matchVimeo,
  'docs.google.com': matchGoogleSlides,
  'drive.google.com': matchGoogleDrive,
  'slideshare.net': matchSlideShare,
  'www.slideshare.net': matchSlideShare,
  'de.slideshare.net': matchSlideShare,
  'es.slideshare.net': matchSlideShare,
  'fr.slideshare.net': matchSlideShare,
  'pt.slideshare.net': matchSlideShare,
  'speakerdeck.com': matchSpeakerDeck,
  'www.speakerdeck.com': matchSpeakerDeck,
  'archive.org': matchInternetArchive,
  'www.archive.org': matchInternetArchive,
  'media.ccc.de': matchMediaCcc,
  'noti.st': matchNotist,
};

/**
 * Reads a recording or a deck off an address, or `undefined` where no rule knows it.
 *
 * `frameHosts` are the further hosts that the maintainer lets frames show; a PeerTube instance is one of them. `frameUrl` is put together from
 * constants and from ids that match a strict pattern, so nothing else of the address gets into a page. A start in the address (`t`, `start`)
 * is in `startSeconds`, and in the frame's address where the service takes it there.
 */
export function recogniseMedia(url: URL, frameHosts: readonly string[]): RecognisedMedia | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (url.port === '') {
    const matcher = Object.hasOwn(HOSTS, url.hostname) ? HOSTS[url.hostname] : undefined;
    if (matcher !== undefined) return matcher(segments, url);
    const allowed = frameHosts.includes(url.hostname);
    const known = allowed ? matchPeerTube(segments, url) : undefined;
    if (known !== undefined) return known;
    const file = matchFile(url, allowed);
    if (file !== undefined || !allowed) return file;
    const frame = `https://${url.hostname}${url.pathname}${url.search}`;
    return found('video', 'frame', frame, frame, undefined, url.hostname);
  }
  return matchFile(url, false);
}

function found(
  kind: RecognisedMedia['kind'],
  provider: Provider,
  url: string,
  frameUrl?: string,
  mediaId?: string,
  name?: string,
): RecognisedMedia {
  const providerName = name ?? (provider === 'frame' || provider === 'link' ? provider : PROVIDER_NAMES[provider]);
  return {
    kind,
    source: {
      provider,
      providerName,
      url,
      ...(frameUrl === undefined ? {} : { frameUrl }),
      ...(mediaId === undefined ? {} : { mediaId }),
    },
  };
}

function withStart(media: RecognisedMedia, startSeconds: number | undefined): RecognisedMedia {
  return startSeconds === undefined || startSeconds === 0 ? media : { startSeconds, ...media };
}

/** `t=90`, `t=1h2m3s`, `start=90`, `#t=90`. */
function startOf(url: URL): number | undefined {
  const text = url.searchParams.get('t') ?? url.searchParams.get('start') ?? /^#t=([\w:]+)/.exec(url.hash)?.[1];
  const seconds = text === undefined || text === null ? undefined : parseTimestamp(text);
  return seconds !== undefined && seconds < 1_000_000 ? seconds : undefined;
}

function matchYouTube([first, second]: readonly string[], url: URL): RecognisedMedia | undefined {
  const list = url.searchParams.get('list');
  if ((first === 'embed' && second === 'videoseries') || first === 'playlist') {
    if (list === null || !/^[\w-]{12,64}$/.test(list)) return undefined;
    const frame = `https://www.youtube-nocookie.com/embed/videoseries?list=${list}`;
    return found('video', 'youtube', `https://www.youtube.com/playlist?list=${list}`, frame, list);
  }
  if (first === 'watch') return youTube(url.searchParams.get('v') ?? undefined, url);
  return first !== undefined && /^(embed|v|e|shorts|live)$/.test(first) ? youTube(second, url) : undefined;
}

function youTube(id: string | undefined, url: URL): RecognisedMedia | undefined {
  if (id === undefined || !/^[\w-]{11}$/.test(id)) return undefined;
  const start = startOf(url) || undefined;
  const page = `https://www.youtube.com/watch?v=${id}${start === undefined ? '' : `&t=${start}s`}`;
  const frame = `https://www.youtube-nocookie.com/embed/${id}${start === undefined ? '' : `?start=${start}`}`;
  return withStart(found('video', 'youtube', page, frame, id), start);
}

function matchVimeo(segments: readonly string[], url: URL): RecognisedMedia | undefined {
  const index = segments.findLastIndex((segment) => /^\d{4,12}$/.test(segment));
  const id = segments[index];
  if (id === undefined) return undefined;
  const hash = url.searchParams.get('h') ?? segments[index + 1];
  const secret = hash !== undefined && /^[0-9a-f]{6,20}$/.test(hash) ? hash : undefined;
  const start = startOf(url) || undefined;
  const tail = start === undefined ? '' : `#t=${start}s`;
  return withStart(
    found(
      'video',
      'vimeo',
      `https://vimeo.com/${id}${secret === undefined ? '' : `/${secret}`}${tail}`,
      `https://player.vimeo.com/video/${id}?${secret === undefined ? '' : `h=${secret}&`}dnt=1${tail}`,
      id,
    ),
    start,
  );
}

function matchGoogleSlides(all: readonly string[]): RecognisedMedia | undefined {
  const segments = all[0] === 'a' ? all.slice(2) : all;
  if (segments[0] !== 'presentation') return undefined;
  const rest = segments[1] === 'u' ? segments.slice(3) : segments.slice(1);
  const published = rest[0] === 'd' && rest[1] === 'e';
  const id = rest[0] === 'd' ? rest[published ? 2 : 1] : undefined;
  if (id === undefined || !ID.test(id)) return undefined;
  const base = `https://docs.google.com/presentation/d/${published ? 'e/' : ''}${id}`;
  return found('slides', 'google-slides', `${base}/${published ? 'pub' : 'view'}`, `${base}/embed`, id);
}

function matchGoogleDrive(segments: readonly string[], url: URL): RecognisedMedia | undefined {
  const path = segments[0] === 'file' && segments[1] === 'd' ? segments[2] : undefined;
  const id = path ?? (segments.length === 1 && segments[0] === 'open' ? url.searchParams.get('id') : undefined);
  if (id === undefined || id === null || !ID.test(id)) return undefined;
  const key = url.searchParams.get('resourcekey');
  const query = key !== null && /^[\w-]{1,60}$/.test(key) ? `?resourcekey=${key}` : '';
  const base = `https://drive.google.com/file/d/${id}`;
  return found('slides', 'google-drive', `${base}/view${query}`, `${base}/preview${query}`, id);
}

function matchSlideShare(segments: readonly string[], url: URL): RecognisedMedia | undefined {
  const embed = segments.indexOf('embed_code');
  if (embed >= 0) {
    const key = segments[embed + 1] === 'key' ? segments[embed + 2] : undefined;
    const number = segments[embed + 1];
    if (key !== undefined && /^[A-Za-z0-9]{6,24}$/.test(key)) {
      const frame = `https://www.slideshare.net/slideshow/embed_code/key/${key}`;
      return found('slides', 'slideshare', frame, frame, key);
    }
    if (number === undefined || !/^\d{1,12}$/.test(number)) return undefined;
    const frame = `https://www.slideshare.net/slideshow/embed_code/${number}`;
    return found('slides', 'slideshare', frame, frame, number);
  }
  if (segments.length < 2 || !segments.every((segment) => WORD.test(decode(segment)))) return undefined;
  return found('slides', 'slideshare', `https://www.slideshare.net${url.pathname}`, undefined, segments.join('/'));
}

function decode(segment: string): string {
  return segment.replace(/%[0-9a-f]{2}/gi, '_');
}

function matchSpeakerDeck([first, second, ...more]: readonly string[]): RecognisedMedia | undefined {
  if (first === 'player') {
    if (second === undefined || !/^[0-9a-f]{24,40}$/.test(second)) return undefined;
    const frame = `https://speakerdeck.com/player/${second}`;
    return found('slides', 'speakerdeck', frame, frame, second);
  }
  if (first === undefined || second === undefined || more.length > 0 || first === 'c') return undefined;
  if (!WORD.test(first) || !WORD.test(second)) return undefined;
  return found('slides', 'speakerdeck', `https://speakerdeck.com/${first}/${second}`, undefined, `${first}/${second}`);
}

function matchInternetArchive([first, id]: readonly string[], url: URL): RecognisedMedia | undefined {
  if ((first !== 'embed' && first !== 'details') || id === undefined || !WORD.test(id)) return matchFile(url, false);
  const page = `https://archive.org/details/${id}`;
  return withStart(found('video', 'internet-archive', page, `https://archive.org/embed/${id}`, id), startOf(url));
}

function matchMediaCcc([first, id]: readonly string[], url: URL): RecognisedMedia | undefined {
  if (first !== 'v' || id === undefined || !WORD.test(id)) return undefined;
  const page = `https://media.ccc.de/v/${id}`;
  return withStart(found('video', 'media-ccc', page, `${page}/oembed`, id), startOf(url));
}

function matchNotist([user, id]: readonly string[]): RecognisedMedia | undefined {
  if (user === undefined || id === undefined || !WORD.test(user) || !/^[A-Za-z0-9]{4,16}$/.test(id)) return undefined;
  const page = `https://noti.st/${user}/${id}`;
  return found('slides', 'notist', page, `${page}/embed`, `${user}/${id}`);
}

function matchPeerTube(segments: readonly string[], url: URL): RecognisedMedia | undefined {
  const [first, second, third] = segments;
  const id =
    first === 'videos' && (second === 'embed' || second === 'watch') ? third : first === 'w' ? second : undefined;
  if (id === undefined || !/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9A-HJ-NP-Za-km-z]{20,24})$/.test(id))
    return undefined;
  const start = startOf(url) || undefined;
  const tail = start === undefined ? '' : `?start=${start}s`;
  const base = `https://${url.hostname}`;
  const frame = `${base}/videos/embed/${id}${tail}`;
  return withStart(
    found('video', 'peertube', `${base}/w/${id}${tail}`, frame, id, `PeerTube (${url.hostname})`),
    start,
  );
}

function matchFile(url: URL, allowed: boolean): RecognisedMedia | undefined {
  const file = recogniseFile(url.pathname);
  if (file === undefined) return undefined;
  if (file.kind === 'slides') {
    const frame = allowed ? `https://${url.hostname}${url.pathname}` : undefined;
    return found('slides', 'pdf', url.href, frame);
  }
  return withStart(
    { ...found(file.kind, 'file', url.href, undefined, undefined, url.hostname), mimeType: file.mimeType },
    startOf(url),
  );
}
