/** Runs a schema over front matter, field by field, so that one wrong field does not hide the others. */
import type { z } from 'zod';
import type { Json } from '../model/entry.ts';
import { nearest } from '../model/text.ts';
import { dropEmpty, type FieldContext, type FieldPath, report } from './fields.ts';
import type { QuickRead } from './quick-reads.ts';
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
export type FieldReader<S extends Shape> = (
  data: { readonly [key: string]: Json },
  context: FieldContext,
) => ReadFields<S>;

/** The reader of a shape. To be made once: looking up what schemas expect takes longer than reading most fields. */
export function makeFieldReader<S extends Shape>(shape: S): FieldReader<S> {
  const known = new Map(
    Object.entries(shape).map(([key, schema]) => [key, { schema, ...expectations.get(schema) }] as const),
  );
  return (data, context) => readFields(data, known, context) as ReadFields<S>;
}

interface KnownField {
  readonly schema: z.ZodType;
  readonly expects?: string;
  readonly quick?: QuickRead;
}

function readFields(
  data: { readonly [key: string]: Json },
  known: ReadonlyMap<string, KnownField>,
  context: FieldContext,
): ReadFields<Shape> {
  const fields: [string, unknown][] = [];
  const extra: [string, Json][] = [];
  for (const [key, value] of Object.entries(data)) {
    const field = known.get(key);
    if (field === undefined) {
      extra.push([key, value]);
      const near = nearest(key, [...known.keys()]);
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
    const result = readValue(value, field);
    if (result.success) {
      if (result.data !== '' && !(Array.isArray(result.data) && result.data.length === 0))
        fields.push([key, result.data]);
      continue;
    }
    const path = [key, ...deepestPath(result.error.issues[0])];
    const { expects = 'something else' } = field;
    const part = at(data, path);
    const found = part === undefined ? `a mapping without "${path.at(-1)}"` : describe(part);
    report(context, 'content/wrong-type', { field: key, expects, found }, path);
  }
  return { fields: Object.fromEntries(fields), extra: Object.fromEntries(extra) };
}

function readValue(value: Json, { schema, quick }: KnownField): ReturnType<z.ZodType['safeParse']> {
  const data = quick?.(value);
  return data === undefined ? schema.safeParse(dropEmpty(value), SILENT) : { success: true, data };
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
