/** Groups of talks that are deliveries of one talk. Only what authors say counts; equal titles do not. */
import { groupBy } from '../model/collect.ts';
import type { TalkEntry } from '../model/entry.ts';
import type { TalkId } from '../model/ids.ts';
import { compareOldestFirst } from './order.ts';
import type { TalkReferences } from './references.ts';

/** For each talk that belongs to a group, the other deliveries, oldest first. */
export function resolveDeliveries(
  talks: readonly TalkEntry[],
  references: TalkReferences,
): ReadonlyMap<string, readonly TalkId[]> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  for (const talk of talks) {
    if (talk.deliveryOf === undefined) continue;
    const other = references.resolve(talk.deliveryOf, 'deliveryOf', talk.spans['deliveryOf'] ?? talk.spans['title']);
    if (other === undefined) continue;
    const [a, b] = [rootOf(talk.id), rootOf(other)];
    if (a !== b) parents.set(a, b);
  }
  const groups = groupBy([...talks].sort(compareOldestFirst), ({ id }) => rootOf(id));
  return new Map(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) =>
        group.map(({ id }) => [id, group.filter((talk) => talk.id !== id).map((talk) => talk.id as TalkId)] as const),
      ),
  );
}
