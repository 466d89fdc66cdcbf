/** Names as bibliographies want them: family and given name apart, or whole. Knows no person, only how names are written. */
import { foldName } from '../model/slug.ts';
import { lineOf } from './citation-text.ts';

/** A person's name in its parts, or a name that has none: one word, an organisation, a name in a script that writes the family first. */
export type CitationName =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly literal: string };

/** Scripts in which the family name usually comes first, and often without a space. */
const WHOLE_SCRIPTS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words that belong to the family name after them. Capitalised ones as well: `Guido Van Rossum`, `Ursula Le Guin`. */
const PARTICLES = new Set(
  'af al ap bin da dal de del della den der di do dos du el ibn la las le los ten ter van vom von zu zum zur'.split(
    ' ',
  ),
);

/** Titles before a name; a bibliography has none. */
const TITLES = new Set('dame dipl-ing dr frau herr ing mag mr mrs ms mx prof professor rev sir'.split(' '));
/** Degrees after a name; neither. */
const DEGREES = new Set('ba bsc cissp dphil esq ma mba md msc phd'.split(' '));
const SUFFIXES = new Set('jr sr ii iii iv'.split(' '));

/** Last words of names that are no person's. */
const ORGANISATION_ENDS = new Set(
  (
    'ag association bv club collective committee community company consortium corp corporation crew ev everyone foundation friends gmbh ' +
    'group guild inc initiative institute lab labs limited llc ltd network organisers organizers panel panelists panellists project society ' +
    'speakers staff team teams university verein'
  ).split(' '),
);

/** Signs and words between several names, or between a name and something else. */
const SEVERAL = /[&/;:|—]|\sand\s|\set al\b/i;

/**
 * Splits a name: the last word is the family name, with the particles before it (`Ada van der Berg`); a comma says where it ends
 * (`Berg, Ada`). One word, Chinese, Japanese and Korean names, organisations, and what names several people stay whole. `organisations` are folded names.
 */
export function splitName(name: string, organisations: ReadonlySet<string>): CitationName {
  const whole = lineOf(name.slice(0, 300).replace(/\([^()]*\)/g, ' ')) || lineOf(name);
  if (WHOLE_SCRIPTS.test(whole) || SEVERAL.test(whole) || isOrganisation(whole, organisations))
    return { literal: whole };
  const [front = '', ...behind] = whole.split(',').map((part) => part.trim());
  const suffix = behind.find((part) => SUFFIXES.has(bare(part)));
  const given = behind.filter((part) => part !== suffix && part !== '' && !DEGREES.has(bare(part)));
  if (given.length > 1) return { literal: whole };
  if (given[0] !== undefined && front !== '') return personOf(front, given[0], suffix, whole);
  return splitWords(front.split(' '), suffix, whole);
}

function splitWords(words: readonly string[], suffixAfterComma: string | undefined, whole: string): CitationName {
  let [start, end] = [0, words.length];
  while (end - start > 2 && TITLES.has(bare(words[start]!))) start++;
  while (end - start > 2 && DEGREES.has(bare(words[end - 1]!))) end--;
  let suffix = suffixAfterComma;
  if (end - start > 2 && SUFFIXES.has(bare(words[end - 1]!))) suffix = words[--end];
  let family = end - 1;
  while (family - start > 1 && PARTICLES.has(words[family - 1]!.toLowerCase())) family--;
  return personOf(words.slice(family, end).join(' '), words.slice(start, family).join(' '), suffix, whole);
}

/** A part that begins with no letter is no part of a name. */
function personOf(family: string, given: string, suffix: string | undefined, whole: string): CitationName {
  if (!/^\p{L}/u.test(family) || !/^\p{L}/u.test(given)) return { literal: whole };
  return suffix === undefined ? { family, given } : { family, given, suffix };
}

function isOrganisation(name: string, organisations: ReadonlySet<string>): boolean {
  const words = name.split(' ');
  if (words.length < 2) return false;
  return bare(words[0]!) === 'the' || ORGANISATION_ENDS.has(bare(words.at(-1)!)) || organisations.has(foldName(name));
}

/** `Ph.D.` → `phd`. */
function bare(word: string): string {
  return word.replace(/[.,]/g, '').toLowerCase();
}

/** `Berg, Ada`, `King, Martin Luther, Jr.`, or the whole name; commas of a whole name are dropped, since they would divide it. */
export function invertName(name: CitationName): string {
  if ('literal' in name) return name.literal.replaceAll(',', '');
  return [name.family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}

/** The initials of given names: `Ada Jean-Paul` → `A. J.-P.`. */
export function initialsOf(given: string): string {
  return given
    .replaceAll('.', ' ')
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .flatMap((part) => /^\p{L}\p{M}*/u.exec(part) ?? [])
        .map((letter) => `${letter}.`)
        .join('-'),
    )
    .filter((initials) => initials !== '')
    .join(' ');
}
