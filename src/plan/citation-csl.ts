/** CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html. */

import type { Json } from '../model/entry.ts';
import { type Citation, GENRE } from './citation.ts';

/** A list of one item, a line for each of its fields. A talk is a `speech`, whatever its BibTeX type: that is what styles print as a talk. */
export function formatCsl(citation: Citation): string {
  const { date, keywords, authors } = citation;
  const fields: readonly (readonly [string, Json | undefined])[] = [
    ['id', citation.key],
    ['type', 'speech'],
    ['title', citation.title],
    ['author', authors.length === 0 ? undefined : authors.map((name) => ({ ...name }))],
    ['issued', { 'date-parts': [date.split('-').map(Number)] }],
    ['genre', GENRE],
    ['event-title', citation.event],
    ['event-place', citation.place],
    ['container-title', citation.booktitle],
    ['collection-title', citation.series],
    ['volume', citation.volume],
    ['number', citation.number],
    ['page', citation.pages],
    ['publisher', citation.publisher],
    ['publisher-place', citation.address],
    ['ISBN', citation.isbn],
    ['ISSN', citation.issn],
    ['DOI', citation.doi],
    ['URL', citation.url],
    ['language', citation.language],
    ['keyword', keywords.length === 0 ? undefined : keywords.join(', ')],
    ['note', citation.note],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${JSON.stringify(name)}: ${JSON.stringify(value)}`],
  );
  return `[{\n${lines.join(',\n')}\n}]`;
}
