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
  const letters = countLetters(lower, new Int16Array(LETTERS));
  const scratch = new Int16Array(LETTERS);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const other = candidate.toLowerCase();
    if (leastEdits(letters, countLetters(other, scratch.fill(0))) >= bestDistance) continue;
    const distance = editDistance(lower, other, bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Letters are told apart by their last bits: enough to see that two words have little in common. */
const LETTERS = 64;

function countLetters(text: string, counts: Int16Array): Int16Array {
  for (let index = 0; index < text.length; index++) counts[text.charCodeAt(index) & (LETTERS - 1)]!++;
  return counts;
}

/** No fewer edits can make one word of the other: each adds a letter, takes one away, or both. */
function leastEdits(a: Int16Array, b: Int16Array): number {
  let [more, less] = [0, 0];
  for (let letter = 0; letter < LETTERS; letter++) {
    const difference = a[letter]! - b[letter]!;
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less);
}

/** Exact below `bound`; at least `bound` for all that is farther, without counting on. */
function editDistance(a: string, b: string, bound: number): number {
  const width = b.length + 1;
  let [beforePrevious, previous, current] = [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)];
  let leastBefore = 0;
  for (let j = 0; j < width; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const [letter, letterBefore] = [a.charCodeAt(i - 1), i > 1 ? a.charCodeAt(i - 2) : -1];
    let least = i;
    current[0] = i;
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1);
      let distance = previous[j - 1]! + (letter === other ? 0 : 1);
      if (previous[j]! < distance) distance = previous[j]! + 1;
      if (current[j - 1]! < distance) distance = current[j - 1]! + 1;
      if (j > 1 && letterBefore === other && letter === b.charCodeAt(j - 2) && beforePrevious[j - 2]! < distance)
        distance = beforePrevious[j - 2]! + 1;
      current[j] = distance;
      if (distance < least) least = distance;
    }
    // A step over two letters goes back two rows: both must be beyond the bound.
    if (least >= bound && leastBefore >= bound) return bound;
    leastBefore = least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[width - 1]!;
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

/** White space that is more than one plain space: replacing each single space by itself is most of the time that `\s+` takes. */
const WIDE_SPACE = / \s+|[^\S ]\s*/gu;

/** With each run of white space as one space. */
export function narrowSpace(text: string): string {
  return text.replace(WIDE_SPACE, ' ');
}

function flatten(text: string): string {
  return narrowSpace(text).trim();
}

/** FNV-1a of the UTF-16 units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
