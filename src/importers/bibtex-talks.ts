/** Entries of a BibTeX file as talks. What a talk has no field for stays in its citation, which is the whole entry. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { isCalendarDate, MONTH_NAMES } from '../model/dates.ts';
import type { ImportedDeck, ImportedEventMention, ImportedRecording, ImportedTalk } from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { recogniseMedia } from '../model/providers.ts';
import { checkWebUrl } from '../model/url.ts';
import type { BibtexEntry, BibtexFile } from './bibtex.ts';
import type { EntryText } from './bibtex-entries.ts';
import { leaveOut, readLines } from './copied-text.ts';
import type { ImportResult, ImportSource, LeftOut } from './importer.ts';
import { readDateInWords } from './page-dates.ts';
import { firstSentences, textToMarkdown } from './plain-markdown.ts';

/** Entry types under which talks are cited. */
const TALK_TYPES = new Set(
  'conference inproceedings misc unpublished presentation talk lecture slides video audio online electronic www performance movie'.split(
    ' ',
  ),
);

/** A BCP 47 language; names of languages, as babel has them, are none. */
const LANGUAGE = /^[a-z]{2}(?:-[a-z0-9]{2,8}){0,2}$/i;

const BETWEEN = 'a comment between the entries';
const NO_RECORDS = /^(?:string|comment|preamble)$/;

/** Makes the talks of a file. Entries without title or full day, of books and articles, and broken ones are told. Never throws. */
export function readTalks(file: BibtexFile, source: ImportSource): ImportResult {
  const records: ImportedTalk[] = [];
  const diagnostics: Diagnostic[] = [];
  const reasons = new Map<EntryText, string>();
  const spanOf = (place: EntryText): Span => spanOfEntry(place, source);
  for (const { place, why } of file.broken) {
    reasons.set(place, why);
    diagnostics.push(diagnose('import/malformed', { format: 'BibTeX', why }, spanOf(place)));
  }
  for (const entry of file.entries) {
    const why = whyNoTalk(entry);
    if (why === undefined) records.push(readTalk(entry, source, diagnostics));
    else {
      reasons.set(entry.place, why);
      const record = entry.fields['title'] ?? entry.key;
      diagnostics.push(diagnose('import/record-skipped', { record, why }, spanOf(entry.place)));
    }
  }
  return { records, leftOut: leftOutLines(file, source, reasons), diagnostics };
}

/** Lines of entries that became no talk, and what stands between entries. */
function leftOutLines(
  file: BibtexFile,
  source: ImportSource,
  reasons: ReadonlyMap<EntryText, string>,
): readonly LeftOut[] {
  const leftOut: LeftOut[] = [];
  const add = (text: string, firstLine: number, reason: string): void => {
    for (const line of readLines(text))
      leftOut.push(leaveOut({ ...line, number: line.number + firstLine - 1 }, reason));
  };
  let line = 1;
  let end = 0;
  for (const place of file.places) {
    add(source.text.slice(end, place.start), line, BETWEEN);
    const reason = NO_RECORDS.test(place.type) ? `an @${place.type} of the file` : reasons.get(place);
    if (reason !== undefined) add(place.text, place.line, reason);
    [line, end] = [place.lastLine, place.end];
  }
  add(source.text.slice(end), line, BETWEEN);
  return leftOut;
}

/** The first line of an entry. */
function spanOfEntry({ line, text }: EntryText, { path }: ImportSource): Span {
  return { path, line, column: 1, length: text.split('\n', 1)[0]!.length };
}

function whyNoTalk(entry: BibtexEntry): string | undefined {
  if (!TALK_TYPES.has(entry.type)) return `an @${entry.type} is not cited as a talk`;
  if ((entry.fields['title'] ?? '') === '') return 'the entry has no title';
  if (entryDate(entry) !== undefined) return undefined;
  const missing = ['year', 'month', 'day'].filter(
    (name) => entry.fields[name] === undefined && entry.fields['date'] === undefined,
  );
  return missing.length === 0 ? 'its date is not one full day' : `its date lacks the ${missing.join(', the ')}`;
}

/** The one day of an entry, from `date`, `year` with `month` and `day`, or an event of one day. */
function entryDate({ fields }: BibtexEntry): string | undefined {
  const [first, last = first] = (fields['date'] ?? '').split('/');
  if (first !== undefined && first === last && isCalendarDate(first)) return first;
  if (fields['date'] === undefined) {
    const { month, day = fields['day'] } = monthAndDay(fields['month'] ?? '');
    if (month !== undefined && day !== undefined && fields['year'] !== undefined)
      return readDateInWords(`${month} ${day}, ${fields['year']}`)?.date;
  }
  const event = fields['eventdate'] ?? '';
  return isCalendarDate(event) ? event : undefined;
}

