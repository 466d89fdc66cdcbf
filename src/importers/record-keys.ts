/** Names of records in their source, each one once. */
import type { TalkDate } from '../model/entry.ts';

const MAX_KEY = 300;

/** A key of its own: what stands twice in a source is told apart by its time, and by a number where that is the same too. */
export function claimKey(taken: Set<string>, key: string, when?: Pick<TalkDate, 'date' | 'start'>): string {
  const short = key.slice(0, MAX_KEY);
  const timed = when === undefined ? short : `${short}@${when.date}${when.start === undefined ? '' : `T${when.start}`}`;
  let own = taken.has(short) ? timed : short;
  for (let number = 2; taken.has(own); number++) own = `${timed}#${number}`;
  taken.add(own);
  return own;
}
