/** What every kind of page is made from: the archive by id, the addresses, the images. Writes down what a page asks for; holds no page. */
import type {
  Archive,
  Category,
  Event,
  Organisation,
  ResolvedImage,
  Series,
  Speaker,
  Tag,
  Talk,
  TalkResponse,
} from '../model/archive.ts';
import { type DependencyLog, type DependencyName, type DependencyWatch, UNWATCHED } from '../model/dependencies.ts';
import type { Body } from '../model/entry.ts';
import type {
  CategoryId,
  EventId,
  OrganisationId,
  ResponseId,
  SeriesId,
  SpeakerId,
  TagId,
  TalkId,
} from '../model/ids.ts';
import { once } from '../model/once.ts';
import type { ImageTable } from '../model/output.ts';
import type { Addresses } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import type { PageView, SiteView } from '../model/view.ts';
import type { ImageView, TalkCard } from '../model/view-parts.ts';
import { buildTalkCard } from './cards.ts';
import { buildCitation, type Citation, type CitationKeys, createAuthorReader, settleCitationKeys } from './citation.ts';
import { createFileCopies, type FileCopies } from './files.ts';
import type { Listing } from './patterns.ts';
import { createFullAddresses, hrefOf } from './site-address.ts';
import { buildSiteView, listSiteFeeds, viewSections } from './site-view.ts';

export interface PlanInput {
  readonly archive: Archive;
  readonly images: ImageTable;
  readonly templatePaths: readonly string[];
  readonly publicPaths: readonly string[];
  readonly generator: string;
  readonly assets: SiteView['assets'];
  /** Writes down what each page asks for. Of one plan only. */
  readonly dependencies?: DependencyLog;
}

/** The view of the site without anything current, and without its counts. */
export type FixedSiteView = Omit<SiteView, 'counts'>;

/** What the view of a page is described from. Everything but the settings and what follows from them is asked for thing by thing, and noted. */
export interface ViewContext {
  readonly settings: Settings;
  readonly site: FixedSiteView;
  /** The same, with its counts, as the pages see it that stand under an address. */
  readonly siteUnder: (href: string) => SiteView;
  /** The feeds of the whole site. */
  readonly siteFeeds: () => PageView['feeds'];
  readonly addresses: Addresses;
  readonly listings: Readonly<Record<Listing, string>>;
  readonly talk: ReadonlyMap<TalkId, Talk>;
  readonly speaker: ReadonlyMap<SpeakerId, Speaker>;
  readonly organisation: ReadonlyMap<OrganisationId, Organisation>;
  readonly event: ReadonlyMap<EventId, Event>;
  readonly series: ReadonlyMap<SeriesId, Series>;
  readonly category: ReadonlyMap<CategoryId, Category>;
  readonly tag: ReadonlyMap<TagId, Tag>;
  readonly response: ReadonlyMap<ResponseId, TalkResponse>;
  /** Permalinks of content files, by their path in NFC. */
  readonly contentPages: ReadonlyMap<string, string>;
  /** The ids of headings in the body at a permalink. */
  readonly headings: (permalink: string) => ReadonlySet<string>;
  /** With base path. */
  readonly href: (permalink: string) => string;
  readonly absolute: (permalink: string) => string | undefined;
  /** The full address of what `href` gave. */
  readonly absoluteHref: (href: string) => string | undefined;
  /** `undefined` for images that live elsewhere or could not be read. */
  readonly image: (image: ResolvedImage | undefined, alt: string) => ImageView | undefined;
  /** What an author's image name in a file resolved to. */
  readonly resolved: (path: string, source: string) => ResolvedImage | undefined;
  /** A talk stands in many listings, always with the same card. */
  readonly card: (talk: TalkId) => TalkCard;
  readonly citation: (talk: TalkId) => Citation | undefined;
  readonly files: Pick<FileCopies, 'publish' | 'publishCaptions'>;
}

