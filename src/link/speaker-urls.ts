/** To which speaker of a talk an address belongs that stands apart from the names. Position never counts. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addTo } from '../model/collect.ts';
import type { TalkEntry } from '../model/entry.ts';
import { parseUrl } from '../model/parse-url.ts';
import { foldLatin } from '../model/slug.ts';
import { compareIds } from './order.ts';

/** A talk with the keys of its speakers, in their order. */
export interface TalkSpeakers {
  readonly talk: TalkEntry;
  readonly keys: readonly string[];
}

export interface SpeakerUrls {
  /** Addresses of a person, most used first. */
  readonly byPerson: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Matches the addresses of all talks to people: in a talk with one speaker it is theirs; elsewhere other talks decide, then the name. */
export function matchSpeakerUrls(talks: readonly TalkSpeakers[], nameOf: (key: string) => string): SpeakerUrls {
  const counts = new Map<string, Map<string, number>>();
  const diagnostics: Diagnostic[] = [];
  const add = (key: string, url: string): void => {
    const urls = counts.get(key) ?? new Map<string, number>();
    urls.set(url, (urls.get(url) ?? 0) + 1);
    counts.set(key, urls);
  };
  for (const { talk, keys } of talks) if (keys.length === 1) for (const url of talk.speakerUrls) add(keys[0]!, url);

  const owners = findOwners(counts);
  for (const { talk, keys } of talks) {
    if (keys.length < 2) continue;
    for (const url of talk.speakerUrls) {
      const span = talk.spans['speakerurl'] ?? talk.spans['speakerUrl'] ?? talk.spans['speaker'] ?? talk.spans['title'];
      const owner = owners.get(normaliseUrl(url))?.find((key) => keys.includes(key));
      const key = owner ?? chooseByName(url, keys, nameOf);
      if (key === undefined) {
        diagnostics.push(diagnose('link/speaker-url-unmatched', { url }, span));
        continue;
      }
      add(key, url);
      const reason = owner === undefined ? 'it resembles the name' : 'as in other talks';
      diagnostics.push(diagnose('link/speaker-url-guessed', { url, name: nameOf(key), reason }, span));
    }
  }
  const byPerson = new Map(
    [...counts].map(([key, urls]) => [
      key,
      [...urls].sort(([a, x], [b, y]) => y - x || compareIds(a, b)).map(([url]) => url),
    ]),
  );
  return { byPerson, diagnostics };
}

function findOwners(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string[]> {
  const owners = new Map<string, [string, number][]>();
  for (const [key, urls] of counts)
    for (const [url, count] of urls) {
      const address = normaliseUrl(url);
      addTo(owners, address, [key, count]);
    }
  return new Map(
    [...owners].map(([url, people]) => [
      url,
      people.sort(([a, x], [b, y]) => y - x || compareIds(a, b)).map(([key]) => key),
    ]),
  );
}

function normaliseUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '');
}

/** The one speaker whose name an address resembles most, if there is exactly one. */
export function chooseByName(
  url: string,
  keys: readonly string[],
  nameOf: (key: string) => string,
): string | undefined {
  const handles = readHandles(url);
  const scored = keys.map((key) => ({
    key,
    score: Math.max(...handles.map((handle) => scoreHandle(handle, nameOf(key)))),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best);
  return best > 0 && winners.length === 1 ? winners[0]?.key : undefined;
}

/** Hosts whose own name says nothing about the person behind an address. */
const SERVICES =
  /(^|\.)(twitter|x|github|gitlab|linkedin|facebook|instagram|youtube|medium|bsky|speakerdeck|slideshare|mastodon)\.[a-z.]+$/;

function readHandles(url: string): string[] {
  const parsed = parseUrl(url);
  if (parsed === undefined) return [''];
  const { hostname, pathname } = parsed;
  const path = pathname.split('/').filter((segment) => segment !== '');
  const host = SERVICES.test(hostname)
    ? []
    : [
        hostname
          .replace(/^www\./, '')
          .split('.')
          .slice(0, -1)
          .join(''),
      ];
  return [...host, path.at(-1) ?? '', path[0] ?? ''].map(compact);
}

function compact(text: string): string {
  return foldLatin(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** German and Nordic letters are often written out in handles: `joerg` for `Jörg`. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

function scoreHandle(handle: string, name: string): number {
  const spellings = [
    name,
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter),
  ];
  return Math.max(
    ...spellings.map((spelling) => {
      const words = spelling
        .split(/[\s.]+/)
        .map(compact)
        .filter((word) => word !== '');
      const [first = '', last = ''] = [words[0], words.at(-1)];
      if (handle === '' || first === '') return 0;
      const initials = [`${first[0]}${last}`, `${first}${last[0]}`];
      if ([words.join(''), first + last, last + first].includes(handle)) return 6;
      if (handle.length > 3 && initials.includes(handle)) return 5;
      if (last.length > 3 && handle.includes(last)) return 4;
      if (first.length > 2 && handle.startsWith(first)) return 3;
      return handle.length > 3 && initials.some((form) => form.startsWith(handle) || handle.startsWith(form)) ? 2 : 0;
    }),
  );
}
