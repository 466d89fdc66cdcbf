/** Rostrum's own open JSON, as `rostrum export` writes it (`{ "format": "rostrum-archive", "version": 1, … }`). */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { ImportedRecord, Origin } from '../model/imported.ts';
import { slugify } from '../model/slug.ts';
import { type Account, showField, UNKNOWN_FIELD } from './field-reader.ts';
import { dropValue, finishAccount, leaveOut, lineSpan, newAccount, refuseSource, skipRecord } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { findJsonFault } from './json-fault.ts';
import { asList, asRecord } from './loose-json.ts';
import { recordLines } from './open-json-lines.ts';
import { type FieldTable, mapping, oneOf, type Reader, text } from './open-json-readers.ts';
import { eventFields, personFields, type RecordFields, responseFields, talkFields } from './open-json-shapes.ts';

const FORMAT = 'rostrum-archive';
const VERSION = 1;
const TITLE = 'an export of Rostrum';
const EXAMINED = 65_536;

export const openJson: Importer = {
  name: 'rostrum',
  title: TITLE,
  detect: ({ text: content }) => {
    const head = content.slice(0, EXAMINED);
    return /^\s*\{/.test(head) && /"format"\s*:\s*"rostrum-archive"/.test(head) ? 1 : 0;
  },
  read: readOpenJson,
};

/** Reads the document. A broken value costs that value, a record without a name that record, and only what is no JSON of ours the whole. */
export function readOpenJson(source: ImportSource): ImportResult {
  const account = newAccount(source);
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch {
    const { why, line } = findJsonFault(source.text);
    refuseSource(account, TITLE, why, line);
    return finishAccount(account, []);
  }
  const document = asRecord(value);
  if (document?.['format'] !== FORMAT || document['version'] !== VERSION) {
    refuse(account, document);
    return finishAccount(account, []);
  }
  const lines = recordLines(source.text);
  const fallback = slugify(source.name.replace(/\.[^.]*$/, '')) || 'archive';
  const read = <Shape extends ImportedRecord>(key: string, kind: Shape['kind'], fields: unknown, naming: string) => {
    const list = document[key];
    if (!Array.isArray(list) && asList(list).length > 0)
      dropValue(account, key, showField('', list), 'it is no list', 1);
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    const readOne = createRecordReader<Shape>(kind, fields as FieldTable<RecordFields<Shape>>, naming, fallback);
    return items.flatMap((item, index) => readOne(item, account, lines.get(key)?.[index] ?? 1) ?? []);
  };
  const records: readonly ImportedRecord[] = [
    ...read('talks', 'talk', talkFields, 'title'),
    ...read('responses', 'response', responseFields, 'title'),
    ...read('speakers', 'speaker', personFields, 'name'),
    ...read('events', 'event', eventFields, 'name'),
  ];
  for (const [key, value] of Object.entries(document))
    if (!['format', 'version', 'talks', 'responses', 'speakers', 'events'].includes(key))
      leaveOut(account, showField(key, value), UNKNOWN_FIELD);
  return finishAccount(account, records);
}

function refuse(account: Account, document: Readonly<Record<string, unknown>> | undefined): void {
  const version = document?.['version'];
  if (document?.['format'] !== FORMAT) refuseSource(account, TITLE, `it has no "format": "${FORMAT}"`, 1);
  else if (typeof version === 'number' && version > VERSION)
    account.diagnostics.push(
      diagnose('import/newer-version', { found: String(version), known: VERSION }, lineSpan(account, 1)),
    );
  else refuseSource(account, TITLE, `its version is not ${VERSION}`, 1);
}

type RecordReader<Shape> = (value: unknown, account: Account, line: number) => Shape | undefined;

/** Each key may stand once: a second record of that name could never be told from the first. */
function createRecordReader<Shape extends ImportedRecord>(
  kind: Shape['kind'],
  fields: FieldTable<RecordFields<Shape>>,
  naming: string,
  fallback: string,
): RecordReader<Shape> {
  const origin = mapping<Origin>({ system: text, source: text, key: text }, []) as Reader<Partial<Origin>>;
  const table = { kind: oneOf([kind]), origin, ...fields } as unknown as FieldTable<Shape>;
  const defaults = { kind, ...(kind === 'response' ? { body: '', about: {} } : {}) } as unknown as Partial<Shape>;
  const readFields = mapping<Shape>(table, [], defaults);
  const keys = new Set<string>();
  return (value, account, line) => {
    if (asRecord(value) === undefined) return skipRecord(account, showField(kind, value), 'it is no mapping', line);
    const found = readFields(value, { account, field: '', line }) as Shape & Readonly<Record<string, unknown>>;
    const name = found[naming];
    if (typeof name !== 'string') return skipRecord(account, showField(kind, value), `it has no ${naming}`, line);
    const { system, source = fallback, key = name }: Partial<Origin> = found.origin ?? {};
    if (system !== undefined && system !== 'rostrum')
      dropValue(account, 'origin.system', system, 'what an export tells comes from Rostrum', line);
    if (keys.has(key)) return skipRecord(account, name, 'another record before it has the same key', line);
    keys.add(key);
    return { ...found, origin: { system: 'rostrum', source, key } };
  };
}
