/**
 * Finds the terms of an index that a term of a question stands for, in Lunr's order. Shared with the browser. Reads as
 * few words of the index as suffice.
 */
import { reverseWord } from './decode-words.ts';
import { matchTerms } from './match-terms.ts';
import { fuzzyPattern, wildcardPattern } from './term-pattern.ts';

/** Where words of an index are found. All lists ascend. */
export interface TermSource {
  readonly has: (term: string) => Promise<boolean>;
  /** Terms that begin so, from the files that hold their postings: for questions that need these anyway. */
  readonly termsWith: (prefix: string) => Promise<readonly string[]>;
  /** The same from the files of bare words; and words that begin so when they are reversed, as they are there. */
  readonly wordsWith: (prefix: string) => Promise<readonly string[]>;
  readonly reversedWith: (prefix: string) => Promise<readonly string[]>;
}

/** Lunr takes any distance, but two edits already reach nearly every short word. More count as two. */
const MAX_EDITS = 2;
/**
 * By edits: longer words are like nothing but themselves. The ways through a word of L letters are L to the power of
 * the edits, for each of its beginnings.
 */
const MAX_FUZZY_LENGTHS = [255, 255, 64];
/** Longer patterns match nothing. */
const MAX_WILDCARD_LENGTH = 255;

/**
 * The terms of the index that `term` stands for: itself; or, with `*` in it, all that fit; or, with a distance, all
 * that are like it. The empty term stands for none by itself. Never rejects but for `source`.
 */
export async function expandTerm(
  term: string,
  editDistance: number | undefined,
  source: TermSource,
): Promise<readonly string[]> {
  if (editDistance === undefined) return term.includes('*') ? expandWildcard(term, source) : exact(term, source);
  const edits = Math.max(0, Math.min(MAX_EDITS, Math.floor(editDistance) || 0));
  if (term.length > MAX_FUZZY_LENGTHS[edits]! || (edits === 0 && !term.includes('*'))) return exact(term, source);
  return expandFuzzy(term, edits, source);
}

async function exact(term: string, source: TermSource): Promise<readonly string[]> {
  if (term === '') return [];
  return (await source.has(term)) ? [term] : [];
}

async function expandWildcard(pattern: string, source: TermSource): Promise<readonly string[]> {
  if (pattern.length > MAX_WILDCARD_LENGTH) return [];
  const term = pattern.replace(/\*+/g, '*');
  const pieces = term.split('*');
  const prefix = pieces[0] ?? '';
  const suffix = pieces.at(-1) ?? '';
  let candidates: readonly string[];
  if (pieces.length === 2 && suffix === '') candidates = await source.termsWith(prefix);
  else if (prefix.length >= suffix.length) candidates = await source.wordsWith(prefix);
  else candidates = sorted((await source.reversedWith(reverseWord(suffix))).map(reverseWord));
  return matchTerms(
    candidates.filter((word) => fits(word, pieces)),
    wildcardPattern(term),
  );
}

/** Whether a word begins with the first piece, ends with the last, and has the others between them in order. */
function fits(word: string, pieces: readonly string[]): boolean {
  const prefix = pieces[0] ?? '';
  const suffix = pieces.at(-1) ?? '';
  const end = word.length - suffix.length;
  if (end < prefix.length || !word.startsWith(prefix) || !word.endsWith(suffix)) return false;
  let position = prefix.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = word.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return position <= end;
}

async function expandFuzzy(term: string, edits: number, source: TermSource): Promise<readonly string[]> {
  const isAlike = term.includes('*') ? hasLengthOf(term, edits) : hasLettersOf(term, edits);
  const candidates = (await likelyWords(term, edits, source)).filter(isAlike);
  return matchTerms(sorted(candidates), fuzzyPattern(term, edits));
}

/**
 * The words of the index that may be one edit away, from two ranges of the vocabulary, or all words.
 *
 * Let the middle be at p = ⌊(L − 1) / 2⌋ in a term of L letters. An edit before the middle leaves the letters after it,
 * [p + 1, L), as they are; one behind it leaves those before it, [0, p); one at the middle leaves both. A swap of the
 * letters i and i + 1 with i < p reaches p at most, so that it leaves the letters after the middle; with i ≥ p it
 * leaves those before. Inserting before letter i leaves [p + 1, L) for i ≤ p + 1 and [0, p) for i ≥ p. So each word
 * that is one edit away begins as the term does up to p, or ends as it does from p + 1 on. From three letters on
 * neither part is empty.
 */
async function likelyWords(term: string, edits: number, source: TermSource): Promise<readonly string[]> {
  if (edits !== 1 || term.length < 3 || term.includes('*')) return source.wordsWith('');
  const middle = (term.length - 1) >> 1;
  const [beginning, ending] = await Promise.all([
    source.wordsWith(term.slice(0, middle)),
    source.reversedWith(reverseWord(term.slice(middle + 1))),
  ]);
  return [...beginning, ...ending.map(reverseWord)];
}

function hasLengthOf(term: string, edits: number): (word: string) => boolean {
  return (word) => Math.abs(word.length - term.length) <= edits;
}

/**
 * Whether a word lacks no more letters of the term, and has no more besides, than there are edits: each takes one away
 * and adds one at most. Letters share 128 counters, which can only let a word pass.
 */
function hasLettersOf(term: string, edits: number): (word: string) => boolean {
  const wanted = new Uint16Array(128);
  for (let index = 0; index < term.length; index++) wanted[term.charCodeAt(index) & 127]! += 1;
  const left = new Uint16Array(128);
  const hasLength = hasLengthOf(term, edits);
  return (word) => {
    if (!hasLength(word)) return false;
    left.set(wanted);
    let extra = 0;
    for (let index = 0; index < word.length; index++) {
      const letter = word.charCodeAt(index) & 127;
      if (left[letter]! > 0) left[letter]! -= 1;
      else extra += 1;
    }
    return extra <= edits && term.length - (word.length - extra) <= edits;
  };
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
