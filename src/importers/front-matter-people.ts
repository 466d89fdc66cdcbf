/** Names of people in texts: speaker fields taken apart, and what looks like a name. Knows no archive: an organisation is told by its place. */
import type { ImportedSpeaker } from '../model/imported.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|m\.?sc|b\.?sc|mba|esq)\.?$/i;

/**
 * The people of a speaker text and their organisations, in the shapes that talk files have: `A, Org`, `A, B and C, Org`, `A, Org & B, Org2`, `A, B, C`.
 *
 * Two comma items are name and organisation, three or more are people; after `and` or `&`, an organisation at the end belongs to all before it
 * who have none. A `;` separates texts that stand for themselves.
 */
export function splitSpeakers(text: string): readonly ImportedSpeaker[] {
  return text.slice(0, 2000).split(';').flatMap(splitPart);
}

function splitPart(text: string): readonly ImportedSpeaker[] {
  const flat = ` ${text.replace(/\s+/gu, ' ').trim()} `;
  const ampersand = flat.includes(' & ');
  const chunks = flat.replace(/, ?(and|und|&) /giu, ' $1 ').split(/ (?:and|und|&) /iu);
  const lists = chunks.map(commaItems).filter((items) => items.length > 0);
  const people: { name: string; organisation?: string }[] = [];
  let withoutOrganisation = 0;
  for (const [chunk, items] of lists.entries())
    for (const [index, item] of items.entries()) {
      if (index === 0 || !isOrganisation(lists, chunk, item, ampersand)) {
        people.push({ name: item });
        continue;
      }
      for (const person of people.slice(withoutOrganisation)) person.organisation = item;
      withoutOrganisation = people.length;
    }
  return people;
}

/** An item behind the first one of its comma list. */
function isOrganisation(
  lists: readonly (readonly string[])[],
  chunk: number,
  item: string,
  ampersand: boolean,
): boolean {
  if (lists[chunk]!.length !== 2) return false;
  if (chunk === lists.length - 1) return true;
  // `A, X & B, Y` binds pairs, `A, B and C` is a list; one word is hardly a person's name.
  return !item.includes(' ') || (ampersand && lists.at(-1)!.length > 1);
}

function commaItems(text: string): string[] {
  const items: string[] = [];
  for (const raw of text.split(',')) {
    const item = raw.trim();
    if (item === '') continue;
    if (items.length > 0 && SUFFIX.test(item)) items[items.length - 1] += `, ${item}`;
    else items.push(item);
  }
  return items;
}

const PARTICLES = new Set('al bin da das de del den der di dos du el ibn la le ten ter van von y zu'.split(' '));
const NAME_WORD = /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]{0,30}$/u;
const NO_NAME = new Set(
  'a an and api app as at by conf conference day days demo docs for from how in intro introduction is it keynote lessons live meetup my new not notes of on or our part q&a recap session slides state summit summary talk talks the to tutorial video vs what when who why with workshop your'.split(
    ' ',
  ),
);

/** True for two to five words that begin like names: capitals, initials, letters of scripts without case, particles between them. */
export function looksLikePerson(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 70 || words.length < 2 || words.length > 5) return false;
  if (!NAME_WORD.test(words[0]!) || !NAME_WORD.test(words.at(-1)!)) return false;
  if (words.some((word) => NO_NAME.has(word.toLowerCase()))) return false;
  if (words.some((word) => /^\p{Lu}{4,}$/u.test(word)) && !words.every((word) => /^[\p{Lu}.'’-]+$/u.test(word)))
    return false;
  return words.every((word) => NAME_WORD.test(word) || PARTICLES.has(word.toLowerCase()));
}

/** The people of a text that is nothing but names (and their organisations), else none. */
export function readPeople(text: string): readonly ImportedSpeaker[] {
  const people = text.length > 300 ? [] : splitSpeakers(text);
  return people.length <= 8 && people.every(({ name }) => looksLikePerson(name)) ? people : [];
}

/** Names right behind words such as `talk by`, in running text; each spelling once, in their order. Looks at no more than 20,000 characters. */
export function namesInPhrases(text: string): readonly string[] {
  const found = new Set<string>();
  const start = text.slice(0, 20_000).replace(/[*_[\]]/g, '');
  for (const match of start.matchAll(/\b(?:talk|keynote|presentation|session|workshop) (?:given )?(?:by|from) /gi)) {
    const name: string[] = [];
    for (const word of start.slice(match.index + match[0].length, match.index + match[0].length + 200).split(/\s/u)) {
      const bare = word
        .replace(/['’]s$/u, '')
        .replace(/[.,;:!?)"”]+$/u, (end) => (/^\p{Lu}\.$/u.test(word) ? end : ''));
      if (!NAME_WORD.test(bare) && !PARTICLES.has(bare)) break;
      name.push(bare);
      if (bare !== word || name.length === 5) break;
    }
    while (PARTICLES.has(name.at(-1) ?? '')) name.pop();
    if (looksLikePerson(name.join(' '))) found.add(name.join(' '));
  }
  return [...found];
}
