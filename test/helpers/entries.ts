/** Entries and settings for tests of the later stages: one call, with only what the test is about. */
import type { Span } from '../../src/diagnostics/span.ts';
import { type LinkInput, linkArchive } from '../../src/link/archive.ts';
import type {
  Body,
  BodyPart,
  CategoryEntry,
  Entry,
  EventEntry,
  EventMention,
  PageEntry,
  ResponseEntry,
  SpeakerCredit,
  SpeakerEntry,
  TalkEntry,
} from '../../src/model/entry.ts';
import type { PermalinkKind, Settings } from '../../src/model/settings.ts';
import { DEFAULT_PERMALINKS } from '../../src/validate/permalink-patterns.ts';

type Changes<T> = Partial<Omit<T, 'kind'>>;
type DeepSettings = Partial<Omit<Settings, 'permalinks'>> & {
  readonly permalinks?: Partial<Record<PermalinkKind, string>>;
};

export function spanAt(path: string, line = 1): Span {
  return { path, line, column: 1, length: 1 };
}

export function settingsOf(changes: DeepSettings = {}): Settings {
  const { permalinks, ...rest } = changes;
  return {
    title: 'Talks of Nowhere',
    baseUrl: 'https://talks.example',
    basePath: '',
    language: 'en',
    content: {
      talk: 'content/talks/**/*.md',
      speaker: 'content/speakers/*.md',
      event: 'content/events/*.md',
      category: 'content/categories/*.md',
      page: 'content/pages/**/*.md',
      response: 'content/responses/**/*.md',
    },
    images: ['content/images'],
    permalinks: { ...DEFAULT_PERMALINKS, ...permalinks },
    slugs: 'unicode',
    compatibility: 'none',
    redirects: {},
    embeds: { hosts: [] },
    search: { boosts: { title: 10, speaker: 8, category: 5, event: 5, tags: 5, body: 2 } },
    navigation: [],
    theme: { accent: '#7c3aed', shareImages: false },
    featured: [],
    pageSize: 24,
    without: [],
    ...rest,
  };
}

export function bodyOf(...parts: readonly BodyPart[]): Body {
  const text = parts
    .filter((part) => typeof part === 'string')
    .join(' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { parts, text, headings: [] };
}

function base(folder: string, id: string) {
  const path = `content/${folder}/${id}.md`;
  return {
    path,
    id,
    hash: `hash-of-${path}`,
    spans: { title: spanAt(path, 2), name: spanAt(path, 2) },
    body: bodyOf(),
    aliases: [],
    draft: false,
    extra: {},
    indexed: true,
  };
}

/** Speakers and event may be given as text. */
export interface TalkChanges extends Omit<Changes<TalkEntry>, 'date' | 'speakers' | 'event'> {
  readonly date?: string | TalkEntry['date'];
  readonly speakers?: string | readonly SpeakerCredit[];
  readonly event?: string | Omit<EventMention, 'span'>;
}

export function talk(id: string, changes: TalkChanges = {}): TalkEntry {
  const { date = '2018-06-27', speakers = [], event, ...rest } = changes;
  const common = base('talks', id);
  const span = spanAt(common.path, 4);
  return {
    ...common,
    kind: 'talk',
    title: `Talk ${id}`,
    date: typeof date === 'string' ? { date } : date,
    speakers: typeof speakers === 'string' ? [{ kind: 'text', text: speakers, span }] : speakers,
    speakerUrls: [],
    ...(event === undefined ? {} : { event: { ...(typeof event === 'string' ? { name: event } : event), span } }),
    categories: [],
    tags: [],
    recordings: [],
    slides: [],
    transcripts: [],
    chapters: [],
    photos: [],
    links: [],
    frames: [],
    data: {},
    ...rest,
  };
}

export function speaker(id: string, changes: Changes<SpeakerEntry> = {}): SpeakerEntry {
  return { ...base('speakers', id), kind: 'speaker', name: id, otherNames: [], formerNames: [], links: [], ...changes };
}

export function event(id: string, changes: Changes<EventEntry> = {}): EventEntry {
  return { ...base('events', id), kind: 'event', name: id, names: [], ...changes };
}

export function category(id: string, changes: Changes<CategoryEntry> = {}): CategoryEntry {
  return { ...base('categories', id), kind: 'category', name: id, ...changes };
}

export function page(id: string, changes: Changes<PageEntry> = {}): PageEntry {
  return { ...base('pages', id), kind: 'page', title: `Page ${id}`, ...changes };
}

export function response(id: string, about: string, changes: Changes<ResponseEntry> = {}): ResponseEntry {
  return { ...base('responses', id), kind: 'response', title: `Notes ${id}`, talk: about, ...changes };
}

/** Links entries with ordinary settings; `assets` are paths. */
export function link(
  entries: readonly Entry[],
  options: Partial<Omit<LinkInput, 'entries' | 'assets' | 'settings'>> & {
    readonly settings?: DeepSettings;
    readonly assets?: readonly string[];
  } = {},
) {
  return linkArchive({
    settings: settingsOf(options.settings),
    entries,
    assets: (options.assets ?? []).map((path) => ({ path, bytes: 1 })),
    publicPaths: options.publicPaths ?? [],
    redirects: options.redirects ?? [],
    drafts: options.drafts ?? false,
  });
}
