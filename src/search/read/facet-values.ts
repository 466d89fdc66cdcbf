/** How values of facets are named and compared. Shared with the browser; never reads a file. */
import { decodePath } from '../../model/path.ts';
import type { Facet, FacetValue } from '../../model/search.ts';
import { foldLabel, foldName } from '../../model/slug.ts';

/** The form in which two spellings of a value are the same: names of people and events fold further than labels, where signs count (`C`, `C++`). */
export function facetKey(facet: Facet, name: string): string {
  return facet === 'speaker' || facet === 'event' ? foldName(name) : foldLabel(name);
}

/** A value by its name; `permalink` is the address of its page, where it has one. */
export function makeFacetValue(facet: Facet, name: string, permalink?: string): FacetValue {
  const slug = permalink === undefined ? '' : lastSegment(permalink);
  return { key: facetKey(facet, name), name, ...(slug === '' ? {} : { slug }) };
}

/** `/events/category/day-2-ops/` → `day-2-ops`, `/tags/c%2B%2B.html` → `c++`. */
function lastSegment(permalink: string): string {
  const path = decodePath(permalink)
    .replace(/\/(?:index\.html?)?$/i, '')
    .replace(/\.html?$/i, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
