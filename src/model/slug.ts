/** How names become parts of an address. Never decides where something lives; that is planning. */

/** Leaves room for what tells two pages apart, below what disks hold in one name. */
const MAX_SLUG_BYTES = 200;

/** Latin letters whose fold is not what NFKD leaves when its marks are dropped. */
const LATIN_FOLDS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
};

/** A Latin letter that is not one of `a` to `z` alone: with marks, or another. */
const MARKED_LATIN = /[a-z]\p{M}+|(?![a-z])\p{Script=Latin}\p{M}*/gu;

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Folds Latin diacritics (`Jörg` → `jorg`) in lower case and NFC; letters of other scripts keep their marks. */
export function foldLatin(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(MARKED_LATIN, (letter) =>
      letter
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(/./gu, (plain) => LATIN_FOLDS[plain] ?? plain),
    )
    .normalize('NFC');
}

/** The `unicode` rule: letters and digits of every script stay, everything else separates. May be empty; the caller has a fallback. */
export function slugify(text: string): string {
  const plain = foldLatin(text).replace(/['’]/g, '');
  const words = plain.match(isAscii(plain) ? /[a-zA-Z0-9]+/g : /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  return cutName(words?.join('-').slice(0, 120) ?? '', MAX_SLUG_BYTES);
}

/** The beginning of a name, whole characters only, that takes at most so many bytes on a disk. Never ends with a hyphen. */
export function cutName(name: string, maxBytes: number): string {
  if (name.length <= maxBytes && isAscii(name)) return name.endsWith('-') ? name.replace(/-+$/, '') : name;
  let end = 0;
  let bytes = 0;
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maxBytes || (code >= 0xd800 && code <= 0xdfff)) break;
    end += character.length;
  }
  return name.slice(0, end).replace(/-+$/, '');
}

/** The `metalsmith` rule for talks: every character but `a-z0-9` separates (`über` → `ber`, `CI/CD` → `ci-cd`). */
export function slugifyMetalsmith(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return cutName(slug, MAX_SLUG_BYTES);
}

/** The `metalsmith` rule for categories: what is not a letter, digit or space is dropped (`CI/CD` → `cicd`, `Day 2 Ops` → `day-2-ops`). */
export function slugifyMetalsmithCategory(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-');
  return cutName(slug, MAX_SLUG_BYTES);
}

/** Words of small ASCII letters and digits, single spaces between them: nothing is left to fold. */
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * The form in which two spellings of a person's, an organisation's or an event's name are the same: case, Latin diacritics, dots, other punctuation
 * and white space do not count. Of a name without letters the text itself is left.
 */
export function foldName(text: string): string {
  const plain = foldLatin(text);
  if (PLAIN_NAME.test(plain)) return plain;
  const words = plain.replace(/['’]/g, '').match(isAscii(plain) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu);
  return words === null ? text.normalize('NFC').trim() : words.join(' ');
}

/** The form in which two spellings of a category or tag are the same: case, Latin diacritics and white space do not count, signs do (`C`, `C++`). */
export function foldLabel(text: string): string {
  return foldLatin(text).replace(/\s+/gu, ' ').trim();
}
