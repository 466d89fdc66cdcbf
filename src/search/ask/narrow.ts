/** Narrows talks by chosen values of facets, and counts what each further value would leave. Lunr knows nothing of it: scores and order stay. */
import { type Answer, FACETS, type Facet, type FacetCount, type Question } from '../../model/search.ts';
import type { FacetColumn, FacetsReader } from '../read/facets-reader.ts';
import type { QueryFilter } from './parse-query.ts';

/** What is chosen of one facet. Talks pass that have at least so many of the values, or, of an excluded choice, none. */
interface Choice {
  readonly facet: Facet;
  readonly numbers: ReadonlySet<number>;
  /** One of alternatives, all values of `has`; more than there are when one is unknown. */
  readonly least: number;
  readonly excluded: boolean;
  readonly column: FacetColumn | undefined;
}

export interface Selection {
  readonly choices: readonly Choice[];
  readonly unknown: Answer['unknownFilters'];
}

/** Looks up chosen values: those of the question and those that its words name. A name that nobody knows matches no talk. */
export async function readSelection(
  chosen: Question['filters'],
  typed: readonly QueryFilter[],
  reader: FacetsReader,
): Promise<Selection> {
  const filters = FACETS.flatMap((facet) => [
    ...(chosen[facet] ?? []).map((name): QueryFilter => ({ facet, name, excluded: false })),
    ...typed.filter((filter) => filter.facet === facet),
  ]);
  const found = await Promise.all(
    filters.map(async (filter) => ({ ...filter, numbers: await reader.find(filter.facet, filter.name) })),
  );
  const choices = await Promise.all(
    FACETS.flatMap((facet) => [false, true].map((excluded) => ({ facet, excluded }))).map(
      async ({ facet, excluded }) => {
        const meant = found.filter((filter) => filter.facet === facet && filter.excluded === excluded);
        if (meant.length === 0) return [];
        const numbers = new Set(meant.flatMap((filter) => filter.numbers));
        const isUnknown = meant.some((filter) => filter.numbers.length === 0);
        const least = facet !== 'has' || excluded ? 1 : numbers.size + (isUnknown ? 1 : 0);
        return [{ facet, numbers, least, excluded, column: await reader.column(facet) }];
      },
    ),
  );
  const unknown = found.filter(({ numbers }) => numbers.length === 0).map(({ facet, name }) => ({ facet, name }));
  return { choices: choices.flat(), unknown };
}

function passes({ numbers, least, excluded, column }: Choice, document: number): boolean {
  let found = 0;
  if (column !== undefined)
    for (let at = column.starts[document]!; at < column.starts[document + 1]!; at++)
      if (numbers.has(column.values[at]!)) found++;
  return excluded ? found === 0 : found >= least;
}

/** Whether a document passes every choice. */
export function isSelected({ choices }: Selection, document: number): boolean {
  return choices.every((choice) => passes(choice, document));
}

/** The documents that pass every choice, in their order. */
export function narrow(documents: Uint32Array, selection: Selection): Uint32Array {
  return selection.choices.length === 0 ? documents : documents.filter((document) => isSelected(selection, document));
}

/** Values of a facet that are listed, beside chosen ones: all where there are not many, since their names lie in few files. */
const MOST_VALUES = 12;
const FEW_VALUES = 64;

/**
 * How many of the documents each value would leave: counted among those that pass the choices of all other facets, because values of one facet are
 * alternatives; of `has`, whose values add up, among those that pass all. Reads every column, and the names of the values that are listed.
 */
export async function countFacets(
  documents: Uint32Array,
  { choices }: Selection,
  reader: FacetsReader,
): Promise<NonNullable<Answer['facets']>> {
  const facets = await reader.describe();
  const columns = (
    await Promise.all(
      FACETS.map(async (facet) => {
        const column = await reader.column(facet);
        return column === undefined ? [] : [{ facet, column, counts: new Uint32Array(facets[facet]?.total ?? 0) }];
      }),
    )
  ).flat();
  for (const document of documents) {
    const failed = choices.filter((choice) => !passes(choice, document));
    const [only] = failed;
    if (failed.length > 1 || only?.excluded === true || only?.facet === 'has') continue;
    for (const { facet, column, counts } of columns)
      if (only === undefined || only.facet === facet)
        for (let at = column.starts[document]!; at < column.starts[document + 1]!; at++) counts[column.values[at]!]!++;
  }
  const listed = await Promise.all(
    columns.map(async ({ facet, counts }) => {
      const chosen = choices.find((choice) => choice.facet === facet && !choice.excluded)?.numbers ?? new Set<number>();
      return [facet, await listValues(facet, counts, chosen, reader)] as const;
    }),
  );
  return Object.fromEntries(listed);
}

/** Most frequent first, then in the order of names, which is that of the numbers. */
async function listValues(
  facet: Facet,
  counts: Uint32Array,
  chosen: ReadonlySet<number>,
  reader: FacetsReader,
): Promise<{ readonly values: readonly FacetCount[]; readonly more: number }> {
  const ranked = Array.from(counts.keys())
    .filter((number) => counts[number]! > 0 || chosen.has(number))
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
  const most = counts.length > FEW_VALUES ? MOST_VALUES : FEW_VALUES;
  const listed = ranked.filter((number, rank) => rank < most || chosen.has(number));
  const values = await reader.values(facet, listed);
  return {
    values: listed.map((number, index) => ({
      name: values[index]!.name,
      count: counts[number]!,
      chosen: chosen.has(number),
    })),
    more: ranked.length - listed.length,
  };
}
