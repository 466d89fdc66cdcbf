/** The `citation` of a talk file: a mapping, or BibTeX text. What is not understood is not used; it stays in the file. */
import type { Json } from '../model/entry.ts';
import { checkWebUrl } from '../model/url.ts';
import { isEntryType, readBibtexEntry } from './citation-bibtex-entry.ts';
import { optionalLine } from './citation-text.ts';

/** What an author supplies to a citation. Title, speakers, date and event are the talk's own. */
export interface SuppliedCitation {
  readonly key?: string;
  /** A BibTeX entry type, in lower case. */
  readonly type?: string;
  readonly publisher?: string;
  readonly address?: string;
  /** `Proceedings of …`. */
  readonly booktitle?: string;
  readonly series?: string;
  readonly volume?: string;
  readonly number?: string;
  /** `12-19`. */
  readonly pages?: string;
  readonly isbn?: string;
  readonly issn?: string;
  /** `10.1234/abc`. */
  readonly doi?: string;
  readonly note?: string;
}

type Field = Exclude<keyof SuppliedCitation, 'key' | 'type' | 'doi' | 'pages'>;

/** A field, and the names under which BibTeX, BibLaTeX and CSL write it; the first that has a value counts. */
const FIELDS: readonly (readonly [Field, readonly string[]])[] = [
  ['publisher', ['publisher', 'organization', 'organisation', 'institution']],
  ['address', ['address', 'location', 'publisher-place']],
  ['booktitle', ['booktitle', 'container-title']],
  ['series', ['series', 'collection-title']],
  ['volume', ['volume']],
  ['number', ['number']],
  ['isbn', ['isbn']],
  ['issn', ['issn']],
  ['note', ['note', 'annote']],
];

/** Reads a talk's `citation`. Never throws. */
export function readSuppliedCitation(citation: Json | undefined): SuppliedCitation {
  const fields = fieldsOf(citation);
  const first = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = optionalLine(fields.get(name));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const key = cleanKey(first(['key', 'id', 'citekey', 'citation-key']) ?? '');
  const type = first(['type', 'entrytype'])?.toLowerCase();
  const doi = readDoi(first(['doi']) ?? first(['url']) ?? '');
  const pages = first(['pages', 'page'])?.replace(/\s*[-–—]+\s*/g, '-');
  return {
    ...(key === '' ? {} : { key }),
    ...(type === undefined || !isEntryType(type) ? {} : { type }),
    ...(doi === undefined ? {} : { doi }),
    ...(pages === undefined ? {} : { pages }),
    ...Object.fromEntries(
      FIELDS.flatMap(([field, names]) => {
        const value = first(names);
        return value === undefined ? [] : [[field, value]];
      }),
    ),
  };
}

function fieldsOf(citation: Json | undefined): ReadonlyMap<string, string> {
  if (typeof citation === 'string') {
    const entry = readBibtexEntry(citation);
    if (entry === undefined) return new Map();
    return new Map([...entry.fields, ['key', entry.key], ['type', entry.type]]);
  }
  if (citation === null || typeof citation !== 'object' || Array.isArray(citation)) return new Map();
  return new Map(
    Object.entries(citation).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name.toLowerCase(), String(value)] as const] : [],
    ),
  );
}

/** The key without what would end it in a BibTeX file. */
function cleanKey(key: string): string {
  return key.replace(/[\s"#%'(),={}\\~$^&@]+/gu, '').slice(0, 100);
}

/** Longer than any DOI that was ever registered. */
const MAX_DOI_LENGTH = 300;

/** A DOI out of `10.1234/abc`, `doi:10.1234/abc` or its address; `undefined` for anything else (ISO 26324; braces and backslashes are refused). */
export function readDoi(text: string): string | undefined {
  const doi = text.trim().replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)/i, '');
  const sound = /^10\.\d{4,9}(?:\.\d{1,9})*\/./.test(doi) && !/[\s{}\\"\p{C}]/u.test(doi);
  return sound && doi.length <= MAX_DOI_LENGTH ? doi : undefined;
}

/** Where a DOI leads. */
export function doiUrl(doi: string): string | undefined {
  const path = encodeURI(doi.normalize('NFC')).replace(/[?#[\]]/g, (character) => encodeURIComponent(character));
  return checkWebUrl(`https://doi.org/${path}`)?.href;
}
