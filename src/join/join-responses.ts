/** Finds the talk that a response is about. A response's own author is no evidence. */
import { addTo } from '../model/collect.ts';
import type { ImportedResponse } from '../model/imported.ts';
import { mediaOf, peopleOf } from './accounts.ts';
import { MAX_QUESTIONS } from './doubts.ts';
import { type Group, sharePerson } from './groups.ts';
import { type NameText, namesPerson, personKey, readNameText } from './names.ts';
import { compareOccasions, eventRelation, gapDays, type Occasion, readOccasion } from './occasions.ts';
import { compareNearTitles, readTitle, type TitleForm } from './titles.ts';

export interface ResponseQuestion {
  readonly root: number;
  readonly reason: string;
}

/** The talk of a response, when it is certain, else those that it may be about. */
export interface ResponseTarget {
  readonly root?: number;
  readonly questions: readonly ResponseQuestion[];
}

/** Groups in the order in which responses ask for them. */
export interface TalkIndex {
  readonly byTitle: ReadonlyMap<string, readonly Group[]>;
  readonly byPerson: ReadonlyMap<string, readonly Group[]>;
  readonly byMedium: ReadonlyMap<string, readonly Group[]>;
}

/** How many talks of one title, or of one speaker, a response is compared with. */
const MAX_COMPARED = 200;
const MAX_NAMES = 40;

/** Indexes groups. `shared` are the media of more than one talk. */
export function indexTalks(groups: readonly Group[], shared: ReadonlySet<string>): TalkIndex {
  const byTitle = new Map<string, Group[]>();
  const byPerson = new Map<string, Group[]>();
  const byMedium = new Map<string, Group[]>();
  for (const group of groups) {
    for (const { key } of group.titles) if (key !== '') addTo(byTitle, key, group);
    for (const person of group.people) addTo(byPerson, person, group);
    for (const medium of new Set(group.media)) if (!shared.has(medium)) addTo(byMedium, medium, group);
  }
  return { byTitle, byPerson, byMedium };
}

/** What a response tells, worked out once. */
interface Clues {
  readonly titles: readonly TitleForm[];
  readonly people: ReadonlySet<string>;
  readonly occasion: Occasion;
  readonly author?: string;
  readonly text: () => NameText;
}

/** Finds the talk of a response; `refused` are roots of talks that a person said it is not about. Cost: linear in its text, and a bound. */
export function findTalk(
  response: ImportedResponse,
  index: TalkIndex,
  refused: ReadonlySet<number> = new Set(),
): ResponseTarget {
  const clues = readClues(response);
  const isLeft = ({ root }: Group): boolean => !refused.has(root);
  const ofMedium = new Set(
    mediaOf(response.about).flatMap((medium) => index.byMedium.get(medium)?.filter(isLeft) ?? []),
  );
  if (ofMedium.size === 1) return { root: [...ofMedium][0]!.root, questions: [] };

  const ofTitle = [...new Set(clues.titles.flatMap(({ key }) => index.byTitle.get(key)?.filter(isLeft) ?? []))].slice(
    0,
    MAX_COMPARED,
  );
  const named = ofTitle.filter((group) => namesSpeaker(group, clues));
  const fitting = named.filter((group) => fits(group, clues));
  const best = bestOf(fitting, clues.occasion);
  if (best.length === 1) return { root: best[0]!.root, questions: [] };
  if (best.length > 1) return ask(best, 'the same title and speaker, given more than once');
  if (named.length > 0)
    return ask(
      named.filter((group) => !isGeneric(group, clues)),
      'the same title and speaker, but another event',
    );

  const nameless = ofTitle.filter((group) => mayBeAbout(group, clues));
  if (nameless.length > 0) return ask(bestOf(nameless, clues.occasion), 'the same title, but the speaker is not named');
  const near = [...clues.people]
    .flatMap((person) => index.byPerson.get(person)?.slice(0, MAX_COMPARED) ?? [])
    .filter(
      (group) => isLeft(group) && eventRelation(group.occasion, clues.occasion) !== 'different' && isNear(group, clues),
    );
  return ask([...new Set(near)], 'nearly the same title and the same speaker');
}

function ask(groups: readonly Group[], reason: string): ResponseTarget {
  return { questions: groups.slice(0, MAX_QUESTIONS).map(({ root }) => ({ root, reason })) };
}

const NOTES_OF =
  /^(?:live[ -]?blog(?:ged|ging)?|sketch ?notes?|notes?|write-?up|recap|summary|review|thoughts|my notes|mitschrift|notizen)(?: (?:on|of|from|for|about|zu|von))?\s*[:–—-]?\s+/i;

function readClues(response: ImportedResponse): Clues {
  const { about, title, body, url, permalink, author, aliases = [] } = response;
  const texts = about.title === undefined ? [title, title.slice(0, 400).replace(NOTES_OF, '')] : [about.title];
  let text: NameText | undefined;
  return {
    titles: [...new Map(texts.map(readTitle).map((form) => [form.key, form])).values()].filter(({ key }) => key !== ''),
    people: peopleOf(about),
    occasion: readOccasion(about),
    ...(author === undefined ? {} : { author: personKey(author) }),
    text: () => {
      text ??= readNameText([title, body, pathOf(url), permalink, ...aliases]);
      return text;
    },
  };
}

function pathOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return url;
  }
}

function namesSpeaker(group: Group, clues: Clues): boolean {
  if (sharePerson(group, clues)) return true;
  return group.names.slice(0, MAX_NAMES).some((name) => {
    const key = personKey(name);
    return key !== '' && key !== clues.author && namesPerson(clues.text(), name);
  });
}

function isGeneric(group: Group, { titles }: Clues): boolean {
  return titles.every((title) => title.generic || !group.titles.some(({ key }) => key === title.key));
}

/** Nothing contradicts; for a title that many talks have, the event must be the same and the day not another. */
function fits(group: Group, clues: Clues): boolean {
  const event = eventRelation(group.occasion, clues.occasion);
  if (isGeneric(group, clues)) return event === 'same' && (gapDays(group.occasion, clues.occasion) ?? 0) === 0;
  return event !== 'different' && (gapDays(group.occasion, clues.occasion) ?? 0) <= 3;
}

/** The same title and no event that contradicts, but nobody named. Named others must be at the very event. */
function mayBeAbout(group: Group, clues: Clues): boolean {
  const event = eventRelation(group.occasion, clues.occasion);
  if (event === 'different' || (gapDays(group.occasion, clues.occasion) ?? 0) > 3) return false;
  const isStrange = clues.people.size > 0 && group.people.size > 0;
  return isStrange || isGeneric(group, clues) ? event === 'same' : true;
}

function isNear(group: Group, clues: Clues): boolean {
  return clues.titles.some((title) => group.titles.some((other) => compareNearTitles(title, other) !== undefined));
}

/** Among several talks, those whose event is the very one, else those on the very day, else all. */
function bestOf(groups: readonly Group[], occasion: Occasion): readonly Group[] {
  if (groups.length < 2) return groups;
  const rank = (group: Group): number => {
    const event = eventRelation(group.occasion, occasion);
    const isSame = compareOccasions(group.occasion, occasion) === 'same';
    return isSame && event === 'same' ? 0 : isSame ? 1 : event === 'maybe' ? 2 : 3;
  };
  const least = Math.min(...groups.map(rank));
  return groups.filter((group) => rank(group) === least);
}
