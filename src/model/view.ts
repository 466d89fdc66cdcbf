/**
 * The JSON that templates receive.
 *
 * Every `href` begins with the site's base path and can be put into an attribute as it is. Every `…Html` is safe HTML; all else is text and
 * must be escaped. Dates come twice: `iso` for machines, `text` for people. Optional means absent, never empty.
 */
import type { Json } from './entry.ts';
import type { PageKind } from './page-kind.ts';
import type {
  CategoryView,
  CountView,
  CoverView,
  DateView,
  EmbedView,
  EventView,
  HueClass,
  ImageView,
  LinkView,
  PaginationView,
  PhotoView,
  ResponseView,
  SpeakerView,
  TalkCard,
} from './view-parts.ts';

/** What every page has. */
export interface SiteView {
  readonly title: string;
  readonly description?: string;
  readonly language: string;
  /** The base path and a slash: `/` or `/talks/`. */
  readonly home: string;
  readonly logo?: string;
  readonly navigation: readonly { readonly title: string; readonly href: string; readonly current: boolean }[];
  /** Listings and pages that are not in the navigation; for the foot of the page. */
  readonly further: readonly LinkView[];
  readonly counts: { readonly talks: number; readonly speakers: number; readonly events: number };
  readonly feeds: { readonly rss?: string; readonly atom?: string; readonly json?: string; readonly calendar?: string };
  /** Where search forms go: the search page. */
  readonly searchAction: string;
  /** The description by which browsers offer the search; absent without `baseUrl`. */
  readonly openSearch?: string;
  /** `home` is the folder in which `styles/` and `assets/` lie under a name that changes with them, with a slash. */
  readonly assets: {
    readonly home: string;
    readonly styles: readonly string[];
    readonly scripts: readonly string[];
    readonly icon: string;
  };
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

/** Some lines of a transcript. Without times `at`, `seconds` and `href` are absent. */
export interface TranscriptParagraphView {
  readonly at?: string;
  readonly seconds?: number;
  /** Where the recording opens at that moment. */
  readonly href?: string;
  readonly speaker?: string;
  /** `anchor` is the id of the line in the page: `t-724`. The first one stands for the paragraph. */
  readonly lines: readonly { readonly anchor: string; readonly text: string }[];
}

/** How to cite a talk. All of it is text; nothing holds HTML. */
export interface CiteView {
  /** `goldfuss2018container`. */
  readonly key: string;
  /** In the styles that people print: three pieces of one text, the middle one in italics. */
  readonly styles: readonly {
    readonly name: string;
    readonly before: string;
    readonly italic?: string;
    readonly after?: string;
  }[];
  /** BibTeX, RIS and CSL-JSON. Lines end with LF; a file of RIS has CRLF. */
  readonly formats: readonly {
    readonly name: string;
    readonly fileName: string;
    /** Media type. */
    readonly type: string;
    readonly text: string;
  }[];
  readonly doi?: LinkView;
  /** One file in each format with all talks of the event. */
  readonly eventFiles: readonly LinkView[];
  /** Tags that reference managers read from the head of the page. */
  readonly meta: readonly { readonly name: string; readonly content: string }[];
}

export interface TalkView {
  readonly id: string;
  readonly title: string;
  readonly date: DateView & { readonly time?: string; readonly timezone?: string };
  readonly categories: readonly CategoryView[];
  readonly tags: readonly LinkView[];
  readonly speakers: readonly SpeakerView[];
  readonly event?: EventView & { readonly previous?: LinkView; readonly next?: LinkView; readonly room?: string };
  /** Where it was given, when it belongs to no event. */
  readonly location?: string;
  readonly description?: string;
  readonly bodyHtml: string;
  readonly cover: CoverView;
  /** The first recording and its mirrors or further parts, in order. */
  readonly recordings: readonly EmbedView[];
  /** A sentence on why there is none, when the author says so. */
  readonly recordingNotice?: string;
  readonly slides: readonly EmbedView[];
  /** Slides by themselves: `#slide-42`. One without `text`, `alt` and `image` is a picture that nobody has described. */
  readonly slidePages: readonly {
    readonly number: number;
    readonly text: string;
    /** What it adds to the words of the slide before, which it repeats; may be empty. */
    readonly added?: string;
    readonly alt?: string;
    /** When it is shown: as people read it, in seconds, and where the recording opens there. */
    readonly at?: string;
    readonly seconds?: number;
    readonly href?: string;
    readonly image?: ImageView;
  }[];
  /** `href` is where the recording opens at that moment, for services that can begin there. */
  readonly chapters: readonly {
    readonly at: string;
    readonly seconds: number;
    readonly title: string;
    readonly href?: string;
  }[];
  /** Caption files; those whose text can be read have paragraphs, and an `id` for their section. */
  readonly transcripts: readonly {
    readonly language?: string;
    /** Its English name. */
    readonly languageName?: string;
    readonly direction: 'ltr' | 'rtl';
    readonly href: string;
    readonly name: string;
    /** Set where its lines have times: `href` is a WebVTT file then. */
    readonly timed?: boolean;
    readonly id?: string;
    readonly paragraphs: readonly TranscriptParagraphView[];
  }[];
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
  /** The talks that lie in its recording, with their times in it: as people read them, in seconds of the talk, and where the recording opens there. */
  readonly parts: readonly (LinkView & {
    readonly at?: string;
    readonly until?: string;
    readonly seconds?: number;
    readonly momentHref?: string;
  })[];
  readonly license?: { readonly name: string; readonly href?: string };
  readonly related: readonly TalkCard[];
  readonly share: readonly LinkView[];
  readonly cite?: CiteView;
  readonly duration?: string;
  readonly draft: boolean;
  /** Front matter that Rostrum does not know. The only way by which front matter reaches a template. */
  readonly extra: { readonly [key: string]: Json };
}

/** One way to browse: a listing, and the beginning of it. */
export interface BrowseGroup {
  /** `Categories`. */
  readonly title: string;
  readonly href: string;
  /** How many things the listing has. */
  readonly total: number;
  readonly items: readonly (CountView & { readonly hue?: HueClass })[];
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
    /** One file in each format with the citations of all its talks. */
    readonly citations?: readonly LinkView[];
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
  /** search: the ways to browse for whoever finds nothing, or has no JavaScript. */
  readonly browse?: readonly BrowseGroup[];
  readonly redirect?: { readonly href: string };
}
