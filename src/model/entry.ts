/** Content files, each valid alone. Nothing here has been compared with another file. */
import type { Span } from '../diagnostics/span.ts';
import type {
  Chapter,
  FrameAccount,
  ImageReference,
  Licence,
  Link,
  Photo,
  Recording,
  RecordingState,
  SlideDeck,
  TranscriptReference,
} from './media.ts';
import type { SourceKind } from './source.ts';

/** A plain JSON value, as front matter holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An address in a body that later stages resolve: a link to another content file, a site path, or an absolute address. */
export interface BodyLink {
  readonly kind: 'link';
  readonly href: string;
  readonly span: Span;
}

/** An image in a body; rendered whole by a later stage. */
export interface BodyImage {
  readonly kind: 'image';
  readonly image: ImageReference;
  readonly alt: string;
  readonly title?: string;
  readonly span: Span;
}

/**
 * A body after the allow list: strings of safe HTML, with holes where an address must still be resolved.
 *
 * A `BodyLink` stands for the value of an `href` (the text around it supplies `href="` and `"`); a `BodyImage` for a whole `<img>`.
 */
export type BodyPart = string | BodyLink | BodyImage;

/** A rendered body and what was found in it. */
export interface Body {
  readonly parts: readonly BodyPart[];
  /** Words only, for excerpts and for search. */
  readonly text: string;
  readonly headings: readonly { readonly level: number; readonly id: string; readonly text: string }[];
}

/** Media that were written into a body as frames, scripts or links, taken out of it in their order. */
export interface EmbeddedMedia {
  readonly recordings: readonly Recording[];
  readonly slides: readonly SlideDeck[];
  readonly photos: readonly Photo[];
  /** Decks that the body merely links to. They stay links there; they count as slides where a talk has none. */
  readonly linkedSlides: readonly SlideDeck[];
  /** Frames that became a plain link in the body. */
  readonly links: readonly Link[];
  /** Every frame and provider script, in their order. */
  readonly frames: readonly FrameAccount[];
}

/** A parsed file: typed front matter has not been established yet. */
export interface Document {
  readonly kind: SourceKind;
  readonly path: string;
  readonly id: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  /** The whole front matter, as plain data. */
  readonly data: { readonly [key: string]: Json };
  readonly body: Body;
  readonly embedded: EmbeddedMedia;
  /** The top-level fields, from a scan of the lines. */
  readonly spans: FieldSpans;
  readonly locate: Locate;
}

/** A parsed `site.yaml`: known to be a mapping, nothing more. */
export interface ParsedSettings {
  readonly path: string;
  readonly data: { readonly [key: string]: Json };
  readonly locate: Locate;
}

/**
 * The place of a field's value (or key), or of the nearest enclosing one that stands in the file: `locate(['speakers', 1, 'url'])`.
 *
 * A nested path costs a second parse on first use.
 */
export type Locate = (path: readonly (string | number)[], part?: 'key' | 'value') => Span;

/** Where each top-level field of a file stands, so that later stages can point at it. */
export type FieldSpans = Readonly<Record<string, Span>>;

interface EntryBase {
  readonly path: string;
  readonly id: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly spans: FieldSpans;
  readonly body: Body;
  /** Kept to the byte when the author gave one. */
  readonly permalink?: string;
  readonly aliases: readonly string[];
  readonly draft: boolean;
  /** Keys that Rostrum does not know, for layouts. */
  readonly extra: { readonly [key: string]: Json };
  /** `event.jade`, `event`: a layout of the archive's own. */
  readonly layout?: string;
  /** False keeps the page out of the search index. */
  readonly indexed: boolean;
}

/**
 * When a talk was given.
 *
 * `date` is `YYYY-MM-DD` as written. `start` and `end` are `HH:MM` on the wall clock there; `offset` is `+01:00` or `Z` when written.
 */
export interface TalkDate {
  readonly date: string;
  readonly start?: string;
  readonly end?: string;
  readonly offset?: string;
  readonly timezone?: string;
}

/** A speaker field as written: text that may name several people, or one person in full. */
export type SpeakerCredit =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly role?: string;
      readonly organisation?: string;
      readonly url?: string;
      readonly bio?: string;
      readonly photo?: ImageReference;
      readonly span: Span;
    };

/** The event as one talk names it. */
export interface EventMention {
  readonly name: string;
  readonly location?: string;
  readonly url?: string;
  readonly image?: ImageReference;
  readonly start?: string;
  readonly end?: string;
  readonly timezone?: string;
  readonly series?: string;
  readonly span: Span;
}

export interface TalkEntry extends EntryBase {
  readonly kind: 'talk';
  readonly title: string;
  readonly date: TalkDate;
  readonly speakers: readonly SpeakerCredit[];
  /** Addresses of speakers that stand apart from their names. */
  readonly speakerUrls: readonly string[];
  readonly event?: EventMention;
  /** A picture of the talk itself, or of an event that has no name. */
  readonly image?: ImageReference;
  /** Where it was given, when no event is named. */
  readonly location?: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly description?: string;
  readonly language?: string;
  readonly recordings: readonly Recording[];
  readonly recordingState?: RecordingState;
  readonly slides: readonly SlideDeck[];
  readonly transcripts: readonly TranscriptReference[];
  readonly chapters: readonly Chapter[];
  readonly photos: readonly Photo[];
  readonly links: readonly Link[];
  readonly license?: Licence;
  /** As written: BibTeX text, or a mapping. Planning reads it. */
  readonly citation?: Json;
  readonly deliveryOf?: string;
  readonly partOf?: string;
  readonly partStartSeconds?: number;
  readonly partEndSeconds?: number;
  readonly room?: string;
  /** The reason, when the talk was withdrawn. */
  readonly withdrawn?: string;
  readonly frames: readonly FrameAccount[];
  /** All front matter as written, for the legacy JSON and legacy layouts. */
  readonly data: { readonly [key: string]: Json };
}

export interface SpeakerEntry extends EntryBase {
  readonly kind: 'speaker';
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly formerNames: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly url?: string;
  readonly links: readonly Link[];
  readonly photo?: ImageReference;
  readonly organisation?: string;
  readonly pronouns?: string;
}

export interface EventEntry extends EntryBase {
  readonly kind: 'event';
  readonly name: string;
  /** Other spellings of the event's name. */
  readonly names: readonly string[];
  readonly location?: string;
  readonly url?: string;
  readonly image?: ImageReference;
  readonly start?: string;
  readonly end?: string;
  readonly timezone?: string;
  readonly series?: string;
  readonly description?: string;
}

export interface CategoryEntry extends EntryBase {
  readonly kind: 'category';
  readonly name: string;
  readonly description?: string;
}

export interface PageEntry extends EntryBase {
  readonly kind: 'page';
  readonly title: string;
  readonly description?: string;
  readonly language?: string;
}

export interface ResponseEntry extends EntryBase {
  readonly kind: 'response';
  readonly title: string;
  /** Id or title of the talk. */
  readonly talk: string;
  readonly author?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
}

export type Entry = TalkEntry | SpeakerEntry | EventEntry | CategoryEntry | PageEntry | ResponseEntry;
