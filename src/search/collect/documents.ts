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
  const tags = listIndexedTalks(archive).flatMap(({ language, transcripts }) => [
    language,
    ...transcripts.flatMap((transcript) => transcript.language ?? []),
  ]);
  return [...new Set([...new Set(tags)].flatMap((tag) => languageOf(tag) ?? []))].sort();
}

const TEXTS: Readonly<Record<SearchField, (talk: Talk, things: Things) => readonly (string | undefined)[]>> = {
  title: ({ title }) => [title],
  speaker: ({ appearances }, things) =>
    appearances.flatMap(({ speaker, name, organisation }) => {
      const person = things.speakers.get(speaker);
      const place = organisation === undefined ? undefined : things.organisations.get(organisation);
      return [name, person?.name, ...(person?.otherNames ?? []), place?.name];
    }),
  event: ({ event: id, location }, things) => {
    const event = id === undefined ? undefined : things.events.get(id);
    const series = event?.series === undefined ? undefined : things.series.get(event.series)?.name;
    const named = series !== undefined && event?.name.includes(series) === true;
    return [event?.name, named ? undefined : series, event?.location ?? location];
  },
  category: ({ categories }, things) => categories.map((id) => things.categories.get(id)?.name),
  tags: ({ tags }, things) => tags.map((id) => things.tags.get(id)?.name),
  body: (talk, things) => [
    talk.description,
    talk.body.text,
    ...slidesOfTalk(talk).map(({ text }) => text),
    ...talk.transcripts.flatMap(({ cues }) => cues.map(({ text }) => text)),
    ...talk.chapters.map(({ title }) => title),
    ...talk.responses.flatMap((id) => {
      const response = things.responses.get(id);
      return response?.indexed === true ? [response.title, response.body.text] : [];
    }),
  ],
};

/** The texts of a talk and its other deliveries in the order of `SEARCH_FIELDS`; what a field says twice is taken once, and so are equal texts of bodies. */
export function describeDocument(talk: Talk, things: Things, deliveries: readonly Talk[] = [talk]): IndexedDocument {
  const texts = SEARCH_FIELDS.map((field) => {
    const [only, ...others] = deliveries.flatMap((delivery) =>
      TEXTS[field](delivery, things).filter((part) => part !== undefined && part !== ''),
    );
    if (only === undefined || others.length === 0) return only ?? '';
    const parts = [only, ...others];
    return (field === 'body' && deliveries.length === 1 ? parts : [...new Set(parts)]).join('\n');
  });
  return { language: talk.language, texts };
}
