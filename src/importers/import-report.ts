/** Writes down what an importer has to tell besides its records: what is left out, and what is wrong. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Span } from '../diagnostics/span.ts';
import type { ImportedRecord } from '../model/imported.ts';
import { excerpt } from '../model/text.ts';
import type { Account } from './field-reader.ts';
import type { ImportResult, ImportSource } from './importer.ts';

/** Characters of a value in a list that people read. */
const SHOWN = 200;

export function newAccount(source: ImportSource): Account {
  return { path: source.path, leftOut: [], diagnostics: [] };
}

export function finishAccount(account: Account, records: readonly ImportedRecord[]): ImportResult {
  return { records, leftOut: account.leftOut, diagnostics: account.diagnostics };
}

/** The beginning of a line of the source. */
export function lineSpan(account: Account, line: number): Span {
  return { path: account.path, line, column: 1, length: 1 };
}

/** Says that something is in no record, without a warning. */
export function leaveOut(account: Account, text: string, reason: string, line?: number): void {
  account.leftOut.push({ ...(line === undefined ? {} : { line }), text: shorten(text), reason });
}

/** Says that one value of a record is not taken. */
export function dropValue(account: Account, field: string, value: string, why: string, line?: number): undefined {
  const span = line === undefined ? undefined : lineSpan(account, line);
  account.diagnostics.push(diagnose('import/value-dropped', { field, value: shorten(value), why }, span));
  leaveOut(account, `${field}: ${value}`, why, line);
}

/** Says that a record cannot become a file. */
export function skipRecord(account: Account, record: string, why: string, line?: number): undefined {
  const span = line === undefined ? undefined : lineSpan(account, line);
  account.diagnostics.push(diagnose('import/record-skipped', { record: shorten(record), why }, span));
  leaveOut(account, record, why, line);
}

/** Says that the source, or its rest, breaks the rules of its format. */
export function refuseSource(account: Account, format: string, why: string, line?: number): void {
  const span = line === undefined ? undefined : lineSpan(account, line);
  account.diagnostics.push(diagnose('import/malformed', { format, why }, span));
}

function shorten(text: string): string {
  return excerpt(text.length > 4 * SHOWN ? text.slice(0, 4 * SHOWN) : text, SHOWN);
}
