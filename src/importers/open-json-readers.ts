/**
 * Readers of a JSON document that promises a shape and may not keep it. Each gives the value in the shape, or nothing and says why; none throws.
 *
 * A field table names a reader for every field of a type, so that a field that is added to the type and forgotten here does not compile.
 */
import { isCalendarDate } from '../model/dates.ts';
import type { Json } from '../model/entry.ts';
import { findPathProblem } from '../model/site-path.ts';
import { checkUrl } from '../model/url.ts';
import { type Account, showField, UNKNOWN_FIELD } from './field-reader.ts';
import { dropValue, leaveOut } from './import-report.ts';
import { asList, asNumber, asRecord } from './loose-json.ts';

/** Where a value stands: the field's path in its record, and the line on which the record begins. */
export interface Place {
  readonly account: Account;
  readonly field: string;
  readonly line: number;
}

export type Reader<Value> = (value: unknown, at: Place) => Value | undefined;

export type FieldTable<Shape> = { readonly [Key in keyof Shape]-?: Reader<Exclude<Shape[Key], undefined>> };

const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** As deep as front matter may be nested. */
const MAX_DEPTH = 40;
/** As in talk files: more than eleven days is a mistake. */
const MAX_SECONDS = 1_000_000;

/** Says that a value is not taken. */
export function refuse(value: unknown, why: string, { account, field, line }: Place): undefined {
  return dropValue(account, field, showField('', value).replace(/^:\s*/, ''), why, line);
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
}

/** A text as it is, also an empty one, without control characters. */
export const anyText: Reader<string> = (value, at) =>
  typeof value === 'string' ? clean(value) : refuse(value, 'it is no text', at);

/** A text that says something. */
export const prose: Reader<string> = (value, at) => anyText(value, at) || undefined;

/** Likewise, without white space around it. A number is taken as its spelling. */
export const text: Reader<string> = (value, at) =>
  prose(typeof value === 'number' ? String(value) : value, at)?.trim() || undefined;

export const flag: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(value, 'it is neither true nor false', at);

/** A text of a form. */
export function form(isFine: (value: string) => boolean, why: string): Reader<string> {
  return (value, at) => {
    const found = text(value, at);
    return found === undefined || isFine(found) ? found : refuse(value, why, at);
  };
}

export function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value, at) =>
    values.find((item) => item === value) ?? refuse(value, `it is none of ${values.join(', ')}`, at);
}

export const day = form(isCalendarDate, 'it is no date');
export const sitePath = form((path) => findPathProblem(path) === undefined, 'it is no path of a site');

/** The canonical form of a BCP 47 tag. */
export const language: Reader<string> = (value, at) => {
  const found = text(value, at);
  if (found === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(found)[0];
  } catch {
    return refuse(value, 'it is no language', at);
  }
};

export const timezone = form((name) => {
  if (!/^(UTC|GMT|[A-Za-z]+\/[A-Za-z0-9_+/-]+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'it is no time zone');

export const seconds: Reader<number> = (value, at) => {
  const number = asNumber(value);
  return number !== undefined && number >= 0 && number < MAX_SECONDS
    ? number
    : refuse(value, 'it is no length of time', at);
};

/** Counts from 1. */
export const ordinal: Reader<number> = (value, at) => {
  const number = asNumber(value);
  return number !== undefined && Number.isSafeInteger(number) && number > 0
    ? number
    : refuse(value, 'it is no number', at);
};

/** An absolute http(s) address. */
export const webUrl = address((checked) => checked.kind === 'absolute' && checked.parsed.protocol !== 'mailto:');
/** Likewise, or a path of the archive, which is kept as it is. */
export const reference = address((checked) => checked.kind === 'relative' || checked.parsed.protocol !== 'mailto:');
/** Whatever may stand behind a link. */
export const href = address(() => true);

function address(isFine: (checked: NonNullable<ReturnType<typeof checkUrl>>) => boolean): Reader<string> {
  return (value, at) => {
    const found = text(value, at);
    if (found === undefined) return undefined;
    const checked = checkUrl(found);
    if (checked === undefined || !isFine(checked)) return refuse(value, 'it is no address that a page may have', at);
    return checked.kind === 'relative' ? found : checked.url;
  };
}

/** A list of what one reader reads; a single value is a list of one, and an empty list is nothing. */
export function list<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, at) => {
    const found = asList(value).flatMap((item, index) => {
      if (item === null) return [];
      const one = read(item, { ...at, field: `${at.field}.${index}` });
      return one === undefined ? [] : [one];
    });
    return found.length === 0 ? undefined : found;
  };
}

/** A mapping with the fields of a table. Nothing where a needed field is missing; unknown fields are left out. */
export function mapping<Shape extends object>(
  table: FieldTable<Shape>,
  needed: readonly (keyof Shape & string)[],
  defaults: Partial<Shape> = {},
): Reader<Shape> {
  const fields = Object.entries(table) as unknown as readonly (readonly [string, Reader<unknown>])[];
  return (value, at) => {
    const record = asRecord(value);
    if (record === undefined) return refuse(value, 'it is no mapping', at);
    const found: Record<string, unknown> = { ...defaults };
    const within = (key: string): Place => ({ ...at, field: at.field === '' ? key : `${at.field}.${key}` });
    for (const [key, read] of fields) {
      const one = isNothing(record[key]) ? undefined : read(record[key], within(key));
      if (one !== undefined) found[key] = one;
    }
    for (const key of Object.keys(record))
      if (!Object.hasOwn(table, key) && !isNothing(record[key]))
        leaveOut(at.account, showField(within(key).field, record[key]), UNKNOWN_FIELD, at.line);
    const missing = needed.find((key) => found[key] === undefined);
    return missing === undefined ? (found as Shape) : refuse(value, `it has no ${missing}`, at);
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Plain data, not too deep, without keys that mean something to JavaScript itself. */
export const json: Reader<Json> = (value, at) => copyJson(value, at, 0);

/** Likewise, and a mapping. An empty one is nothing. */
export const jsonMapping: Reader<{ readonly [key: string]: Json }> = (value, at) => {
  if (asRecord(value) === undefined) return refuse(value, 'it is no mapping', at);
  const found = copyJson(value, at, 0) as { readonly [key: string]: Json } | undefined;
  return found === undefined || Object.keys(found).length === 0 ? undefined : found;
};

function copyJson(value: unknown, at: Place, depth: number): Json | undefined {
  if (depth > MAX_DEPTH) return refuse(value, 'it is nested too deeply', at);
  if (typeof value === 'string') return clean(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value))
    return value.map((item) => copyJson(item, at, depth + 1)).filter((item) => item !== undefined);
  const pairs = Object.entries(asRecord(value) ?? {}).flatMap(([key, item]): [string, Json][] => {
    const name = clean(key);
    const within = { ...at, field: `${at.field}.${name}` };
    if (FORBIDDEN_KEYS.has(name)) refuse(item, 'a field cannot have that name', within);
    const copy = FORBIDDEN_KEYS.has(name) ? undefined : copyJson(item, within, depth + 1);
    return copy === undefined ? [] : [[name, copy]];
  });
  return Object.fromEntries(pairs);
}
