/** Names of files and folders that every disk can hold, each once. A name comes from content and is never trusted. */
import { slugify } from '../model/slug.ts';

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Gives a name for a text: a slug of letters, digits and hyphens, at most 200 bytes; a further one alike gets a number, a text without letters the
 * fallback.
 */
export function createNames(fallback: string): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const slug = slugify(text) || fallback;
    const base = RESERVED.test(slug) ? `${slug}-${fallback}` : slug;
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
    taken.add(name);
    return name;
  };
}
