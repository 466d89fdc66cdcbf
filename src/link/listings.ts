/** What talks have in common, as lists: categories, tags, years, languages. */
import type { Archive, Category, Language, Tag, Talk } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { CategoryId, TagId, TalkId } from '../model/ids.ts';
import { languageName } from '../model/language.ts';
import { compareText } from '../model/text.ts';
import { entrySource } from './entry-source.ts';
import type { Labels } from './labels.ts';
import { compareIds } from './order.ts';

/** By name; those of files also without talks. Talks come in the order given. */
export function listCategories(talks: readonly Talk[], labels: Labels): Category[] {
  const talksOf = collectTalks(talks, (talk) => talk.categories);
  return [...labels.byKey.values()]
    .map(({ id, name, entry }) => ({
      id: id as CategoryId,
      name,
      ...(entry?.description === undefined ? {} : { description: entry.description }),
      ...(entry === undefined || entry.body.parts.length === 0 ? {} : { body: entry.body }),
      talks: talksOf.get(id) ?? [],
      ...(entry === undefined ? {} : { source: entrySource(entry) }),
    }))
    .sort(byName);
}

/** By name. */
export function listTags(talks: readonly Talk[], labels: Labels): Tag[] {
  const talksOf = collectTalks(talks, (talk) => talk.tags);
  return [...labels.byKey.values()]
    .map(({ id, name }) => ({ id: id as TagId, name, talks: talksOf.get(id) ?? [] }))
    .sort(byName);
}

/** Newest first. */
export function listYears(talks: readonly Talk[]): Archive['years'] {
  return [...groupBy(talks, (talk) => Number(talk.date.date.slice(0, 4)))]
    .map(([year, group]) => ({ year, talks: group.map(({ id }) => id) }))
    .sort((a, b) => b.year - a.year);
}

/** Most talks first. */
export function listLanguages(talks: readonly Talk[]): Language[] {
  return [...groupBy(talks, (talk) => talk.language)]
    .map(([code, group]) => ({ code, name: languageName(code), talks: group.map(({ id }) => id) }))
    .sort((a, b) => b.talks.length - a.talks.length || compareIds(a.code, b.code));
}

function collectTalks(talks: readonly Talk[], labelsOf: (talk: Talk) => readonly string[]): Map<string, TalkId[]> {
  const pairs = talks.flatMap((talk) => labelsOf(talk).map((label) => ({ label, id: talk.id })));
  return new Map([...groupBy(pairs, ({ label }) => label)].map(([label, group]) => [label, group.map(({ id }) => id)]));
}

function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return compareText(a.name, b.name) || compareIds(a.id, b.id);
}
