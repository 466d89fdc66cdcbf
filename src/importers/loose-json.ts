/**
 * Readers of data whose types nobody promised: JSON, YAML and XML of strangers. Each gives the value in the asked shape or nothing; none throws,
 * and none sees what a value inherits.
 */

/** The text of a string or a finite number, trimmed; of anything else, and of white space alone, nothing. */
export function asText(value: unknown): string | undefined {
  const text =
    typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
  return text === '' ? undefined : text;
}

/** A list as it is, a single value as a list of one; nothing (`undefined`, `null`) as an empty list. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/**
 * A mapping's own enumerable keys, on an object that inherits nothing, so that `record.constructor` is `undefined` unless the source has such a key;
 * of a list, a text or nothing, `undefined`. Takes time linear in the number of keys.
 */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, own] of Object.entries(value)) record[key] = own;
  return record;
}

/** A finite number, also one written as text (`12`, `-3.5`, `1e3`); nothing else is one, an empty text included. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = value.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text))
    ? Number(text)
    : undefined;
}
