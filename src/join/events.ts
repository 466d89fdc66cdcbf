/** Whether two talks name the same event, loosely. An equal event never makes two talks one; it only supports or contradicts. */
import type { ImportedEventMention } from '../model/imported.ts';
import { foldLatin } from '../model/slug.ts';

/** An event's name in the form that is compared. */
export interface EventForm {
  readonly name: string;
  /** Without years and without words that every conference has. */
  readonly words: readonly string[];
  /** The same without camel case split. */
  readonly whole: readonly string[];
  /** Numbers that are no years. */
  readonly numbers: string;
  readonly year?: string;
  /** Words of the place, which one name may have in it and the other beside it. */
  readonly place: readonly string[];
  /** First letters of all words, and of those that count. */
  readonly initials: readonly string[];
}

/**
 * `same`: every word of either is in the other. `likely`: one has all words of the other, or they have much in common. `maybe`: they have a word in
 * common, as two events of one series have.
 */
export type EventRelation = 'same' | 'likely' | 'maybe' | 'different';

const EMPTY_WORDS = new Set('conf conference the a an of for in at on and und'.split(' '));

/** Words that so many events have that two of them have nothing in common by it. */
const WEAK_WORDS = new Set(
  (
    'con day days summit meetup meeting forum camp fest festival week world user group workshop symposium congress expo tech talks international ' +
    'global annual online virtual europe european euro eu america north south east west asia apac africa us usa uk de'
  ).split(' '),
);
const MAX_NAME = 300;

/** Reads an event's name: camel case is split, `#` and `conf` are dropped, the year is set apart. Undefined when nothing is left. */
export function readEvent(event: ImportedEventMention): EventForm | undefined {
  const name = event.name.slice(0, MAX_NAME);
  const all = wordsOf(splitCamelCase(name));
  const years = [...name.matchAll(/(?<!\p{N})(?:19|20)\d\d(?!\p{N})/gu)].map(([year]) => year);
  const short = /['’](\d\d)(?!\p{L}|\p{N})/u.exec(name)?.[1];
  const year = years.at(-1) ?? (short === undefined ? event.start?.slice(0, 4) : `20${short}`);
  const words = all.filter((word) => !EMPTY_WORDS.has(word) && !years.includes(word) && word !== short);
  if (words.length === 0) return undefined;
  const named = all.filter((word) => !years.includes(word));
  return {
    name: event.name,
    words,
    whole: wordsOf(name).filter((word) => !EMPTY_WORDS.has(word) && !years.includes(word) && word !== short),
    numbers: words.filter((word) => /^\p{N}+$/u.test(word)).join(' '),
    ...(year === undefined ? {} : { year }),
    place: wordsOf((event.location ?? '').slice(0, MAX_NAME)),
    initials: [named, words].filter((list) => list.length >= 3).map((list) => list.map((word) => word[0]).join('')),
  };
}

function splitCamelCase(name: string): string {
  return name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})((?:19|20)\d\d)(?!\p{N})/gu, '$1 $2');
}

function wordsOf(text: string): string[] {
  return (
    foldLatin(text)
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  );
}

/** Compares two events. Other years, and other numbers (`Meetup 12`, `Meetup 13`), are other events. */
export function compareEvents(a: EventForm, b: EventForm): EventRelation {
  if (a.name === b.name && a.year === b.year) return 'same';
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return 'different';
  if (a.numbers !== '' && b.numbers !== '' && a.numbers !== b.numbers) return 'different';
  if (a.words.join('') === b.words.join('') || isAcronym(a, b) || isAcronym(b, a)) return 'same';
  const common = commonWords(a, b);
  const back = commonWords(b, a);
  if (common.length === 0 || back.length === 0) return 'different';
  const [restOfA, restOfB] = [restOf(a, b), restOf(b, a)];
  if (restOfA === 0 && restOfB === 0) return 'same';
  if (restOfA === 0 || restOfB === 0) return 'likely';
  const inOneYear = a.year !== undefined && a.year === b.year;
  return inOneYear && Math.min(commonNames(a, b), commonNames(b, a)) >= 2 ? 'likely' : 'maybe';
}

function isAcronym(short: EventForm, long: EventForm): boolean {
  return short.words.length === 1 && long.initials.includes(short.words[0]!);
}

/** The words of one name that tell something and that the other has too. */
function commonWords(of: EventForm, by: EventForm): readonly string[] {
  return [...of.words, ...of.whole].filter(
    (word) => word.length >= 3 && !WEAK_WORDS.has(word) && isCovered(word, of, by),
  );
}

/** How many names they have in common, where `DevOps` is one. */
function commonNames(of: EventForm, by: EventForm): number {
  const wholes = of.whole.filter((word) => by.whole.includes(word) && !WEAK_WORDS.has(word)).length;
  return wholes > 0 ? wholes : commonWords(of, by).filter((word) => of.words.includes(word)).length;
}

/** How many words of one name the other has neither in its name nor as its place. */
function restOf(of: EventForm, by: EventForm): number {
  return of.words.filter((word) => !isCovered(word, of, by) && !by.place.includes(word)).length;
}

/** Whether the other name has a word, whole, run together with its neighbour (`leaddev`), begun (`dev`, `developer`), or as an acronym. */
function isCovered(word: string, of: EventForm, by: EventForm): boolean {
  if (by.words.includes(word) || by.whole.includes(word) || by.initials.includes(word)) return true;
  const index = of.words.indexOf(word);
  const isRunTogether =
    index >= 0 &&
    [word + (of.words[index + 1] ?? ''), (of.words[index - 1] ?? '') + word].some((pair) => by.words.includes(pair));
  return (
    isRunTogether || by.words.some((other, at) => begins(word, other) || word === other + (by.words[at + 1] ?? ''))
  );
}

function begins(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return shorter >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** How well a person reads a name, for a choice among spellings: separate words without `#` read best. */
export function readability(name: string): number {
  const runTogether = (name.match(/\p{Ll}\p{Lu}/gu) ?? []).length;
  const separate = name.trim().split(/\s+/u).length;
  return separate * 2 - runTogether * 2 - (name.includes('#') ? 4 : 0) - (name === name.toUpperCase() ? 1 : 0);
}
