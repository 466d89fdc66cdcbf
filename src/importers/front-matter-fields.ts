/** Reads single fields of front matter whose types nobody promised, and says which values are left out. Knows no field by name. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isCalendarDate } from '../model/dates.ts';
import type { Json, TalkDate } from '../model/entry.ts';
import { checkUrl, checkWebUrl } from '../model/url.ts';
import type { FrontMatterFile } from './front-matter-block.ts';

/** One file that is being read. The list of diagnostics grows; everything else is fixed. */
export interface FieldSource {
  /** For messages. */
  readonly path: string;
  readonly file: FrontMatterFile;
  readonly diagnostics: Diagnostic[];
}

/** A field's value; nothing for an empty one. */
export function fieldValue({ file }: FieldSource, key: string): Json | undefined {
  const value = Object.hasOwn(file.fields, key) ? file.fields[key] : undefined;
  return value === null || value === '' ? undefined : value;
}

/** Says that a value is left out. */
export function dropValue(source: FieldSource, field: string, value: Json, why: string): undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const [line, length] = [source.file.lineOf(field), source.file.lineText(field).length];
  const span = { path: source.path, line, column: 1, length: Math.max(1, length) };
  source.diagnostics.push(diagnose('import/value-dropped', { field, value: text, why }, span));
}

/** A mapping, and nothing else. */
export function asMapping(value: Json | undefined): { readonly [key: string]: Json } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : undefined;
}

/** A value as a list: one item is a list of one. */
export function asItems(value: Json | undefined): readonly Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as Json];
}

/** A text, or what was spelled as a number or a truth value; trimmed, never empty. */
export function asPlainText(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return String(value).trim() || undefined;
}

/** A field that is one text. */
export function textField(source: FieldSource, key: string): string | undefined {
  const value = fieldValue(source, key);
  if (value === undefined || typeof value === 'string') return asPlainText(value);
  return asPlainText(value) ?? dropValue(source, key, value, `it is ${nameType(value)}, not a text`);
}

/** A field that is one text or a list of texts. Texts are not taken apart. */
export function textsField(source: FieldSource, key: string): readonly string[] {
  return asItems(fieldValue(source, key)).flatMap((value) => {
    const text = asPlainText(value);
    if (text === undefined && value !== null && value !== '')
      dropValue(source, key, value, `it is ${nameType(value)}, not a text`);
    return text ?? [];
  });
}

/** `a list`, `a mapping`. */
export function nameType(value: Json): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

/** An absolute http(s) address as written, in a form that a page may have. */
export function webAddress(text: string): string | undefined {
  return checkWebUrl(text) === undefined ? undefined : checkUrl(text)?.url.replace(/^\/\//, 'https://');
}

/** A field that is one absolute http(s) address. */
export function addressField(source: FieldSource, key: string): string | undefined {
  const text = textField(source, key);
  return text === undefined
    ? undefined
    : (webAddress(text) ?? dropValue(source, key, text, 'it is no address that a page may have'));
}

/** The canonical form of a BCP 47 language code; `de_AT` is understood. */
export function languageField(source: FieldSource, key: string): string | undefined {
  const text = textField(source, key);
  if (text === undefined) return undefined;
  try {
    const code = text.replaceAll('_', '-');
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,5}$/i.test(code)) return Intl.getCanonicalLocales(code)[0];
  } catch {
    // Falls through to the report.
  }
  return dropValue(source, key, text, 'it is no language code');
}

const TIME = String.raw`([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?`;
const DATE = new RegExp(
  String.raw`^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|[ \t]{1,4})${TIME}(?:\s?[-–—]\s?${TIME})?\s?(Z|[+-]\d{2}:?\d{2})?(?:\s?[A-Z]{3,4})?)?$`,
);

/**
 * A field that says when: a day, with a time or a slot and an offset where they are written (`2018-03-11 11:55:00 +0100`,
 * `2018-03-11 11:55–12:50`).
 */
export function dateField(source: FieldSource, key: string): TalkDate | undefined {
  const text = textField(source, key);
  if (text === undefined) return undefined;
  const [, date = '', hour, minute, endHour, endMinute, zone] = DATE.exec(text) ?? [];
  if (!isCalendarDate(date)) return dropValue(source, key, text, 'it is no date in the form YYYY-MM-DD');
  if (hour === undefined) return { date };
  return {
    date,
    start: `${hour.padStart(2, '0')}:${minute}`,
    ...(endHour === undefined ? {} : { end: `${endHour.padStart(2, '0')}:${endMinute}` }),
    ...(zone === undefined ? {} : { offset: zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2') }),
  };
}
