/** Takes a file apart into front matter and text. Only fences of exactly `---` count, so no other language than YAML is ever read. */
import type { Json } from '../model/entry.ts';
import { readYaml, type YamlProblem } from './yaml.ts';

export interface FrontMatterFile {
  readonly fields: { readonly [key: string]: Json };
  /** The line of a top-level field, from 1; that of the opening fence for a field that is not found. */
  readonly lineOf: (key: string) => number;
  /** The line of the front matter that a field begins, as it stands. */
  readonly lineText: (key: string) => string;
  /** Top-level keys that no file may have. */
  readonly refused: readonly string[];
  /** The text below, without the blank lines around it. */
  readonly body: string;
}

export type FrontMatterReading = { readonly file: FrontMatterFile } | { readonly problem: YamlProblem };

const KEY = /^["']?([A-Za-z_][\w-]*)["']?\s*:/;

/** Reads the whole file; a missing or wrong fence, unreadable YAML and anything but a mapping are problems with their line in the file. */
export function readFrontMatter(text: string): FrontMatterReading {
  const lines = text.split('\n');
  if (lines[0] !== '---') return problem(1, 'the first line must be exactly ---');
  const fence = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (fence < 0) return problem(1, 'the front matter is not closed with a line of ---');
  if (lines[fence] !== '---') return problem(fence + 1, 'the line that closes the front matter must be exactly ---');
  const block = lines.slice(1, fence);
  const read = readYaml(block.join('\n'));
  if ('problem' in read) return { problem: { ...read.problem, line: Math.min(read.problem.line + 1, fence + 1) } };
  const fields = read.value ?? {};
  if (typeof fields !== 'object' || isList(fields)) return problem(2, 'the front matter must be lines of key: value');
  const places = new Map<string, number>();
  for (const [index, line] of block.entries()) {
    const key = KEY.exec(line)?.[1];
    if (key !== undefined && !places.has(key)) places.set(key, index + 2);
  }
  const file: FrontMatterFile = {
    fields,
    lineOf: (key) => places.get(key) ?? 1,
    lineText: (key) => lines[(places.get(key) ?? 1) - 1] ?? '',
    refused: [...places.keys()].filter((key) => ['__proto__', 'constructor', 'prototype'].includes(key)),
    body: lines
      .slice(fence + 1)
      .join('\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
  };
  return { file };
}

function problem(line: number, message: string): FrontMatterReading {
  return { problem: { line, column: 1, message } };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** What the front matter of a file seems to have, also where it is broken; `undefined` for a text that has none. */
export interface FrontMatterSigns {
  readonly keys: ReadonlySet<string>;
  /** The value of `layout`, as text. */
  readonly layout: string;
}

/** Looks at no more than the first 64 KB, line by line. A line of dashes in front of prose is no front matter. */
export function scanFrontMatter(text: string): FrontMatterSigns | undefined {
  const [first = '', ...lines] = text.slice(0, 65_536).split('\n');
  const otherLanguage = /^---[a-z]{1,20}$/i.test(first);
  if (first.trimEnd() !== '---' && !otherLanguage) return undefined;
  const keys = new Set<string>();
  let layout = '';
  for (const line of lines) {
    if (line.startsWith('---')) break;
    const key = KEY.exec(line)?.[1];
    if (key === undefined) {
      if (keys.size === 0 && line.trim() !== '' && !line.startsWith('#') && !otherLanguage) return undefined;
      continue;
    }
    keys.add(key);
    if (key === 'layout') layout = line.slice(line.indexOf(':') + 1).trim();
  }
  return keys.size === 0 && !otherLanguage ? undefined : { keys, layout };
}
