/** Listings in pages: which things stand on which page, and the links between the pages. */
import type { PaginationView } from '../model/view-parts.ts';

export interface ListingPage<Thing> {
  readonly permalink: string;
  readonly things: readonly Thing[];
  readonly number: number;
  readonly pagination?: PaginationView;
}

/** Pages shown on each side of the current one before a gap. */
const NEIGHBOURS = 2;

/** Cuts a list into pages: the first at the listing's address, further ones at `page/2/` below. An empty list is one page. */
export function paginate<Thing>(
  permalink: string,
  things: readonly Thing[],
  size: number,
  href: (permalink: string) => string,
): ListingPage<Thing>[] {
  const total = Math.max(1, Math.ceil(things.length / size));
  const folder = permalink.endsWith('/') ? permalink : `${permalink.replace(/\.[a-z0-9]+$/i, '')}/`;
  const addressOf = (number: number): string => (number === 1 ? permalink : `${folder}page/${number}/`);
  return Array.from({ length: total }, (_, index) => {
    const number = index + 1;
    return {
      permalink: addressOf(number),
      things: things.slice(index * size, number * size),
      number,
      ...(total === 1 ? {} : { pagination: describePagination(number, total, (other) => href(addressOf(other))) }),
    };
  });
}

function describePagination(current: number, total: number, hrefOf: (number: number) => string): PaginationView {
  const near = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, index) => current - NEIGHBOURS + index);
  const shown = [1, ...near.filter((number) => number > 1 && number < total), ...(total > 1 ? [total] : [])];
  const pages = shown.flatMap((number, index) => {
    const page = { number, href: hrefOf(number), current: number === current };
    const gap = number - (shown[index - 1] ?? number - 1);
    // A gap of one page is that page.
    if (gap === 2) return [{ number: number - 1, href: hrefOf(number - 1), current: false }, page];
    return gap > 2 ? [null, page] : [page];
  });
  return {
    current,
    total,
    ...(current > 1 ? { previous: hrefOf(current - 1) } : {}),
    ...(current < total ? { next: hrefOf(current + 1) } : {}),
    pages,
  };
}
