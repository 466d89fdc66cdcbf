/** The title of a video taken apart into talk, speakers and event, where something else about the video says the same. Guesses nothing. */
import { foldName } from '../model/slug.ts';
import { isNamedAsSpeaker, isPersonName, splitNames } from './yt-dlp-names.ts';

/** What surrounds a title. */
export interface TitleEvidence {
  readonly tags: readonly string[];
  readonly description: string;
  readonly playlist: string | undefined;
  readonly channel: string | undefined;
}

export interface SplitTitle {
  readonly title: string;
  readonly speakers: readonly string[];
  readonly event?: string;
}

const SEPARATOR = /( +(?:\||[-–—]|::|·|•|\/\/) +)/;
const MAX_TITLE = 300;
const MAX_PARTS = 5;
const MAX_DESCRIPTION = 50_000;
const YEAR = /(?:^|[^\d])((?:19[89]|20\d)\d)(?!\d)/;
/** Names of lists that are no events. */
const PLAIN_LIST =
  /^(?:uploads from\b.*|(?:all |my )?(?:videos|uploads|talks|streams|live|shorts|keynotes?|lightning talks|favou?rites|watch later|playlist))$/i;

/** True for the name of a list that holds all that a channel has, such as `Uploads from X` and `X - Videos`. */
export function isPlainList(list: string, channel: string | undefined): boolean {
  const name = channel === undefined ? '' : foldName(channel);
  return PLAIN_LIST.test(list) || (name !== '' && [name, `${name} videos`, `${name} live`].includes(foldName(list)));
}

/**
 * Splits `Title - Speaker | Event 2018`, `Event 2018 - Speaker - Title`, `Speaker - Title` and `Speaker: Title`.
 *
 * An event must be at either end, and be told by the playlist, a tag, the channel or the description too. A speaker must be introduced as one by the
 * description, or stand between talk and event and be told by a tag or the description. The channel is never a speaker. What is not certain stays in
 * the title.
 */
export function splitTitle(title: string, evidence: TitleEvidence): SplitTitle {
  const told = { ...evidence, description: evidence.description.slice(0, MAX_DESCRIPTION) };
  const pieces = title.length > MAX_TITLE ? [title] : title.split(SEPARATOR);
  if (pieces.length > 2 * MAX_PARTS - 1) return { title, speakers: [] };
  const first = pieces[0]!.trim();
  const last = pieces.at(-1)!.trim();
  const isLast = pieces.length > 1 && isEvent(last, told);
  const isFirst = pieces.length > 1 && !isLast && isEvent(first, told);
  const rest = isLast ? pieces.slice(0, -2) : isFirst ? pieces.slice(2) : pieces;
  const event = isLast ? last : isFirst ? first : undefined;
  const place = isLast ? 'last' : isFirst ? 'first' : undefined;
  const split = splitSpeaker(rest, place, told) ?? { title: rest.join('').trim(), speakers: [] };
  return { ...split, ...(event === undefined ? {} : { event }) };
}

/** `place` is where a speaker stands who is next to the event. */
function splitSpeaker(
  pieces: readonly string[],
  place: 'first' | 'last' | undefined,
  told: TitleEvidence,
): { readonly title: string; readonly speakers: readonly string[] } | undefined {
  if (pieces.length === 1) return splitAtColon(pieces[0]!, told);
  const ends = { first: pieces[0]!.trim(), last: pieces.at(-1)!.trim() };
  const introduced = { first: isIntroduced(ends.first, told), last: isIntroduced(ends.last, told) };
  const isClear = introduced.first !== introduced.last;
  const isNear =
    !introduced.first &&
    !introduced.last &&
    place !== undefined &&
    isTold(ends[place], told) &&
    !isTold(ends[place === 'first' ? 'last' : 'first'], told);
  const where = isClear ? (introduced.first ? 'first' : 'last') : isNear ? place : undefined;
  if (where === undefined) return undefined;
  const others = where === 'first' ? pieces.slice(2) : pieces.slice(0, -2);
  return { title: others.join('').trim(), speakers: splitNames(ends[where]) };
}

function splitAtColon(text: string, told: TitleEvidence): ReturnType<typeof splitSpeaker> {
  const colon = text.indexOf(': ');
  const [before, after] = [text.slice(0, colon).trim(), text.slice(colon + 2).trim()];
  if (colon <= 0 || after === '' || !isIntroduced(before, told)) return undefined;
  return { title: after, speakers: splitNames(before) };
}

function isIntroduced(text: string, told: TitleEvidence): boolean {
  const names = splitNames(text);
  return names.every((name) => !isChannel(name, told) && isNamedAsSpeaker(name, told.description));
}

function isTold(text: string, told: TitleEvidence): boolean {
  return splitNames(text).every(
    (name) =>
      isPersonName(name) &&
      !isChannel(name, told) &&
      (told.tags.some((tag) => foldName(tag) === foldName(name)) || told.description.includes(name)),
  );
}

function isChannel(name: string, { channel }: TitleEvidence): boolean {
  return channel !== undefined && foldName(channel) === foldName(name);
}

/** True for the name of an event that something besides the title names, too. */
function isEvent(text: string, { playlist, tags, channel, description }: TitleEvidence): boolean {
  const name = foldName(text);
  const list = playlist === undefined ? '' : foldName(playlist);
  if (name !== '' && name === list) return true;
  const year = YEAR.exec(text)?.[1];
  if (year === undefined || name === year || name.split(' ').length > 8) return false;
  if (hasWords(list, name) || (YEAR.test(playlist ?? '') && hasWords(name, list))) return true;
  if (tags.some((tag) => foldName(tag) === name)) return true;
  const bare = name.replace(year, '').replace(/ +/g, ' ').trim();
  const owner = channel === undefined ? '' : foldName(channel);
  if (owner !== '' && (bare === owner || owner.startsWith(`${bare} `) || bare.startsWith(`${owner} `))) return true;
  return isPlaceOfTalk(text, description);
}

function hasWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}

/** `at`, `from` and the like before a name, or the name as a line of its own. */
function isPlaceOfTalk(name: string, description: string): boolean {
  for (let at = description.indexOf(name), count = 0; at >= 0 && count < 50; count++) {
    const before = description.slice(Math.max(0, at - 30), at);
    const after = description.slice(at + name.length, at + name.length + 1);
    if (/(?:^|\W)(?:at|from|during|@|bei|auf der|in)(?: the| der)? $/i.test(before)) return true;
    if (/(?:^|\n)$/.test(before) && /^[\n,.]?$/.test(after)) return true;
    at = description.indexOf(name, at + name.length);
  }
  return false;
}
