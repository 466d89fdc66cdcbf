/**
 * Reads the fields of one record of a source, and keeps account of them: what was not read, cannot be used or stands for nothing is told at the end.
 * Knows the fields of no format.
 */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isCalendarDate, parseTimestamp } from '../model/dates.ts';
import { excerpt } from '../model/text.ts';
import { checkUrl } from '../model/url.ts';
import type { LeftOut } from './importer.ts';
import { asList, asNumber, asRecord, asText } from './loose-json.ts';

/** Where an importer writes down what it could not take over. */
export interface Account {
  readonly path: string;
  readonly diagnostics: Diagnostic[];
  readonly leftOut: LeftOut[];
}

/** Each method takes a field; one that is missing, empty or of another type is `undefined` or an empty list. */
export interface FieldReader {
  /** Text of any length, its line ends kept. */
  readonly text: (key: string) => string | undefined;
  /** Text in one line. */
  readonly line: (key: string) => string | undefined;
  /** The name of a record among machines, in one line; it may be any word. */
  readonly id: (key: string) => string | undefined;
  /** Texts in one line each, of a list or a single text; each once. */
  readonly lines: (key: string) => readonly string[];
  readonly number: (key: string) => number | undefined;
  /** Seconds of a number or of `12:04`, `1:02:03`, `PT1H2M3S`. */
  readonly seconds: (key: string) => number | undefined;
  /** The calendar day that a date or a moment begins with, as `YYYY-MM-DD`. */
  readonly day: (key: string) => string | undefined;
  /** An absolute http(s) address. */
  readonly address: (key: string) => string | undefined;
  readonly list: (key: string) => readonly unknown[];
  readonly record: (key: string) => Readonly<Record<string, unknown>> | undefined;
  /** Says that a field is left out, and why; nothing where it is empty. */
  readonly leaveOut: (key: string, reason: string) => void;
  /** Names of the fields that were not read and hold something; they count as read from now on. */
  readonly unread: () => readonly string[];
  /** Says that all fields that were not read are left out. */
  readonly finish: (reason?: string) => void;
  /** Says that a value is left out, and why. */
  readonly note: (field: string, value: unknown, reason: string) => void;
  /** Leaves a value of the record out with a warning. */
  readonly drop: (field: string, value: string, why: string) => void;
}

export const UNKNOWN_FIELD = 'a field that Rostrum does not know';
const PLACEHOLDER = /^(?:todo|tbd|tba|tbc|n\/a|null|none|undefined|unknown)[.!]?$/i;
const MAX_SHOWN = 200;
/** Eleven days. */
const MAX_SECONDS = 1_000_000;

/** True for what people write where they know nothing: `TODO`, `TBA`, `Unknown`. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 12 && PLACEHOLDER.test(text.trim());
}

/** A text as one line, without control characters. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .trim();
}

/** An absolute http(s) address as written, when a page may have it. */
export function webAddress(text: string): string | undefined {
  const checked = checkUrl(text);
  return checked?.kind === 'absolute' && checked.parsed.protocol !== 'mailto:' ? checked.url : undefined;
}

/** A field's name and value as a line of an account, shortened. */
export function showField(key: string, value: unknown): string {
  let text: string;
  try {
    text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  } catch {
    text = 'nested too deeply';
  }
  return excerpt(oneLine(`${key.slice(0, MAX_SHOWN)}: ${text.slice(0, MAX_SHOWN * 2)}`), MAX_SHOWN);
}

/** Opens the fields of a record; `line` is where it stands in its file. Never throws. */
export function readFields(fields: Readonly<Record<string, unknown>>, account: Account, line?: number): FieldReader {
  const settled = new Set<string>();
  const note = (key: string, value: unknown, reason: string) => {
    account.leftOut.push({ ...(line === undefined ? {} : { line }), text: showField(key, value), reason });
  };
  const drop = (field: string, value: string, why: string) => {
    account.diagnostics.push(
      diagnose(
        'import/value-dropped',
        { field, value: oneLine(value.slice(0, MAX_SHOWN)), why },
        {
          path: account.path,
          line: line ?? 1,
          column: 1,
          length: 0,
        },
      ),
    );
    note(field, value, why);
  };
  const settle = <Value>(key: string, value: Value | undefined): Value | undefined => {
    if (value !== undefined || isEmpty(fields[key])) settled.add(key);
    return value;
  };
  const text = (key: string): string | undefined => {
    const found = settle(key, asText(fields[key]));
    if (found === undefined || !isPlaceholder(found)) return found;
    note(key, found, 'a placeholder');
    return undefined;
  };
  const convert = <Value>(key: string, why: string, of: (written: string) => Value | undefined): Value | undefined => {
    const written = text(key);
    const value = written === undefined ? undefined : of(written);
    if (written !== undefined && value === undefined) drop(key, written, why);
    return value;
  };
  const list = (key: string) => {
    settled.add(key);
    return asList(fields[key]);
  };
  return {
    text,
    line: (key) => {
      const found = text(key);
      return found === undefined ? undefined : oneLine(found) || undefined;
    },
    id: (key) => {
      const found = settle(key, asText(fields[key]));
      return found === undefined ? undefined : oneLine(found) || undefined;
    },
    lines: (key) => {
      const lines = new Set<string>();
      for (const item of list(key)) {
        const found = asText(item);
        const single = found === undefined ? '' : oneLine(found);
        if (single === '' ? !isEmpty(item) : isPlaceholder(single))
          note(key, item, single === '' ? 'of another type than expected' : 'a placeholder');
        else if (single !== '') lines.add(single);
      }
      return [...lines];
    },
    number: (key) => settle(key, asNumber(fields[key])),
    seconds: (key) => {
      const number = asNumber(fields[key]);
      if (number === undefined) return convert(key, 'it is no length of time', parseTimestamp);
      settled.add(key);
      if (number < 0 || number > MAX_SECONDS) drop(key, String(number), 'it is no length of time');
      return number > 0 && number <= MAX_SECONDS ? number : undefined;
    },
    day: (key) => convert(key, 'it is no date', dayOf),
    address: (key) => convert(key, 'it is no address that a page may have', webAddress),
    list,
    record: (key) => settle(key, asRecord(fields[key])),
    leaveOut: (key, reason) => {
      if (!isEmpty(fields[key])) note(key, fields[key], reason);
      settled.add(key);
    },
    unread: () => {
      const keys = Object.keys(fields).filter((key) => !settled.has(key) && !isEmpty(fields[key]));
      for (const key of keys) settled.add(key);
      return keys;
    },
    finish: (reason = UNKNOWN_FIELD) => {
      for (const key of Object.keys(fields))
        if (!settled.has(key) && !isEmpty(fields[key])) note(key, fields[key], reason);
    },
    note,
    drop,
  };
}

/** The day that a date (`2018-06-27`) or a moment (`2018-06-27T10:00:00Z`, `2018-06-27 10:00`) begins with. */
function dayOf(text: string): string | undefined {
  const day = text.slice(0, 10);
  return isCalendarDate(day) && (text.length === 10 || /^[T ]\d/.test(text.slice(10))) ? day : undefined;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An object without the fields that are `undefined` or an empty list. */
export function present<Fields extends object>(
  fields: {
    readonly [Key in keyof Fields]: Fields[Key] | undefined;
  },
): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as Fields;
}
