/** Runs a schema over front matter, field by field, so that one wrong field does not hide the others. */
import type { z } from 'zod';
import type { Json } from '../model/entry.ts';
import { nearest } from '../model/text.ts';
import { dropEmpty, type FieldContext, type FieldPath, report } from './fields.ts';
import { expectations } from './shapes.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

export interface ReadFields<S extends Shape> {
  readonly fields: { readonly [K in keyof S]?: z.output<S[K]> };
  /** Fields that the schema does not know, as written. */
  readonly extra: { readonly [key: string]: Json };
}

/** Nobody reads zod's own messages, and making them takes time: a value of several possible shapes gets one for each that it has not. */
const SILENT = { error: () => '' };

/** Reads what is right, reports what is wrong, and sets aside what is unknown. An empty field counts as absent. */
export function readFields<S extends Shape>(
  data: { readonly [key: string]: Json },
  shape: S,
  context: FieldContext,
): ReadFields<S> {
  const fields: [string, unknown][] = [];
  const extra: [string, Json][] = [];
  for (const [key, value] of Object.entries(data)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (schema === undefined) {
      extra.push([key, value]);
      const near = nearest(key, Object.keys(shape));
      report(
        context,
        context.unknownFieldCode,
        near === undefined ? { field: key } : { field: key, near },
        [key],
        'key',
      );
      continue;
    }
    if (value === null) continue;
    const result = schema.safeParse(dropEmpty(value), SILENT);
    if (result.success) {
      if (result.data !== '' && !(Array.isArray(result.data) && result.data.length === 0))
        fields.push([key, result.data]);
      continue;
    }
    const path = [key, ...deepestPath(result.error.issues[0])];
    const expects = expectations.get(schema)?.expects ?? 'something else';
    const part = at(data, path);
    const found = part === undefined ? `a mapping without "${path.at(-1)}"` : describe(part);
    report(context, 'content/wrong-type', { field: key, expects, found }, path);
  }
  return { fields: Object.fromEntries(fields) as ReadFields<S>['fields'], extra: Object.fromEntries(extra) };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

function deepestPath(issue: Issue | undefined): (string | number)[] {
  if (issue === undefined) return [];
  const own = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const below = (issue.errors ?? []).flat().map((child) => deepestPath(child));
  const longest = below.reduce<(string | number)[]>((best, path) => (path.length > best.length ? path : best), []);
  return [...own, ...longest];
}

function at(data: Json, path: FieldPath): Json | undefined {
  let value: Json | undefined = data;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as { readonly [key: string]: Json })[step];
  }
  return value;
}

/** What a value is, in words. */
export function describe(value: Json): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'boolean') return `${value}`;
  return typeof value === 'number' ? `the number ${value}` : `"${value.slice(0, 40)}"`;
}
