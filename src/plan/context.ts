/** What every kind of page is made from: the archive by id, the addresses, the images. Holds no page. */
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
import type { ImageTable } from '../model/output.ts';
import type { Addresses } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import type { SiteView } from '../model/view.ts';
import type { ImageView, TalkCard } from '../model/view-parts.ts';
import { buildCitations, type Citation } from './citation.ts';
import { createFileCopies, type FileCopies } from './files.ts';
import type { Listing } from './patterns.ts';
import { absoluteUrl, hrefOf } from './site-address.ts';

export interface PlanInput {
  readonly archive: Archive;
  readonly images: ImageTable;
  readonly templatePaths: readonly string[];
  readonly publicPaths: readonly string[];
  readonly generator: string;
  readonly assets: SiteView['assets'];
}

export interface PlanContext {
  readonly archive: Archive;
  readonly settings: Settings;
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
  /** `undefined` for images that live elsewhere or could not be read. */
  readonly image: (image: ResolvedImage | undefined, alt: string) => ImageView | undefined;
  /** What an author's image name in a file resolved to. */
  readonly resolved: (path: string, source: string) => ResolvedImage | undefined;
  /** Cards made so far: a talk stands in many listings, always with the same card. */
  readonly cards: Map<TalkId, TalkCard>;
  /** Of all talks; made when first asked for. */
  readonly citations: () => ReadonlyMap<TalkId, Citation>;
  readonly templates: ReadonlySet<string>;
  readonly files: FileCopies;
  readonly input: PlanInput;
}

export function createContext(
  input: PlanInput,
  addresses: Addresses,
  listings: Readonly<Record<Listing, string>>,
): PlanContext {
  const { archive, images } = input;
  const { settings } = archive;
  const byId = <Id, Thing extends { readonly id: Id }>(things: readonly Thing[]): ReadonlyMap<Id, Thing> =>
    new Map(things.map((thing) => [thing.id, thing]));
  const href = (permalink: string): string => hrefOf(settings, permalink);
  let citations: ReadonlyMap<TalkId, Citation> | undefined;
  const context: PlanContext = {
    archive,
    settings,
    addresses,
    listings,
    talk: byId(archive.talks),
    speaker: byId(archive.speakers),
    organisation: byId(archive.organisations),
    event: byId(archive.events),
    series: byId(archive.series),
    category: byId(archive.categories),
    tag: byId(archive.tags),
    response: byId(archive.responses),
    contentPages: indexContent(archive, addresses),
    headings: indexHeadings(archive, addresses),
    href,
    absolute: (permalink) => absoluteUrl(settings, permalink),
    image: (image, alt) => {
      const prepared =
        image !== undefined && 'path' in image && Object.hasOwn(images, image.path) ? images[image.path] : undefined;
      if (prepared === undefined) return undefined;
      return {
        src: href(prepared.src),
        width: prepared.width,
        height: prepared.height,
        sources: prepared.sources.map(({ type, srcset }) => ({ type, srcset: prefixSrcset(srcset, href) })),
        alt,
      };
    },
    resolved: (path, source) => archive.resolvedImages[`${path}\n${source}`],
    cards: new Map(),
    citations: () => {
      citations ??= buildCitations(context);
      return citations;
    },
    templates: new Set(input.templatePaths),
    files: createFileCopies(href),
    input,
  };
  return context;
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
function indexHeadings(archive: Archive, addresses: Addresses): PlanContext['headings'] {
  let bodies: Map<string, Body> | undefined;
  const collect = (): Map<string, Body> => {
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
  };
  return (permalink) => {
    bodies ??= collect();
    return new Set(bodies.get(permalink)?.headings.map(({ id }) => id));
  };
}

/** A thing with a body that was written in a content file. */
export interface BodySource {
  readonly body: Body;
  readonly path: string;
  readonly permalink: string;
}
