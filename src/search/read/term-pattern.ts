/**
 * Patterns of terms as Lunr understands them: words with `*` for any letters, and likenesses of a word. Shared with the
 * browser.
 *
 * They are the graphs that `lunr.TokenSet.fromString` and `fromFuzzyString` build, with edges in the same order, since
 * that order decides how results of equal score are sorted. Lunr builds a likeness whole, which takes time and memory
 * that grow with the power of the distance; here a node is made when a word leads to it.
 */

/** Stands for any letter on an edge. */
export const ANY_LETTER = 0x2a;

/** A state of a pattern. A word is matched when its letters lead from the root to a final node. */
export interface PatternNode {
  readonly final: boolean;
  /** In the order of `Object.keys` of the edges that Lunr makes. */
  readonly edges: () => readonly PatternEdge[];
}

export interface PatternEdge {
  /** A UTF-16 code unit, or `ANY_LETTER`. */
  readonly code: number;
  readonly node: PatternNode;
}

/** The pattern of a term in which each `*` stands for any letters or none. */
export function wildcardPattern(term: string): PatternNode {
  const root = createStar(false);
  let node = root;
  for (let index = 0; index < term.length; index++) {
    const code = term.charCodeAt(index);
    const last = index === term.length - 1;
    if (code === ANY_LETTER) {
      node.final = last;
      node.targets.set(code, node);
    } else {
      const next = createStar(last);
      node.targets.set(code, next);
      node = next;
    }
  }
  return root;
}

interface StarNode extends PatternNode {
  final: boolean;
  readonly targets: Map<number, PatternNode>;
}

function createStar(final: boolean): StarNode {
  const targets = new Map<number, PatternNode>();
  return { final, targets, edges: () => listEdges(targets) };
}

/** What is left of a word to match, and how many edits it may still take. */
interface Rest {
  readonly text: string;
  readonly edits: number;
}

/**
 * The pattern of the words that a term becomes by at most `edits` insertions, deletions, substitutions and swaps of
 * neighbours. A `*` in it stands for one letter.
 */
export function fuzzyPattern(term: string, edits: number): PatternNode {
  return createFuzzy([{ text: term, edits }]);
}

/** A node with what is left of the word when it is reached, in the order in which Lunr's loop comes to it. */
function createFuzzy(rests: readonly Rest[]): PatternNode {
  let edges: readonly PatternEdge[] | undefined;
  return {
    final: rests.some(({ text, edits }) => text.length <= edits),
    edges: () => {
      edges ??= openFuzzy(rests);
      return edges;
    },
  };
}

function openFuzzy(rests: readonly Rest[]): readonly PatternEdge[] {
  const reached = new Map<number, Rest[]>();
  const follow = (code: number): Rest[] => {
    const known = reached.get(code);
    if (known !== undefined) return known;
    const rests: Rest[] = [];
    reached.set(code, rests);
    return rests;
  };
  // Lunr makes the edges of a frame first and follows them from a stack, last to first: swap, substitution, deletion,
  // insertion, no edit.
  const visit = ({ text, edits }: Rest): void => {
    const same = text === '' ? undefined : follow(text.charCodeAt(0));
    if (edits > 0) {
      const any = follow(ANY_LETTER);
      if (text.length > 1) follow(text.charCodeAt(1)).push({ text: text.charAt(0) + text.slice(2), edits: edits - 1 });
      if (text !== '') any.push({ text: text.slice(1), edits: edits - 1 });
      if (text.length > 1) visit({ text: text.slice(1), edits: edits - 1 });
      any.push({ text, edits: edits - 1 });
    }
    same?.push({ text: text.slice(1), edits });
  };
  for (const rest of rests) visit(rest);
  return listEdges(new Map([...reached].map(([code, rests]) => [code, createFuzzy(rests)])));
}

function listEdges(targets: ReadonlyMap<number, PatternNode>): readonly PatternEdge[] {
  return inKeyOrder([...targets.keys()]).map((code) => ({ code, node: targets.get(code)! }));
}

/**
 * Code units in the order of the keys of an object to which they were added one by one: digits come first and ascend.
 */
export function inKeyOrder(codes: readonly number[]): readonly number[] {
  const digits = codes.filter(isDigit);
  return digits.length === 0 ? codes : [...digits.sort((a, b) => a - b), ...codes.filter((code) => !isDigit(code))];
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
