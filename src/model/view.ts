/**
 * The JSON that templates receive.
 *
 * Every `href` begins with the site's base path and can be put into an attribute as it is. Every `…Html` is safe HTML; all else is text and
 * must be escaped. Dates come twice: `iso` for machines, `text` for people. Optional means absent, never empty.
 */
import type { Json } from './entry.ts';
import type { PageKind } from './page.ts';

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
}

/** A recording or deck that is shown on click, and linked without scripts. */
export interface EmbedView {
  readonly kind: 'video' | 'audio' | 'slides';
  /** `Recording`, `Slides`, or the note beside it: `Part 2`. */
  readonly title: string;
  readonly provider: string;
  readonly providerName: string;
  /** The page to open without scripts. */
  readonly href: string;
  /** The frame's address; absent: a link only. */
  readonly frameUrl?: string;
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

/** What every page has. */
export interface SiteView {
  readonly title: string;
  readonly description?: string;
  readonly language: string;
  /** The base path and a slash: `/` or `/talks/`. */
  readonly home: string;
  readonly logo?: string;
  readonly navigation: readonly { readonly title: string; readonly href: string; readonly current: boolean }[];
  readonly counts: { readonly talks: number; readonly speakers: number; readonly events: number };
  readonly feeds: { readonly rss?: string; readonly atom?: string; readonly json?: string; readonly calendar?: string };
  /** Where the search form goes: the listing of talks until there is a search page. */
  readonly searchAction: string;
  readonly assets: { readonly styles: readonly string[]; readonly scripts: readonly string[]; readonly icon: string };
  readonly generator: string;
}

export interface PageView {
  readonly kind: PageKind;
  readonly title: string;
  /** `Title · Site`. */
  readonly documentTitle: string;
  readonly description?: string;
  /** BCP 47 of its main text, and its direction. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** With base path. */
  readonly href: string;
  /** Absolute; absent without `baseUrl`. */
  readonly canonical?: string;
  readonly breadcrumbs: readonly LinkView[];
  readonly feeds: readonly { readonly title: string; readonly href: string; readonly type: string }[];
  /** Open Graph and Twitter cards: property and content, in order. */
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  /** schema.org JSON-LD. */
  readonly structuredData?: Json;
  /** The whole Content-Security-Policy of this page. */
  readonly contentSecurityPolicy: string;
  readonly noindex: boolean;
  readonly editHref?: string;
}

export interface TalkView {
  readonly id: string;
  readonly title: string;
  readonly date: DateView & { readonly time?: string; readonly timezone?: string };
  readonly categories: readonly CategoryView[];
  readonly tags: readonly LinkView[];
  readonly speakers: readonly SpeakerView[];
  readonly event?: EventView & { readonly previous?: LinkView; readonly next?: LinkView; readonly room?: string };
  readonly description?: string;
  readonly bodyHtml: string;
  readonly cover: CoverView;
  /** The first recording and its mirrors or further parts, in order. */
  readonly recordings: readonly EmbedView[];
  /** A sentence on why there is none, when the author says so. */
  readonly recordingNotice?: string;
  readonly slides: readonly EmbedView[];
  /** Slides with text: `#slide-42`. */
  readonly slidePages: readonly {
    readonly number: number;
    readonly text: string;
    readonly alt?: string;
    readonly at?: string;
    readonly image?: ImageView;
  }[];
  readonly chapters: readonly {
    readonly at: string;
    readonly seconds: number;
    readonly title: string;
    readonly href?: string;
  }[];
  readonly transcripts: readonly { readonly language?: string; readonly href: string; readonly name: string }[];
  readonly photos: readonly PhotoView[];
  readonly links: readonly LinkView[];
  readonly responses: readonly ResponseView[];
  readonly deliveries: readonly {
    readonly href: string;
    readonly event?: string;
    readonly date: DateView;
    readonly current: boolean;
  }[];
  readonly partOf?: LinkView;
  readonly parts: readonly LinkView[];
  readonly license?: { readonly name: string; readonly href?: string };
  readonly related: readonly TalkCard[];
  readonly share: readonly LinkView[];
  readonly duration?: string;
  readonly draft: boolean;
  /** Front matter that Rostrum does not know. The only way by which front matter reaches a template. */
  readonly extra: { readonly [key: string]: Json };
}

/** The view of one page: `site` and `page` always, and the parts that its kind has. */
export interface View {
  readonly site: SiteView;
  readonly page: PageView;
  /** home: featured first, newest next; other listings: the talks of this page of the listing. */
  readonly talks?: readonly TalkCard[];
  readonly featured?: readonly TalkCard[];
  readonly pagination?: PaginationView;
  readonly talk?: TalkView;
  readonly withdrawn?: { readonly title: string; readonly date: DateView; readonly reason: string };
  readonly speakers?: readonly SpeakerView[];
  readonly speaker?: {
    readonly name: string;
    readonly otherNames: readonly string[];
    readonly pronouns?: string;
    readonly monogram: string;
    readonly hue: HueClass;
    readonly photo?: ImageView;
    readonly url?: string;
    readonly links: readonly LinkView[];
    readonly bodyHtml?: string;
    readonly organisations: readonly (LinkView & { readonly years: string })[];
    readonly coSpeakers: readonly CountView[];
    readonly years: readonly { readonly year: number; readonly talks: readonly TalkCard[] }[];
    readonly count: number;
    readonly extra: { readonly [key: string]: Json };
  };
  readonly events?: readonly { readonly year: number; readonly events: readonly EventView[] }[];
  readonly event?: EventView & {
    readonly description?: string;
    readonly bodyHtml?: string;
    readonly series?: LinkView;
    readonly otherEditions: readonly EventView[];
    /** Talks by day, by slot, when at least one has a time. */
    readonly schedule?: readonly { readonly date: DateView; readonly talks: readonly TalkCard[] }[];
    readonly calendarHref?: string;
    readonly speakers: readonly SpeakerView[];
    readonly extra: { readonly [key: string]: Json };
  };
  readonly series?: { readonly name: string; readonly events: readonly EventView[] };
  readonly categories?: readonly (CategoryView & { readonly count: number; readonly description?: string })[];
  readonly category?: CategoryView & {
    readonly count: number;
    readonly description?: string;
    readonly bodyHtml?: string;
  };
  /** Lists of plain things: tags, years, languages, organisations. */
  readonly items?: readonly CountView[];
  /** The thing that a plain listing is about: a tag, year, language, organisation. */
  readonly subject?: { readonly name: string; readonly count: number; readonly speakers?: readonly SpeakerView[] };
  /** On listings of talks: years with their addresses. */
  readonly years?: readonly CountView[];
  /** A standalone page or a response. */
  readonly content?: {
    readonly title: string;
    readonly bodyHtml: string;
    readonly extra: { readonly [key: string]: Json };
  };
  readonly response?: ResponseView & { readonly talk: TalkCard };
  readonly redirect?: { readonly href: string };
}
