/** A line that packs a talk's title with its speakers and its event, taken apart. Guesses only where the line itself gives the signs. */
import type { ImportedSpeaker } from '../model/imported.ts';
import { readPeople } from './front-matter-people.ts';

export interface Headline {
  /** What the line calls itself: `Video`, `Notes`. */
  readonly label?: string;
  /** The title of the talk; the whole line where nothing else was found in it. Quotes and apostrophes inside it are as written. */
  readonly title: string;
  readonly speakers: readonly ImportedSpeaker[];
  /** Without `#`. */
  readonly event?: string;
  /** True when more than a title was found. */
  readonly packed: boolean;
}

interface Split {
  readonly head: string;
  readonly tail: string;
}

/** A longer line is no title. */
const MAX_HEADLINE = 400;

const LABEL =
  /^(video|recording|slides|talk|keynote|(?:talk |my )?notes|sketch ?notes?|live ?blog|recap|summary|review|write-?up)(?: ?: | [-–—|] )(?=\S)/i;
const LABEL_OF = /^((?:(?:my|some|talk) )?(?:notes|thoughts|recap|summary|review)) (?:on|from|about|of) (?=\S)/i;
const SEPARATORS = [' | ', ' - ', ' – ', ' — ', ' // ', ' · '];
const BY_TALK =
  /(?:, | [-–—|] | \(?)(?:an? |the )?(?:lightning talk|talk|keynote|presentation|session|workshop|tutorial) (?:given )?(?:by|from|with) /gi;
const QUOTED = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
] as const;

/**
 * Reads `Video: Title - Speaker | #SomeConf 2018`, `Title — Speaker (Conf 2018)`, `Title by Speaker @ Conf 2018`, `Title - Some Conf UK 2018`,
 * `The Title, a talk by Speaker`, `Notes on "Title" by Speaker at Conf 2018`, and a plain title.
 *
 * Names of people are only looked for behind `talk by`, or where a label, quotes or an event show that the line is about a talk.
 */
export function readHeadline(line: string): Headline {
  const whole = line.replace(/\s+/gu, ' ').trim();
  const plain: Headline = { title: whole, speakers: [], packed: false };
  if (whole.length > MAX_HEADLINE) return plain;
  const labelled = LABEL.exec(whole) ?? LABEL_OF.exec(whole);
  const label = labelled?.[1];
  let rest = labelled === null ? whole : whole.slice(labelled[0].length);
  const quoted = QUOTED.some(([open, close]) => rest.startsWith(open) && rest.includes(close, 1));
  const sure = quoted || (labelled !== null && LABEL.test(whole));
  let event: string | undefined;
  let speakers: readonly ImportedSpeaker[] = [];
  for (let round = 0; round < 3; round++) {
    const withEvent = event === undefined ? splitEvent(rest) : undefined;
    if (withEvent !== undefined) [rest, event] = [withEvent.head, withEvent.tail];
    const people =
      speakers.length === 0 ? splitPeople(rest, sure || event !== undefined || hasEventInFront(rest)) : undefined;
    if (people !== undefined) [rest, speakers] = [people.head, people.speakers];
    if (withEvent === undefined && people === undefined) break;
  }
  const title = unquote(rest);
  const packed = sure || event !== undefined || speakers.length > 0;
  if (!packed || title === '') return plain;
  return {
    ...(label === undefined ? {} : { label }),
    title,
    speakers,
    ...(event === undefined ? {} : { event }),
    packed,
  };
}

/** Takes one pair of quotes off that stand around all of a text. */
export function unquote(text: string): string {
  const trimmed = text.trim();
  for (const [open, close] of QUOTED)
    if (trimmed.startsWith(open) && trimmed.indexOf(close, 1) === trimmed.length - 1 && trimmed.length > 2)
      return trimmed.slice(1, -1).trim();
  return trimmed;
}

