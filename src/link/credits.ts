/** How a text that names speakers is taken apart. Knows nothing of identity: it returns names as written. */
import { foldName } from '../model/slug.ts';

export interface CreditedPerson {
  readonly name: string;
  readonly organisation?: string;
}

export interface SplitCredit {
  readonly people: readonly CreditedPerson[];
  /** True when the text alone left more than one reading. */
  readonly guessed: boolean;
}

/** What is known from the rest of the archive. Names are folded. */
export interface KnownNames {
  readonly isOrganisation: (folded: string) => boolean;
  readonly isPerson: (folded: string) => boolean;
}

interface Item {
  readonly text: string;
  readonly organisation: boolean;
}

const CONJUNCTION = /\s+(&|and|und|et|y|e)\s+/giu;
const WORDY_CONJUNCTION = /^(?:et|y|e)$/iu;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|m\.?sc|b\.?sc|mba|esq)\.?$/i;

/** The comma items of a text; `Jr.`, `PhD` and the like stay with the name before them. */
export function splitItems(text: string): string[] {
  const items: string[] = [];
  for (const raw of text.split(',')) {
    const item = raw.replace(/\s+/gu, ' ').trim();
    if (item === '') continue;
    const previous = items.at(-1);
    if (previous !== undefined && SUFFIX.test(item)) items[items.length - 1] = `${previous}, ${item}`;
    else items.push(item);
  }
  return items;
}

/** The parts of a text between `&`, `and` and its translations, and those words themselves. */
export function splitConjunctions(text: string): { readonly chunks: readonly string[]; readonly ampersand: boolean } {
  const pieces = ` ${text} `.replace(/,\s*(and|und|&)\s+/giu, ' $1 ').split(CONJUNCTION);
  const chunks: string[] = [pieces[0] ?? ''];
  let ampersand = false;
  for (let index = 1; index < pieces.length; index += 2) {
    const [word = '', next = ''] = [pieces[index], pieces[index + 1]];
    // One-letter words of other languages also stand inside Spanish and Catalan names: they join only two full names.
    if (WORDY_CONJUNCTION.test(word) && !(isFullName(chunks.at(-1) ?? '') && isFullName(next)))
      chunks[chunks.length - 1] += ` ${word} ${next}`;
    else {
      ampersand ||= word === '&';
      chunks.push(next);
    }
  }
  return {
    chunks: chunks.map((chunk) => chunk.trim()).filter((chunk) => chunk !== '' && !/^(?:&|and|und)$/iu.test(chunk)),
    ampersand,
  };
}

function isFullName(chunk: string): boolean {
  return splitItems(chunk).every((item) => /^\p{Lu}\S*(?:\s+\S+)*\s+\p{Lu}/u.test(item));
}

/**
 * Takes a speaker text apart into people with their organisations.
 *
 * Two comma items are name and organisation; three or more are people unless one is a known organisation; after `and` or `&`, an organisation at
 * the end belongs to everybody before it who has none. A `;` separates texts that stand for themselves.
 *
 * @example
 * splitCredit('Ada A, Bo B and Cy C, Acme', known).people; // three people of Acme
 */
export function splitCredit(text: string, known: KnownNames): SplitCredit {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const split = parts.map((part) => splitPart(part, known));
  return { people: split.flatMap((part) => part.people), guessed: split.some((part) => part.guessed) };
}

function splitPart(text: string, known: KnownNames): SplitCredit {
  const { head, organisation } = cutKnownOrganisation(text, known);
  const { chunks, ampersand } = splitConjunctions(head);
  const lists = chunks.map(splitItems).filter((items) => items.length > 0);
  const items =
    lists.length < 2
      ? readList(lists[0] ?? [], organisation !== undefined, known)
      : readChunks(lists, ampersand, organisation !== undefined, known);
  if (organisation !== undefined) items.push({ text: organisation, organisation: true });
  const people = assignOrganisations(items);
  const commas = lists.reduce((sum, list) => sum + list.length, 0) + (organisation === undefined ? 0 : 1);
  const guessed = lists.length < 2 ? commas > 2 : commas > lists.length;
  const misread = commas === 2 && lists.length === 1 && people.length === 2;
  return { people, guessed: guessed || misread };
}

/** An organisation whose own name has commas or an `and` is found whole, at the end, when it is known. */
function cutKnownOrganisation(text: string, known: KnownNames): { head: string; organisation?: string } {
  for (let comma = text.indexOf(','); comma !== -1; comma = text.indexOf(',', comma + 1)) {
    const rest = text.slice(comma + 1).trim();
    const folded = foldName(rest);
    if (known.isOrganisation(folded) && !known.isPerson(folded) && text.slice(0, comma).trim() !== '')
      return { head: text.slice(0, comma), organisation: rest.replace(/\s+/gu, ' ') };
  }
  return { head: text };
}

function classify(text: string, otherwise: boolean, known: KnownNames): Item {
  const folded = foldName(text);
  const organisation = known.isOrganisation(folded) ? true : known.isPerson(folded) ? false : otherwise;
  return { text, organisation };
}

function readList(list: readonly string[], followed: boolean, known: KnownNames): Item[] {
  return list.map((text, index) =>
    index === 0 ? { text, organisation: false } : classify(text, list.length === 2 && !followed, known),
  );
}

function readChunks(
  lists: readonly (readonly string[])[],
  ampersand: boolean,
  followed: boolean,
  known: KnownNames,
): Item[] {
  return lists.flatMap((list, chunk) =>
    list.map((text, index) => {
      if (index === 0) return { text, organisation: false };
      const pair = list.length === 2;
      if (chunk === lists.length - 1) return classify(text, pair && !followed, known);
      // `A, X & B, Y`: one word is hardly a person's name; otherwise `&` binds pairs, and `and` closes a list.
      const lastHasOwn = followed || (lists.at(-1)?.length ?? 0) > 1;
      return classify(text, pair && (!/\s/.test(text) || (ampersand && lastHasOwn)), known);
    }),
  );
}

function assignOrganisations(items: readonly Item[]): CreditedPerson[] {
  const people: { name: string; organisation?: string }[] = [];
  let open = 0;
  for (const item of items) {
    if (!item.organisation) people.push({ name: item.text });
    else {
      for (const person of people.slice(open)) person.organisation = item.text;
      open = people.length;
    }
  }
  return people;
}
