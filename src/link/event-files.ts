/** Which talks the files in `content/events/` settle: by name and dates, or by the address that a talk names. */

import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addTo } from '../model/collect.ts';
import type { EventEntry } from '../model/entry.ts';
import { foldName, slugify } from '../model/slug.ts';
import { daysOf, type Edition, entryCovers, joinEditions, type MentioningTalk } from './editions.ts';
import { compareIds, compareOldestFirst } from './order.ts';

/** The slug of an event file: its name in the folder. */
export function slugOfFile(entry: EventEntry): string {
  return slugify(entry.id) || slugify(entry.name);
}

/** Gives each file its talks; what no file settles is joined by name, place and days. */
export function settleEditions(
  mentions: readonly MentioningTalk[],
  entries: readonly EventEntry[],
  slugsOfEdition: (edition: Edition) => readonly string[],
): { readonly editions: readonly Edition[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const index = indexFiles(entries, diagnostics);
  const taken = new Map<EventEntry, MentioningTalk[]>(index.entries.map((entry) => [entry, []]));
  const rest = mentions.filter((mention) => {
    const entry = findEntry(mention, index);
    if (entry !== undefined) taken.get(entry)?.push(mention);
    return entry === undefined;
  });

  const joined = joinEditions(rest);
  const settled = new Map<Edition, EventEntry>();
  for (const entry of index.entries) {
    if (isDated(entry)) continue;
    const fitting = joined.filter((edition) => !settled.has(edition) && namesOf(entry).includes(nameOf(edition)));
    const edition =
      fitting.length === 1
        ? fitting[0]
        : fitting.find((candidate) => slugsOfEdition(candidate).includes(slugOfFile(entry)));
    if (edition !== undefined) settled.set(edition, entry);
    else if ((taken.get(entry)?.length ?? 0) === 0) {
      const args = { name: entry.name, editions: fitting.length };
      diagnostics.push(diagnose('link/event-undated', args, entry.spans['name'] ?? entry.spans['title']));
      taken.delete(entry);
    }
  }
  for (const [edition, entry] of settled) taken.get(entry)?.push(...edition.talks);

  const fromFiles = [...taken].map(([entry, talks]) => describeEdition(entry, talks));
  return { editions: [...fromFiles, ...joined.filter((edition) => !settled.has(edition))], diagnostics };
}

function isDated(entry: EventEntry): boolean {
  return entry.start !== undefined || entry.end !== undefined;
}

function namesOf(entry: EventEntry): string[] {
  return [entry.name, ...entry.names].map(foldName);
}

function nameOf(edition: Edition): string {
  return foldName(edition.talks[0]?.mention.name ?? '');
}

interface FileIndex {
  readonly entries: readonly EventEntry[];
  readonly bySlug: ReadonlyMap<string, EventEntry>;
  readonly byName: ReadonlyMap<string, readonly EventEntry[]>;
}

function indexFiles(entries: readonly EventEntry[], diagnostics: Diagnostic[]): FileIndex {
  const bySlug = new Map<string, EventEntry>();
  const byName = new Map<string, EventEntry[]>();
  const kept: EventEntry[] = [];
  for (const entry of entries) {
    const twin = (byName.get(foldName(entry.name)) ?? []).find(
      (other) =>
        other.start === entry.start &&
        other.end === entry.end &&
        slugify(other.location ?? '') === slugify(entry.location ?? ''),
    );
    const other = twin ?? bySlug.get(slugOfFile(entry));
    if (other !== undefined) {
      const args = { what: 'event', name: entry.name, other: other.path };
      diagnostics.push(diagnose('link/duplicate-entry', args, entry.spans['name'] ?? entry.spans['title']));
      continue;
    }
    kept.push(entry);
    bySlug.set(slugOfFile(entry), entry);
    for (const name of new Set(namesOf(entry))) addTo(byName, name, entry);
  }
  return { entries: kept, bySlug, byName };
}

/** The file that a talk's event names: by its slug, else by name and dates; of several, the one at the same place. */
function findEntry(mention: MentioningTalk, index: FileIndex): EventEntry | undefined {
  const { name, location } = mention.mention;
  const { start, end } = daysOf(mention);
  const fitting = (index.byName.get(foldName(name)) ?? []).filter((entry) => entryCovers(entry, start, end));
  const place = slugify(location ?? '');
  const found = fitting.find((entry) => place !== '' && slugify(entry.location ?? '') === place) ?? fitting[0];
  if (found !== undefined) return found;
  // A name that is also the slug of a dated file means that file only on its days: `fosdem` of another year is another edition.
  const named = index.bySlug.get(slugify(name));
  return named !== undefined && !namesOf(named).includes(foldName(name)) ? named : undefined;
}

function describeEdition(entry: EventEntry, talks: readonly MentioningTalk[]): Edition {
  const days = talks.flatMap((mention) => Object.values(daysOf(mention))).sort(compareIds);
  const start = entry.start ?? entry.end ?? days[0] ?? '';
  const end = entry.end ?? entry.start ?? days.at(-1) ?? start;
  return {
    entry,
    talks: [...talks].sort((a, b) => compareOldestFirst(a.talk, b.talk)),
    start,
    end: [start, end].sort(compareIds)[1]!,
  };
}
