/**
 * Where the fields of a YAML block stand in their file.
 *
 * Top-level ones come from a scan of the lines, nested ones from a second parse; of a block that is plain all places are known already.
 */
import type { Span } from '../diagnostics/span.ts';
import type { FieldSpans, Locate } from '../model/entry.ts';
import { findPlainPlace, type PlainMapping } from './plain-yaml.ts';
import { makePlaceFinder, type Place } from './positions.ts';

/** How much of a line is searched for a key. */
const MAX_KEY = 300;
const KEY = /^("[^"]*"|'[^']*'|[^\s#"'[\]{},&*!|>%@`-][^:#]*?|-[^\s:]+)\s*:(?:\s+|$)/;

/** The places of top-level values, and of everything on request. */
export interface PlacedFields {
  readonly values: FieldSpans;
  readonly locate: Locate;
}

interface ScannedFields {
  readonly keys: FieldSpans;
  readonly values: FieldSpans;
  /** The items of top-level block lists. */
  readonly items: Readonly<Record<string, readonly Span[]>>;
  /** Fields whose value is one text on the key's line. */
  readonly single: ReadonlySet<string>;
}

/** Finds the top-level keys: lines of a block mapping that begin in the first column. A value on the same line has its own span. */
export function scanFields(path: string, lines: readonly string[], firstLine: number): ScannedFields {
  const keys: [string, Span][] = [];
  const values: [string, Span][] = [];
  const items: [string, Span[]][] = [];
  const single = new Set<string>();
  /** The block list that the lines below the last key may belong to. */
  let list: Span[] | undefined;
  for (const [index, line] of lines.entries()) {
    const at = { path, line: index + firstLine };
    const match = KEY.exec(line.slice(0, MAX_KEY));
    if (match === null) {
      const item = /^ *- +(?=\S)/.exec(line);
      const column = (item?.[0].length ?? 0) + 1;
      if (item === null) list = list?.length === 0 && !/^\s*(#|$)/.test(line) ? undefined : list;
      else if (list !== undefined && (list.length === 0 || list[0]!.column === column))
        list.push({ ...at, column, length: line.trimEnd().length - column + 1 });
      continue;
    }
    const raw = match[1]!;
    const name = /^["']/.test(raw) ? raw.slice(1, -1) : raw;
    const key = { ...at, column: 1, length: raw.length };
    const value = line
      .slice(match[0].length)
      .replace(/(^|\s)#.*$/, '')
      .trimEnd();
    keys.push([name, key]);
    list = value === '' ? [] : undefined;
    if (list !== undefined) items.push([name, list]);
    const isBlock = value === '' || /^[|>][+\-\d]*$/.test(value);
    if (!isBlock && !/^[[{&!]/.test(value)) single.add(name);
    values.push([name, isBlock ? key : { ...at, column: match[0].length + 1, length: value.length }]);
  }
  return {
    keys: Object.fromEntries(keys),
    values: Object.fromEntries(values),
    items: Object.fromEntries(items),
    single,
  };
}

/** The `locate` of a document. A field that does not stand in the file is placed at the file's first line. */
export function makeLocate(path: string, block: string, firstLine: number, scanned: ScannedFields): Locate {
  const find = makePlaceFinder(block);
  return (fieldPath, part = 'value') => {
    const [top, second] = fieldPath;
    const table = part === 'key' ? scanned.keys : scanned.values;
    const shallow = typeof top === 'string' && Object.hasOwn(table, top) ? table[top] : undefined;
    if (typeof top === 'string' && shallow !== undefined) {
      if (fieldPath.length === 1 || scanned.single.has(top)) return shallow;
      const item = Object.hasOwn(scanned.items, top) ? scanned.items[top]?.[Number(second)] : undefined;
      if (fieldPath.length === 2 && item !== undefined) return item;
    }
    const place = fieldPath.length === 0 ? undefined : find(fieldPath, part);
    if (place !== undefined)
      return { path, line: place.line + firstLine - 1, column: place.column, length: place.length };
    return shallow ?? { path, line: 1, column: 1, length: 1 };
  };
}

/** The places of a plain block's fields: those that `scanFields` and `makeLocate` find, without looking for them. */
export function placePlainFields(path: string, firstLine: number, root: PlainMapping): PlacedFields {
  const spanOf = ({ line, column, length }: Place): Span => ({ path, line: line + firstLine - 1, column, length });
  const values: Record<string, Span> = {};
  for (const [name, { key, node, scannedLength }] of root.entries)
    values[name] = node.line === key.line ? { ...spanOf(node), length: scannedLength } : spanOf(key);
  const locate: Locate = (fieldPath, part = 'value') => {
    const [top] = fieldPath;
    const entry = typeof top === 'string' ? root.entries.get(top) : undefined;
    if (entry !== undefined && (fieldPath.length === 1 || entry.node.line === entry.key.line))
      return part === 'key' ? spanOf(entry.key) : values[top as string]!;
    const place = findPlainPlace(root, fieldPath, part);
    return place === undefined ? { path, line: 1, column: 1, length: 1 } : spanOf(place);
  };
  return { values, locate };
}
