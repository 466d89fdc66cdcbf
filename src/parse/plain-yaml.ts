/**
 * Reads plain YAML line by line, data and places: block mappings and lists whose keys are names and whose values are texts, whole numbers, `true` or
 * `false` on one line.
 *
 * It answers only where nothing is left to interpretation, and there just as js-yaml (the data) and the `yaml` package (the places) would. At
 * the first line that is anything else (comments, empty lines and values, flow collections, block texts, most escapes, tags, anchors) it gives up,
 * and they read the text. It never reports: a text with a mistake in it is not plain.
 */
import type { Json } from '../model/entry.ts';
import type { Place } from './positions.ts';

/** A value and where it stands; a collection stands from its beginning to the end of that line. */
export interface PlainNode extends Place {
  readonly data: Json;
  /** Of a mapping, in their order. */
  readonly entries: ReadonlyMap<string, PlainEntry> | undefined;
  /** Of a list. */
  readonly items: readonly PlainNode[] | undefined;
}

export interface PlainMapping extends PlainNode {
  readonly data: { readonly [key: string]: Json };
  readonly entries: ReadonlyMap<string, PlainEntry>;
}

interface PlainEntry {
  readonly key: Place;
  readonly node: PlainNode;
  /** The length of the value on the key's line up to what looks like a comment, also in quotes: `scanFields` cuts it there. */
  readonly scannedLength: number;
}

interface PlainLine {
  readonly line: number;
  /** Columns before the key, the text or the dash. */
  readonly indent: number;
  readonly isItem: boolean;
  readonly key: string | undefined;
  /** What follows the key's colon or, where there is no key, the whole text. */
  readonly value: string;
  /** The length of the whole line. */
  readonly width: number;
}

