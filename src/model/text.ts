/** Text rules that several stages share: order, nearness, escaping, hashing. */

/** Total order of texts that does not depend on the machine's locale: folded form first, then code units. */
export function compareText(a: string, b: string): number {
  const [x, y] = [a.normalize('NFKD').toLowerCase(), b.normalize('NFKD').toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Escapes text for HTML, in element content and in double-quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that may stand inside a `<script>` element: no `<`, and no line separators that older JavaScript refuses. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Nobody mistypes a longer word, and comparing takes time that grows with the square of the length. */
const MAX_COMPARED = 300;

/** The candidate nearest to a word, when it is near enough to be meant (Damerau–Levenshtein, restricted edits). */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > MAX_COMPARED) return undefined;
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Exact below `bound`; at least `bound` for all that is farther, without counting on. */
function editDistance(a: string, b: string, bound: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, beforePrevious[j - 2]! + 1);
      current.push(distance);
    }
    // A step over two letters goes back two rows: both must be beyond the bound.
    if (Math.min(...current) >= bound && Math.min(...previous) >= bound) return bound;
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length]!;
}

/** At most `length` characters of a text, cut at a word, with an ellipsis where something is missing. */
export function excerpt(text: string, length: number): string {
  const begin = flatten(text.slice(0, 2 * length));
  // What begins longer than that needs no more of the text, which may be long.
  const flat = begin.length > length ? begin : flatten(text);
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}

function flatten(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** FNV-1a of the UTF-16 units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
