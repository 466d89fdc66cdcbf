/** When two titles are one title, and when they are near. Knows nothing of speakers and events. */
import { foldLatin } from '../model/slug.ts';
import { withinEdits } from './edit-distance.ts';
import { runTogether } from './same-words.ts';

/** A title in the forms that are compared. */
export interface TitleForm {
  readonly text: string;
  /** Equal for two spellings of one title (`On-boarding`, `Onboarding`); empty for a title without letters and digits, which is no evidence. */
  readonly key: string;
  /** Its words as they are, separated by spaces. */
  readonly words: string;
  /** Its distinct words, sorted; pairs of letters where a script has no spaces. */
  readonly tokens: readonly string[];
  /** The key of what stands before a subtitle. */
  readonly main?: string;
  /** Many talks are called so: `Keynote`, `Welcome`, `Lightning Talks`. */
  readonly generic: boolean;
}

const MAX_TITLE = 1000;

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\+\+|#)?/gu;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー]+$/u;

/** What says in which form something is there, not what it is about. A panel or a workshop is another session than the talk of its title. */
const FORMS = new Set(
  'keynote lightning talk video audio slides deck recording livestream presentation vortrag folien aufzeichnung'.split(
    ' ',
  ),
);
const FORM_COMPANIONS = new Set(
  'opening closing invited short full the live stream slide hd session talks recorded video official'.split(' '),
);

const GENERIC = new Set(
  (
    'keynote keynotes welcome opening closing lightning talk talks introduction intro panel discussion remarks session sessions q a and the to of ' +
    'ceremony note notes day part morning afternoon evening questions answers demo demos workshop tutorial presentation slides video untitled tba tbd ' +
    'sponsor sponsors plenary unconference open space lunch break registration meetup ama fireside chat poster posters ignite awards wrap up recap ' +
    'begrussung eroffnung abschluss einfuhrung vortrag bienvenue ouverture cloture bienvenida apertura cierre benvenuto chiusura'
  ).split(' '),
);

/** Reads a title. Cost is linear, and what follows the first thousand characters does not count. */
export function readTitle(text: string): TitleForm {
  const whole = fold(text.slice(0, MAX_TITLE));
  const bare = withoutForms(whole);
  const words = wordsOf(bare).length > 0 ? wordsOf(bare) : wordsOf(whole);
  const main = mainTitle(bare);
  const mainWords = main === undefined ? [] : wordsOf(main);
  return {
    text,
    key: runTogether(words),
    words: words.join(' '),
    tokens: [...new Set(words.flatMap(letterPairs))].sort(),
    ...(mainWords.length >= 2 && mainWords.length < words.length ? { main: runTogether(mainWords) } : {}),
    generic: words.every((word) => GENERIC.has(word) || /^\p{N}+$/u.test(word)),
  };
}

function fold(text: string): string {
  return foldLatin(text.normalize('NFKC'))
    .replace(/['’‘`´]/g, '')
    .replace(/&/g, ' and ');
}

function wordsOf(folded: string): string[] {
  return folded.match(WORDS) ?? [];
}

/** `(Keynote)`, `[Lightning talk]`, `Video: …`, `… | Slides` are dropped, a few of them on either end. */
function withoutForms(title: string): string {
  let rest = title.trim();
  for (let round = 0; round < 4; round++) {
    const before = rest;
    for (const [open, close] of ['()', '[]', '{}', '【】']) {
      const last = rest.endsWith(close!) ? rest.lastIndexOf(open!) : -1;
      if (last >= 0 && isForm(rest.slice(last))) rest = rest.slice(0, last).trim();
      const first = rest.startsWith(open!) ? rest.indexOf(close!) : -1;
      if (first >= 0 && isForm(rest.slice(0, first))) rest = rest.slice(first + 1).trim();
    }
    for (const separator of [':', ' - ', ' – ', ' — ', '|']) {
      const first = rest.indexOf(separator);
      if (first >= 0 && isForm(rest.slice(0, first))) rest = rest.slice(first + separator.length).trim();
      const last = separator === ':' ? -1 : rest.lastIndexOf(separator);
      if (last >= 0 && isForm(rest.slice(last))) rest = rest.slice(0, last).trim();
    }
    if (rest === before) break;
  }
  return rest;
}

function isForm(part: string): boolean {
  if (part.length > 40) return false;
  const words = wordsOf(part);
  return words.some((word) => FORMS.has(word)) && words.every((word) => FORMS.has(word) || FORM_COMPANIONS.has(word));
}

function mainTitle(title: string): string | undefined {
  const ends = [': ', ' - ', ' – ', ' — ', ' | ', ' ('].map((mark) => title.indexOf(mark)).filter((index) => index > 0);
  return ends.length === 0 ? undefined : title.slice(0, Math.min(...ends));
}

function letterPairs(word: string): string[] {
  const letters = [...word];
  if (letters.length < 3 || !UNSPACED.test(word)) return [word];
  return letters.slice(1).map((letter, index) => letters[index]! + letter);
}

/** From which share of common words on two titles are near. */
export const NEAR_SHARE = 0.7;

/** Why two unequal titles may be one: `nearly the same title`; undefined when they are clearly two. */
export function compareNearTitles(a: TitleForm, b: TitleForm): string | undefined {
  if (a.key === '' || b.key === '' || a.generic || b.generic || a.key === b.key) return undefined;
  if (numbersDiffer(a, b)) return undefined;
  if (shareOfTokens(a.tokens, b.tokens) >= NEAR_SHARE) return 'nearly the same title';
  if (a.main === b.key || b.main === a.key) return 'the same title, once with a subtitle';
  const [x, y] = [a.key.replaceAll(' ', ''), b.key.replaceAll(' ', '')];
  const shorter = Math.min(x.length, y.length);
  const edits = shorter < 6 ? 0 : Math.min(3, Math.max(1, Math.floor(shorter / 10)));
  return shorter <= 300 && withinEdits(x, y, edits) ? 'nearly the same title' : undefined;
}

/** True when one title's words are all in the other: `A Talk` in `ExampleConf 2018: Jane Doe - A Talk`. */
export function titleContains(a: TitleForm, b: TitleForm): boolean {
  if (a.key === '' || b.key === '' || a.generic || b.generic || numbersDiffer(a, b)) return false;
  return ` ${a.words} `.includes(` ${b.words} `) || ` ${b.words} `.includes(` ${a.words} `);
}

/** `Part 1` and `Part 2`, `Java 8` and `Java 9` are two, however near. A number in only one of the titles tells nothing. */
function numbersDiffer(a: TitleForm, b: TitleForm): boolean {
  const [x, y] = [a, b].map((title) => title.words.split(' ').filter(isNumber).join(' '));
  return x !== '' && y !== '' && x !== y && !`${x} `.startsWith(`${y} `) && !`${y} `.startsWith(`${x} `);
}

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word) || /^(ii|iii|iv|vi|vii|viii|ix)$/.test(word);
}

function shareOfTokens(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const common = a.filter((token) => other.has(token)).length;
  return common === 0 ? 0 : common / (a.length + b.length - common);
}
