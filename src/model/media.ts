/** What a talk has to show: recordings, slides, photos, links. All addresses have passed the one URL checker. */
import type { Span } from '../diagnostics/span.ts';

/** Services that Rostrum can play or show in a frame of its own making. */
export type Provider =
  | 'youtube'
  | 'vimeo'
  | 'google-slides'
  | 'google-drive'
  | 'slideshare'
  | 'speakerdeck'
  | 'internet-archive'
  | 'peertube'
  | 'media-ccc'
  | 'notist'
  | 'pdf'
  | 'file'
  | 'frame'
  | 'link';

/**
 * A medium that lives at an address.
 *
 * `frameUrl` is rebuilt by Rostrum from a parsed host and path, never copied from the source; without it the medium is shown as a link.
 * `file` names an archive path or site path for media that we host ourselves.
 */
export interface MediaSource {
  readonly provider: Provider;
  /** How the provider is called in a sentence: `YouTube`, `Google Slides`. */
  readonly providerName: string;
  /** The page that a person opens; absolute, or site-relative for our own files. */
  readonly url: string;
  readonly frameUrl?: string;
  /** The provider's own id of the medium; two sources with the same provider and id are the same medium. */
  readonly mediaId?: string;
}

export interface Recording extends MediaSource {
  readonly kind: 'video' | 'audio';
  readonly language?: string;
  /** A heading or note beside it: `Part 2`, `Interview`. */
  readonly note?: string;
  readonly durationSeconds?: number;
  /** Seconds into the medium at which the talk begins. */
  readonly startSeconds?: number;
  readonly mimeType?: string;
  readonly span?: Span;
}

/** Why a talk has no recording to play, when the author says so. `unlinked`: there is one, but its address is not known. */
export type RecordingState = 'none' | 'pending' | 'withdrawn' | 'unlinked';

export interface SlidePage {
  readonly number: number;
  readonly text: string;
  readonly alt?: string;
  /** Seconds into the recording at which it is shown. */
  readonly atSeconds?: number;
  readonly image?: ImageReference;
}

export interface SlideDeck extends Partial<MediaSource> {
  readonly note?: string;
  readonly pages: readonly SlidePage[];
  readonly span?: Span;
}

/** An image as an author named it. Resolved while linking. */
export interface ImageReference {
  /** A file name, a path, or an absolute http(s) address. */
  readonly source: string;
  readonly span?: Span;
}

export interface Photo {
  readonly image: ImageReference;
  readonly alt: string;
  readonly credit?: string;
  /** The page of the photo at its service. */
  readonly url?: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export interface Chapter {
  readonly atSeconds: number;
  readonly title: string;
}

export interface TranscriptReference {
  /** Path in the archive. */
  readonly path: string;
  readonly language?: string;
  readonly span?: Span;
}

/** A licence as written, and what it was recognised as. */
export interface Licence {
  readonly raw: string;
  readonly spdx?: string;
  readonly name: string;
  readonly url?: string;
}

/** One `<iframe>` or provider script of a body, and what became of it. */
export interface FrameAccount {
  readonly path: string;
  readonly line: number;
  /** `iframe`, `script`, `object`, `embed`, `video` or `audio`. */
  readonly element: string;
  readonly url: string;
  readonly as: 'recording' | 'slides' | 'photo' | 'link' | 'dropped';
}
