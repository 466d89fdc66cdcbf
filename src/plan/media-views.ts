/** Recordings, decks and photos as pages show them: a link always, a frame or a player where there is one. */
import type { ResolvedPhoto, Talk } from '../model/archive.ts';
import { formatDuration } from '../model/dates.ts';
import { languageName } from '../model/language.ts';
import type { Recording, SlideDeck } from '../model/media.ts';
import { recogniseFile } from '../model/media-files.ts';
import { frameAt, frameUntil, pageAt } from '../model/moments.ts';
import { decodePath } from '../model/path.ts';
import type { EmbedView, PhotoView } from '../model/view-parts.ts';
import type { ViewContext } from './context.ts';

/** Where a medium opens: an absolute address, a path of the site, or a file of the archive that is copied beside the page. */
function openAt(
  url: string,
  permalink: string,
  context: ViewContext,
): { readonly href: string; readonly own: boolean } {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return { href: url, own: false };
  if (url.startsWith('/')) return { href: context.href(url), own: true };
  return { href: context.files.publish(url, permalink), own: true };
}

/** A recording; up to a second of it where only a part of it is meant. */
function viewRecording(recording: Recording, permalink: string, context: ViewContext, endSeconds?: number): EmbedView {
  const { provider, startSeconds = 0, frameUrl } = recording;
  const { href: address, own } = openAt(recording.url, permalink, context);
  const isPart = provider === 'file' && (startSeconds > 0 || endSeconds !== undefined);
  const href = (isPart ? pageAt(provider, address, startSeconds, endSeconds) : undefined) ?? address;
  const until =
    frameUrl === undefined || endSeconds === undefined ? undefined : frameUntil(provider, frameUrl, endSeconds);
  const frame = until ?? frameUrl;
  const duration = endSeconds === undefined ? recording.durationSeconds : endSeconds - startSeconds;
  const type = recording.mimeType ?? recogniseFile(decodePath(recording.url.replace(/[?#].*$/, '')))?.mimeType;
  return {
    kind: recording.kind,
    title: recording.note ?? 'Recording',
    provider,
    providerName: recording.providerName,
    href,
    ...(startSeconds === 0 ? {} : { startSeconds }),
    ...(endSeconds === undefined ? {} : { endSeconds }),
    ...(frame === undefined ? {} : { frameUrl: frame }),
    ...(own && type !== undefined ? { file: { src: href, type } } : {}),
    ...(duration === undefined ? {} : { duration: formatDuration(duration) }),
    ...(recording.language === undefined ? {} : { language: languageName(recording.language) }),
  };
}

/** The same recording from a second on; a service that cannot begin there shows it from its beginning. */
function startRecordingAt(recording: Recording, seconds: number): Recording {
  const { provider, frameUrl, url } = recording;
  // A file's address gets the second once it is known where the file is published.
  const page = provider === 'file' ? url : pageAt(provider, url, seconds);
  const frame = frameUrl === undefined ? undefined : frameAt(provider, frameUrl, seconds);
  return {
    ...recording,
    startSeconds: seconds,
    ...(page === undefined ? {} : { url: page }),
    ...(frame === undefined ? {} : { frameUrl: frame }),
  };
}

/**
 * The recordings to show: the talk's own; or, for a part of another talk, its span of that one's first recording, or of the recording in which that
 * one lies itself. A span counts from the beginning of the recording.
 */
export function viewRecordings(talk: Talk, permalink: string, context: ViewContext): EmbedView[] {
  if (talk.recordings.length > 0)
    return numberTitles(talk.recordings.map((recording) => viewRecording(recording, permalink, context)));
  const whole = findWhole(talk, context);
  const recording = whole?.recordings[0];
  if (whole === undefined || recording === undefined) return [];
  const { partStartSeconds = recording.startSeconds ?? 0, partEndSeconds } = talk;
  const address = context.addresses.talks.get(whole.id) ?? permalink;
  const length = recording.durationSeconds;
  const rest = length === undefined ? {} : { durationSeconds: Math.max(0, length - partStartSeconds) };
  const part = { ...startRecordingAt(recording, partStartSeconds), ...rest };
  return [viewRecording(part, address, context, partEndSeconds)];
}

/** The recordings that the page of a talk shows, as their talks hold them. */
export function listShownRecordings(talk: Talk, context: ViewContext): readonly Recording[] {
  return talk.recordings.length > 0 ? talk.recordings : (findWhole(talk, context)?.recordings.slice(0, 1) ?? []);
}

/** The nearest talk above a part that has a recording. Linking has made sure that no talk lies in itself. */
function findWhole(part: Talk, context: ViewContext): Talk | undefined {
  let whole: Talk | undefined = part;
  while (whole !== undefined && whole.recordings.length === 0)
    whole = whole.partOf === undefined ? undefined : context.talk.get(whole.partOf);
  return whole;
}

/** The decks that have an address; decks of texts alone are shown on the page. */
export function viewSlides(talk: Talk, permalink: string, context: ViewContext): EmbedView[] {
  return numberTitles(talk.slides.flatMap((deck) => viewDeck(deck, permalink, context)));
}

function viewDeck(deck: SlideDeck, permalink: string, context: ViewContext): EmbedView[] {
  const { url, provider, providerName, frameUrl } = deck;
  if (url === undefined || provider === undefined) return [];
  return [
    {
      kind: 'slides',
      title: deck.note ?? 'Slides',
      provider,
      providerName: providerName ?? 'Slides',
      href: openAt(url, permalink, context).href,
      ...(frameUrl === undefined ? {} : { frameUrl }),
    },
  ];
}

/** Tells apart what nobody has named: `Recording 2`, `Deck 2`. Copies of one recording at several services need no number. */
function numberTitles(embeds: readonly EmbedView[]): EmbedView[] {
  return embeds.map((embed) => {
    const alike = embeds.filter(({ title }) => title === embed.title);
    const copies = embed.kind !== 'slides' && new Set(alike.map(({ provider }) => provider)).size === alike.length;
    if (alike.length === 1 || copies) return embed;
    const title = embed.title === 'Slides' ? 'Deck' : embed.title;
    return { ...embed, title: `${title} ${alike.indexOf(embed) + 1}` };
  });
}

/** A sentence on why there is nothing to play, when the author says so. */
export function explainMissingRecording(talk: Talk): string | undefined {
  if (talk.recordings.length > 0) return undefined;
  if (talk.recordingState === 'none') return 'This talk was not recorded.';
  if (talk.recordingState === 'pending') return 'The recording of this talk is not published yet.';
  if (talk.recordingState === 'unlinked') return 'A recording of this talk exists; its address is not known here.';
  return talk.recordingState === 'withdrawn' ? 'The recording of this talk was withdrawn.' : undefined;
}

/** Names that cameras give say nothing about a picture. */
const CAMERA_NAME = /^(?:DSCN?|IMG|PXL|P|MVIMG|DJI|GOPR)[-_]?\d{3,}[-_\w]*(?:\.\w{3,4})?$/i;

export function viewPhoto(photo: ResolvedPhoto, context: ViewContext): PhotoView[] {
  const alt = CAMERA_NAME.test(photo.alt.trim()) ? '' : photo.alt;
  const image = context.image(photo.image, alt);
  const remote = 'url' in photo.image ? { src: photo.image.url } : undefined;
  const href = photo.url ?? remote?.src;
  if (image === undefined && remote === undefined) return [];
  return [
    {
      ...(image === undefined ? {} : { image }),
      ...(remote === undefined ? {} : { remote }),
      alt,
      ...(photo.credit === undefined ? {} : { credit: photo.credit }),
      ...(href === undefined ? {} : { href }),
    },
  ];
}
