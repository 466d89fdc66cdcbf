/** Edits between two texts, as far as a few of them go. */

/** True when at most `limit` insertions, deletions and replacements make one text of the other. Cost: length × limit. */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  const beyond = limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => Math.min(index, beyond));
  for (let i = 1; i <= a.length; i++) {
    const current: number[] = new Array(b.length + 1).fill(beyond);
    if (i <= limit) current[0] = i;
    let least = current[0]!;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1, beyond);
      least = Math.min(least, current[j]!);
    }
    if (least > limit) return false;
    previous = current;
  }
  return previous[b.length]! <= limit;
}
