/** What a citation of a talk says, before any format: one record, its texts in one line each. Reads no clock: there is no "accessed" date. */
import type { Organisation, Talk } from '../model/archive.ts';
import type { TalkId } from '../model/ids.ts';
import { once } from '../model/once.ts';
import { foldName } from '../model/slug.ts';
import { assignCitationKeys } from './citation-keys.ts';
import { type CitationName, splitName } from './citation-names.ts';
import { readSuppliedCitation, type SuppliedCitation } from './citation-supplied.ts';
import { lineOf, optionalLine } from './citation-text.ts';
import type { ViewContext } from './context.ts';

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

/** The key of every talk's citation, by its id: keys are unique only together. */
export type CitationKeys = ReadonlyMap<TalkId, string>;

/** Names as authors, each looked at once. */
export type ReadAuthors = (talk: Pick<Talk, 'appearances'>) => readonly CitationName[];

/** Reads the names of an archive, whose organisations are no persons. */
export function createAuthorReader(organisations: readonly Organisation[]): ReadAuthors {
  const folded = once(() => new Set(organisations.map(({ name }) => foldName(name))));
  const names = new Map<string, CitationName>();
  const nameOf = (name: string): CitationName => {
    const known = names.get(name) ?? splitName(name, folded());
    names.set(name, known);
    return known;
  };
  return ({ appearances }) => appearances.map(({ name }) => nameOf(name)).filter((name) => !isEmpty(name));
}

/** Settles the keys of all talks. */
export function settleCitationKeys(talks: readonly Talk[], authorsOf: ReadAuthors): CitationKeys {
  return assignCitationKeys(
    talks.map((talk) => {
      const { key } = readSuppliedCitation(talk.citation);
      const [author] = authorsOf(talk);
      return { talk, ...(author === undefined ? {} : { author }), ...(key === undefined ? {} : { key }) };
    }),
  );
}

/** The citation of a talk under its key. */
export function buildCitation(talk: Talk, key: string, authorsOf: ReadAuthors, context: ViewContext): Citation {
  const { key: _, ...supplied } = readSuppliedCitation(talk.citation);
  return { authors: authorsOf(talk), key, ...supplied, ...describe(talk, context) };
}

function describe(talk: Talk, context: ViewContext): Omit<Citation, 'key' | 'authors'> {
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
