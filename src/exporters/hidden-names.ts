/** Former names that a person has asked to hide, taken out of data that linking passes on as written. */
import type { Archive } from '../model/archive.ts';
import type { Json } from '../model/entry.ts';
import type { WrittenFile } from './exporter.ts';

/** Hidden names with what stands in their place, the longest first. */
export type HiddenNames = readonly (readonly [hidden: string, shown: string])[];

/** Reads them off the files of the speakers. A former name is hidden unless the file says that it may be shown. */
export function findHiddenNames(archive: Archive, written: ReadonlyMap<string, WrittenFile>): HiddenNames {
  const found = archive.speakers.flatMap(({ name, source }) => {
    const former = source === undefined ? undefined : written.get(source.path)?.data['formerNames'];
    return (Array.isArray(former) ? former : [former]).flatMap((item: Json | undefined) => {
      const hidden = hiddenNameOf(item);
      return hidden === undefined || hidden === '' || hidden === name ? [] : [[hidden, name] as const];
    });
  });
  return found.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

function hiddenNameOf(item: Json | undefined): string | undefined {
  if (typeof item === 'string') return item.trim();
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined;
  const { name, shown, hidden } = item as { readonly [key: string]: Json };
  const isHidden = isFlag(hidden) ? isTrue(hidden) : !(isFlag(shown) && isTrue(shown));
  return isHidden && typeof name === 'string' ? name.trim() : undefined;
}

/** The spellings of a flag that content files may have. */
function isFlag(value: Json | undefined): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && /^(yes|no|on|off|true|false)$/i.test(value));
}

function isTrue(value: Json | undefined): boolean {
  return value === true || (typeof value === 'string' && /^(yes|on|true)$/i.test(value));
}

/** The data with every hidden name replaced by the name that is shown. Keys stay. */
export function hideNames<Value extends Json>(value: Value, names: HiddenNames): Value {
  const replace = (item: Json): Json => {
    if (typeof item === 'string') return names.reduce((text, [hidden, shown]) => text.replaceAll(hidden, shown), item);
    if (item === null || typeof item !== 'object') return item;
    if (Array.isArray(item)) return item.map(replace);
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, replace(inner)]));
  };
  return names.length === 0 ? value : (replace(value) as Value);
}
