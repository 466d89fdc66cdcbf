/** Filling what one account lacks from another, and remembering what was not taken. */
import type { Origin } from '../model/imported.ts';
import type { Difference } from './result.ts';
import { saySame } from './same-words.ts';

/** What one source tells. */
export interface Told<Facts> {
  readonly facts: Facts;
  readonly origin: Origin;
}

/** Remembers a value that the merged talk does not have. */
export type Report = (field: string, value: unknown, origin: Origin) => void;

export function createReport(differences: Difference[]): Report {
  return (field, value, origin) => {
    differences.push({ field, value: typeof value === 'string' ? value : JSON.stringify(value), origin });
  };
}

/** The first value that any source tells; every one that tells something else is reported. */
export function firstTold<Facts, Key extends keyof Facts & string>(
  sources: readonly Told<Facts>[],
  key: Key,
  report: Report,
): Facts[Key] | undefined {
  let first: Facts[Key] | undefined;
  for (const { facts, origin } of sources) {
    const value = facts[key];
    if (value === undefined) continue;
    if (first === undefined) first = value;
    else if (!saySame(first, value)) report(key, value, origin);
  }
  return first;
}

/** An item with the fields that it lacks; what it has already in another way is reported as `field.key`. */
export function fillItem<Item extends object>(
  item: Item,
  other: Item,
  field: string,
  origin: Origin,
  report: Report,
  ignored: readonly (keyof Item)[] = [],
): Item {
  const added: [string, unknown][] = [];
  for (const [key, value] of Object.entries(other)) {
    if (value === undefined || ignored.includes(key as keyof Item)) continue;
    const own = Object.hasOwn(item, key) ? (item as Record<string, unknown>)[key] : undefined;
    if (own === undefined) added.push([key, value]);
    else if (!saySame(own, value)) report(`${field}.${key}`, value, origin);
  }
  return added.length === 0 ? item : (Object.fromEntries([...Object.entries(item), ...added]) as Item);
}

/** The items of all sources: the first source's as they are, others where their key is new, and what they add to one that is there. */
export function uniteItems<Item extends object>(
  lists: readonly Told<readonly Item[] | undefined>[],
  keyOf: (item: Item) => string,
  field: string,
  report: Report,
  ignored: readonly (keyof Item)[] = [],
): Item[] {
  const items: Item[] = [];
  const places = new Map<string, number>();
  for (const { facts, origin } of lists) {
    const isFirst = items.length === 0;
    for (const item of facts ?? []) {
      const key = keyOf(item);
      const place = places.get(key);
      if (place !== undefined && !isFirst) items[place] = fillItem(items[place]!, item, field, origin, report, ignored);
      else {
        if (place === undefined) places.set(key, items.length);
        items.push(item);
      }
    }
  }
  return items;
}

export function areEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || a.trim().normalize() === b.trim().normalize();
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** An object without its absent and its empty fields. */
export function presentOnly<Value extends object>(value: { [Key in keyof Value]: Value[Key] | undefined }): Value {
  const isPresent = (part: unknown): boolean => part !== undefined && !(Array.isArray(part) && part.length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, part]) => isPresent(part))) as Value;
}
