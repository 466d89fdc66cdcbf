/** When two values say the same in other spelling: quotes, dashes, punctuation, capitals and white space do not count. Letters, accents and digits do. */

/** Letters and digits; signs that make another word of it (`C++`, `C#`) belong to it. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\+\+|#)?/gu;

/** Words without what separates them, so that `on-boarding` is `onboarding`; two numbers stay two (`3.10` is not `310`). */
export function runTogether(words: readonly string[]): string {
  return words
    .map((word, index) => (/^\p{N}/u.test(word) && /\p{N}$/u.test(words[index - 1] ?? '') ? ` ${word}` : word))
    .join('');
}

/** Whether two values tell the same, whatever they are. An address counts to the letter. Cost is linear. */
export function saySame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return foldText(a) === foldText(b);
  return typeof a === 'object' && typeof b === 'object' && foldJson(a) === foldJson(b);
}

function foldJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? foldText(part) : part));
}

function foldText(text: string): string {
  const plain = text.normalize('NFKC');
  const words = plain
    .split(/\s+/u)
    .flatMap((part) => (part.includes('://') ? [part] : (part.toLowerCase().match(WORDS) ?? [])));
  return words.length === 0 ? plain.trim() : runTogether(words);
}
