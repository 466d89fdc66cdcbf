/** RIS, as reference managers exchange it: https://en.wikipedia.org/wiki/RIS_(file_format). One tag a line, `TY` first and `ER` last. */
import { type Citation, GENRE } from './citation.ts';
import { invertName } from './citation-names.ts';

/** BibTeX types of papers: their records have a publisher, pages and identifiers. */
const PAPERS = new Set(['article', 'conference', 'incollection', 'inproceedings', 'proceedings']);

/**
 * One record. Lines end with LF; a file of RIS wants CRLF.
 *
 * The type is `SLIDE`: Zotero and others read it as a presentation, with the name of the meeting and its place. Where the author says that there is a
 * paper (`type: inproceedings`), it is `CONF`, which has fields for a publisher and identifiers.
 */
export function formatRis(citation: Citation): string {
  const { date, place, pages } = citation;
  const paper = PAPERS.has(citation.type ?? '');
  const [first, last] = splitPages(pages);
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['TY', paper ? 'CONF' : 'SLIDE'],
    ['ID', citation.key],
    ...citation.authors.map((name) => ['AU', invertName(name)] as const),
    ['TI', citation.title],
    ['T2', citation.event],
    ['T3', citation.series],
    ['C3', citation.booktitle],
    ['PY', date.slice(0, 4)],
    ['DA', `${date.replaceAll('-', '/')}/`],
    ['CY', paper ? (citation.address ?? place) : (place ?? citation.address)],
    ['C1', paper ? place : undefined],
    ['M3', GENRE],
    ['VL', citation.volume],
    ['M1', citation.number],
    ['SP', first],
    ['EP', last],
    ['PB', citation.publisher],
    ['SN', citation.isbn ?? citation.issn],
    ['DO', citation.doi],
    ['UR', citation.url],
    ['LA', citation.language],
    ...citation.keywords.map((keyword) => ['KW', keyword] as const),
    ['N1', citation.note],
  ];
  return [...tags.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`])), 'ER  - '].join('\n');
}

/** `12-19` → `12` and `19`; anything else stays whole. */
export function splitPages(pages: string | undefined): readonly [first: string | undefined, last: string | undefined] {
  const span = /^([^-]+)-([^-]+)$/.exec(pages ?? '');
  return span === null ? [pages, undefined] : [span[1], span[2]];
}
