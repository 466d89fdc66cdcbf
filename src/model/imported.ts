/**
 * What a source tells of talks, responses, people and events, in one shape whatever the source was. Nothing here has been compared with an archive or
 * with another source, and nothing of it has become a path.
 *
 * Texts are as the source has them, without the markup of its page; a `body` is Markdown. Addresses are absolute http(s) and have passed the one URL
 * checker; in a record of Rostrum's own export a picture, a recording, a deck or a link may be a path in the archive instead. A field that the source
 * does not tell is absent, never empty.
 */
import type { Json, TalkDate } from './entry.ts';
import type { Chapter, Link, RecordingState } from './media.ts';

/** Where a record comes from. The three texts together name it for ever, so that importing it again finds what it became. */
export interface Origin {
  /** The importer's name: `speaker-deck`. */
  readonly system: string;
  /** The source as its importer would call it on any machine: a file's name, a feed's address. Never a path of a machine. */
  readonly source: string;
  /** The record's own name in its source: a guid, a slug, an address, else its title. */
  readonly key: string;
}

export interface ImportedSpeaker {
  readonly name: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly url?: string;
  readonly bio?: string;
  /** The address of a picture. */
  readonly photo?: string;
}

/** An event as one talk names it. */
export interface ImportedEventMention {
  readonly name: string;
  readonly location?: string;
  readonly url?: string;
  readonly start?: string;
  readonly end?: string;
  readonly timezone?: string;
  readonly series?: string;
  /** The address of a picture. */
  readonly image?: string;
}

export interface ImportedRecording {
  readonly url: string;
  readonly kind?: 'video' | 'audio';
  readonly language?: string;
  readonly note?: string;
  readonly durationSeconds?: number;
  /** Where in it the talk begins. */
  readonly startSeconds?: number;
}

export interface ImportedSlide {
  /** From 1. */
  readonly number: number;
  /** Empty where the slide is a picture. */
  readonly text: string;
  readonly alt?: string;
  readonly atSeconds?: number;
  /** The address of its picture. */
  readonly image?: string;
}

export interface ImportedDeck {
  readonly url?: string;
  readonly note?: string;
  readonly pages: readonly ImportedSlide[];
}

/** Timed or plain text of a recording; becomes a file beside the talk. */
export interface ImportedCaptions {
  readonly format: 'vtt' | 'srt' | 'txt';
  readonly text: string;
  readonly language?: string;
}

export interface ImportedPhoto {
  readonly image: string;
  readonly alt: string;
  readonly credit?: string;
  /** The page of the photo at its service. */
  readonly url?: string;
}

/** What only a source that is an archive itself tells of the page of a record. */
export interface ImportedPage {
  readonly permalink?: string;
  readonly aliases?: readonly string[];
  readonly layout?: string;
  /** Fields of the source that Rostrum has no place for and that are worth keeping. */
  readonly extra?: { readonly [key: string]: Json };
}

/** What a source may tell of a talk, whether the source is about that talk or only speaks of it. */
export interface TalkFacts {
  readonly title?: string;
  readonly date?: TalkDate;
  readonly speakers?: readonly ImportedSpeaker[];
  readonly event?: ImportedEventMention;
  /** Where it was given, when no event is named. */
  readonly location?: string;
  readonly room?: string;
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  /** One or two sentences; plain text. */
  readonly description?: string;
  readonly language?: string;
  readonly recordings?: readonly ImportedRecording[];
  readonly recordingState?: RecordingState;
  readonly slides?: readonly ImportedDeck[];
  readonly captions?: readonly ImportedCaptions[];
  readonly chapters?: readonly Chapter[];
  readonly photos?: readonly ImportedPhoto[];
  readonly links?: readonly Link[];
  /** The address of a picture of the talk. */
  readonly image?: string;
  /** As written: an SPDX id, a name, an address. */
  readonly license?: string;
  /** As a talk file's `citation`: BibTeX text, or a mapping. */
  readonly citation?: Json;
}

export interface ImportedTalk extends TalkFacts, ImportedPage {
  readonly kind: 'talk';
  readonly origin: Origin;
  readonly title: string;
  /** The abstract. */
  readonly body?: string;
  /** The key of the talk of the same source in whose recording this one lies, and where in it. */
  readonly partOf?: string;
  readonly partStartSeconds?: number;
  readonly partEndSeconds?: number;
  /** The key of the talk of the same source that this is a further delivery of. */
  readonly deliveryOf?: string;
  /** Why it was taken back. */
  readonly withdrawn?: string;
  readonly draft?: boolean;
  /** False keeps it out of the search index. */
  readonly indexed?: boolean;
  /** True where the author says that there are none, so that a deck that the text links to is not taken for them. */
  readonly withoutSlides?: boolean;
  /** The whole talk file, where the source is one that Rostrum reads as it is. It is kept to the byte as long as nothing is added. */
  readonly written?: string;
}

/** Notes or a write-up about a talk, by somebody else. */
export interface ImportedResponse extends ImportedPage {
  readonly kind: 'response';
  readonly origin: Origin;
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
  readonly body: string;
  /** The key of its talk in the same source, where the source knows. */
  readonly talk?: string;
  /** False keeps it out of the search index. */
  readonly indexed?: boolean;
  /** What it tells of the talk: title, speakers, event, recording. */
  readonly about: TalkFacts;
}

/** A person's own page. */
export interface ImportedPerson extends ImportedPage {
  readonly kind: 'speaker';
  readonly origin: Origin;
  readonly name: string;
  readonly otherNames?: readonly string[];
  readonly url?: string;
  readonly links?: readonly Link[];
  readonly photo?: string;
  readonly organisation?: string;
  readonly pronouns?: string;
  readonly body?: string;
}

/** An event's own page. */
export interface ImportedEvent extends ImportedEventMention, ImportedPage {
  readonly kind: 'event';
  readonly origin: Origin;
  readonly otherNames?: readonly string[];
  readonly description?: string;
  readonly body?: string;
}

export type ImportedRecord = ImportedTalk | ImportedResponse | ImportedPerson | ImportedEvent;
