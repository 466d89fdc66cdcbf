/** The slugs of editions: unique, and the same whatever order the files come in. */
import { slugify } from '../model/slug.ts';
import type { Edition } from './editions.ts';
import { slugOfFile } from './event-files.ts';
import { compareIds } from './order.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** The name as shown: the file's, else that of the first talk. */
export function nameOfEdition(edition: Edition): string {
  return edition.entry?.name ?? edition.talks[0]?.mention.name.trim() ?? '';
}

/** The name of the series that an edition belongs to: its own without a year. */
export function seriesNameOf(edition: Edition): string {
  const explicit =
    edition.entry?.series ?? edition.talks.find(({ mention }) => mention.series !== undefined)?.mention.series;
  if (explicit !== undefined) return explicit;
  const name = nameOfEdition(edition);
  const without = name
    .replace(new RegExp(YEAR, 'g'), ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return without.replace(/^[\s–,:-]+|[\s–,:-]+$/gu, '') || name;
}

/** Name, then with the year, then with month, place and number: each edition has as little as tells it from the others. */
export function slugLevels(edition: Edition, inSeries: boolean): readonly string[] {
  const name = slugify(nameOfEdition(edition)) || 'event';
  const location =
    edition.entry?.location ?? edition.talks.find(({ mention }) => mention.location !== undefined)?.mention.location;
  const year = inSeries && !YEAR.test(name) ? `${name}-${edition.start.slice(0, 4)}` : name;
  const dated = YEAR.test(name) ? name : `${name}-${edition.start.slice(0, 4)}`;
  const month = `${dated}-${edition.start.slice(5, 7)}`;
  const place = slugify(location ?? '');
  return [year, dated, month, place === '' ? month : `${month}-${place}`].filter(
    (level, index, levels) => level !== levels[index - 1],
  );
}

/** Assigns every edition its slug. Those that share one all move to their next level; at the last, numbers follow the dates. */
export function assignEventSlugs(
  editions: readonly Edition[],
  inSeries: (edition: Edition) => boolean,
): Map<Edition, string> {
  const slugs = new Map<Edition, string>();
  const taken = new Set<string>();
  for (const edition of editions)
    if (edition.entry !== undefined) {
      slugs.set(edition, slugOfFile(edition.entry));
      taken.add(slugOfFile(edition.entry));
    }
  let open = editions
    .filter((edition) => edition.entry === undefined)
    .map((edition) => ({ edition, levels: slugLevels(edition, inSeries(edition)) }));
  for (let level = 0; open.length > 0 && level < 4; level++) {
    const at = (levels: readonly string[]): string => levels[Math.min(level, levels.length - 1)]!;
    const counts = new Map<string, number>();
    for (const { levels } of open) counts.set(at(levels), (counts.get(at(levels)) ?? 0) + 1);
    const alone = open.filter(({ levels }) => counts.get(at(levels)) === 1 && !taken.has(at(levels)));
    for (const { edition, levels } of alone) {
      slugs.set(edition, at(levels));
      taken.add(at(levels));
    }
    open = open.filter(({ edition }) => !slugs.has(edition));
  }
  const numbered = [...open].sort(
    (a, b) =>
      compareIds(a.edition.start, b.edition.start) ||
      compareIds(a.edition.talks[0]?.talk.id ?? '', b.edition.talks[0]?.talk.id ?? ''),
  );
  for (const { edition, levels } of numbered) {
    const base = levels.at(-1)!;
    let slug = base;
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
    taken.add(slug);
    slugs.set(edition, slug);
  }
  return slugs;
}