const LINE = /^( *)(- )?(?:([A-Za-z_][\w-]{0,80}):(?: (?=[^ ])(.+))?|([^ ].*))$/;
/** A text that has another line, a control character or anything else that YAML may forbid is not plain. */
const DELICATE =
  /[^\n -~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fefe}\u{ff00}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const BEGINS_TEXT = /^(?!\s)[A-Za-z(/$_\u00a1-\uffff]/;
/** A colon that would make a key of what stands before it. */
const ENDS_TEXT = /: |:$/;
const COMMENT = /\s#/;
/** What YAML reads as something else than a text in one spelling or another, and keys that are refused. */
const WORD = /^(?:true|false|null|__proto__|constructor|prototype)$/i;
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
/** What begins like a number and has a character that none has: a day, a time slot, a sentence. */
const NO_NUMBER = /^\d{4}-\d\d-\d\d$|^\d.*[^\d._a-fA-FxXoO+-]/;
/** js-yaml stops at 40 levels; plain texts have three. */
const MAX_DEPTH = 10;

/** The mapping that a text holds, or `undefined` where it is not plain. Takes time in proportion to the text. */
export function readPlainYaml(text: string): PlainMapping | undefined {
  if (DELICATE.test(text)) return undefined;
  const lines = text.replace(/\n$/, '').split('\n').map(readLine);
  let next = 0;

  const readBlock = (indent: number, depth: number): PlainNode | undefined => {
    const first = lines[next];
    if (first === undefined || depth > MAX_DEPTH) return undefined;
    return first.isItem ? readList(indent, depth) : first.key === undefined ? undefined : readMapping(indent, depth);
  };

  const readMapping = (indent: number, depth: number): PlainMapping | undefined => {
    const first = lines[next]!;
    const entries = new Map<string, PlainEntry>();
    const data: Record<string, Json> = {};
    for (let line = lines[next]; line !== undefined && line.indent === indent && !line.isItem; line = lines[next]) {
      const { key, value } = line;
      if (key === undefined || WORD.test(key) || entries.has(key)) return undefined;
      next++;
      const node = value === '' ? readBelow(indent, depth) : readScalar(line, indent + key.length + 2);
      if (node === undefined) return undefined;
      const place = { line: line.line, column: indent + 1, length: key.length };
      entries.set(key, { key: place, node, scannedLength: findScannedLength(value) });
      data[key] = node.data;
    }
    return { line: first.line, column: indent + 1, length: first.width - indent, data, entries, items: undefined };
  };

  /** What stands below a key; lists may stand in the column of the key. */
  const readBelow = (indent: number, depth: number): PlainNode | undefined => {
    const line = lines[next];
    if (line === undefined || !(line.indent > indent || (line.isItem && line.indent === indent))) return undefined;
    return readBlock(line.indent, depth + 1);
  };

  const readList = (indent: number, depth: number): PlainNode | undefined => {
    const first = lines[next]!;
    const items: PlainNode[] = [];
    for (let line = lines[next]; line?.isItem && line.indent === indent; line = lines[next]) {
      let node: PlainNode | undefined;
      if (line.key === undefined) {
        next++;
        node = readScalar(line, indent + 2);
      } else {
        // Behind the dash a mapping begins, whose first line this is.
        lines[next] = { ...line, indent: indent + 2, isItem: false };
        node = readMapping(indent + 2, depth + 1);
      }
      if (node === undefined) return undefined;
      items.push(node);
    }
    const data = items.map((item) => item.data);
    return { line: first.line, column: indent + 1, length: first.width - indent, data, entries: undefined, items };
  };

  const mapping = lines[0]?.key === undefined || lines[0].isItem ? undefined : readMapping(0, 0);
  return next === lines.length ? mapping : undefined;
}

function readLine(text: string, index: number): PlainLine | undefined {
  const match = /\s$/.test(text) ? null : LINE.exec(text);
  if (match === null) return undefined;
  const [, spaces = '', dash, key, value = '', scalar = ''] = match;
  return {
    line: index + 1,
    indent: spaces.length,
    isItem: dash !== undefined,
    key,
    value: key === undefined ? scalar : value,
    width: text.length,
  };
}

function findScannedLength(value: string): number {
  const comment = value.search(COMMENT);
  return comment < 0 ? value.length : value.slice(0, comment).trimEnd().length;
}

function readScalar({ line, value }: PlainLine, before: number): PlainNode | undefined {
  const data = readText(value);
  if (data === undefined) return undefined;
  return { line, column: before + 1, length: value.length, data, entries: undefined, items: undefined };
}

function readText(value: string): string | number | boolean | undefined {
  if (value.startsWith('"') || value.startsWith("'")) return readQuoted(value);
  if (value === 'true' || value === 'false') return value === 'true';
  if (ENDS_TEXT.test(value) || COMMENT.test(value)) return undefined;
  if (BEGINS_TEXT.test(value)) return WORD.test(value) ? undefined : value;
  if (WHOLE.test(value)) return Number(value);
  return NO_NUMBER.test(value) ? value : undefined;
}

/** A quoted text that ends where the line ends. Of escapes only those of the quotes and of the backslash are plain. */
function readQuoted(value: string): string | undefined {
  const quote = value[0]!;
  if (value.length < 2 || !value.endsWith(quote)) return undefined;
  const inner = value.slice(1, -1);
  if (quote === "'") return inner.replaceAll("''", '').includes("'") ? undefined : inner.replaceAll("''", "'");
  if (!inner.includes('\\')) return inner.includes('"') ? undefined : inner;
  return /["\\]/.test(inner.replace(/\\["\\]/g, '')) ? undefined : inner.replace(/\\(.)/g, '$1');
}

/** The place of a value or key below a node: of the nearest enclosing one where the path leads nowhere. */
export function findPlainPlace(
  root: PlainMapping,
  path: readonly (string | number)[],
  part: 'key' | 'value',
): Place | undefined {
  let node: PlainNode = root;
  let best: Place | undefined;
  for (const [index, step] of path.entries()) {
    const entry = node.entries?.get(String(step));
    // One mapping where a list could stand counts as its first item.
    if (entry === undefined && step === 0 && node.entries !== undefined) continue;
    const child = entry === undefined ? node.items?.[Number(step)] : entry.node;
    if (child === undefined) break;
    best = entry !== undefined && part === 'key' && index === path.length - 1 ? entry.key : child;
    node = child;
  }
  return best;
}
