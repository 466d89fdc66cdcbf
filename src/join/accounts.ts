/** One account of a talk: a file of the archive, or one imported record. What joining compares is worked out once. */
import { groupBy } from '../model/collect.ts';
import type { ImportedTalk, Origin, TalkFacts } from '../model/imported.ts';
import type { KnownTalk } from './known-talk.ts';
import { identifyMedium } from './media-identity.ts';
import { personKey } from './names.ts';
import { type Occasion, readOccasion } from './occasions.ts';
import { originKey } from './origin-key.ts';
import { readTitle, type TitleForm } from './titles.ts';

export interface Account {
  /** Place in the list of all accounts, the archive's first; the order depends on nothing but their contents. */
  readonly index: number;
  /** `talk:` and the id or the origin: the name of this account in the keys of proposals. */
  readonly name: string;
  readonly facts: TalkFacts;
  readonly known?: KnownTalk;
  readonly record?: ImportedTalk;
  /** How much this is about the talk; of several accounts of one talk the highest leads, then the first. */
  readonly rank: number;
  readonly title: TitleForm;
  readonly people: ReadonlySet<string>;
  readonly occasion: Occasion;
  /** Keys of media that are wholly about this talk. */
  readonly media: readonly string[];
  readonly decks: readonly string[];
  /** The archive, or the one source that tells this. */
  readonly source: string;
}

const MAX_SPEAKERS = 100;
const MAX_MEDIA = 50;

/** Reads the accounts of known talks and of records, in a total order. Records that are equal to the last field count once. */
export function readAccounts(talks: readonly KnownTalk[], records: readonly ImportedTalk[]): Account[] {
  const known = [...talks].sort((a, b) => compareCodes(a.id, b.id));
  const imported = distinctRecords(records);
  return [
    ...known.map((talk, index) =>
      readAccount(index, talk.facts, `talk:${escapeId(talk.id)}`, 'archive', { known: talk }),
    ),
    ...imported.map((record, index) =>
      readAccount(
        known.length + index,
        record,
        `talk:${originKey(record.origin)}`,
        originKey({ ...record.origin, key: '' }),
        { record },
      ),
    ),
  ];
}

function readAccount(
  index: number,
  facts: TalkFacts,
  name: string,
  source: string,
  thing: Pick<Account, 'known' | 'record'>,
): Account {
  return {
    index,
    name,
    facts,
    ...thing,
    rank: thing.record === undefined ? 100 : rankOf(thing.record),
    title: readTitle(facts.title ?? ''),
    people: peopleOf(facts),
    occasion: readOccasion(facts),
    media: isPart(thing.record) ? [] : mediaOf(facts),
    decks: (facts.slides ?? [])
      .slice(0, MAX_MEDIA)
      .flatMap(({ url }) => (url === undefined ? [] : identifyMedium(url).key)),
    source,
  };
}

/** A whole talk file ranks before all else, then what tells most of title, date, speakers and event. */
function rankOf({ written, title, date, speakers, event }: ImportedTalk): number {
  return (written === undefined ? 0 : 10) + [title !== '', date, speakers?.length, event].filter(Boolean).length;
}

/** The accounts of one talk, the leading one first. */
export function leadingFirst(accounts: readonly Account[]): Account[] {
  return [...accounts].sort((a, b) => b.rank - a.rank || a.index - b.index);
}

/** The speakers of some facts, in the form in which their names are compared. */
export function peopleOf(facts: TalkFacts): Set<string> {
  const keys = (facts.speakers ?? []).slice(0, MAX_SPEAKERS).map(({ name }) => personKey(name));
  return new Set(keys.filter((key) => key !== ''));
}

/** The recordings of some facts that are evidence: no playlists, no pages, nothing that begins within a longer recording. */
export function mediaOf(facts: TalkFacts): string[] {
  const media = (facts.recordings ?? []).slice(0, MAX_MEDIA).map(({ url }) => identifyMedium(url));
  return [...new Set(media.filter(({ certain, startSeconds }) => certain && !startSeconds).map(({ key }) => key))];
}

function isPart(record: ImportedTalk | undefined): boolean {
  return record?.partOf !== undefined || record?.partStartSeconds !== undefined || record?.partEndSeconds !== undefined;
}

/** The records in the order of their origins, then of their contents, each once. */
export function distinctRecords<Rec extends { readonly origin: Origin }>(records: readonly Rec[]): Rec[] {
  return [...groupBy(new Set(records), ({ origin }) => originKey(origin))]
    .sort(([a], [b]) => compareCodes(a, b))
    .flatMap(([, same]) => {
      if (same.length === 1) return same;
      const byContent = new Map(same.map((record) => [JSON.stringify(record), record]));
      return [...byContent].sort(([a], [b]) => compareCodes(a, b)).map(([, record]) => record);
    });
}

/** An id as one part of a key: it cannot look like an origin, nor end the part. */
export function escapeId(id: string): string {
  return originKey({ system: id, source: '', key: '' }).slice(0, -2);
}

export function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
