/** Every page that wants an address, with the one it wants. Decides nothing about who gets it. */
import type { Span } from '../diagnostics/span.ts';
import type { Archive } from '../model/archive.ts';
import type { FieldSpans } from '../model/entry.ts';
import { PERMALINK_KINDS, type PermalinkKind, type Settings } from '../model/settings.ts';
import { slugify, slugifyMetalsmith, slugifyMetalsmithCategory } from '../model/slug.ts';
import { type PatternValues, readPattern } from './patterns.ts';

/** One wish. `kind` and `id` say for what; `name` how messages call it. */
export interface Claim {
  readonly kind: PermalinkKind;
  readonly id: string;
  readonly name: string;
  readonly wanted: string;
  /** Written by an author: never changed. */
  readonly explicit: boolean;
  /** The content file, where there is one. */
  readonly path?: string;
  readonly span?: Span;
  /** Where its further addresses are written. */
  readonly aliasSpan?: Span;
  readonly aliases: readonly string[];
  /** Words that tell it from another of the same address, tried one after the other. */
  readonly distinctions: readonly string[];
}

interface Source {
  readonly path: string;
  readonly spans: FieldSpans;
  readonly permalink?: string;
  readonly aliases: readonly string[];
}

/** Collects the wishes of all pages, in the order of their kinds and, within a kind, of the archive. */
export function collectClaims(archive: Archive): Claim[] {
  const { settings } = archive;
  const patterns = new Map(PERMALINK_KINDS.map((kind) => [kind, readPattern(settings.permalinks[kind])]));
  const claim = (
    kind: PermalinkKind,
    id: string,
    name: string,
    values: PatternValues,
    source?: Source,
    distinctions: readonly string[] = [],
  ): Claim => ({
    kind,
    id,
    name,
    wanted: source?.permalink ?? patterns.get(kind)!({ id, ...values }),
    explicit: source?.permalink !== undefined,
    aliases: source?.aliases ?? [],
    distinctions,
    ...(source === undefined ? {} : { path: source.path, ...findSpans(source) }),
  });
  const dated = (date: string): PatternValues => ({
    year: date.slice(0, 4),
    month: date.slice(5, 7),
    day: date.slice(8, 10),
  });
  const talkPattern = settings.permalinks.talk;
  const talks = [...archive.talks, ...archive.withdrawn].map((talk) => {
    const event = 'eventSlug' in talk ? talk.eventSlug : 'event' in talk ? talk.event : undefined;
    const values = {
      slug: talkSlug(settings, talk.title) || slugify(talk.id) || 'talk',
      event,
      id: talkPattern.includes('{id}') ? slugPath(talk.id) : undefined,
      ...dated(talk.date.date),
    };
    const distinctions = talkPattern.includes('{event}') || event === undefined ? [] : [event];
    return claim('talk', talk.id, `the talk ${talk.path}`, values, talk, [...distinctions, talk.date.date]);
  });
  const simple = (
    kind: PermalinkKind,
    list: readonly { readonly id: string; readonly name: string; readonly source?: Source }[],
  ) => list.map(({ id, name, source }) => claim(kind, id, `the ${kind} "${name}"`, { slug: id }, source));
  return [
    ...talks,
    ...archive.events.map((event) =>
      claim(
        'event',
        event.id,
        `the event "${event.name}"`,
        { slug: event.id, event: event.id, ...dated(event.start) },
        event.source,
      ),
    ),
    ...simple('series', archive.series),
    ...simple('speaker', archive.speakers),
    ...archive.categories.map(({ id, name, source }) =>
      claim('category', id, `the category "${name}"`, { slug: categorySlug(settings, name, id) }, source),
    ),
    ...simple('tag', archive.tags),
    ...archive.years.map(({ year }) =>
      claim('year', String(year), `the year ${year}`, { slug: String(year), year: String(year) }),
    ),
    ...spokenLanguages(archive).map(({ code, name }) =>
      claim('language', code, `the language ${name}`, { slug: slugify(code), id: slugify(code) }),
    ),
    ...simple('organisation', archive.organisations),
    ...archive.pages
      .filter((page) => !isHomeIntroduction(page))
      .map((page) =>
        claim('page', page.id, `the page ${page.path}`, { slug: slugify(page.id), id: slugPath(page.id) }, page),
      ),
    ...archive.responses.map((response) =>
      claim(
        'response',
        response.id,
        `the response ${response.path}`,
        {
          slug: slugify(response.id) || 'response',
          id: slugPath(response.id),
          ...(response.date === undefined ? {} : dated(response.date)),
        },
        response,
      ),
    ),
  ].sort((a, b) => PERMALINK_KINDS.indexOf(a.kind) - PERMALINK_KINDS.indexOf(b.kind));
}

/** Languages that deserve a page: in an archive of one language it would repeat the listing of all talks. */
export function spokenLanguages({ languages }: Pick<Archive, 'languages'>): Archive['languages'] {
  return languages.length > 1 ? languages : [];
}

/** `content/pages/index.md` is no page of its own: it gives the home page its introduction. */
export function isHomeIntroduction(page: { readonly id: string; readonly permalink?: string }): boolean {
  return page.permalink === '/' || (page.id === 'index' && page.permalink === undefined);
}

function findSpans(source: Source): Pick<Claim, 'span' | 'aliasSpan'> {
  const span = source.spans['permalink'] ?? source.spans['title'] ?? source.spans['name'];
  const aliasSpan = source.spans['aliases'] ?? source.spans['redirect_from'];
  return { ...(span === undefined ? {} : { span }), ...(aliasSpan === undefined ? {} : { aliasSpan }) };
}

function talkSlug(settings: Settings, title: string): string {
  return (settings.slugs === 'metalsmith' && slugifyMetalsmith(title)) || slugify(title);
}

function categorySlug(settings: Settings, name: string, id: string): string {
  return (settings.slugs === 'metalsmith' && slugifyMetalsmithCategory(name)) || id;
}

/** An id with its folders, each as a slug; `index` stands for its folder. */
function slugPath(id: string): string {
  const segments = id
    .split('/')
    .map((segment) => slugify(segment))
    .filter((segment) => segment !== '');
  const path = segments.length > 1 && segments.at(-1) === 'index' ? segments.slice(0, -1) : segments;
  return path.join('/') || 'page';
}
