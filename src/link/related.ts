/** Which talks to suggest beside a talk. Works on inverted lists, so that its cost grows with the archive and not with its square. */
import type { Talk } from '../model/archive.ts';
import { addTo } from '../model/collect.ts';
import type { TalkId } from '../model/ids.ts';
import { foldName } from '../model/slug.ts';
import { compareIds } from './order.ts';

/** What two talks have in common, and how much it says before rarity is weighed in. */
const WEIGHTS = { speaker: 60, tag: 50, category: 20, series: 20, event: 20, word: 30 } as const;

/** A feature of more talks than this is compared only with its neighbours in time. */
const WINDOW = 40;
const SUGGESTIONS = 3;

const STOP_WORDS = new Set(
  'a an and are as at be by for from how in into is it of on or our the this to up using we what why with you your der die das und mit von im in ein eine für auf'.split(
    ' ',
  ),
);

/** Up to three talks for each, most related first; deliveries of the same talk are listed elsewhere, and a title comes once. */
export function relateTalks(
  talks: readonly Omit<Talk, 'related'>[],
  seriesOf: (talk: Omit<Talk, 'related'>) => string | undefined,
): ReadonlyMap<TalkId, readonly TalkId[]> {
  const features = talks.map((talk) => listFeatures(talk, seriesOf(talk)));
  const postings = new Map<string, number[]>();
  for (const [index, list] of features.entries()) for (const { key } of list) addTo(postings, key, index);
  const titles = talks.map(({ title }) => foldName(title));

  return new Map(
    talks.map((talk, index) => {
      const scores = new Map<number, number>();
      for (const { key, weight } of features[index] ?? []) {
        const posting = postings.get(key) ?? [];
        const value = Math.floor((weight * 100) / (1 + Math.floor(bitLength(posting.length) / 2)));
        for (const other of neighbours(posting, index)) scores.set(other, (scores.get(other) ?? 0) + value);
      }
      const excluded = new Set<string>([
        talk.id,
        ...talk.deliveries,
        ...talk.parts,
        ...(talk.partOf === undefined ? [] : [talk.partOf]),
      ]);
      const ranked = [...scores].sort(
        ([a, x], [b, y]) =>
          y - x || Math.abs(a - index) - Math.abs(b - index) || compareIds(talks[a]!.id, talks[b]!.id),
      );
      const chosen: TalkId[] = [];
      const seen = new Set<string>();
      for (const [other] of ranked) {
        if (chosen.length === SUGGESTIONS) break;
        if (excluded.has(talks[other]!.id) || seen.has(titles[other]!)) continue;
        seen.add(titles[other]!);
        chosen.push(talks[other]!.id);
      }
      return [talk.id, chosen];
    }),
  );
}

function listFeatures(
  talk: Omit<Talk, 'related'>,
  series: string | undefined,
): { readonly key: string; readonly weight: number }[] {
  const words = new Set(
    foldName(talk.title)
      .split(' ')
      .filter((word) => word.length > 1 && !STOP_WORDS.has(word)),
  );
  const feature = (kind: keyof typeof WEIGHTS) => (value: string) => ({
    key: `${kind}\n${value}`,
    weight: WEIGHTS[kind],
  });
  return [
    ...talk.appearances.map(({ speaker }) => speaker).map(feature('speaker')),
    ...talk.tags.map(feature('tag')),
    ...talk.categories.map(feature('category')),
    ...(series === undefined ? [] : [series]).map(feature('series')),
    ...(talk.event === undefined ? [] : [talk.event]).map(feature('event')),
    ...[...words].map(feature('word')),
  ];
}

function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}

/** Talks are in order of time, so that neighbours in a long list are the nearest in time. */
function neighbours(posting: readonly number[], index: number): readonly number[] {
  if (posting.length <= 2 * WINDOW) return posting.filter((other) => other !== index);
  let [low, high] = [0, posting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (posting[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return posting.slice(Math.max(0, low - WINDOW), low + WINDOW + 1).filter((other) => other !== index);
}
