/**
 * The archive: every entry, valid together, with references resolved to ids. Lists are in their final order.
 *
 * Knows no addresses (those are planned later) and no HTML but the entries' own bodies.
 */
import type { Span } from '../diagnostics/span.ts';
import type { Body, FieldSpans, Json, TalkDate } from './entry.ts';
import type {
  CategoryId,
  EventId,
  OrganisationId,
  PageId,
  ResponseId,
  SeriesId,
  SpeakerId,
  TagId,
  TalkId,
} from './ids.ts';
import type { Chapter, Licence, Link, Recording, RecordingState, SlideDeck } from './media.ts';
import type { Settings } from './settings.ts';
import type { Transcript } from './transcript.ts';

/** An image that was found in the archive (`path`), or one that lives elsewhere (`url`, never loaded without a click). */
export type ResolvedImage = { readonly path: string } | { readonly url: string };

export interface ResolvedPhoto {
  readonly image: ResolvedImage;
  readonly alt: string;
  readonly credit?: string;
  readonly url?: string;
}

/** A speaker in one talk. */
export interface Appearance {
  readonly speaker: SpeakerId;
  /** The name as credited there. */
  readonly name: string;
  readonly role?: string;
  readonly organisation?: OrganisationId;
  readonly bio?: string;
}

export interface Talk {
  readonly id: TalkId;
  readonly path: string;
  readonly hash: string;
  readonly spans: FieldSpans;
  readonly title: string;
  readonly date: TalkDate;
  /** IANA zone of its time slot, from the talk, the event or the site; absent means floating local time. */
  readonly timezone?: string;
  readonly appearances: readonly Appearance[];
  readonly event?: EventId;
  /** Where it was given, when no event is named. */
  readonly location?: string;
  readonly categories: readonly CategoryId[];
  readonly tags: readonly TagId[];
  readonly description?: string;
  /** BCP 47, the site's language when the talk names none. */
  readonly language: string;
  readonly recordings: readonly Recording[];
  readonly recordingState?: RecordingState;
  readonly slides: readonly SlideDeck[];
  readonly transcripts: readonly Transcript[];
  readonly chapters: readonly Chapter[];
  readonly photos: readonly ResolvedPhoto[];
  readonly links: readonly Link[];
  readonly license?: Licence;
  readonly citation?: Json;
  /** The picture of the card: the talk's event image, found in the archive. */
  readonly image?: ResolvedImage;
  readonly body: Body;
  readonly responses: readonly ResponseId[];
  /** The talk that this is a further delivery of, and the other deliveries, oldest first. */
  readonly deliveries: readonly TalkId[];
  /** The talk in whose recording this one lies. */
  readonly partOf?: TalkId;
  readonly parts: readonly TalkId[];
  readonly partStartSeconds?: number;
  readonly partEndSeconds?: number;
  readonly room?: string;
  readonly related: readonly TalkId[];
  readonly permalink?: string;
  readonly aliases: readonly string[];
  readonly layout?: string;
  readonly indexed: boolean;
  readonly draft: boolean;
  readonly extra: { readonly [key: string]: Json };
  readonly data: { readonly [key: string]: Json };
}

/** A talk that was taken back: a stub page, and nothing else anywhere. */
export interface WithdrawnTalk {
  readonly id: TalkId;
  readonly path: string;
  readonly spans: FieldSpans;
  readonly title: string;
  readonly date: TalkDate;
  readonly reason: string;
  readonly eventSlug?: string;
  readonly permalink?: string;
  readonly aliases: readonly string[];
}

export interface Speaker {
  readonly id: SpeakerId;
  readonly name: string;
  /** Other spellings that may be shown. Hidden former names are in no list that reaches a page. */
  readonly otherNames: readonly string[];
  readonly url?: string;
  readonly links: readonly Link[];
  readonly photo?: ResolvedImage;
  readonly pronouns?: string;
  readonly body?: Body;
  /** Newest first. */
  readonly talks: readonly TalkId[];
  /** In order of last appearance with them, newest first. */
  readonly organisations: readonly {
    readonly organisation: OrganisationId;
    readonly firstYear: number;
    readonly lastYear: number;
  }[];
  /** Most shared talks first. */
  readonly coSpeakers: readonly SpeakerId[];
  readonly source?: EntrySource;
}