/** What pages are planned from. */
export interface PlanContext extends ViewContext {
  readonly archive: Archive;
  readonly input: PlanInput;
  readonly templates: ReadonlySet<string>;
  readonly files: FileCopies;
  /** Of all talks; settled at the first call. */
  readonly citationKeys: () => CitationKeys;
  readonly watch: DependencyWatch;
  readonly asksOf: (talk: TalkId) => readonly DependencyName[];
}

/** `kept` is of a plan of the same archive with other words in its talks: files keep their names, and citations their keys. */
export function createContext(
  input: PlanInput,
  addresses: Addresses,
  listings: Readonly<Record<Listing, string>>,
  kept?: Pick<PlanContext, 'citationKeys'> & { readonly files: FileCopies },
): PlanContext {
  const { archive, images } = input;
  const { settings } = archive;
  const watching = input.dependencies ?? UNWATCHED;
  const { watch, watchMap } = watching;
  const byId = <Id extends string, Thing extends { readonly id: Id }>(
    kind: string,
    things: readonly Thing[],
    answerOf?: (thing: Thing) => unknown,
  ): ReadonlyMap<Id, Thing> => watchMap(kind, new Map(things.map((thing) => [thing.id, thing])), answerOf);
  const href = (permalink: string): string => hrefOf(settings, permalink);
  const full = createFullAddresses(settings);
  const preparedAt = watch('image', (path) => (Object.hasOwn(images, path) ? images[path] : undefined));
  const resolvedAt = watch('image source', (key) => archive.resolvedImages[key]);
  const files = kept?.files ?? createFileCopies(href);
  const talk = byId<TalkId, Talk>('talk', archive.talks, withoutFile);
  const authorsOf = createAuthorReader(archive.organisations);
  const citationKeys = kept?.citationKeys ?? once(() => settleCitationKeys(archive.talks, authorsOf));
  const site = once(() => buildSiteView(context));
  const context: PlanContext = {
    archive,
    settings,
    addresses: {
      talks: watchMap('talk', addresses.talks),
      speakers: watchMap('speaker', addresses.speakers),
      events: watchMap('event', addresses.events),
      series: watchMap('series', addresses.series),
      categories: watchMap('category', addresses.categories),
      tags: watchMap('tag', addresses.tags),
      years: watchMap('year', addresses.years),
      languages: watchMap('language', addresses.languages),
      organisations: watchMap('organisation', addresses.organisations),
      pages: watchMap('page', addresses.pages),
      responses: watchMap('response', addresses.responses),
    },
    listings,
    talk,
    speaker: byId('speaker', archive.speakers),
    organisation: byId('organisation', archive.organisations),
    event: byId('event', archive.events),
    series: byId('series', archive.series),
    category: byId('category', archive.categories),
    tag: byId('tag', archive.tags),
    response: byId('response', archive.responses),
    contentPages: watchMap('content file', indexContent(archive, addresses)),
    headings: watchHeadings(watch, archive, addresses),
    href,
    absolute: full.ofPermalink,
    absoluteHref: full.ofHref,
    get site() {
      return site();
    },
    siteFeeds: once(() => listSiteFeeds(site())),
    siteUnder: viewSections(site, countThings(watch, archive)),
    image: (image, alt) => {
      const prepared = image !== undefined && 'path' in image ? preparedAt(image.path) : undefined;
      if (prepared === undefined) return undefined;
      return {
        src: href(prepared.src),
        width: prepared.width,
        height: prepared.height,
        sources: prepared.sources.map(({ type, srcset }) => ({ type, srcset: prefixSrcset(srcset, href) })),
        alt,
      };
    },
    resolved: (path, source) => resolvedAt(`${path}\n${source}`),
    card: watching.remember((id) => buildTalkCard(id, context)),
    citation: watch('citation', (id) => {
      const [cited, key] = [talk.get(id as TalkId), citationKeys().get(id as TalkId)];
      return cited === undefined || key === undefined ? undefined : buildCitation(cited, key, authorsOf, context);
    }),
    citationKeys,
    templates: new Set(input.templatePaths),
    files: { ...files, ...watchFiles(watch, files) },
    input,
    watch: watching,
    asksOf: (id) => [
      ['talk', id],
      ['citation', id],
      ['headings', addresses.talks.get(id) ?? ''],
    ],
  };
  return context;
}

