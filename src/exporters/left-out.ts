/** The account of an export: what of the archive has no place in a format. */
import type { ImportedTalk } from '../model/imported.ts';
import type { ArchiveRecords } from './archive-records.ts';
import type { LeftOutField } from './exporter.ts';

/** Parts of a talk that count as one value each, whatever is in them. */
const WHOLE = new Set(['extra', 'citation']);

/**
 * How many values each field of the talks has: `title`, `tags`, and one level deeper `date.start`, `speakers.role`, `slides.pages`.
 *
 * Every field that a talk has is counted, whether or not this file knows it, so that nothing new can be left out in silence.
 */
export function countFields(talks: readonly ImportedTalk[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (field: string, count: number) => counts.set(field, (counts.get(field) ?? 0) + count);
  const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 1);
  for (const talk of talks) {
    for (const [field, value] of Object.entries(talk)) {
      if (field === 'kind' || field === 'origin' || value === undefined) continue;
      for (const item of Array.isArray(value) ? value : [value]) {
        if (typeof item !== 'object' || item === null || WHOLE.has(field)) add(field, 1);
        else for (const [part, inner] of Object.entries(item)) add(`${field}.${part}`, sizeOf(inner));
      }
    }
  }
  return counts;
}

/** What the format has no place for, sorted by field. `reasons` replace the general one. */
export function leftOutFields(
  talks: readonly ImportedTalk[],
  kept: readonly string[],
  reason: string,
  reasons: Readonly<Record<string, string>> = {},
): readonly LeftOutField[] {
  const has = new Set(kept);
  return [...countFields(talks)]
    .filter(([field]) => !has.has(field))
    .map(([field, count]) => ({ field, count, reason: reasons[field] ?? reason }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The records beside the talks, for formats that have talks only. */
export function leftOutRecords(records: ArchiveRecords, reason: string): readonly LeftOutField[] {
  return present([
    { field: 'withdrawn talks', count: records.withdrawn.length, reason: 'they are in no list of talks' },
    { field: 'responses', count: records.responses.length, reason },
    { field: 'speaker pages', count: records.speakers.length, reason },
    { field: 'event pages', count: records.events.length, reason },
  ]);
}

/** Without fields of which nothing was left out. */
export function present(fields: readonly LeftOutField[]): readonly LeftOutField[] {
  return fields.filter(({ count }) => count > 0);
}
