/** A talk of the archive as a source would tell it: names instead of ids, and everything that an author can write. */
import type { Archive, Event, ResolvedImage, Talk, WithdrawnTalk } from '../model/archive.ts';
import type { TalkDate } from '../model/entry.ts';
import type {
  ImportedCaptions,
  ImportedDeck,
  ImportedEventMention,
  ImportedPhoto,
  ImportedRecording,
  ImportedSlide,
  ImportedSpeaker,
  ImportedTalk,
  Origin,
} from '../model/imported.ts';
import type { ImageReference, Recording, SlideDeck } from '../model/media.ts';
import type { Transcript } from '../model/transcript.ts';
import type { WrittenFile } from './exporter.ts';
import { type HiddenNames, hideNames } from './hidden-names.ts';
import { withoutGaps } from './without-gaps.ts';

/** The archive by id, as records need it. */
export interface RecordContext {
  readonly archive: Archive;
  readonly written: ReadonlyMap<string, WrittenFile>;
  readonly captions: ReadonlyMap<string, string>;
  readonly hidden: HiddenNames;
  readonly talks: ReadonlyMap<string, Talk>;
  readonly events: ReadonlyMap<string, Event>;
  readonly speakers: ReadonlyMap<string, Archive['speakers'][number]>;
  readonly organisations: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, string>;
  readonly originOf: (id: string) => Origin;
}

export function talkRecord(talk: Talk, context: RecordContext): ImportedTalk {
  const { archive, hidden, originOf } = context;
  const event = talk.event === undefined ? undefined : context.events.get(talk.event);
  const { citation, extra } = talk;
  return {
    kind: 'talk',
    origin: originOf(talk.id),
    title: talk.title,
    ...withoutGaps<Partial<ImportedTalk>>({
      date: dateOf(talk, event, archive.settings.timezone),
      speakers: talk.appearances.map((appearance) => speakerOf(appearance, context)),
      event: event && mentionOf(event, talk, context),
      location: talk.location,
      room: talk.room,
      categories: talk.categories.map((id) => context.categories.get(id) ?? id),
      tags: talk.tags.map((id) => context.tags.get(id) ?? id),
      description: talk.description,
      language: talk.language,
      recordings: talk.recordings.map(recordingOf),
      recordingState: talk.recordingState,
      slides: talk.slides.map((deck) => deckOf(deck, talk.path, context)),
      withoutSlides: talk.slides.length === 0 && saysNone(talk.data['slides']) ? true : undefined,
      captions: talk.transcripts.flatMap((transcript) => captionsOf(transcript, context)),
      chapters: talk.chapters.map(({ atSeconds, title }) => ({ atSeconds, title })),
      photos: talk.photos.map(
        ({ image, alt, credit, url }): ImportedPhoto => ({
          image: imageText(image) ?? '',
          alt,
          ...withoutGaps<Partial<ImportedPhoto>>({ credit, url }),
        }),
      ),
      links: talk.links.map(({ title, url }) => ({ title, url })),
      image: imageText(talk.image),
      license: talk.license?.raw,
      citation: citation === undefined ? undefined : hideNames(citation, hidden),
      body: textBelow(talk.path, context),
      partOf: talk.partOf,
      partStartSeconds: talk.partStartSeconds,
      partEndSeconds: talk.partEndSeconds,
      deliveryOf: firstDelivery(talk, context),
      draft: talk.draft ? true : undefined,
      indexed: talk.indexed ? undefined : false,
      permalink: talk.permalink,
      aliases: talk.aliases,
      layout: talk.layout,
      extra: hideNames(extra, hidden),
    }),
  };
}

/** Of a talk that was taken back, what its stub says. */
export function withdrawnRecord(talk: WithdrawnTalk, { originOf }: RecordContext): ImportedTalk {
  const { id, title, date, reason, permalink, aliases } = talk;
  return {
    kind: 'talk',
    origin: originOf(id),
    title,
    ...withoutGaps<Partial<ImportedTalk>>({ date, withdrawn: reason, permalink, aliases }),
  };
}

/** Markdown below the front matter, without blank lines around it. */
export function textBelow(path: string | undefined, { written }: RecordContext): string {
  const markdown = path === undefined ? undefined : written.get(path)?.markdown;
  return (markdown ?? '').replace(/^\n+/, '').trimEnd();
}

/** An address, or a path as a content file may name it: from the archive's root, or `/x` for a file below `public/`. */
export function imageText(image: ResolvedImage | undefined): string | undefined {
  if (image === undefined || 'url' in image) return image?.url;
  return image.path.startsWith('public/') ? image.path.slice('public'.length) : image.path;
}

