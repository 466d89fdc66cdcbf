/** Names inside pages. Ids that come from content carry a prefix, so that no heading of an author's takes a name of the theme's. */

/** Begins every `id` in a body: a heading "Slides" gets `c-slides`, never the theme's `slides`. */
export const BODY_ID_PREFIX = 'c-';

/** The id in the page for a name that content uses. Does not prefix twice. */
export function bodyId(name: string): string {
  return name.startsWith(BODY_ID_PREFIX) ? name : `${BODY_ID_PREFIX}${name}`;
}
