/** How the box and the search page say things: numbers, names of facets, marked words. */
import type { Answer, Facet, FacetCount, Segments } from '../model/search.ts';
import { element } from './elements.ts';

export const FACET_TITLES: Readonly<Record<Facet, string>> = {
  category: 'Category',
  speaker: 'Speaker',
  event: 'Event',
  year: 'Year',
  language: 'Language',
  tag: 'Tag',
  has: 'With',
};

/** `1,204 talks`. */
export function counted(number: number, one = 'talk', many = 'talks'): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ',')} ${number === 1 ? one : many}`;
}

/** The name of a value as a reader sees it. */
export function valueName(facet: Facet, name: FacetCount['name']): string {
  return facet === 'has' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** Texts with what was asked for in `<mark>`, in the direction of their own first letter. */
export function marked(segments: Segments): HTMLElement {
  const whole = element('bdi');
  whole.append(...segments.map(({ text, mark }) => (mark === true ? element('mark', {}, text) : text)));
  return whole;
}

/** `“a”, “b” or “c”`. */
export function quoted(words: readonly string[]): string {
  const all = words.map((word) => `“${word}”`);
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** What had to be given up to find anything; nothing when nothing was. */
export function describeWidening({ widened, missing }: Answer): string | undefined {
  const words = quoted(missing);
  if (widened === 'one-letter')
    return `No talk has ${words || 'these words'}. These have a word that is one letter away.`;
  if (widened === 'any-word')
    return missing.length === 0
      ? 'No talk has all of these words together. These have some of them.'
      : `No talk has ${words}. These have some of the other words.`;
  return undefined;
}
