/**
 * What shapes make of the commonest values, without asking zod, which takes many times as long.
 *
 * Decides nothing: each answer is the one that zod would give, and where that is not plain to see there is none.
 */
import { z } from 'zod';

/** Reads a value as a shape would, or gives `undefined` where zod is to be asked. */
export type QuickRead = (value: unknown) => unknown;

export const readText: QuickRead = (value) => (typeof value === 'string' ? value.trim() : undefined);

/** One text or a list of texts, without the empty ones. */
export const readTexts: QuickRead = (value) => {
  if (typeof value === 'string') return [value.trim()].filter(Boolean);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return value.map((item) => item.trim()).filter(Boolean);
};

/** One item or a list of them, each a text or the mapping that a union of `text` and a mapping takes; `undefined` for other shapes of items. */
export function quickItems(item: z.ZodType, text: z.ZodType): QuickRead | undefined {
  if (!(item instanceof z.ZodUnion)) return undefined;
  const [first, mapping, ...others] = item.options;
  if (first !== text || !(mapping instanceof z.ZodObject) || others.length > 0) return undefined;
  const readMapping = quickMapping(mapping, text);
  const readItem: QuickRead = (value) => readText(value) ?? readMapping(value);
  return (value) => {
    if (!Array.isArray(value)) {
      const read = readItem(value);
      return read === undefined ? undefined : [read];
    }
    const items = value.map(readItem);
    return items.includes(undefined) ? undefined : items;
  };
}

/** A mapping in which nothing but texts stands, under keys that the shape knows. They come out in the order of the shape. */
function quickMapping(mapping: z.ZodObject, text: z.ZodType): QuickRead {
  const keys: string[] = [];
  const needed: string[] = [];
  for (const [key, field] of Object.entries(mapping.shape)) {
    if (field === text) needed.push(key);
    if (field === text || (field instanceof z.ZodOptional && field.unwrap() === text)) keys.push(key);
  }
  const known = new Set(keys);
  return (value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    const given = value as { readonly [key: string]: unknown };
    for (const key of Object.keys(given)) if (!known.has(key) || typeof given[key] !== 'string') return undefined;
    if (!needed.every((key) => Object.hasOwn(given, key))) return undefined;
    const read: Record<string, string> = {};
    for (const key of keys) if (Object.hasOwn(given, key)) read[key] = (given[key] as string).trim();
    return read;
  };
}
