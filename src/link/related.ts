/** Which talks to suggest beside a talk. Works on inverted lists, so that its cost grows with the archive and not with its square. */
import type { Talk } from '../model/archive.ts';
import type { TalkId } from '../model/ids.ts';
import { foldName } from '../model/slug.ts';
import { compareIds } from './order.ts';

/** What two talks have in common, and how much it says before rarity is weighed in. */
const WEIGHTS = { speaker: 60, tag: 50, category: 20, series: 20, event: 20, word: 30 } as const;

/** Of a feature that more than twice as many talks have, this many count on each side. Talks are in order of time, so these are the nearest in time. */
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
  seriesOf: (talk: Pick<Talk, 'event'>) => string | undefined,
): ReadonlyMap<TalkId, readonly TalkId[]> {
  const features = indexFeatures(talks.map((talk) => listFeatures(talk, seriesOf(talk))));
  const titles = talks.map(({ title }) => foldName(title));
  /** Of each talk against the one at hand; all zero between two talks. */
  const scores = new Int32Array(talks.length);
  const others = new Int32Array(talks.length);
  return new Map(
    talks.map((talk, index) => {
      let count = 0;
      for (const { posting, place, value } of features[index]!) {
        const whole = posting.length <= 2 * WINDOW;
        const end = whole ? posting.length : Math.min(posting.length, place + WINDOW + 1);
        for (let at = whole ? 0 : Math.max(0, place - WINDOW); at < end; at++) {
          const other = posting[at]!;
          const score = scores[other]!;
          if (score === 0) others[count++] = other;
          scores[other] = score + value;
        }
      }
      const excluded = new Set<string>([
        talk.id,
        ...talk.deliveries,
        ...talk.parts,
        ...(talk.partOf === undefined ? [] : [talk.partOf]),
      ]);
      const comesFirst = (a: number, b: number): boolean =>
        (scores[b]! - scores[a]! ||
          Math.abs(a - index) - Math.abs(b - index) ||
          compareIds(talks[a]!.id, talks[b]!.id)) < 0;
      const chosen: number[] = [];
      for (let at = 0; at < count; at++) {
        const other = others[at]!;
        const last = chosen[SUGGESTIONS - 1];
        if (last !== undefined && scores[other]! < scores[last]!) continue;
        if (excluded.has(talks[other]!.id)) continue;
        offer(chosen, other, comesFirst, (a, b) => titles[a] === titles[b]);
      }
      for (let at = 0; at < count; at++) scores[others[at]!] = 0;
      return [talk.id, chosen.map((other) => talks[other]!.id)];
    }),
  );
}

interface IndexedFeature {
  /** The talks that have it, in order. */
  readonly posting: readonly number[];
  /** Where the talk itself stands among them. */
  readonly place: number;
  readonly value: number;
}

/** The features of each talk with all talks that share them, and what sharing them is worth. */
function indexFeatures(
  lists: readonly (readonly { readonly key: string; readonly weight: number }[])[],
): readonly (readonly IndexedFeature[])[] {
  const postings = new Map<string, number[]>();
  const placed = lists.map((list, index) =>
    list.map(({ key, weight }) => {
      const posting = postings.get(key) ?? [];
      if (posting.length === 0) postings.set(key, posting);
      posting.push(index);
      return { posting, place: posting.indexOf(index, Math.max(0, posting.length - list.length)), weight };
    }),
  );
  return placed.map((list) =>
    list.map(({ posting, place, weight }) => {
      const value = Math.floor((weight * 100) / (1 + Math.floor(bitLength(posting.length) / 2)));
      return { posting, place, value };
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

/** Adds to the best so far, in order, of which no two are alike: of those the first stays. */
function offer(
  best: number[],
  candidate: number,
  comesFirst: (a: number, b: number) => boolean,
  alike: (a: number, b: number) => boolean,
): void {
  const last = best.at(-1);
  if (best.length === SUGGESTIONS && last !== undefined && !comesFirst(candidate, last)) return;
  const twin = best.findIndex((other) => alike(other, candidate));
  if (twin >= 0) {
    if (!comesFirst(candidate, best[twin]!)) return;
    best.splice(twin, 1);
  }
  const place = best.findIndex((other) => comesFirst(candidate, other));
  best.splice(place < 0 ? best.length : place, 0, candidate);
  if (best.length > SUGGESTIONS) best.pop();
}
