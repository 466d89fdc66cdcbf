/** Things that have a time, and which of them is on at a second. Knows no page. */

export interface Timeline<Thing> {
  /** Each with the second at which it begins; sorted by it. */
  readonly entries: readonly { readonly seconds: number; readonly thing: Thing }[];
}

/** Leaves out what has no time. Of things that begin together, the last one given is on. */
export function makeTimeline<Thing>(
  things: Iterable<Thing>,
  secondsOf: (thing: Thing) => number | undefined,
): Timeline<Thing> {
  const entries: { seconds: number; thing: Thing }[] = [];
  for (const thing of things) {
    const seconds = secondsOf(thing);
    if (seconds !== undefined && Number.isFinite(seconds)) entries.push({ seconds, thing });
  }
  return { entries: entries.sort((a, b) => a.seconds - b.seconds) };
}

/** The last thing that has begun by a second; nothing before the first. Takes logarithmic time. */
export function thingAt<Thing>({ entries }: Timeline<Thing>, seconds: number): Thing | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.seconds <= seconds) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1]?.thing;
}
