/** What a page of USENIX tells of a talk, saved or copied, and the talk that it becomes. */
import type { TalkDate } from '../model/entry.ts';
import type {
  ImportedDeck,
  ImportedEventMention,
  ImportedRecording,
  ImportedSpeaker,
  ImportedTalk,
} from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { recogniseMedia } from '../model/providers.ts';
import { checkWebUrl } from '../model/url.ts';
import { type BibtexEntry, readBibtex } from './bibtex.ts';
import { entryEvent } from './bibtex-talks.ts';
import type { ImportSource } from './importer.ts';
import { firstSentences } from './plain-markdown.ts';

export interface PresentationPage {
  readonly title?: string;
  readonly date?: TalkDate;
  readonly speakers: readonly ImportedSpeaker[];
  /** Markdown. */
  readonly abstract?: string;
  /** The first paragraph of the abstract, plain. */
  readonly opening?: string;
  readonly event?: ImportedEventMention;
  readonly url?: string;
  readonly isOpenAccess: boolean;
  /** The BibTeX entry as it stands. */
  readonly citation?: string;
  readonly media: PageMedia;
  /** True where the page speaks of a recording without its address. */
  readonly hasUnlinkedRecording: boolean;
}

export interface PageMedia {
  readonly recordings: readonly ImportedRecording[];
  readonly slides: readonly ImportedDeck[];
  readonly links: readonly Link[];
}

/** An address of a page with the words that stand for it. */
export interface LabelledAddress {
  readonly label: string;
  readonly address: string;
}

/** Sorts addresses by what their hosts and labels say: a PDF is slides where it is called so, and otherwise a link. Each address counts once. */
export function sortMedia(addresses: readonly LabelledAddress[]): PageMedia {
  const recordings = new Map<string, ImportedRecording>();
  const slides = new Map<string, ImportedDeck>();
  const links = new Map<string, Link>();
  for (const { label, address } of addresses) {
    const url = checkWebUrl(address);
    if (url === undefined) continue;
    const media = recogniseMedia(url, []);
    const place = media?.source.url ?? url.href;
    const isPaper = media?.source.provider === 'pdf' && !/slide|presentation|deck/i.test(`${label} ${url.pathname}`);
    if (media === undefined || isPaper) links.set(place, { title: label === '' ? url.hostname : label, url: place });
    else if (media.kind === 'slides') slides.set(place, { url: place, pages: [] });
    else recordings.set(place, { url: place, kind: media.kind });
  }
  return { recordings: [...recordings.values()], slides: [...slides.values()], links: [...links.values()] };
}

/** The talk of a page; undefined where neither the page nor its BibTeX entry has a title. */
export function presentationTalk(page: PresentationPage, source: ImportSource): ImportedTalk | undefined {
  const entry = page.citation === undefined ? undefined : readBibtex(page.citation)[0];
  const title = page.title ?? entry?.fields['title'];
  if (title === undefined) return undefined;
  const speakers = page.speakers.length > 0 ? page.speakers : (entry?.authors ?? []).map((name) => ({ name }));
  const event = pageEvent(page, entry);
  const location = event === undefined ? entry?.fields['address'] : undefined;
  const description = firstSentences(page.opening ?? '');
  const { recordings, slides, links } = page.media;
  return {
    kind: 'talk',
    origin: { system: 'usenix', source: source.name, key: page.url ?? title },
    title,
    ...(page.date === undefined ? {} : { date: page.date }),
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(event === undefined ? {} : { event }),
    ...(location === undefined ? {} : { location }),
    ...(description === undefined ? {} : { description }),
    ...(recordings.length === 0 ? {} : { recordings }),
    ...(recordings.length === 0 && page.hasUnlinkedRecording ? { recordingState: 'unlinked' as const } : {}),
    ...(slides.length === 0 ? {} : { slides }),
    ...(links.length === 0 ? {} : { links }),
    ...(page.isOpenAccess ? { license: 'Open Access' } : {}),
    ...(page.citation === undefined ? {} : { citation: page.citation }),
    ...(page.abstract === undefined ? {} : { body: page.abstract }),
  };
}

/** The event that the page names, with the place that its BibTeX entry knows; else the entry's `booktitle`. */
function pageEvent(page: PresentationPage, entry: BibtexEntry | undefined): ImportedEventMention | undefined {
  const cited = entry === undefined ? undefined : entryEvent(entry);
  if (page.event === undefined) return cited;
  const location = page.event.location ?? cited?.location ?? entry?.fields['address'];
  return { ...page.event, ...(location === undefined ? {} : { location }) };
}
