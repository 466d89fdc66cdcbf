/** YAML text to plain data, through js-yaml where it is not plain. Nothing in it can make code run, share parts by alias, or lose the spelling of a number. */
import {
  CORE_SCHEMA,
  defineScalarTag,
  floatCoreTag,
  intCoreTag,
  load,
  NOT_RESOLVED,
  type ScalarTagDefinition,
  YAMLException,
} from 'js-yaml';
import type { Json } from '../model/entry.ts';
import { type PlainMapping, readPlainYaml } from './plain-yaml.ts';

/** Where js-yaml stopped; `line` and `column` count from 0. */
export interface YamlFailure {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export type YamlResult =
  /** Of a plain text `plain` tells where its parts stand. */
  | { readonly ok: true; readonly data: unknown; readonly plain?: PlainMapping }
  | { readonly ok: false; readonly failure: YamlFailure };

/**
 * A number only where its spelling is the one that JavaScript would print: `1984`, `3.5`. `2021.10`, `007`, `1e3` and `0x1f` stay text, so that
 * a version, a label or an id is never changed by being read.
 */
const SCHEMA = CORE_SCHEMA.withTags(canonical(intCoreTag), canonical(floatCoreTag));

function canonical(tag: ScalarTagDefinition): ScalarTagDefinition {
  return defineScalarTag(tag.tagName, {
    implicit: true,
    implicitFirstChars: tag.implicitFirstChars,
    identify: tag.identify,
    resolve: (source, isExplicit, name) => {
      const value: unknown = tag.resolve(source, isExplicit, name);
      return typeof value === 'number' && (isExplicit || String(value) === source) && Number.isFinite(value)
        ? value
        : NOT_RESOLVED;
    },
  });
}

/**
 * Reads YAML text. Aliases are refused, nesting stops at 40 levels, dates stay text, `yes` and `no` stay text.
 *
 * A text that is plain is not given to js-yaml, which would read the same of it.
 */
export function parseYaml(text: string): YamlResult {
  const plain = readPlainYaml(text);
  return plain === undefined ? loadYaml(text) : { ok: true, data: plain.data, plain };
}

/** `parseYaml` through js-yaml in any case, and without places. */
export function loadYaml(text: string): YamlResult {
  if (text.split('\n').every((line) => /^\s*(#|$)/.test(line))) return { ok: true, data: null };
  try {
    return { ok: true, data: load(text, { schema: SCHEMA, maxAliases: 0, maxDepth: 40 }) };
  } catch (error) {
    if (error instanceof YAMLException) {
      const { reason, mark } = error;
      return { ok: false, failure: { reason, line: mark?.line ?? 0, column: mark?.column ?? 0 } };
    }
    throw error;
  }
}

export interface CleanData {
  readonly data: { readonly [key: string]: Json };
  /** Paths of texts that control characters were taken out of. */
  readonly cleaned: readonly (readonly (string | number)[])[];
  /** Paths of keys that were refused. */
  readonly forbidden: readonly (readonly (string | number)[])[];
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** Finds also surrogates that are in order; it is the faster question, and most texts have none. */
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;

/** Takes control characters and broken surrogates out of a text, keeping tabs and line ends. */
export function cleanText(text: string): string {
  return SUSPECT.test(text) ? text.replace(UNPRINTABLE, '') : text;
}

/** Turns what a YAML reader gave into plain JSON, or says in a word what it was instead of a mapping. */
export function cleanMapping(value: unknown): CleanData | string {
  const cleaned: (readonly (string | number)[])[] = [];
  const forbidden: (readonly (string | number)[])[] = [];
  const visit = (item: unknown, path: readonly (string | number)[]): Json => {
    if (item === null || item === undefined) return null;
    if (typeof item === 'boolean') return item;
    if (typeof item === 'number') return Number.isFinite(item) ? item : String(item);
    if (Array.isArray(item)) return item.map((child, index) => visit(child, [...path, index]));
    if (typeof item === 'object') {
      const pairs: [string, Json][] = [];
      for (const [rawKey, child] of Object.entries(item)) {
        const key = cleanText(rawKey);
        if (FORBIDDEN_KEYS.has(key)) forbidden.push([...path, rawKey]);
        else pairs.push([key, visit(child, [...path, rawKey])]);
      }
      return Object.fromEntries(pairs);
    }
    const text = String(item);
    const clean = cleanText(text);
    if (clean !== text) cleaned.push(path);
    return clean;
  };
  if (value === null || value === undefined) return { data: {}, cleaned, forbidden };
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a single ${typeof value === 'string' ? 'text' : typeof value}`;
  return { data: visit(value, []) as { readonly [key: string]: Json }, cleaned, forbidden };
}