/** A talk without what follows from its file alone: for that the hash stands, which is far less to compare. */
function withoutFile({ body, spans, ...rest }: Talk): unknown {
  return rest;
}

function countThings(watch: DependencyWatch['watch'], archive: Archive): () => SiteView['counts'] {
  const { talks, speakers, events } = archive;
  const counts = watch('counts', () => ({ talks: talks.length, speakers: speakers.length, events: events.length }));
  return () => counts('');
}

/** Where a file lies is settled while pages are planned; a page that asks for it depends on that. */
function watchFiles(watch: DependencyWatch['watch'], files: FileCopies): ViewContext['files'] {
  const copied = watch('copied file', (path) => files.addressOf(path));
  const captioned = watch('caption file', (path) => files.captionsAddressOf(path));
  return {
    publish: (path, permalink) => {
      const address = files.publish(path, permalink);
      copied(path);
      return address;
    },
    publishCaptions: (path, permalink) => {
      const address = files.publishCaptions(path, permalink);
      captioned(path);
      return address;
    },
  };
}

function prefixSrcset(srcset: string, href: (permalink: string) => string): string {
  return srcset
    .split(', ')
    .map((candidate) => {
      const [src = '', ...descriptors] = candidate.trim().split(' ');
      return [href(src), ...descriptors].join(' ');
    })
    .join(', ');
}

function indexContent(archive: Archive, addresses: Addresses): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  const add = (path: string | undefined, permalink: string | undefined): void => {
    if (path !== undefined && permalink !== undefined) pages.set(path.normalize('NFC'), permalink);
  };
  for (const { path, id } of [...archive.talks, ...archive.withdrawn]) add(path, addresses.talks.get(id));
  for (const { source, id } of archive.speakers) add(source?.path, addresses.speakers.get(id));
  for (const { source, id } of archive.events) add(source?.path, addresses.events.get(id));
  for (const { source, id } of archive.categories) add(source?.path, addresses.categories.get(id));
  for (const { path, id } of archive.pages) add(path, addresses.pages.get(id) ?? '/');
  for (const { path, id } of archive.responses) add(path, addresses.responses.get(id));
  return pages;
}

/** Read on demand: few links name a place in another page. */
function watchHeadings(
  watch: DependencyWatch['watch'],
  archive: Archive,
  addresses: Addresses,
): ViewContext['headings'] {
  const bodies = once(() => {
    const found = new Map<string, Body>();
    const add = (permalink: string | undefined, body: Body | undefined): void => {
      if (permalink !== undefined && body !== undefined) found.set(permalink, body);
    };
    for (const { id, body } of archive.talks) add(addresses.talks.get(id), body);
    for (const { id, body } of archive.pages) add(addresses.pages.get(id) ?? '/', body);
    for (const { id, body } of archive.responses) add(addresses.responses.get(id), body);
    for (const { id, body } of archive.speakers) add(addresses.speakers.get(id), body);
    for (const { id, body } of archive.events) add(addresses.events.get(id), body);
    for (const { id, body } of archive.categories) add(addresses.categories.get(id), body);
    return found;
  });
  const headingsAt = watch(
    'headings',
    (permalink) =>
      bodies()
        .get(permalink)
        ?.headings.map(({ id }) => id) ?? [],
  );
  return (permalink) => new Set(headingsAt(permalink));
}

/** A thing with a body that was written in a content file. */
export interface BodySource {
  readonly body: Body;
  readonly path: string;
  readonly permalink: string;
}
