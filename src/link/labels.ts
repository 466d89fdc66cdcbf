/** Categories, tags and languages: one thing for the spellings of a label. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CategoryEntry, TalkEntry } from '../model/entry.ts';
import { foldLabel, slugify } from '../model/slug.ts';
import { nearest } from '../model/text.ts';
import { assignSlugs, chooseSpelling, countSpelling, type Spellings } from './identities.ts';
import { compareIds } from './order.ts';

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly entry?: CategoryEntry;
}

export interface Labels {
  /** By key, in the order of the keys. */
  readonly byKey: ReadonlyMap<string, Label>;
  readonly keyOf: (text: string) => string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves labels to ids. The name of a file wins over the most frequent spelling; a label may also name the file. */
export function resolveLabels(
  uses: readonly (readonly [label: string, talk: TalkEntry])[],
  entries: readonly CategoryEntry[],
  fallback: string,
): Labels {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, CategoryEntry>();
  const bySlug = new Map<string, string>();
  for (const entry of entries) {
    const key = foldLabel(entry.name);
    const other = files.get(key);
    if (other !== undefined) {
      const args = { what: fallback, name: entry.name, other: other.path };
      diagnostics.push(diagnose('link/duplicate-entry', args, entry.spans['name'] ?? entry.spans['title']));
      continue;
    }
    files.set(key, entry);
    if (!bySlug.has(slugify(entry.id))) bySlug.set(slugify(entry.id), key);
  }
  const keyOf = (text: string): string => {
    const key = foldLabel(text);
    return files.has(key) ? key : (bySlug.get(slugify(text)) ?? key);
  };

  const spellings: Spellings = new Map();
  const reported = new Set<string>();
  for (const [label, talk] of uses) {
    const key = keyOf(label);
    if (key === '') continue;
    countSpelling(spellings, key, label.replace(/\s+/gu, ' ').trim());
    if (files.size === 0 || files.has(key) || reported.has(key)) continue;
    reported.add(key);
    const near = nearest(
      label,
      [...files.values()].map(({ name }) => name),
    );
    const span = talk.spans['category'] ?? talk.spans['categories'] ?? talk.spans['title'];
    if (near !== undefined) diagnostics.push(diagnose('link/category-unknown', { name: label, nearest: near }, span));
  }

  const keys = [...new Set([...files.keys(), ...spellings.keys()])].sort(compareIds);
  const named = keys.map((key) => {
    const entry = files.get(key);
    const preferred = entry === undefined ? '' : slugify(entry.id);
    const name = entry?.name ?? chooseSpelling(spellings.get(key) ?? new Map());
    return { key, name, ...(preferred === '' ? {} : { preferred }), ...(entry === undefined ? {} : { entry }) };
  });
  const slugs = assignSlugs(named, fallback);
  const byKey = new Map(
    named.map(({ key, name, entry }) => [
      key,
      { id: slugs.get(key) ?? key, name, ...(entry === undefined ? {} : { entry }) },
    ]),
  );
  return { byKey, keyOf, diagnostics };
}

/** The ids of a talk's labels, each once, as written first. */
export function labelIds<Id extends string>(labels: Labels, texts: readonly string[]): Id[] {
  return [...new Set(texts.flatMap((text) => labels.byKey.get(labels.keyOf(text))?.id ?? []))] as Id[];
}
