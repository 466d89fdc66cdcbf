/** Makes one talk of all that is certainly about it. Nothing that a source tells is lost: it is in the talk or among the differences. */
import type { Json } from '../model/entry.ts';
import type { ImportedResponse, ImportedTalk, Origin, TalkFacts } from '../model/imported.ts';
import type { Chapter } from '../model/media.ts';
import { foldLabel } from '../model/slug.ts';
import { createReport, fillItem, firstTold, presentOnly, type Report, type Told, uniteItems } from './gaps.ts';
import type { KnownTalk } from './known-talk.ts';
import { addressKey, identifyMedium } from './media-identity.ts';
import { mergeDate, mergeDecks, mergeEvent, mergeSpeakers, mostReadableFirst } from './merge-parts.ts';
import { originKey } from './origin-key.ts';
import type { Difference } from './result.ts';
import { saySame } from './same-words.ts';

type Source = Told<TalkFacts & Partial<ImportedTalk>>;

export interface Merged {
  readonly talk: ImportedTalk;
  readonly differences: readonly Difference[];
}

/**
 * Merges files, records and responses about one talk; `from` has its leading record first.
 *
 * A known file leads, unless everything that it was once made of is here again: then the sources speak for themselves, so that what changed in them
 * arrives. Of responses only recordings, the event and missing speakers are taken.
 */
export function mergeTalk(
  known: readonly KnownTalk[],
  from: readonly ImportedTalk[],
  responses: readonly ImportedResponse[],
): Merged {
  const differences: Difference[] = [];
  const report = createReport(differences);
  const given = new Set(from.map(({ origin }) => originKey(origin)));
  const files = known.filter(
    ({ origins }) => origins.length === 0 || !origins.every((origin) => given.has(originKey(origin))),
  );
  const sources: Source[] = [
    ...files.map(({ facts, ...talk }) => ({ facts, origin: originOf(talk) })),
    ...from.map((record) => ({ facts: record, origin: record.origin })),
  ];
  const about: Source[] = responses.map((response) => ({ facts: response.about, origin: response.origin }));
  const told = <Key extends keyof ImportedTalk>(key: Key): ImportedTalk[Key] | undefined =>
    firstTold(sources as readonly Told<Partial<ImportedTalk>>[], key, report) as ImportedTalk[Key] | undefined;

  const recordings = uniteItems(listsOf([...sources, ...about], 'recordings'), recordingKey, 'recordings', report, [
    'url',
  ]);
  const written = from.length > 0 && files.length === 0 ? from[0]!.written : undefined;
  const talk = presentOnly<ImportedTalk>({
    kind: 'talk',
    origin: from[0]?.origin ?? originOf(known[0]!),
    title: told('title') ?? known[0]?.id ?? '',
    date: mergeDate(listsOf(sources, 'date'), report),
    speakers: mergeSpeakers(listsOf([...sources, ...about], 'speakers'), report),
    event: mergeEvent([...listsOf(sources, 'event'), ...mostReadableFirst(listsOf(about, 'event'))], report),
    location: told('location'),
    room: told('room'),
    categories: told('categories'),
    tags: uniteTags(sources),
    description: told('description'),
    language: told('language'),
    recordings,
    recordingState: stateOf(sources, recordings.length > 0, report),
    slides: mergeDecks(listsOf(sources, 'slides'), report),
    captions: uniteItems(listsOf(sources, 'captions'), ({ language }) => language ?? '', 'captions', report),
    chapters: uniteChapters(sources, report),
    photos: uniteItems(listsOf(sources, 'photos'), ({ image }) => addressKey(image), 'photos', report, ['image']),
    links: uniteItems(listsOf(sources, 'links'), ({ url }) => addressKey(url), 'links', report, ['url']),
    license: told('license'),
    citation: told('citation'),
    body: told('body'),
    ...placeInOther(sources, report),
    deliveryOf: firstTold(sources.map(withGlobalKeys), 'deliveryOf', report),
    withdrawn: told('withdrawn'),
    permalink: sources.find(({ facts }) => facts.permalink !== undefined)?.facts.permalink,
    aliases: uniteAddresses(sources),
    extra: mergeExtra(sources, report),
    written,
  });
  for (const source of about) reportUntaken(source, talk, report);
  return { talk, differences };
}

