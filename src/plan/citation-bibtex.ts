/** BibTeX: https://ctan.org/pkg/bibtex. UTF-8, LaTeX escaped; fields that only BibLaTeX reads stand beside those of the old styles. */
import { type Citation, GENRE } from './citation.ts';
import { encodeLatex } from './citation-latex.ts';
import { type CitationName, invertName } from './citation-names.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Entry types whose styles print a `booktitle`. */
const IN_A_BOOK = new Set(['conference', 'incollection', 'inproceedings']);

/** One entry, without a line break at its end. Without a type of the author's own it is a `@misc`: a talk is no paper, and every style has it. */
export function formatBibtex(citation: Citation): string {
  const { type = 'misc', event, place, date, pages } = citation;
  const inBook = IN_A_BOOK.has(type);
  const occasion = [`${GENRE} at ${event}`, place].filter((part) => part !== undefined).join(', ');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', citation.authors.length === 0 ? undefined : braced(citation.authors.map(nameInBibtex).join(' and '))],
    // Doubled braces: styles that lower capitals leave the title as it is.
    ['title', braced(braced(encodeLatex(citation.title)))],
    ['booktitle', text(citation.booktitle ?? (inBook ? event : undefined))],
    ['howpublished', inBook || event === undefined ? undefined : text(occasion)],
    ['eventtitle', text(event)],
    ['venue', text(place)],
    ['year', braced(date.slice(0, 4))],
    ['month', MONTHS[Number(date.slice(5, 7)) - 1]],
    ['day', braced(String(Number(date.slice(8, 10))))],
    ['series', text(citation.series)],
    ['volume', text(citation.volume)],
    ['number', text(citation.number)],
    ['pages', text(pages)?.replaceAll('-', '--')],
    ['publisher', text(citation.publisher)],
    ['address', text(citation.address ?? (inBook ? place : undefined))],
    ['isbn', text(citation.isbn)],
    ['issn', text(citation.issn)],
    // Addresses are verbatim fields: no LaTeX in them.
    ['doi', verbatim(citation.doi)],
    ['url', verbatim(citation.url)],
    ['language', text(citation.language)],
    ['keywords', text(citation.keywords.map((keyword) => keyword.replaceAll(',', '')).join(', ') || undefined)],
    ['note', text(citation.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${type}{${citation.key},\n${lines.join(',\n')}\n}`;
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : braced(encodeLatex(value));
}

function verbatim(value: string | undefined): string | undefined {
  return value === undefined ? undefined : braced(value.replace(/[{}\\\s]/gu, encodeURIComponent));
}

function braced(value: string): string {
  return `{${value}}`;
}

/** `Berg, Ada`; `King, Jr., Martin Luther`; a name without parts in braces, so that nothing in it divides it. */
function nameInBibtex(name: CitationName): string {
  if ('literal' in name) return braced(encodeLatex(name.literal));
  if (name.suffix === undefined) return encodeLatex(invertName(name)).replace(/ and /gi, ' {and} ');
  return encodeLatex([name.family, name.suffix, name.given].join(', ')).replace(/ and /gi, ' {and} ');
}
