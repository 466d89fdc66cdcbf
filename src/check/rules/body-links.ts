/** Links in bodies that lead to nothing in this site. Other sites are never asked. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { BODY_ID_PREFIX, bodyId } from '../../model/anchors.ts';
import type { Archive } from '../../model/archive.ts';
import { resolveBodyLink } from '../../model/body-links.ts';
import type { Body } from '../../model/entry.ts';
import { once } from '../../model/once.ts';
import type { Addresses } from '../../model/page.ts';
import { decodePath } from '../../model/path.ts';
import { nearest } from '../../model/text.ts';
import type { CheckContext } from '../check-context.ts';

/** Places that the theme's own templates make, which bodies may link to. */
const THEME_PLACES = new Set(
  'main abstract recordings slides slide-texts chapters transcript photos links responses speakers talks deliveries parts part-of related tags licence share editions event-heading about newest'.split(
    ' ',
  ),
);
/** Each slide, day, line of a transcript and moment of a recording. */
const NUMBERED_PLACES = /^(slide-\d+|transcript-\d+|t\d*-[\d-]+|line\d*-\d+|d[\d-]+|t=.*)$/;

/** A content file with its page. */
interface SourcePage {
  readonly path: string;
  readonly permalink: string;
  readonly body: Body | undefined;
}

export function checkBodyLinks({ archive, plan, addresses, only }: CheckContext): readonly Diagnostic[] {
  const idsOf = createIdIndex();
  const sources = sourcePages(archive, plan.addresses);
  const index = once(() => indexSources(sources));
  const looked = only === undefined ? sources : sources.filter(({ path }) => only.has(path));
  return looked.flatMap((source) => [
    ...checkOwnFragments(source, idsOf),
    ...(source.body?.parts ?? []).flatMap((part): readonly Diagnostic[] => {
      if (typeof part === 'string' || part.kind !== 'link') return [];
      const { href, span } = part;
      const link = resolveBodyLink(href, source, (path) => index().byPath.get(path.normalize('NFC'))?.permalink);
      if (link.kind === 'as-written') return [];
      if (link.kind === 'no-page')
        return [diagnose('check/broken-link', { href, ...optionalNearest(nearestFile(href, index().paths)) }, span)];
      const [path = '', fragment = ''] = link.path.split('#');
      if (!addresses.answers(path))
        return [diagnose('check/broken-link', { href, ...optionalNearest(addresses.nearestTo(path)) }, span)];
      const target = index().byPermalink.get(path.replace(/\?.*$/s, ''));
      return target === undefined || fragment === '' ? [] : checkFragment(href, fragment, idsOf(target.body), span);
    }),
  ]);
}

/** Paths in NFC. */
function indexSources(sources: readonly SourcePage[]) {
  const byPath = new Map(sources.map((source) => [source.path.normalize('NFC'), source]));
  const byPermalink = new Map(sources.map((source) => [source.permalink, source]));
  return { byPath, byPermalink, paths: [...byPath.keys()] };
}

/** Links to places in the same page. Parsing has given those that exist the prefix of bodies; where they stand it does not tell. */
function checkOwnFragments(source: SourcePage, idsOf: IdIndex): readonly Diagnostic[] {
  const parts = (source.body?.parts ?? []).filter((part) => typeof part === 'string');
  if (!parts.some((part) => part.includes('#'))) return [];
  const html = parts.join('');
  const fragments = new Set([...html.matchAll(/<a\s[^>]*?href="#([^"]+)"/g)].map((match) => match[1] ?? ''));
  const span = { path: source.path, line: 1, column: 1, length: 0 };
  return [...fragments].flatMap((fragment) => checkFragment(`#${fragment}`, fragment, idsOf(source.body), span));
}

function checkFragment(
  href: string,
  fragment: string,
  names: ReadonlySet<string>,
  span: NonNullable<Diagnostic['span']>,
): readonly Diagnostic[] {
  const name = decodePath(fragment);
  if (names.has(bodyId(name)) || THEME_PLACES.has(name) || NUMBERED_PLACES.test(name)) return [];
  const similar = nearest(
    name,
    [...names].map((id) => id.slice(BODY_ID_PREFIX.length)),
  );
  const told = {
    href: href.replace(`#${BODY_ID_PREFIX}`, '#'),
    fragment: name.startsWith(BODY_ID_PREFIX) ? name.slice(BODY_ID_PREFIX.length) : name,
  };
  return [diagnose('check/broken-fragment', { ...told, ...optionalNearest(similar) }, span)];
}

/** Whether links from elsewhere that lead into one body lead as well into the other. */
export function hasSamePlaces(before: Body, after: Body): boolean {
  const idsOf = createIdIndex();
  return idsOf(before).size === idsOf(after).size && [...idsOf(before)].every((id) => idsOf(after).has(id));
}

type IdIndex = (body: Body | undefined) => ReadonlySet<string>;

/** Every id in a body, of headings and of other elements. Each body is read once. */
function createIdIndex(): IdIndex {
  const known = new Map<Body | undefined, ReadonlySet<string>>();
  return (body) => {
    const found = known.get(body);
    if (found !== undefined) return found;
    const html = (body?.parts ?? []).filter((part) => typeof part === 'string').join('');
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? ''));
    known.set(body, ids);
    return ids;
  };
}

function nearestFile(href: string, contentPaths: readonly string[]): string | undefined {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const wanted = name(decodePath(href.replace(/[?#].*$/s, '')));
  const similar = nearest(wanted, contentPaths.map(name));
  return contentPaths.find((path) => name(path) === similar);
}

function optionalNearest(found: string | undefined): { readonly nearest?: string } {
  return found === undefined ? {} : { nearest: found };
}

function sourcePages(archive: Archive, addresses: Addresses): readonly SourcePage[] {
  const page = (
    thing: { readonly path: string; readonly body?: Body | undefined },
    permalink: string | undefined,
  ): readonly SourcePage[] => (permalink === undefined ? [] : [{ path: thing.path, permalink, body: thing.body }]);
  const described = <Id>(
    things: readonly { readonly id: Id; readonly body?: Body; readonly source?: { readonly path: string } }[],
    permalinks: ReadonlyMap<Id, string>,
  ) =>
    things.flatMap(({ id, body, source }) =>
      source === undefined ? [] : page({ path: source.path, body }, permalinks.get(id)),
    );
  return [
    ...archive.talks.flatMap((talk) => page(talk, addresses.talks.get(talk.id))),
    ...described(archive.speakers, addresses.speakers),
    ...described(archive.events, addresses.events),
    ...described(archive.categories, addresses.categories),
    ...archive.pages.flatMap((one) => page(one, addresses.pages.get(one.id) ?? (one.id === 'index' ? '/' : undefined))),
    ...archive.responses.flatMap((one) => page(one, addresses.responses.get(one.id))),
  ];
}
