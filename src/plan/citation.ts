/** What a citation of a talk says, before any format: one record, its texts in one line each. Reads no clock: there is no "accessed" date. */
import type { Talk } from '../model/archive.ts';
import type { TalkId } from '../model/ids.ts';
import { foldName } from '../model/slug.ts';
import { assignCitationKeys } from './citation-keys.ts';
import { type CitationName, splitName } from './citation-names.ts';
import { readSuppliedCitation, type SuppliedCitation } from './citation-supplied.ts';
import { lineOf, optionalLine } from './citation-text.ts';
import type { PlanContext } from './context.ts';

export interface Citation extends Omit<SuppliedCitation, 'key'> {
  /** Once in a site. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly CitationName[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly event?: string;
  /** Where it was given. */
  readonly place?: string;
  /** BCP 47. */
  readonly language: string;
  readonly keywords: readonly string[];
  /** The page of the talk; absent without `baseUrl`. */
  readonly url?: string;
}

/** The genre of every talk, in the words of all formats. */
export const GENRE = 'Talk';

/** The citations of all talks of an archive, by id: keys are unique only together. */
export function buildCitations(context: PlanContext): ReadonlyMap<TalkId, Citation> {
  const organisations = new Set(context.archive.organisations.map(({ name }) => foldName(name)));
  const names = new Map<string, CitationName>();
  const nameOf = (name: string): CitationName => {
    const known = names.get(name) ?? splitName(name, organisations);
    names.set(name, known);
    return known;
  };
  const sources = context.archive.talks.map((talk) => {
    const { key, ...supplied } = readSuppliedCitation(talk.citation);
    const authors = talk.appearances.map(({ name }) => nameOf(name)).filter((name) => !isEmpty(name));
    return {
      talk,
      supplied,
      authors,
      ...(authors[0] === undefined ? {} : { author: authors[0] }),
      ...(key === undefined ? {} : { key }),
    };
  });
  const keys = assignCitationKeys(sources);
  return new Map(
    sources.map(({ talk, supplied, authors }) => [
      talk.id,
      { authors, key: keys.get(talk.id)!, ...supplied, ...describe(talk, context) },
    ]),
  );
}

function describe(talk: Talk, context: PlanContext): Omit<Citation, 'key' | 'authors'> {
  const event = talk.event === undefined ? undefined : context.event.get(talk.event);
  const eventName = optionalLine(event?.name);
  const place = optionalLine(event === undefined ? talk.location : event.location);
  const url = context.absolute(context.addresses.talks.get(talk.id)!);
  return {
    title: lineOf(talk.title) || talk.id,
    date: talk.date.date,
    ...(eventName === undefined ? {} : { event: eventName }),
    ...(place === undefined ? {} : { place }),
    language: talk.language,
    keywords: [
      ...talk.categories.map((id) => context.category.get(id)!.name),
      ...talk.tags.map((id) => context.tag.get(id)!.name),
    ].flatMap((name) => optionalLine(name) ?? []),
    ...(url === undefined ? {} : { url }),
  };
}

/** A name without a letter or digit is nobody's. */
function isEmpty(name: CitationName): boolean {
  return 'literal' in name && !/[\p{L}\p{N}]/u.test(name.literal);
}
