/** Looks at a talk's citation for what nobody will be able to use. Reads no more of it; planning does. */
import type { Json } from '../model/entry.ts';
import { type FieldContext, report } from './fields.ts';

const ENTRY = /@\s{0,9}[a-z]{1,40}\s{0,9}[{(]/i;
/** As ISO 26324 has it, with the ways in which people write it. */
const DOI = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}(?:\.\d{1,9})*\/\S+$/i;

/** Tells of BibTeX text without an entry, and of a DOI that is none. */
export function checkCitation(citation: Json | undefined, context: FieldContext): void {
  if (typeof citation === 'string' && !ENTRY.test(citation)) report(context, 'talk/citation-unread', {}, ['citation']);
  if (citation === null || typeof citation !== 'object' || Array.isArray(citation)) return;
  const { doi } = citation as { readonly doi?: Json };
  if (doi === undefined || doi === null || DOI.test(String(doi).trim())) return;
  report(context, 'talk/citation-doi', { value: String(doi) }, ['citation', 'doi']);
}
