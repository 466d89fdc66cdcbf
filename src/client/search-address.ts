/** What a visitor asked, as an address of the search page and back. Knows no page and no window. */
import { FACETS, type Facet, type Question } from '../model/search.ts';

/** Results that a page shows at first, and that each press on "Show more" adds. */
export const PAGE_SIZE = 20;
/** Beyond this many pages nobody reads on; an address cannot ask for more. */
const MAX_PAGES = 50;
/** A question longer than any title is a mistake. */
const MAX_LENGTH = 500;

/** Everything that the address of the search page holds. */
export interface SearchState {
  readonly q: string;
  readonly filters: Question['filters'];
  readonly sort?: 'relevance' | 'date';
  /** From 1; all earlier pages are shown too. */
  readonly page: number;
}

/** Reads the query of an address (`?q=…&category=…&category=…`). Whatever is not understood counts as not there. */
export function readState(query: string): SearchState {
  const parameters = new URLSearchParams(query);
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet).filter((value) => value.trim() !== '');
    if (values.length > 0) filters[facet] = [...new Set(values)];
  }
  const sort = parameters.get('sort');
  const page = Number(parameters.get('page'));
  return {
    q: (parameters.get('q') ?? '').slice(0, MAX_LENGTH),
    filters,
    ...(sort === 'relevance' || sort === 'date' ? { sort } : {}),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, MAX_PAGES) : 1,
  };
}

/** The query of an address, with its `?`, or nothing where there is nothing to say. `readState` undoes it. */
export function writeState({ q, filters, sort, page }: Partial<SearchState>): string {
  const parameters = new URLSearchParams();
  if (q !== undefined && q !== '') parameters.append('q', q);
  for (const facet of FACETS) for (const value of filters?.[facet] ?? []) parameters.append(facet, value);
  if (sort !== undefined) parameters.append('sort', sort);
  if (page !== undefined && page > 1) parameters.append('page', String(page));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filters with one value more or less. */
export function withFilter(
  filters: Question['filters'],
  facet: Facet,
  name: string,
  chosen: boolean,
): Question['filters'] {
  const others = (filters[facet] ?? []).filter((value) => value !== name);
  const { [facet]: _, ...rest } = filters;
  const values = chosen ? [...others, name] : others;
  return values.length === 0 ? rest : { ...rest, [facet]: values };
}

/** The question of a state: of all its pages, or of the last alone. */
export function questionOf(state: SearchState, part: 'all' | 'last-page'): Question {
  const { q, filters, sort, page } = state;
  const all = part === 'all';
  return {
    q,
    filters,
    ...(sort === undefined ? {} : { sort }),
    offset: all ? 0 : (page - 1) * PAGE_SIZE,
    limit: all ? page * PAGE_SIZE : PAGE_SIZE,
    // A space ends the last word. What is found must not depend on how one arrived at an address.
    typing: !/\s$/.test(q),
    facets: all,
    passages: true,
  };
}
