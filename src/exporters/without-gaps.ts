/** Records without fields that have no value. */

/** An object whose fields may be `undefined`, where the record's may only be absent. */
export type Gappy<Shape> = { readonly [Key in keyof Shape]: Shape[Key] | undefined };

/** The object without fields that are undefined, an empty text, an empty list or an empty mapping: absent says it better. */
export function withoutGaps<Shape extends object>(fields: Gappy<Shape>): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isGap(value))) as Shape;
}

function isGap(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}
