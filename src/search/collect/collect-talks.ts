/** The talks of a planned archive as the search takes them. Made one at a time, because all their texts together are large. */
import type { Archive, Talk } from '../../model/archive.ts';
import type { TalkId } from '../../model/ids.ts';
import type { Addresses, SitePlan } from '../../model/page.ts';
import type { Facet, FacetValue, HAS_VALUES } from '../../model/search.ts';
import type { TalkCard } from '../../model/view-parts.ts';
import { makeFacetValue } from '../read/facet-values.ts';
import { type FoundOnce, findOnce } from './deliveries.ts';
import { describeDocument, indexThings, listIndexedTalks, type Things } from './documents.ts';
import { passagesOfTalk } from './passages.ts';
import { describeRecord, listHas } from './records.ts';
import type { SearchTalk } from './search-talk.ts';

/**
 * The talks that are searched, oldest first by date and id, each once however often it was given. Can be walked through more than once.
 *
 * Withdrawn talks are none of an archive's talks; those with `lunr: false` are left out.
 */
export function collectTalks(archive: Archive, plan: SitePlan): Iterable<SearchTalk> {
  const make = createCollector(archive, plan);
  const found = listFound(archive, plan);
  return {
    *[Symbol.iterator]() {
      for (const one of found) yield make(one);
    },
  };
}

/** The talks that are searched in which some talks have a part, and where all of them lie. */
export interface CollectedEdits {
  /** Of all that `collectTalks` gives, in its order. */
  readonly permalinks: readonly string[];
  /** With their numbers in that order. */
  readonly edited: readonly (readonly [number: number, talk: SearchTalk])[];
}

/** Collects what is searched of these talks only. */
export function collectEdited(archive: Archive, plan: SitePlan, ids: ReadonlySet<TalkId>): CollectedEdits {
  const make = createCollector(archive, plan);
  const found = listFound(archive, plan);
  return {
    permalinks: found.map(({ permalink }) => permalink),
    edited: found.flatMap((one, number) =>
      one.deliveries.some(({ id }) => ids.has(id)) ? [[number, make(one)] as const] : [],
    ),
  };
}

/** A talk that is searched, and where it lies. */
interface FoundTalk extends FoundOnce {
  readonly permalink: string;
}

function listFound(archive: Archive, { addresses }: SitePlan): readonly FoundTalk[] {
  return findOnce(listIndexedTalks(archive)).flatMap(({ talk, deliveries }) => {
    const permalink = addresses.talks.get(talk.id);
    return permalink === undefined ? [] : [{ talk, deliveries, permalink }];
  });
}

function createCollector(archive: Archive, plan: SitePlan): (found: FoundTalk) => SearchTalk {
  const { basePath, language } = archive.settings;
  const { addresses } = plan;
  const things = indexThings(archive);
  const listFacets = createFacetLister(things, addresses);
  class CollectedTalk implements SearchTalk {
    readonly passages: SearchTalk['passages'];
    readonly #talk: Talk;
    readonly #deliveries: readonly Talk[];
    readonly #permalink: string;

    constructor({ talk, deliveries, permalink }: FoundTalk) {
      this.passages = passagesOfTalk(talk, responsesOf(talk));
      this.#talk = talk;
      this.#deliveries = deliveries;
      this.#permalink = permalink;
    }

    get document() {
      return describeDocument(this.#talk, things, this.#deliveries);
    }

    get record() {
      const shown = { basePath, language, deliveries: this.#deliveries.length };
      return describeRecord(this.#talk, plan.card(this.#talk.id), this.#permalink, shown);
    }

    get facets() {
      return uniteFacets(this.#deliveries.map((delivery) => listFacets(delivery, plan.card(delivery.id))));
    }
  }
  const responsesOf = (talk: Talk) =>
    talk.responses.flatMap((id) => {
      const [response, permalink] = [things.responses.get(id), addresses.responses.get(id)];
      return response?.indexed === true && permalink !== undefined ? [[response, permalink] as const] : [];
    });
  return (found) => new CollectedTalk(found);
}

const HAS_NAMES: Readonly<Record<(typeof HAS_VALUES)[number], string>> = {
  video: 'Video',
  audio: 'Audio',
  slides: 'Slides',
  transcript: 'Transcript',
};

/** The values of talks in every facet. What has a page is one value, the same for all its talks. */
function createFacetLister(things: Things, addresses: Addresses): (talk: Talk, card: TalkCard) => SearchTalk['facets'] {
  const known = new Map<Facet, Map<string | number, FacetValue | undefined>>();
  const find = <Id extends string | number>(
    facet: Facet,
    id: Id,
    make: (id: Id) => FacetValue | undefined,
  ): readonly FacetValue[] => {
    const values = known.get(facet) ?? new Map<string | number, FacetValue | undefined>();
    known.set(facet, values);
    if (!values.has(id)) values.set(id, make(id));
    const value = values.get(id);
    return value === undefined ? [] : [value];
  };
  const listOf = <Id extends string>(
    facet: Facet,
    ids: readonly Id[],
    named: ReadonlyMap<string, { readonly name: string }>,
    pages: ReadonlyMap<Id, string>,
  ): readonly FacetValue[] =>
    ids.flatMap((id) =>
      find(facet, id, () => {
        const thing = named.get(id);
        return thing && makeFacetValue(facet, thing.name, pages.get(id));
      }),
    );
  const year = (number: number) => makeFacetValue('year', String(number), addresses.years.get(number));
  const language = (code: string) => ({
    ...makeFacetValue('language', things.languages.get(code)?.name ?? code),
    slug: code,
  });
  return (talk, card) => ({
    category: listOf('category', talk.categories, things.categories, addresses.categories),
    speaker: listOf(
      'speaker',
      talk.appearances.map(({ speaker }) => speaker),
      things.speakers,
      addresses.speakers,
    ),
    event: listOf('event', talk.event === undefined ? [] : [talk.event], things.events, addresses.events),
    year: find('year', Number(talk.date.date.slice(0, 4)), year),
    language: find('language', talk.language, language),
    tag: listOf('tag', talk.tags, things.tags, addresses.tags),
    has: listHas(card).flatMap((value) => find('has', value, () => ({ key: value, name: HAS_NAMES[value] }))),
  });
}

/** A talk is found by every value that one of its deliveries has. */
function uniteFacets(all: readonly SearchTalk['facets'][]): SearchTalk['facets'] {
  const [first = {}, ...others] = all;
  if (others.length === 0) return first;
  return Object.fromEntries(
    (Object.keys(first) as Facet[]).map((facet) => {
      const values = new Map(all.flatMap((facets) => facets[facet] ?? []).map((value) => [value.key, value]));
      return [facet, [...values.values()]];
    }),
  );
}
