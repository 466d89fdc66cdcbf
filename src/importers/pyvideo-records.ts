/** Lists of PyVideo talks: one JSON record a line (NDJSON), or a JSON array of the same records. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportedTalk } from '../model/imported.ts';
import { type Account, oneLine, present, readFields, showField } from './field-reader.ts';
import { leaveOut, newAccount, refuseSource, skipRecord } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { keysAtBeginning, readJsonText } from './json-text.ts';
import { asList, asRecord, asText } from './loose-json.ts';
import { extraOf, readLanguage } from './pyvideo.ts';
import { isHostThumbnail, readLinks, readRecordings, readSpeakers } from './pyvideo-media.ts';
import { rstToMarkdown } from './rst-to-markdown.ts';

const FORMAT = 'a list of PyVideo talks';
const MAX_DETECTED = 65_536;
const NEEDED = ['slug', 'title', 'event', 'videos'];
const USUAL = ['date', 'speakers', 'tags', 'description', 'related'];
/** More diagnostics of one code are one that stands for the rest. */
const MAX_ALIKE = 50;
const MAX_RELATED = 9;

export const pyvideoRecords: Importer = {
  name: 'pyvideo-records',
  title: 'a list of PyVideo talks, one JSON record a line',
  detect: ({ text }) => {
    const head = text.slice(0, MAX_DETECTED).trimStart();
    const first = head.startsWith('[') ? head.slice(1) : head;
    const keys = keysAtBeginning(first, MAX_DETECTED);
    if (!NEEDED.every((key) => keys.has(key)) || !/"event"\s*:\s*\{/.test(first)) return 0;
    const usual = USUAL.filter((key) => keys.has(key)).length;
    return usual >= 4 ? 0.97 : usual >= 2 ? 0.9 : 0.5;
  },
  read: (source) => {
    const list: List = {
      account: newAccount(source),
      keys: new Map(),
      pictures: { count: 0, line: undefined },
    };
    const records = source.text.trimStart().startsWith('[') ? readArray(source, list) : readLines(source, list);
    const { diagnostics, leftOut } = list.account;
    if (list.pictures.count > 0) {
      const text = `thumbnail: ${list.pictures.count} of them`;
      const at = list.pictures.line === undefined ? {} : { line: list.pictures.line };
      leftOut.push({ ...at, text, reason: 'pictures of video hosts' });
    }
    return { records, leftOut, diagnostics: summarise(diagnostics) };
  },
} satisfies Importer & { readonly read: (source: ImportSource) => ImportResult };

interface List {
  readonly account: Account;
  /** How often a key was met. */
  readonly keys: Map<string, number>;
  readonly pictures: { count: number; line: number | undefined };
}

function readLines(source: ImportSource, list: List): readonly ImportedTalk[] {
  const talks: ImportedTalk[] = [];
  let line = 0;
  for (let from = 0; from <= source.text.length; ) {
    const end = source.text.indexOf('\n', from);
    const text = source.text.slice(from, end < 0 ? source.text.length : end).trim();
    from = end < 0 ? source.text.length + 1 : end + 1;
    line++;
    if (text === '') continue;
    const read = readJsonText(text);
    const talk = 'value' in read ? readRecord(read.value, list, line) : refuse(list, read.problem.why, line, text);
    if (talk !== undefined) talks.push(talk);
  }
  return talks;
}

function readArray(source: ImportSource, list: List): readonly ImportedTalk[] {
  const read = readJsonText(source.text);
  if ('value' in read) return asList(read.value).flatMap((value: unknown) => readRecord(value, list) ?? []);
  refuseSource(list.account, FORMAT, read.problem.why, read.problem.line);
  return [];
}

function refuse({ account }: List, why: string, line: number | undefined, text: string): undefined {
  refuseSource(account, FORMAT, why, line ?? 1);
  leaveOut(account, oneLine(text.slice(0, 400)), 'a broken record', line);
}

/** Reads one record; `at` is its line, where it has one of its own. */
function readRecord(value: unknown, list: List, at?: number): ImportedTalk | undefined {
  const { account } = list;
  const record = asRecord(value);
  if (record === undefined) return refuse(list, 'a record is no JSON object', at, showField('record', value));
  const fields = readFields(record, account, at);
  const title = fields.line('title');
  const slug = fields.id('slug');
  if (title === undefined) {
    skipRecord(account, slug ?? 'a record', 'it has no title', at ?? 1);
    fields.finish('of a talk without a title');
    return undefined;
  }
  const date = fields.day('date');
  const eventFields = asRecord(record['event']);
  const event = oneLine(
    asText(eventFields?.['name']) ?? (eventFields === undefined ? (fields.line('event') ?? '') : ''),
  );
  if (eventFields !== undefined) fields.record('event');
  const { recordings, slides, names, extra } = readRecordings(fields);
  const { links, slides: linked } = readLinks(fields, 'related', names);
  const description = fields.text('description');
  const thumbnail = fields.address('thumbnail');
  const isKept = thumbnail !== undefined && !isHostThumbnail(thumbnail, recordings);
  if (thumbnail !== undefined && !isKept) {
    list.pictures.count++;
    list.pictures.line ??= at;
  }
  const source = asText(eventFields?.['slug']) ?? (event === '' ? 'pyvideo' : event);
  const talk = present<ImportedTalk>({
    kind: 'talk',
    origin: { system: pyvideoRecords.name, source: oneLine(source), key: ownKey(list, source, slug ?? title) },
    title,
    date: date === undefined ? undefined : { date },
    speakers: readSpeakers(fields),
    event: event === '' ? undefined : { name: event },
    tags: fields.lines('tags'),
    language: readLanguage(fields),
    recordings,
    slides: [...slides, ...linked],
    links,
    body: description === undefined ? undefined : rstToMarkdown(description),
    extra: extraOf({ ...extra, ...(isKept ? { thumbnail } : {}) }),
  });
  fields.finish();
  return talk;
}

/** A key that no earlier record of the list has. */
function ownKey({ keys }: List, source: string, key: string): string {
  const name = `${source}\n${key}`;
  const count = (keys.get(name) ?? 0) + 1;
  keys.set(name, count);
  return count === 1 ? key : `${key} (${count})`;
}

/** Of many diagnostics with one code the first ones, and one that stands for the rest and names some of their places. */
function summarise(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const kept: Diagnostic[] = [];
  const rest = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const count = (counts.get(diagnostic.code) ?? 0) + 1;
    counts.set(diagnostic.code, count);
    if (count < MAX_ALIKE) kept.push(diagnostic);
    else rest.set(diagnostic.code, [...(rest.get(diagnostic.code) ?? []).slice(0, MAX_RELATED), diagnostic]);
  }
  for (const [code, [first, ...more]] of rest) {
    const count = (counts.get(code) ?? 0) - MAX_ALIKE;
    if (first === undefined) continue;
    const related = more.flatMap(({ message, span }) => (span === undefined ? [] : [{ message, span }]));
    kept.push(count <= 0 ? first : { ...first, message: `${first.message} (and ${count} more like it)`, related });
  }
  return kept;
}