/** The zone of the site is told as well, because a slot means nothing without it; that of the event stands with the event. */
function dateOf({ date: whole }: Talk, event: Event | undefined, siteTimezone: string | undefined): TalkDate {
  const { date, start, end, offset } = whole;
  const inherits = start !== undefined && offset === undefined && event?.timezone === undefined;
  const timezone = whole.timezone ?? (inherits ? siteTimezone : undefined);
  return { date, ...withoutGaps<Omit<TalkDate, 'date'>>({ start, end, offset, timezone }) };
}

/** What has a page of its own, that page tells: address and picture of a person are told here only of others. */
function speakerOf({ speaker, name, ...rest }: Talk['appearances'][number], context: RecordContext): ImportedSpeaker {
  const person = context.speakers.get(speaker);
  const own = person === undefined || hasRecord(person) ? undefined : person;
  return {
    name,
    ...withoutGaps<Omit<ImportedSpeaker, 'name'>>({
      role: rest.role,
      organisation: rest.organisation === undefined ? undefined : context.organisations.get(rest.organisation),
      url: own?.url,
      bio: rest.bio,
      photo: imageText(own?.photo),
    }),
  };
}

/** Whether talks alone cannot say everything of a person. */
export function hasRecord(person: Archive['speakers'][number]): boolean {
  return person.source !== undefined || person.links.length > 0;
}

function mentionOf(event: Event, talk: Talk, context: RecordContext): ImportedEventMention {
  const { name, location, url, start, end, timezone, source } = event;
  const isOneDay = start === talk.date.date && end === start;
  const image = source === undefined ? imageText(event.image) : undefined;
  const days = isOneDay ? { start: undefined, end: undefined } : { start, end };
  const series = seriesOf(event, talk.path, context);
  return {
    name,
    ...withoutGaps<Omit<ImportedEventMention, 'name'>>({ location, url, ...days, timezone, series, image }),
  };
}

/** The series, also where it has one edition only and an author named it. */
export function seriesOf(event: Event, talkPath: string | undefined, context: RecordContext): string | undefined {
  const named = event.series === undefined ? undefined : context.series.get(event.series);
  const own = event.source === undefined ? undefined : context.written.get(event.source.path)?.data['series'];
  const mention = talkPath === undefined ? undefined : context.written.get(talkPath)?.data['event'];
  const mentioned = isMapping(mention) ? mention['series'] : undefined;
  return named ?? [own, mentioned].find((text) => typeof text === 'string');
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordingOf({ url, kind, language, note, durationSeconds, startSeconds }: Recording): ImportedRecording {
  const rest = { kind, language, note, durationSeconds, startSeconds };
  return { url, ...withoutGaps<Omit<ImportedRecording, 'url'>>(rest) };
}

function deckOf({ url, note, pages }: SlideDeck, path: string, { archive }: RecordContext): ImportedDeck {
  const pictureOf = (image: ImageReference | undefined) =>
    image && (imageText(archive.resolvedImages[`${path}\n${image.source}`]) ?? image.source);
  return {
    ...withoutGaps<Omit<ImportedDeck, 'pages'>>({ url, note }),
    pages: pages.map(({ number, text, alt, atSeconds, image }) => {
      const rest = { alt, atSeconds, image: pictureOf(image) };
      return { number, text, ...withoutGaps<Omit<ImportedSlide, 'number' | 'text'>>(rest) };
    }),
  };
}

function saysNone(value: unknown): boolean {
  const [only, ...others] = Array.isArray(value) ? value : [value];
  return others.length === 0 && typeof only === 'string' && /^none$/i.test(only.trim());
}

function captionsOf({ path, language }: Transcript, { captions }: RecordContext): ImportedCaptions[] {
  const text = captions.get(path)?.replace(/\r\n?/g, '\n');
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (text === undefined || text.trim() === '') return [];
  const format = ending === 'vtt' || ending === 'srt' ? ending : 'txt';
  return [{ format, text, ...(language === undefined ? {} : { language }) }];
}

/** The oldest talk of the group, unless this is it: naming one talk for all makes the same group again. */
function firstDelivery(talk: Talk, { talks }: RecordContext): string | undefined {
  const [oldest] = talk.deliveries;
  const other = oldest === undefined ? undefined : talks.get(oldest);
  const orderOf = ({ date, id }: Talk): string => `${date.date} ${date.start ?? ''} ${id}`;
  return other !== undefined && orderOf(other) < orderOf(talk) ? oldest : undefined;
}