/** The content file behind a thing that may also exist without one. */
export interface EntrySource {
  readonly path: string;
  readonly spans: FieldSpans;
  readonly permalink?: string;
  readonly aliases: readonly string[];
  readonly layout?: string;
  readonly extra: { readonly [key: string]: Json };
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly talks: readonly TalkId[];
  readonly speakers: readonly SpeakerId[];
}

/** One edition of a conference or meetup. */
export interface Event {
  readonly id: EventId;
  readonly name: string;
  readonly series?: SeriesId;
  readonly location?: string;
  readonly url?: string;
  readonly image?: ResolvedImage;
  readonly description?: string;
  /** First and last day, `YYYY-MM-DD`: as written, or those of its talks. */
  readonly start: string;
  readonly end: string;
  readonly timezone?: string;
  readonly body?: Body;
  /** In order of date, slot, id. */
  readonly talks: readonly TalkId[];
  readonly source?: EntrySource;
}

/** Editions of one name; exists where there are at least two. */
export interface Series {
  readonly id: SeriesId;
  readonly name: string;
  /** Newest first. */
  readonly events: readonly EventId[];
}

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  readonly description?: string;
  readonly body?: Body;
  /** Newest first. */
  readonly talks: readonly TalkId[];
  readonly source?: EntrySource;
}

export interface Tag {
  readonly id: TagId;
  readonly name: string;
  readonly talks: readonly TalkId[];
}

export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** Its own name and its English one may differ; this is the English one. */
  readonly name: string;
  readonly talks: readonly TalkId[];
}

export interface StandalonePage {
  readonly id: PageId;
  readonly path: string;
  readonly spans: FieldSpans;
  readonly title: string;
  readonly description?: string;
  readonly language: string;
  readonly body: Body;
  readonly permalink?: string;
  readonly aliases: readonly string[];
  readonly layout?: string;
  readonly indexed: boolean;
  readonly extra: { readonly [key: string]: Json };
}

/** Notes or a write-up about a talk, by somebody else. */
export interface TalkResponse {
  readonly id: ResponseId;
  readonly path: string;
  readonly spans: FieldSpans;
  readonly talk: TalkId;
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language: string;
  readonly body: Body;
  readonly permalink?: string;
  readonly aliases: readonly string[];
  readonly layout?: string;
  readonly indexed: boolean;
  readonly extra: { readonly [key: string]: Json };
}

/** A line of a redirect list: `from` and `to` as written. A prefix also redirects everything below it. */
export interface RedirectLine {
  readonly from: string;
  readonly to: string;
  readonly prefix: boolean;
  readonly span: Span;
}

/** All maps are by id; the lists give the order. Talks are newest first. */
export interface Archive {
  readonly settings: Settings;
  readonly talks: readonly Talk[];
  readonly withdrawn: readonly WithdrawnTalk[];
  readonly speakers: readonly Speaker[];
  readonly organisations: readonly Organisation[];
  /** Newest first. */
  readonly events: readonly Event[];
  readonly series: readonly Series[];
  /** By name. */
  readonly categories: readonly Category[];
  readonly tags: readonly Tag[];
  /** Newest first. */
  readonly years: readonly { readonly year: number; readonly talks: readonly TalkId[] }[];
  readonly languages: readonly Language[];
  readonly pages: readonly StandalonePage[];
  readonly responses: readonly TalkResponse[];
  readonly redirects: readonly RedirectLine[];
  /** Archive paths of all local images that pages show, sorted; to be prepared before planning. */
  readonly images: readonly string[];
  /** For a body's or field's image source (as written): what it resolved to. Key: source file path, a newline, then the source. */
  readonly resolvedImages: Readonly<Record<string, ResolvedImage>>;
}