/** The origin that stands for a file of the archive. */
function originOf({ id, origins }: Omit<KnownTalk, 'facts'>): Origin {
  return origins[0] ?? { system: 'archive', source: '', key: id };
}

function listsOf<Key extends keyof TalkFacts>(
  sources: readonly Source[],
  key: Key,
): Told<TalkFacts[Key] | undefined>[] {
  return sources.map(({ facts, origin }) => ({ facts: facts[key], origin }));
}

function recordingKey({ url }: { readonly url: string }): string {
  const { key, startSeconds } = identifyMedium(url);
  return startSeconds === undefined ? key : `${key} ${startSeconds}`;
}

/** What is told of a missing recording is settled when there is one, unless it was taken back. */
function stateOf(sources: readonly Source[], isThere: boolean, report: Report): TalkFacts['recordingState'] {
  const state = firstTold(sources, 'recordingState', report);
  if (!isThere || state === undefined || state === 'withdrawn') return state;
  const source = sources.find(({ facts }) => facts.recordingState === state)!;
  if (source.facts.recordings !== undefined) return state;
  report('recordingState', state, source.origin);
  return undefined;
}

function uniteTags(sources: readonly Source[]): string[] {
  const tags = new Map<string, string>();
  for (const { facts } of sources)
    for (const tag of facts.tags ?? []) if (!tags.has(foldLabel(tag))) tags.set(foldLabel(tag), tag);
  return [...tags.values()];
}

function uniteChapters(sources: readonly Source[], report: Report): Chapter[] {
  const lists = listsOf(sources, 'chapters');
  const chapters = uniteItems(lists, ({ atSeconds }) => String(atSeconds), 'chapters', report);
  const isOne = lists.filter(({ facts }) => facts !== undefined).length < 2;
  return isOne ? chapters : chapters.sort((a, b) => a.atSeconds - b.atSeconds);
}

/** Old addresses lead on: those of the sources that do not lead become aliases. */
function uniteAddresses(sources: readonly Source[]): string[] {
  const [permalink, ...others] = sources.flatMap(({ facts }) => facts.permalink ?? []);
  const aliases = new Set([...sources.flatMap(({ facts }) => facts.aliases ?? []), ...others]);
  if (others.length > 0 && permalink !== undefined) aliases.delete(permalink);
  return [...aliases];
}

/** Keys of other talks as texts that hold beyond their source. */
function withGlobalKeys({ facts, origin }: Source): Told<Pick<Partial<ImportedTalk>, 'partOf' | 'deliveryOf'>> {
  const keyOf = (key: string | undefined) => (key === undefined ? undefined : originKey({ ...origin, key }));
  return { origin, facts: presentOnly({ partOf: keyOf(facts.partOf), deliveryOf: keyOf(facts.deliveryOf) }) };
}

/** The talk in whose recording this one lies, and where in it; all from one source. */
function placeInOther(sources: readonly Source[], report: Report) {
  const partOf = firstTold(sources.map(withGlobalKeys), 'partOf', report);
  const first =
    sources.find(({ facts }) => facts.partOf !== undefined) ??
    sources.find(({ facts }) => facts.partStartSeconds !== undefined || facts.partEndSeconds !== undefined);
  for (const { facts, origin } of sources)
    for (const key of ['partStartSeconds', 'partEndSeconds'] as const)
      if (facts[key] !== undefined && facts[key] !== first?.facts[key]) report(key, facts[key], origin);
  return { partOf, partStartSeconds: first?.facts.partStartSeconds, partEndSeconds: first?.facts.partEndSeconds };
}

function mergeExtra(sources: readonly Source[], report: Report): { readonly [key: string]: Json } | undefined {
  let merged: { readonly [key: string]: Json } | undefined;
  for (const { facts, origin } of sources)
    if (facts.extra !== undefined)
      merged = merged === undefined ? facts.extra : fillItem(merged, facts.extra, 'extra', origin, report);
  return merged;
}

function reportUntaken({ facts, origin }: Source, talk: ImportedTalk, report: Report): void {
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || key === 'recordings' || key === 'event' || key === 'speakers') continue;
    if (!saySame(talk[key as keyof ImportedTalk], value)) report(key, value, origin);
  }
}
