/** Reads single fields and collects what is wrong with them. Knows no field by name. */
import { type Code, diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isCalendarDate, parseTimestamp } from '../model/dates.ts';
import type { Json, Locate } from '../model/entry.ts';
import type { ImageReference, Link } from '../model/media.ts';
import { nearest } from '../model/text.ts';
import { checkUrl, checkWebUrl } from '../model/url.ts';

/** Where a value stands in the front matter: `['speakers', 1, 'url']`. */
export type FieldPath = readonly (string | number)[];

/** One file being validated. The list of diagnostics grows; everything else is fixed. */
export interface FieldContext {
  readonly locate: Locate;
  readonly diagnostics: Diagnostic[];
  readonly unknownFieldCode: 'talk/unknown-field' | 'content/unknown-field';
}

/** Records a problem at a field's value. */
export function report<C extends Code>(
  context: FieldContext,
  code: C,
  args: Parameters<typeof diagnose<C>>[1],
  path: FieldPath,
  part: 'key' | 'value' = 'value',
): undefined {
  context.diagnostics.push(diagnose(code, args, context.locate(path, part)));
}

/** `speakers[1].url`. */
export function nameField(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** Warns about the keys of a mapping inside a field that nothing reads. */
export function warnUnknown(context: FieldContext, value: object, known: readonly string[], path: FieldPath): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    const field = nameField([...path, key]);
    report(context, context.unknownFieldCode, near === undefined ? { field } : { field, near }, [...path, key], 'key');
  }
}

/** An absolute web address as written, or `undefined` with a diagnostic. A missing `https://` is added with a warning. */
export function readWebUrl(context: FieldContext, value: string | undefined, path: FieldPath): string | undefined {
  if (value === undefined || value === '') return undefined;
  const text = value.trim();
  if (checkWebUrl(text) !== undefined) {
    const checked = checkUrl(text);
    return checked?.url.replace(/^\/\//, 'https://');
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(text) && checkWebUrl(`https://${text}`) !== undefined) {
    report(context, 'content/url-scheme-added', { value: text }, path);
    return `https://${text}`;
  }
  return report(context, 'content/url-invalid', { field: nameField(path), value: text }, path);
}

/** A link target: a web or mail address, or a path of the site or archive. */
export function readHref(context: FieldContext, value: string, path: FieldPath): string | undefined {
  const checked = checkUrl(value);
  if (checked !== undefined) return checked.url.replace(/^\/\//, 'https://');
  return report(context, 'content/url-invalid', { field: nameField(path), value }, path);
}

/** A picture: a file name, a path, or a web address. It is resolved while linking. */
export function readImage(
  context: FieldContext,
  value: string | undefined,
  path: FieldPath,
): ImageReference | undefined {
  if (value === undefined || value === '') return undefined;
  const checked = checkUrl(value);
  if (checked === undefined || (checked.kind === 'absolute' && checked.parsed.protocol === 'mailto:'))
    return report(context, 'content/url-invalid', { field: nameField(path), value }, path);
  const source = checked.kind === 'absolute' ? checked.url : value;
  return { source, span: context.locate(path) };
}

/** A calendar day `YYYY-MM-DD`. */
export function readDay(context: FieldContext, value: string | undefined, path: FieldPath): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (isCalendarDate(value)) return value;
  return report(context, 'content/date-invalid', { field: nameField(path), value }, path);
}

/** Seconds of `12:04`, `724`, `PT12M4S`. */
export function readSeconds(context: FieldContext, value: string | undefined, path: FieldPath): number | undefined {
  if (value === undefined || value === '') return undefined;
  const seconds = parseTimestamp(value);
  if (seconds !== undefined && seconds < 1_000_000) return seconds;
  return report(context, 'talk/timestamp-invalid', { field: nameField(path), value }, path);
}

/** The canonical form of a language code; `de_AT` and three-letter codes are understood. */
export function readLanguage(context: FieldContext, value: string | undefined, path: FieldPath): string | undefined {
  if (value === undefined || value === '') return undefined;
  const code = canonicalLanguage(value);
  return code ?? report(context, 'content/language-invalid', { value }, path);
}

/** What was asked before. An archive names few languages many thousand times, and asking `Intl` is slow. */
const canonical = new Map<string, string | undefined>();
const MAX_REMEMBERED = 500;
const MAX_CODE = 40;

export function canonicalLanguage(value: string): string | undefined {
  if (value.length > MAX_CODE) return findCanonicalLanguage(value);
  if (!canonical.has(value)) {
    if (canonical.size >= MAX_REMEMBERED) canonical.clear();
    canonical.set(value, findCanonicalLanguage(value));
  }
  return canonical.get(value);
}

function findCanonicalLanguage(value: string): string | undefined {
  const text = value.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** An IANA time zone as written. */
export function readTimezone(context: FieldContext, value: string | undefined, path: FieldPath): string | undefined {
  if (value === undefined || value === '') return undefined;
  return isTimezone(value) ? value : report(context, 'content/timezone-invalid', { value }, path);
}

export function isTimezone(value: string): boolean {
  if (!/^(UTC|GMT|[A-Za-z]+\/[A-Za-z0-9_+/-]+)$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

type LinkValue =
  | string
  | { readonly title?: string | undefined; readonly name?: string | undefined; readonly url: string };

/** Links as texts or `{ title, url }`; a link without a title is called by its host and path. */
export function readLinks(
  context: FieldContext,
  values: readonly LinkValue[] | undefined,
  field: string,
): readonly Link[] {
  return (values ?? []).flatMap((value, index) => {
    const path = [field, index];
    const written = typeof value === 'string' ? value : value.url;
    if (typeof value !== 'string') warnUnknown(context, value, ['title', 'name', 'url'], path);
    const url = readHref(context, written, typeof value === 'string' ? path : [...path, 'url']);
    if (url === undefined) return [];
    const title = typeof value === 'string' ? undefined : (value.title ?? value.name);
    return [{ title: title || url.replace(/^(https?:\/\/|mailto:)(www\.)?/, '').replace(/\/$/, ''), url }];
  });
}

/** Drops `null` values below a mapping: an empty field is one that is not there. Gives the value itself where there are none. */
export function dropEmpty(value: Json): Json {
  return hasEmpty(value) ? withoutEmpty(value) : value;
}

function hasEmpty(value: Json): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((item: Json) => item === null || hasEmpty(item));
}

function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: Json })
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutEmpty(item)]),
  );
}
