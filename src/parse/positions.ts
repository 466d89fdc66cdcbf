/** Places inside YAML text, through the `yaml` package. Used only for messages; the data never comes from here. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** A stretch of a text; `line` and `column` count from 1 within it. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface YamlProblem extends Place {
  /** The `yaml` package's own code, such as `BAD_INDENT`. */
  readonly code: string;
  readonly reason: string;
}

/** Longer texts, or deeper ones, are not parsed a second time: the package is slow on them. */
const MAX_LENGTH = 200_000;

/** Every problem of a YAML text, in order; empty when this reader sees none or the text is too long for it. */
export function findYamlProblems(text: string): readonly YamlProblem[] {
  const read = readDocument(text);
  if (read === undefined) return [];
  return read.document.errors.map((error) => {
    const { line, col } = read.lines.linePos(error.pos[0]);
    const end = text.indexOf('\n', error.pos[0]);
    const rest = (end < 0 ? text.length : end) - error.pos[0];
    return {
      code: error.code,
      reason: error.message.split(/ at line \d+/)[0]!.trim(),
      line: Math.max(1, line),
      column: Math.max(1, col),
      length: Math.max(1, Math.min(error.pos[1] - error.pos[0], rest)),
    };
  });
}

export type PlaceFinder = (path: readonly (string | number)[], part: 'key' | 'value') => Place | undefined;

/** Finds the place of a nested value or key; parses the text on the first call. Falls back to the nearest enclosing place, or `undefined`. */
export function makePlaceFinder(text: string): PlaceFinder {
  let read: ReturnType<typeof readDocument> | 'unread' = 'unread';
  return (path, part) => {
    if (read === 'unread') read = readDocument(text);
    if (read === undefined) return undefined;
    let node: unknown = read.document.contents;
    let best: Node | undefined;
    for (const [index, step] of path.entries()) {
      const pair = findPair(node, step);
      // One mapping where a list could stand counts as its first item.
      if (pair === undefined && step === 0 && isMap(node)) continue;
      const child: unknown = pair === undefined ? (isSeq(node) ? node.items[Number(step)] : undefined) : pair.value;
      const last = index === path.length - 1;
      if (pair !== undefined && isNode(pair.key) && ((last && part === 'key') || !isNode(child) || isEmpty(child)))
        best = pair.key;
      else if (isNode(child)) best = child;
      else break;
      node = child;
    }
    const range = best?.range;
    if (range === undefined || range === null) return undefined;
    const { line, col } = read.lines.linePos(range[0]);
    const end = text.indexOf('\n', range[0]);
    const stop = Math.min(range[1], end < 0 ? text.length : end);
    return { line, column: col, length: Math.max(1, stop - range[0]) };
  };
}

function isEmpty(node: Node): boolean {
  const range = node.range;
  return range === undefined || range === null || range[0] === range[1];
}

function findPair(node: unknown, step: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find(
    (item): item is Pair => isPair(item) && (isScalar(item.key) ? String(item.key.value) : '') === String(step),
  );
}

function readDocument(text: string) {
  if (text.length > MAX_LENGTH) return undefined;
  const lines = new LineCounter();
  try {
    return {
      document: parseDocument(text, { lineCounter: lines, prettyErrors: true, logLevel: 'silent', uniqueKeys: true }),
      lines,
    };
  } catch {
    return undefined;
  }
}
