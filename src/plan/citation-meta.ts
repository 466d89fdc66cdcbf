/** Highwire Press tags, which Zotero and Google Scholar read from the head of a page. */
import type { Citation } from './citation.ts';
import { type CitationName, invertName } from './citation-names.ts';
import { splitPages } from './citation-ris.ts';

export function buildCitationMeta(citation: Citation): readonly { readonly name: string; readonly content: string }[] {
  const [first, last] = splitPages(citation.pages);
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['title', citation.title],
    ...citation.authors.map((name) => ['author', nameInMeta(name)] as const),
    ['publication_date', citation.date.replaceAll('-', '/')],
    ['conference_title', citation.event],
    ['publisher', citation.publisher],
    ['volume', citation.volume],
    ['firstpage', first],
    ['lastpage', last],
    ['isbn', citation.isbn],
    ['issn', citation.issn],
    ['doi', citation.doi],
    ['public_url', citation.url],
    ['language', citation.language],
    ...citation.keywords.map((keyword) => ['keywords', keyword] as const),
  ];
  return tags.flatMap(([name, content]) => (content === undefined ? [] : [{ name: `citation_${name}`, content }]));
}

/** `Berg, Ada`. Zotero takes a comma between two names of several words each for a list of people; such a name is written as it is spoken. */
function nameInMeta(name: CitationName): string {
  const divided = 'family' in name && name.family.includes(' ') && name.given.includes(' ');
  return divided ? `${name.given} ${name.family}` : invertName(name);
}
