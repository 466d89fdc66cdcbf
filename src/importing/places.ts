/** Gives each imported record its path: the one that it has from before, or a new one that nothing else has. */
import { type FilledKind, pathOfNew } from '../model/content-place.ts';
import type { Origin } from '../model/imported.ts';
import type { Settings } from '../model/settings.ts';
import { foldName } from '../model/slug.ts';
import { type Ledger, recordKey } from './ledger.ts';

export interface Places {
  /** The path of a record; a number is added where another has its name. */
  readonly ofRecord: (
    kind: FilledKind,
    title: string,
    date: string,
    event: string | undefined,
    origins: readonly Origin[],
  ) => string;
  /** The path of a person or an event; undefined where somebody wrote a file of that name already. */
  readonly ofNamed: (
    kind: 'speaker' | 'event',
    name: string,
    origins: readonly Origin[],
    date?: string,
  ) => string | undefined;
}

export interface PlacesInput {
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly standing: ReadonlyMap<string, unknown>;
  readonly haveFile: { readonly speaker: ReadonlySet<string>; readonly event: ReadonlySet<string> };
}

export function createPlaces({ ledger, settings, standing, haveFile }: PlacesInput): Places {
  /** Disks that do not tell capitals from small letters take two such names for one. */
  const fold = (path: string): string => path.normalize('NFC').toLowerCase();
  const taken = new Set([...standing.keys(), ...ledger.byPath.keys()].map(fold));
  const named = { speaker: new Set<string>(), event: new Set<string>() };
  /** The next number to try, by path, so that a thousand talks of one title do not try a thousand each. */
  const next = new Map<string, number>();

  const ofRecord: Places['ofRecord'] = (kind, title, date, event, origins) => {
    for (const origin of origins) {
      const before = ledger.byOrigin.get(recordKey(kind, origin))?.path;
      if (before !== undefined) return before;
    }
    const first = pathOfNew(kind, title, date, event, settings.content[kind]);
    let path = first;
    let number = next.get(first) ?? 2;
    while (taken.has(fold(path))) path = first.replace(/\.md$/, `-${number++}.md`);
    next.set(first, number);
    taken.add(fold(path));
    return path;
  };

  return {
    ofRecord,
    ofNamed: (kind, name, origins, date = '') => {
      const key = foldName(name);
      const isOurs = origins.some((origin) => ledger.byOrigin.has(recordKey(kind, origin)));
      if (!isOurs && (haveFile[kind].has(key) || named[kind].has(key))) return undefined;
      named[kind].add(key);
      return ofRecord(kind, name, date, undefined, origins);
    },
  };
}
