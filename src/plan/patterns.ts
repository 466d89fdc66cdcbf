/** Permalink patterns: `/talks/{event}/{slug}/` and the values of one page become its address. */

import type { PermalinkKind, Settings } from '../model/settings.ts';
import { MAX_NAME_BYTES } from '../model/site-path.ts';
import { cutName } from '../model/slug.ts';

export type PatternValues = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\{(\w+)\}/;
/** Room for the `-1` of a reserved name. */
const MAX_SEGMENT_BYTES = MAX_NAME_BYTES - 10;
const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

/** Reads a pattern, to be filled many times. A segment with a placeholder that has no value is dropped; a name that Windows reserves gets `-1` appended. */
export function readPattern(pattern: string): (values: PatternValues) => string {
  // In each segment fixed texts and names take turns.
  const segments = pattern.split('/').map((segment) => segment.split(PLACEHOLDER));
  const isFolder = pattern.endsWith('/');
  return (values) => {
    const path = segments
      .flatMap((pieces) => fillSegment(pieces, values))
      .join('/')
      .replace(/\/{2,}/g, '/');
    const rooted = path.startsWith('/') ? path : `/${path}`;
    return isFolder && !rooted.endsWith('/') ? `${rooted}/` : rooted;
  };
}

function fillSegment(pieces: readonly string[], values: PatternValues): readonly string[] {
  let text = pieces[0]!;
  for (let index = 1; index < pieces.length; index += 2) {
    const value = values[pieces[index]!] ?? '';
    if (value === '') return [];
    text += value + pieces[index + 1]!;
  }
  // `{id}` may hold several segments.
  return text.split('/').map((part) => avoidReserved(cutName(part, MAX_SEGMENT_BYTES)));
}

/** The segment of an address that Windows reserves, or would write without its end, if there is one. */
export function findReserved(address: string): string | undefined {
  return address.split('/').find((segment) => RESERVED.test(segment) || /[. ]$/.test(segment));
}

function avoidReserved(segment: string): string {
  return RESERVED.test(segment) ? segment.replace(/^[^.]+/, '$&-1') : segment;
}

/** The part of a pattern before its first placeholder, up to a slash: where the listing of its kind lives. */
export function listingPrefix(pattern: string): string {
  const fixed = pattern.slice(0, pattern.includes('{') ? pattern.indexOf('{') : pattern.length);
  return fixed.slice(0, fixed.lastIndexOf('/') + 1) || '/';
}

/** Appends words to the last segment of an address, before its ending: `/a/b/` → `/a/b-words/`. A segment that would be too long for a disk loses its end. */
export function appendToAddress(address: string, words: string): string {
  const tail = /(\.html?)?\/?$/i.exec(address)?.[0] ?? '';
  const begin = address.slice(0, address.length - tail.length);
  const name = begin.slice(begin.lastIndexOf('/') + 1);
  const room = MAX_NAME_BYTES - new TextEncoder().encode(`-${words}${tail}`).length;
  return `${begin.slice(0, begin.length - name.length)}${cutName(name, room)}-${words}${tail}`;
}

/** Where the search page lives. Browsers and links of older sites know it, so it is the same on every site. */
export const SEARCH_PAGE = '/search/';

/** The listings that the theme has, with the kind of permalink whose prefix they live at. */
export const LISTINGS = {
  talks: 'talk',
  events: 'event',
  speakers: 'speaker',
  categories: 'category',
  tags: 'tag',
  years: 'year',
  languages: 'language',
  organisations: 'organisation',
} as const satisfies Record<string, PermalinkKind>;
export type Listing = keyof typeof LISTINGS;

/**
 * The address of each listing.
 *
 * Where the prefix of a pattern is the root, or belongs to an earlier listing or to the search page, the listing lives at its own name below the root or the prefix.
 */
export function listingAddresses(settings: Settings): Readonly<Record<Listing, string>> {
  const taken = new Set(['/', SEARCH_PAGE]);
  const addresses = {} as Record<Listing, string>;
  for (const listing of Object.keys(LISTINGS) as Listing[]) {
    const prefix = listingPrefix(settings.permalinks[LISTINGS[listing]]);
    const candidates = [prefix, `/${listing}/`, `${prefix}${listing}/`, `/all-${listing}/`];
    const address = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? `/all-${listing}-1/`;
    taken.add(address.toLowerCase());
    addresses[listing] = address;
  }
  return addresses;
}