/** `mar`, `3`, and the ways in which people put a day beside it: `13~mar`, `mar # " 13"`. */
function monthAndDay(text: string): { readonly month?: string; readonly day?: string } {
  const parts = text.match(/\p{L}+|\d+/gu) ?? [];
  if (parts.length === 0 || parts.length > 2) return {};
  const [first, second] =
    /^\d/.test(parts[0]!) && /^\p{L}/u.test(parts[1] ?? '') ? [parts[1]!, parts[0]!] : [parts[0]!, parts[1]];
  const month = /^\d/.test(first) ? MONTH_NAMES[Number(first) - 1] : first;
  return { ...(month === undefined ? {} : { month }), ...(second === undefined ? {} : { day: second }) };
}

function readTalk(entry: BibtexEntry, source: ImportSource, diagnostics: Diagnostic[]): ImportedTalk {
  const { fields } = entry;
  const event = entryEvent(entry);
  const place = fields['venue'] ?? fields['address'] ?? fields['location'];
  const tags = (fields['keywords'] ?? '')
    .split(/[;,]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const abstract = fields['abstract'];
  const description = abstract === undefined ? undefined : firstSentences(abstract.split('\n\n')[0]!);
  const language = fields['language'] ?? fields['langid'] ?? '';
  return {
    kind: 'talk',
    origin: { system: 'bibtex', source: source.name, key: entry.key },
    title: fields['title']!.replace(/\s+/gu, ' '),
    date: { date: entryDate(entry)! },
    ...(entry.authors.length === 0 ? {} : { speakers: entry.authors.map((name) => ({ name })) }),
    ...(event === undefined ? {} : { event }),
    ...(event !== undefined || place === undefined ? {} : { location: place }),
    ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }),
    ...(description === undefined ? {} : { description }),
    ...(LANGUAGE.test(language) ? { language } : {}),
    ...entryMedia(entry, source, diagnostics),
    citation: entry.place.text,
    ...(abstract === undefined ? {} : { body: textToMarkdown(abstract) }),
  };
}

/** The event of an entry: `eventtitle`, else `booktitle`; its days from `eventdate`, its place from `venue`, `address` or `location`. */
export function entryEvent({ fields }: BibtexEntry): ImportedEventMention | undefined {
  const name = fields['eventtitle'] ?? fields['booktitle'];
  if (name === undefined || name === '') return undefined;
  const location = fields['venue'] ?? fields['address'] ?? fields['location'];
  const [start = '', end = start] = (fields['eventdate'] ?? '').split('/');
  return {
    name: name.replace(/\s+/gu, ' '),
    ...(location === undefined ? {} : { location }),
    ...(isCalendarDate(start) && isCalendarDate(end) ? { start, end } : {}),
  };
}

interface EntryMedia {
  readonly recordings?: readonly ImportedRecording[];
  readonly slides?: readonly ImportedDeck[];
  readonly links?: readonly Link[];
}

/** The addresses of an entry, each where its host says that it belongs. */
function entryMedia(entry: BibtexEntry, source: ImportSource, diagnostics: Diagnostic[]): EntryMedia {
  const { fields } = entry;
  const recordings: ImportedRecording[] = [];
  const slides: ImportedDeck[] = [];
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const name of ['url', 'howpublished', 'video', 'recording', 'slides', 'doi', 'note']) {
    for (const written of addressesIn(name, fields[name])) {
      const url = checkWebUrl(written);
      if (url === undefined) {
        const span = spanOfEntry(entry.place, source);
        const why = 'it is no web address';
        diagnostics.push(diagnose('import/value-dropped', { field: name, value: written, why }, span));
        continue;
      }
      if (seen.has(url.href)) continue;
      seen.add(url.href);
      const media = recogniseMedia(url, []);
      if (media?.kind === 'slides') slides.push({ url: media.source.url, pages: [] });
      else if (media !== undefined) recordings.push({ url: media.source.url, kind: media.kind });
      else links.push({ title: name === 'doi' ? 'DOI' : url.hostname.replace(/^www\./, ''), url: url.href });
    }
  }
  return {
    ...(recordings.length === 0 ? {} : { recordings }),
    ...(slides.length === 0 ? {} : { slides }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** `\url{…}`, an address alone, or any number of them in a note; a DOI with or without its resolver. */
function addressesIn(field: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const plain = value
    .replace(/\\([%&_#~])/g, '$1')
    .replace(/\\(?:url|href)\b|[{}]/g, ' ')
    .trim();
  if (field === 'doi') return [/^10\.\d{4,9}\/\S{1,200}$/.test(plain) ? `https://doi.org/${plain}` : plain];
  if (field === 'url') return [plain];
  return (plain.match(/https?:\/\/[^\s,;]{1,1000}/gi) ?? []).map((address) => address.replace(/[.)]+$/, ''));
}