function splitEvent(text: string): Split | undefined {
  const candidates = [
    splitParenthesis(text),
    splitAt(text, ' @ '),
    splitAt(text, ' @'),
    splitAt(text, ' #'),
    ...SEPARATORS.map((separator) => splitAt(text, separator)),
    splitAt(text, ' at '),
    splitAt(text, ', '),
  ];
  const last = (split: Split) => split.head.length;
  return candidates
    .filter((split) => split !== undefined)
    .sort((a, b) => last(b) - last(a))
    .map(({ head, tail }) => ({ head, tail: tail.replace(/^[@#] ?/, '') }))
    .filter(({ head, tail }) => head !== '' && (looksLikeEvent(tail) || isMarked(text, head, tail)))
    .map(({ head, tail }) => ({ head: withoutSeparator(head), tail }))[0];
}

/** `Title (Some Conf 2018) - Speaker`: the event stands before the last part. */
function hasEventInFront(text: string): boolean {
  const people = splitPeople(text, true);
  return people !== undefined && splitEvent(people.head) !== undefined;
}

/** `A |` in front of `#SomeConf` is `A`. */
function withoutSeparator(head: string): string {
  return head.replace(/ ?(?:[|–—,·-]|\/\/)$/, '');
}

/** `#SomeConf`, `@ Some Meetup`: the sign says that it is an event. */
function isMarked(text: string, head: string, tail: string): boolean {
  const sign = /^[\s|–—(-]*(#|@ )/.exec(text.slice(head.length))?.[1];
  if (sign === undefined || tail.length > 80) return false;
  return sign === '#'
    ? /^\p{L}[\p{L}\p{N}_.-]*(?: \p{L}[\p{L}\p{N}]*)?(?: \d{4})?$/u.test(tail)
    : /^\p{Lu}/u.test(tail);
}

function splitAt(text: string, separator: string): Split | undefined {
  const at = text.lastIndexOf(separator);
  return at < 0 ? undefined : { head: text.slice(0, at).trim(), tail: text.slice(at + separator.length).trim() };
}

function splitParenthesis(text: string): Split | undefined {
  if (!text.endsWith(')')) return undefined;
  const at = text.lastIndexOf('(');
  return at < 0 ? undefined : { head: text.slice(0, at).trim(), tail: text.slice(at + 1, -1).trim() };
}

const NO_EVENT_START = /^(?:a|an|and|for|from|how|in|of|or|our|part|the year|to|what|why|with|your)\b/i;
const EVENT_WORD =
  /\b(?:conf|conference|summit|symposium|meetup|unconference|devroom|barcamp|days|congress)$|[a-z](?:Conf|Con|Camp|Fest|Days|Summit)$/u;

/** True for a short name with a year, or one that ends in a word such as `Conf`. */
function looksLikeEvent(text: string): boolean {
  const name = text.replace(/^#/, '');
  if (name.length > 80 || !/\p{L}{2}/u.test(name) || NO_EVENT_START.test(name)) return false;
  if (/[:?!"“”;]/.test(name) || name.split(' ').length > 8) return false;
  return /(?:^|\D)(?:19|20)\d\d(?!\d)/.test(name) || / ['’]\d\d$/.test(name) || EVENT_WORD.test(lowerLast(name));
}

/** The last word decides; capitals inside it (`PyCon`) are kept, one in front (`Conference`) is not. */
function lowerLast(name: string): string {
  const last = name.split(' ').at(-1)!;
  return name.includes(' ') ? last[0]!.toLowerCase() + last.slice(1) : last;
}

function splitPeople(
  text: string,
  aboutTalk: boolean,
): { readonly head: string; readonly speakers: readonly ImportedSpeaker[] } | undefined {
  const phrase = [...text.matchAll(BY_TALK)].at(-1);
  const candidates: (Split | undefined)[] = [];
  if (phrase !== undefined)
    candidates.push({
      head: text.slice(0, phrase.index).trim(),
      tail: text.slice(phrase.index + phrase[0].length).replace(/\)$/, ''),
    });
  if (aboutTalk)
    candidates.push(
      splitAt(text, ' by '),
      splitAt(text, ' with '),
      splitParenthesis(text),
      ...SEPARATORS.map((separator) => splitAt(text, separator)),
    );
  for (const split of candidates) {
    const head = split?.head.replace(/,$/, '') ?? '';
    const speakers = split === undefined || head === '' ? [] : readPeople(split.tail);
    if (speakers.length > 0) return { head, speakers };
  }
  return undefined;
}
