/**
 * Finds the terms that match a pattern, in the order in which `lunr.TokenSet` lists them. Shared with the browser.
 *
 * That order is part of exactness: results of equal score are sorted by it. It is not alphabetical, but it does not
 * depend on terms that do not match, so that any superset of the matching terms gives it. The words are walked through
 * as the tree that their sorted list is; unlike Lunr, a state of the pattern is followed only once from a place in that
 * tree, which leaves the order as it is and the time bounded by states times letters.
 */
import { ANY_LETTER, inKeyOrder, type PatternNode } from './term-pattern.ts';

/** A beginning that words share: the words from `low` up to `high`, whose first `depth` code units are the same. */
interface Place {
  readonly low: number;
  readonly high: number;
  readonly depth: number;
  /** The longer beginnings by their next code unit, in the order of the keys in Lunr's set of these words. */
  steps?: ReadonlyMap<number, Place>;
  /** The next code units that the pattern allows, in the order in which Lunr adds them to its answer. */
  readonly allowed: Set<number>;
  readonly followed: Set<PatternNode>;
  /** The word at `low` is the beginning itself, and the pattern takes it. */
  matched: boolean;
}

/** The words that match. `words` ascend strictly. */
export function matchTerms(words: readonly string[], pattern: PatternNode): readonly string[] {
  const root = createPlace(0, words.length, 0);
  const waiting: [Place, PatternNode][] = [[root, pattern]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [place, node] = next;
    if (place.followed.has(node)) continue;
    place.followed.add(node);
    place.steps ??= stepsFrom(place, words);
    const follow = (code: number, longer: Place, target: PatternNode): void => {
      place.allowed.add(code);
      if (target.final) longer.matched = true;
      waiting.push([longer, target]);
    };
    for (const { code, node: target } of node.edges()) {
      if (code === ANY_LETTER) for (const [letter, longer] of place.steps) follow(letter, longer, target);
      else {
        const longer = place.steps.get(code);
        if (longer !== undefined) follow(code, longer, target);
      }
    }
  }
  return listMatched(root, words);
}

/** A beginning before those that are longer; of these the last that Lunr added first. */
function listMatched(root: Place, words: readonly string[]): readonly string[] {
  const matched: string[] = [];
  const waiting: Place[] = [root];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const word = words[place.low];
    if (place.matched && word !== undefined && word.length === place.depth) matched.push(word);
    for (const code of inKeyOrder([...place.allowed])) waiting.push(place.steps!.get(code)!);
  }
  return matched;
}

function createPlace(low: number, high: number, depth: number): Place {
  return { low, high, depth, allowed: new Set(), followed: new Set(), matched: false };
}

function stepsFrom({ low, high, depth }: Place, words: readonly string[]): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let start = low;
  if (start < high && words[start]!.length === depth) start += 1;
  while (start < high) {
    const code = words[start]!.charCodeAt(depth);
    let end = start + 1;
    while (end < high && words[end]!.charCodeAt(depth) === code) end += 1;
    places.set(code, createPlace(start, end, depth + 1));
    start = end;
  }
  return new Map(inKeyOrder([...places.keys()]).map((code) => [code, places.get(code)!]));
}
