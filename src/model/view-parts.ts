/** The pieces that page views are made of: cards, links, images, embeds. The rules of `view.ts` hold here too. */

export interface LinkView {
  readonly title: string;
  readonly href: string;
}

/** A link with a number of talks behind it. */
export interface CountView extends LinkView {
  readonly count: number;
}

export interface DateView {
  readonly iso: string;
  /** `27 Jun 2018`; a span of days: `11–13 Sep 2017`. */
  readonly text: string;
}

/** An image of our own. */
export interface ImageView {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  readonly alt: string;
}

/** One of 24 hues (`hue-0` … `hue-23`, 15° apart): a class name, because style attributes are forbidden. */
export type HueClass = string;

/**
 * What fills the 16:9 area of a card or a player: an image of our own, or generated art.
 *
 * The art is one of 24 geometric fields (`#field-0` … `#field-23` of the theme's `covers.svg`) in the hue, with a short label at its foot.
 */
export interface CoverView {
  readonly image?: ImageView;
  readonly art: { readonly variant: number; readonly label: string };
  readonly hue: HueClass;
}

export interface CategoryView extends LinkView {
  readonly hue: HueClass;
}

/** A speaker on a talk or in a list. */
export interface SpeakerView {
  readonly name: string;
  readonly href: string;
  readonly role?: string;
  readonly organisation?: LinkView;
  readonly photo?: ImageView;
  /** Two letters. */
  readonly monogram: string;
  readonly hue: HueClass;
  readonly bio?: string;
  readonly count?: number;
}

/** A talk in a list. */
export interface TalkCard {
  readonly title: string;
  readonly href: string;
  readonly cover: CoverView;
  readonly speakers: readonly LinkView[];
  readonly event?: LinkView;
  /** Where it was given, when it belongs to no event. */
  readonly location?: string;
  readonly date: DateView;
  /** `32 min`, `1 h 05 min`. */
  readonly duration?: string;
  readonly description?: string;
  readonly categories: readonly CategoryView[];
  readonly has: {
    readonly video: boolean;
    readonly audio: boolean;
    readonly slides: boolean;
    readonly transcript: boolean;
  };
  /** Set when it differs from the site's. */
  readonly language?: { readonly code: string; readonly name: string };
  readonly time?: string;
  readonly room?: string;
  /** Set for a draft, which only a build with drafts has. */
  readonly draft?: boolean;
}

/** A recording or deck that is shown on click, and linked without scripts. */
export interface EmbedView {
  readonly kind: 'video' | 'audio' | 'slides';
  /** `Recording`, `Slides`, or the note beside it: `Part 2`; `Recording 2` or `Deck 2` where several have none. */
  readonly title: string;
  readonly provider: string;
  readonly providerName: string;
  /** The page to open without scripts. */
  readonly href: string;
  /** The frame's address; absent: a link only. */
  readonly frameUrl?: string;
  /** Seconds into the medium at which the talk begins, where it is not the beginning. */
  readonly startSeconds?: number;
  /** Seconds into the medium at which the talk ends, where it is a part of another one's recording. */
  readonly endSeconds?: number;
  /** For our own files: played natively. */
  readonly file?: { readonly src: string; readonly type: string };
  readonly duration?: string;
  readonly language?: string;
}

export interface PhotoView {
  /** Ours, shown at once. */
  readonly image?: ImageView;
  /** Elsewhere: loaded on click only. */
  readonly remote?: { readonly src: string };
  readonly alt: string;
  readonly credit?: string;
  /** Where the photo lives, or the picture itself. */
  readonly href?: string;
}

export interface EventView {
  readonly name: string;
  readonly href: string;
  readonly date: DateView;
  readonly location?: string;
  readonly url?: string;
  readonly count: number;
  readonly image?: ImageView;
  readonly hue: HueClass;
  readonly monogram: string;
  readonly year: number;
}

export interface PaginationView {
  readonly current: number;
  readonly total: number;
  readonly previous?: string;
  readonly next?: string;
  /** Every page, or a window with gaps (`null`) where there are many. */
  readonly pages: readonly ({ readonly number: number; readonly href: string; readonly current: boolean } | null)[];
}

export interface ResponseView {
  readonly title: string;
  readonly href: string;
  readonly author?: string;
  readonly date?: DateView;
  readonly url?: string;
}
