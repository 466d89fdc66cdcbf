/** The keys under which bibliographies name talks. ASCII, unless an author chose otherwise; each once in a site. */
import type { Talk } from '../model/archive.ts';
import type { TalkId } from '../model/ids.ts';
import { slugify } from '../model/slug.ts';
import { hashText } from '../model/text.ts';
import type { CitationName } from './citation-names.ts';

/** What a key is made from. */
export interface KeySource {
  readonly talk: Pick<Talk, 'id' | 'title' | 'date' | 'draft'>;
  readonly author?: CitationName;
  /** The key that the talk file names. */
  readonly key?: string;
}

/** Words that tell no title from another. */
const SMALL_WORDS = new Set(
  (
    'a an and are as at be but by can do does for from get has have how i in into is it its my not of on or our that the their this to use ' +
    'using was we what when where which who why with without you your ' +
    'das der die ein eine einen im mit und von wie wir zu zur el la las le les los de des du en et un una une y'
  ).split(' '),
);

/**
 * A key for every talk: the one that its file names, else family name, year and the first telling word of the title (`goldfuss2018container`).
 *
 * Keys that files name come first, then published talks, oldest first. Where a key is taken, month and day are added, then a hash of the talk's id:
 * all that a key is made of is the talk's own, and a later talk never changes the key of an earlier one but by naming it. Case does not tell two
 * keys apart.
 */
export function assignCitationKeys(sources: readonly KeySource[]): ReadonlyMap<TalkId, string> {
  const keys = new Map<TalkId, string>();
  const taken = new Set<string>();
  const order = [...sources].sort(
    (a, b) =>
      Number(a.key === undefined) - Number(b.key === undefined) ||
      Number(a.talk.draft) - Number(b.talk.draft) ||
      compare(a.talk.date.date, b.talk.date.date) ||
      compare(a.talk.id, b.talk.id),
  );
  for (const source of order) {
    for (const key of candidatesOf(source)) {
      if (taken.has(key.toLowerCase())) continue;
      taken.add(key.toLowerCase());
      keys.set(source.talk.id, key);
      break;
    }
  }
  return keys;
}

/** An id is unique, so the third is free unless somebody wrote that very key. */
function* candidatesOf(source: KeySource): Generator<string, never> {
  const { id, date } = source.talk;
  const key = source.key ?? generateKey(source);
  yield key;
  const day = `${key}${source.key === undefined ? '' : '-'}${date.date.slice(5, 7)}${date.date.slice(8, 10)}`;
  yield day;
  for (let further = `${day}${hashOf(id)}`; ; further += 'x') yield further;
}

function generateKey({ talk, author }: KeySource): string {
  const name = author === undefined ? '' : 'literal' in author ? asciiWord(author.literal) : asciiName(author.family);
  return `${name || 'talk'}${talk.date.date.slice(0, 4)}${asciiWord(talk.title) || `x${hashOf(talk.id)}`}`;
}

/** `van der Berg` → `vanderberg`. */
function asciiName(text: string): string {
  return slugify(text)
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 30);
}

/** The first word that tells something, of those that fold to ASCII. */
function asciiWord(text: string): string {
  const words = slugify(text)
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  return (words.find((word) => word.length > 1 && !SMALL_WORDS.has(word)) ?? words[0] ?? '').slice(0, 30);
}

function hashOf(text: string): string {
  return hashText(text).toString(36);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
