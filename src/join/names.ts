/** When two names are one person, as far as talks of one title ask. */
import { foldName, slugify } from '../model/slug.ts';

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;
const MAX_NAME = 200;

/**
 * The form in which two spellings of a person's name are the same: dots, order (`Joseph, Elizabeth`), diacritics, initials beside two full names and
 * what stands in parentheses do not count. Empty for a name without letters.
 */
export function personKey(name: string): string {
  const words = nameWords(name);
  if (words.every((word) => UNSPACED.test(word))) return words.join('');
  return withoutInitials(words).sort().join(' ');
}

function nameWords(name: string): string[] {
  const open = name.indexOf('(');
  const bare = (open > 0 ? name.slice(0, open) : name).slice(0, MAX_NAME);
  const folded = foldName(bare.replace(/[-‐‑]/g, ' '));
  return /[\p{L}\p{N}]/u.test(folded) ? folded.split(' ') : [];
}

function withoutInitials(words: readonly string[]): string[] {
  const full = words.filter((word) => word.length > 1);
  return full.length >= 2 ? full : [...words];
}

/** True when two unequal names share their longest part, as `Bob Smith` and `Robert Smith`: perhaps one person. */
export function mayBeOnePerson(a: string, b: string): boolean {
  const [x, y] = [nameWords(a), nameWords(b)];
  const family = (name: string, words: readonly string[]) => (name.includes(',') ? words[0] : words.at(-1));
  const [first, second] = [family(a, x), family(b, y)];
  return first !== undefined && first === second && x.length > 1 && y.length > 1;
}

/** A text in which full names are looked for. */
export interface NameText {
  readonly words: string;
  readonly compact: string;
}

/** Prepares texts and addresses for `namesPerson`. An address counts by the words of its path. Cost is linear. */
export function readNameText(texts: readonly (string | undefined)[]): NameText {
  const folded = texts
    .flatMap((text) => (text === undefined ? [] : foldName(text.replace(/[-‐‑_/]/g, ' '))))
    .join(' | ');
  return { words: ` ${folded} `, compact: folded.replaceAll(' ', '') };
}

/** True when a text has a person's full name in it, with or without initials. A name of one word is too little. */
export function namesPerson(text: NameText, name: string): boolean {
  const words = nameWords(name);
  if (words.length > 0 && words.every((word) => UNSPACED.test(word))) {
    const compact = words.join('');
    return compact.length >= 3 && text.compact.includes(compact);
  }
  if (words.length < 2) return false;
  const full = withoutInitials(words);
  const orders = [words, full, slugify(name).split('-')];
  if (name.includes(',')) orders.push([...full.slice(1), full[0]!]);
  return orders.some((order) => order.length >= 2 && text.words.includes(` ${order.join(' ')} `));
}
