/** What is indexed of a talk: its texts by field. Hidden former names are in no list of an archive, and so in no text here. */
import type { Archive, Event, Talk } from '../../model/archive.ts';
import { SEARCH_FIELDS, type SearchField } from '../../model/search.ts';
import { languageOf } from '../words/languages.ts';
import { slidesOfTalk } from './passages.ts';
import type { IndexedDocument } from './search-talk.ts';

/** The things of an archive by id. */
export interface Things {
  readonly speakers: ReadonlyMap<string, Archive['speakers'][number]>;
  readonly organisations: ReadonlyMap<string, Archive['organisations'][number]>;
  readonly events: ReadonlyMap<string, Event>;
  readonly series: ReadonlyMap<string, Archive['series'][number]>;
  readonly categories: ReadonlyMap<string, Archive['categories'][number]>;
  readonly tags: ReadonlyMap<string, Archive['tags'][number]>;
  readonly responses: ReadonlyMap<string, Archive['responses'][number]>;
  /** By BCP 47 code. */
  readonly languages: ReadonlyMap<string, Archive['languages'][number]>;
}

export function indexThings(archive: Archive): Things {
  const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> =>
    new Map(things.map((thing) => [thing.id, thing]));
  return {
    speakers: byId(archive.speakers),
    organisations: byId(archive.organisations),
    events: byId(archive.events),
    series: byId(archive.series),
    categories: byId(archive.categories),
    tags: byId(archive.tags),
    responses: byId(archive.responses),
    languages: new Map(archive.languages.map((language) => [language.code, language])),
  };
}

/** The talks that are searched, oldest first, so that new ones come last and the others keep their numbers. */
export function listIndexedTalks({ talks }: Pick<Archive, 'talks'>): readonly Talk[] {
  const order = ({ date, id }: Talk): string => `${date.date}\n${id}`;
  return talks.filter(({ indexed }) => indexed).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The languages with a stemmer in which talks that are searched, or their transcripts, are: primary subtags, each once, sorted. */
export function listStemmedLanguages(archive: Pick<Archive, 'talks'>): readonly string[] {
  const tags = archive.talks
    .filter(({ indexed }) => indexed)
    .flatMap(({ language, transcripts }) => [
      language,
      ...transcripts.flatMap((transcript) => transcript.language ?? []),
    ]);
  return [...new Set([...new Set(tags)].flatMap((tag) => languageOf(tag) ?? []))].sort();
}

/** Takes the next text of a field, where there is one. */
type Add = (text: string | undefined) => void;

const TEXTS: Readonly<Record<SearchField, (talk: Talk, things: Things, add: Add) => void>> = {
  title: ({ title }, _things, add) => add(title),
  speaker: ({ appearances }, things, add) => {
    for (const { speaker, name, organisation } of appearances) {
      const person = things.speakers.get(speaker);
      add(name);
      add(person?.name);
      for (const other of person?.otherNames ?? []) add(other);
      if (organisation !== undefined) add(things.organisations.get(organisation)?.name);
    }
  },
  event: ({ event: id, location }, things, add) => {
    const event = id === undefined ? undefined : things.events.get(id);
    const series = event?.series === undefined ? undefined : things.series.get(event.series)?.name;
    add(event?.name);
    if (series !== undefined && event?.name.includes(series) !== true) add(series);
    add(event?.location ?? location);
  },
  category: ({ categories }, things, add) => {
    for (const id of categories) add(things.categories.get(id)?.name);
  },
  tags: ({ tags }, things, add) => {
    for (const id of tags) add(things.tags.get(id)?.name);
  },
  body: (talk, things, add) => {
    add(talk.description);
    add(talk.body.text);
    for (const { text } of slidesOfTalk(talk)) add(text);
    for (const { cues } of talk.transcripts) for (const { text } of cues) add(text);
    for (const { title } of talk.chapters) add(title);
    for (const id of talk.responses) {
      const response = things.responses.get(id);
      if (response?.indexed !== true) continue;
      add(response.title);
      add(response.body.text);
    }
  },
};

/** The texts of a talk and its other deliveries in the order of `SEARCH_FIELDS`; what a field says twice is taken once, and so are equal texts of bodies. */
export function describeDocument(talk: Talk, things: Things, deliveries: readonly Talk[] = [talk]): IndexedDocument {
  const texts = SEARCH_FIELDS.map((field) => {
    const parts: string[] = [];
    const add: Add = (text) => {
      if (text !== undefined && text !== '') parts.push(text);
    };
    for (const delivery of deliveries) TEXTS[field](delivery, things, add);
    if (parts.length < 2) return parts[0] ?? '';
    return (field === 'body' && deliveries.length === 1 ? parts : [...new Set(parts)]).join('\n');
  });
  return { language: talk.language, texts };
}
