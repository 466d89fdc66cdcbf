/** YAML to plain data and back, through js-yaml. Reads nothing that could run or share parts; writes what every version of YAML reads as the same. */
import {
  CORE_SCHEMA,
  DEFAULT_SCALAR_STYLE_RULES,
  type Document,
  defineScalarTag,
  dump,
  floatCoreTag,
  intCoreTag,
  load,
  NOT_RESOLVED,
  SCALAR_STYLE,
  type ScalarLayout,
  type ScalarTagDefinition,
  visit,
  YAMLException,
} from 'js-yaml';
import type { Json } from '../model/entry.ts';

/** Where reading stopped; `line` and `column` count from 1. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type YamlReading = { readonly value: Json } | { readonly problem: YamlProblem };

/** What an object inherits; a talk file may not have such keys either. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A number only where it is spelled as JavaScript would print it, so that `2021.10` and `007` keep their spelling as texts. */
const SCHEMA = CORE_SCHEMA.withTags(asPrinted(intCoreTag), asPrinted(floatCoreTag));

function asPrinted(tag: ScalarTagDefinition): ScalarTagDefinition {
  return defineScalarTag(tag.tagName, {
    implicit: true,
    implicitFirstChars: tag.implicitFirstChars,
    identify: tag.identify,
    resolve: (source, isExplicit, name) => {
      const value: unknown = tag.resolve(source, isExplicit, name);
      return typeof value === 'number' && Number.isFinite(value) && (isExplicit || String(value) === source)
        ? value
        : NOT_RESOLVED;
    },
  });
}

/**
 * Reads one YAML document (YAML 1.2, core schema); an empty one is `null`. Never throws.
 *
 * Aliases, repeated keys and more than 40 levels are problems. Dates, `yes` and `no` stay texts. The keys `__proto__`, `constructor` and
 * `prototype` are left out; every other key is the object's own.
 */
export function readYaml(text: string): YamlReading {
  if (text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) return { value: null };
  try {
    return { value: plain(load(text, { schema: SCHEMA, maxAliases: 0, maxDepth: 40 })) };
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined;
    const message = error instanceof YAMLException ? error.reason : 'it cannot be read';
    return { problem: { line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1, message } };
  }
}

function plain(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !REFUSED_KEYS.has(key))
      .map(([key, child]) => [key, plain(child)]),
  );
}

/**
 * Writes a value as YAML in block style, keys in their order, ending in a line end; `readYaml` gives the same value back (`-0` as `0`).
 *
 * Texts that a reader of YAML 1.1 or 1.2 would take for a date, a number or a truth value are quoted, texts of several lines are literal blocks,
 * lines are never folded and never end in white space. Of a mapping no line begins with `---`, so it can stand as front matter.
 */
export function writeYaml(value: Json): string {
  return dump(value, {
    lineWidth: -1,
    noRefs: true,
    skipInvalid: true,
    quoteStyle: 'double',
    scalarStyleRules: [quoteLooseEnds, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
    transform: printNumbers,
  });
}

/**
 * Double quotes for what other styles do not keep safe: white space at the end of a line, where nobody sees it and many editors remove it, and the
 * marks that end front matter or a document.
 */
function quoteLooseEnds(layout: ScalarLayout): void {
  const { value } = layout.node;
  if (/^(?:---|\.\.\.)/.test(value) || /[^\S\n]$/m.test(value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}

/** js-yaml would write `1.e+21` and `-0.0`, which are numbers only to readers of YAML 1.1. */
function printNumbers(documents: Document[]): void {
  visit(documents, (node) => {
    if (node.kind !== 'scalar' || node.tag !== floatCoreTag.tagName) return;
    const number = Number(node.value);
    node.value = String(number);
    if (number === 0) node.tag = intCoreTag.tagName;
  });
}
