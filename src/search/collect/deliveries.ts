/** Which delivery stands for a talk that was given several times, so that a search shows the talk once. */
import type { Talk } from '../../model/archive.ts';

/** A talk as a search finds it: the delivery that is shown, and all of them, that one first. */
export interface FoundOnce {
  readonly talk: Talk;
  readonly deliveries: readonly Talk[];
}

/**
 * One item for each talk, in the order given; talks that were given once stand for themselves.
 *
 * Of several deliveries the one that has most to show is shown: a recording, then slides, then the newest.
 */
export function findOnce(talks: readonly Talk[]): readonly FoundOnce[] {
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  return talks.flatMap((talk): FoundOnce[] => {
    if (talk.deliveries.length === 0) return [{ talk, deliveries: [talk] }];
    const others = talk.deliveries.flatMap((id) => byId.get(id) ?? []);
    return others.some((other) => isBetter(other, talk)) ? [] : [{ talk, deliveries: [talk, ...others] }];
  });
}

function isBetter(a: Talk, b: Talk): boolean {
  const order = [
    Math.sign(a.recordings.length) - Math.sign(b.recordings.length),
    Math.sign(a.slides.length) - Math.sign(b.slides.length),
    a.date.date < b.date.date ? -1 : a.date.date > b.date.date ? 1 : 0,
    a.id < b.id ? -1 : 1,
  ].find((difference) => difference !== 0);
  return (order ?? 0) > 0;
}
