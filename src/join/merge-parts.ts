/** Merging what a talk has several of, and what has parts: speakers, the event, the date, slides. */
import type { TalkDate } from '../model/entry.ts';
import type { ImportedDeck, ImportedEventMention, ImportedSlide, ImportedSpeaker } from '../model/imported.ts';
import { compareCodes } from './accounts.ts';
import { compareEvents, readability, readEvent } from './events.ts';
import { areEqual, fillItem, type Report, type Told } from './gaps.ts';
import { identifyMedium } from './media-identity.ts';
import { mayBeOnePerson, personKey } from './names.ts';
import { saySame } from './same-words.ts';

/** All speakers, each once; a name so like another's that it may be the same person is reported instead. */
export function mergeSpeakers(
  lists: readonly Told<readonly ImportedSpeaker[] | undefined>[],
  report: Report,
): ImportedSpeaker[] {
  const speakers: ImportedSpeaker[] = [];
  for (const { facts, origin } of lists) {
    const before = speakers.length;
    for (const speaker of facts ?? []) {
      const key = personKey(speaker.name);
      const isSame = ({ name }: ImportedSpeaker): boolean => personKey(name) === key || saySame(name, speaker.name);
      const place = before === 0 ? -1 : speakers.findIndex(isSame);
      if (place >= 0) {
        if (!saySame(speakers[place]!.name, speaker.name)) report('speakers', speaker.name, origin);
        speakers[place] = fillItem(speakers[place]!, speaker, 'speakers', origin, report, ['name']);
      } else if (speakers.slice(0, before).some(({ name }) => mayBeOnePerson(name, speaker.name)))
        report('speakers', speaker.name, origin);
      else speakers.push(speaker);
    }
  }
  return speakers;
}

/** The first event, with what others tell of the same one. */
export function mergeEvent(
  events: readonly Told<ImportedEventMention | undefined>[],
  report: Report,
): ImportedEventMention | undefined {
  let merged: ImportedEventMention | undefined;
  for (const { facts, origin } of events) {
    if (facts === undefined) continue;
    if (merged === undefined) {
      merged = facts;
      continue;
    }
    const [a, b] = [readEvent(merged), readEvent(facts)];
    if (!saySame(merged.name, facts.name)) report('event', facts.name, origin);
    const { name, ...rest } = facts;
    if (a === undefined || b === undefined || compareEvents(a, b) === 'different') {
      if (Object.keys(rest).length > 0) report('event', facts, origin);
    } else merged = fillItem(merged, facts, 'event', origin, report, ['name']);
  }
  return merged;
}

/** The same events with the most readable name first. */
export function mostReadableFirst(
  events: readonly Told<ImportedEventMention | undefined>[],
): readonly Told<ImportedEventMention | undefined>[] {
  const score = ({ facts }: Told<ImportedEventMention | undefined>): number => readability(facts?.name ?? '');
  return [...events].sort((a, b) => score(b) - score(a) || compareCodes(a.facts?.name ?? '', b.facts?.name ?? ''));
}

/** The first date, with the time of day of others on that day where it has none. */
export function mergeDate(dates: readonly Told<TalkDate | undefined>[], report: Report): TalkDate | undefined {
  let merged: TalkDate | undefined;
  for (const { facts, origin } of dates) {
    if (facts === undefined) continue;
    if (merged === undefined) merged = facts;
    else if (merged.date === facts.date && (merged.start === undefined || facts.start === undefined))
      merged = fillItem(merged, facts, 'date', origin, report);
    else if (!areEqual(merged, facts)) report('date', facts.start === undefined ? facts.date : facts, origin);
  }
  return merged;
}

/** All decks; pages go into the deck of their address, else into the only one that has none, and an address to the only deck without. */
export function mergeDecks(
  lists: readonly Told<readonly ImportedDeck[] | undefined>[],
  report: Report,
): ImportedDeck[] {
  const decks: ImportedDeck[] = [];
  for (const { facts, origin } of lists) {
    const before = decks.length;
    for (const deck of facts ?? []) {
      const place = before === 0 ? -1 : placeOfDeck(decks.slice(0, before), deck);
      if (place < 0) decks.push(deck);
      else decks[place] = fillDeck(decks[place]!, deck, origin, report);
    }
  }
  return decks;
}

function placeOfDeck(decks: readonly ImportedDeck[], deck: ImportedDeck): number {
  const { url } = deck;
  if (url !== undefined) {
    const { key } = identifyMedium(url);
    const same = decks.findIndex((other) => other.url !== undefined && identifyMedium(other.url).key === key);
    if (same >= 0) return same;
    return deck.pages.length > 0 ? -1 : onlyPlace(decks, (other) => other.url === undefined);
  }
  const same = decks.findIndex((other) => areEqual(other.pages, deck.pages));
  return same >= 0 ? same : onlyPlace(decks, (other) => other.pages.length === 0);
}

function onlyPlace(decks: readonly ImportedDeck[], fits: (deck: ImportedDeck) => boolean): number {
  return decks.filter(fits).length === 1 ? decks.findIndex(fits) : -1;
}

function fillDeck(deck: ImportedDeck, other: ImportedDeck, origin: Told<0>['origin'], report: Report): ImportedDeck {
  const url = deck.url ?? other.url;
  const pages = deck.pages.length === 0 ? other.pages : mergePages(deck.pages, other.pages, origin, report);
  return { ...(url === undefined ? {} : { url }), pages };
}

function mergePages(
  pages: readonly ImportedSlide[],
  others: readonly ImportedSlide[],
  origin: Told<0>['origin'],
  report: Report,
): readonly ImportedSlide[] {
  const byNumber = new Map(pages.map((page) => [page.number, page]));
  for (const other of others) {
    const page = byNumber.get(other.number);
    if (page === undefined) byNumber.set(other.number, other);
    else {
      const text = page.text === '' ? other.text : page.text;
      if (other.text !== '' && !saySame(text, other.text)) report(`slides.${other.number}`, other.text, origin);
      byNumber.set(
        other.number,
        fillItem({ ...page, text }, other, `slides.${other.number}`, origin, report, ['text']),
      );
    }
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}
