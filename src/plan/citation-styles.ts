/** Citations as people print them, in two styles. Plain text; nothing here knows HTML. */
import { MONTH_NAMES } from '../model/dates.ts';
import { type Citation, GENRE } from './citation.ts';
import { type CitationName, initialsOf } from './citation-names.ts';
import { doiUrl } from './citation-supplied.ts';

/** A citation in a style. `italic` stands between the two others. */
export interface FormattedCitation {
  readonly before: string;
  readonly italic?: string;
  readonly after?: string;
}

/** Of more authors than this many APA names the first 19 and the last one. */
const APA_AUTHORS = 20;
/** Of more authors than this many IEEE names the first one alone. */
const IEEE_AUTHORS = 6;

/** Publication Manual of the American Psychological Association, 7th edition, 10.5: conference sessions and presentations. */
export function formatApa(citation: Citation): FormattedCitation {
  const { title, event, place, publisher, booktitle } = citation;
  const authors = listApaAuthors(citation.authors.map(nameInApa));
  const [year, month, day] = datePartsOf(citation);
  const date = `(${year}, ${MONTH_NAMES[month - 1]} ${day}).`;
  const container = booktitle === undefined ? '' : `. In ${booktitle}`;
  const rest = [
    `[${GENRE}].`,
    publisher === undefined ? undefined : ended(publisher),
    event === undefined ? undefined : ended([event, place].filter((part) => part !== undefined).join(', ')),
    linkOf(citation),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  if (authors === '')
    return { before: '', italic: ended(title), after: ` ${date} ${container.slice(2)}${container && ' '}${rest}` };
  return { before: `${ended(authors)} ${date} `, italic: title, after: `${container} ${rest}` };
}

function nameInApa(name: CitationName): string {
  if ('literal' in name) return name.literal;
  return [name.family, initialsOf(name.given), name.suffix]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function listApaAuthors(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length > APA_AUTHORS) return `${names.slice(0, APA_AUTHORS - 1).join(', ')}, … ${last}`;
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}

const IEEE_MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'Jun.', 'Jul.', 'Aug.', 'Sep.', 'Oct.', 'Nov.', 'Dec.'];

/** IEEE Reference Guide: papers presented at conferences, unpublished. */
export function formatIeee(citation: Citation): FormattedCitation {
  const { title, event, place, doi, url } = citation;
  const authors = listIeeeAuthors(citation.authors.map(nameInIeee));
  const [year, month, day] = datePartsOf(citation);
  const occasion = [
    event === undefined ? undefined : `presented at ${event}`,
    place,
    `${IEEE_MONTHS[month - 1]} ${day}, ${year}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  const access = doi === undefined ? (url === undefined ? '' : ` [Online]. Available: ${url}`) : ` doi: ${doi}.`;
  const quoted = `“${title}${/[?!]$/.test(title) ? '' : ','}”`;
  return { before: `${authors === '' ? '' : `${authors}, `}${quoted} ${occasion}.${access}` };
}

function nameInIeee(name: CitationName): string {
  if ('literal' in name) return name.literal;
  const whole = [initialsOf(name.given), name.family].filter((part) => part !== '').join(' ');
  return name.suffix === undefined ? whole : `${whole} ${name.suffix}`;
}

function listIeeeAuthors(names: readonly string[]): string {
  if (names.length > IEEE_AUTHORS) return `${names[0]} et al.`;
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

function datePartsOf({ date }: Citation): readonly [year: string, month: number, day: number] {
  return [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function linkOf({ doi, url }: Citation): string | undefined {
  return doi === undefined ? url : doiUrl(doi);
}

/** With a full stop, unless it ends with a mark of its own. */
function ended(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
