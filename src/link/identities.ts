/** One identity for the spellings of a name, with a unique slug. Used for organisations, categories, tags and people alike. */
import { slugify } from '../model/slug.ts';
import { compareText } from '../model/text.ts';

/** Counts spellings by their folded form. */
export type Spellings = Map<string, Map<string, number>>;

/** Adds one use of a spelling under a key. */
export function countSpelling(spellings: Spellings, key: string, name: string): void {
  const names = spellings.get(key) ?? new Map<string, number>();
  names.set(name, (names.get(name) ?? 0) + 1);
  spellings.set(key, names);
}

/** The spelling to show: the most frequent one; of equally frequent ones the longest, then the first in text order. */
export function chooseSpelling(names: ReadonlyMap<string, number>): string {
  const sorted = [...names].sort(([a, x], [b, y]) => y - x || b.length - a.length || compareText(a, b));
  return sorted[0]?.[0] ?? '';
}

/**
 * Gives every key a slug of its own.
 *
 * Preferred slugs (those of files) come first, then the others in the order of their keys; one that is taken gets the next free number.
 */
export function assignSlugs(
  wanted: readonly { readonly key: string; readonly name: string; readonly preferred?: string }[],
  fallback: string,
): Map<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  const ordered = [...wanted].sort(
    (a, b) =>
      Number(a.preferred === undefined) - Number(b.preferred === undefined) ||
      compareText(a.preferred ?? '', b.preferred ?? '') ||
      compareText(a.key, b.key),
  );
  for (const { key, name, preferred } of ordered) {
    const base = preferred || slugify(name) || fallback;
    let slug = base;
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
    taken.add(slug);
    slugs.set(key, slug);
  }
  return slugs;
}
