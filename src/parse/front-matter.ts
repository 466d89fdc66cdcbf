/** Splits a content file into front matter and text, behind a guard. Whatever the file says, no code in it runs. */
import matter from 'gray-matter';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { FieldSpans, Json, Locate } from '../model/entry.ts';
import type { SourceKind } from '../model/source.ts';
import { makeLocate, type PlacedFields, placePlainFields, scanFields } from './fields.ts';
import type { PlainMapping } from './plain-yaml.ts';
import { cleanMapping, parseYaml, type YamlResult } from './yaml.ts';
import { describeYamlFailure } from './yaml-diagnostics.ts';

export interface FrontMatter {
  readonly data: { readonly [key: string]: Json };
  /** The text below, and the line of the file on which it begins. */
  readonly body: string;
  readonly bodyLine: number;
  readonly spans: FieldSpans;
  readonly locate: Locate;
}

const NEEDS: Readonly<Record<SourceKind, string>> = {
  talk: 'title: and date: with their values',
  speaker: 'name: with the name',
  event: 'name: with the name',
  category: 'name: with the name',
  page: 'title: with the title',
  response: 'title: and talk: with their values',
};

const deny = () => {
  throw new Error('front matter in another language than YAML');
};

/** What the engine gives is passed on as it is; it says by itself whether the text could be read. */
const OPTIONS = {
  language: 'yaml',
  delimiters: '---',
  engines: {
    yaml: { parse: (text: string) => parseYaml(text.replace(/^\n/, '')) },
    js: deny,
    javascript: deny,
    json: deny,
    coffee: deny,
    cson: deny,
    toml: deny,
  },
};

/**
 * Reads a file's front matter and text; `undefined` with errors when that cannot be done safely.
 *
 * Pages may do without front matter. Line ends may be CRLF and a byte order mark may come first; the text that comes back has neither.
 */
export function parseFrontMatter(path: string, text: string, kind: SourceKind): Outcome<FrontMatter | undefined> {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const first = lineAt(source, 0);
  const spanOfLine = (index: number): Span => ({
    path,
    line: index + 1,
    column: 1,
    length: Math.max(1, source.split('\n')[index]?.length ?? 1),
  });
  const refuse = (...diagnostics: readonly Diagnostic[]) => ({ value: undefined, diagnostics });

  if (source.trim() === '') return refuse(diagnose('front-matter/empty-file', {}, spanOfLine(0)));
  if (first !== '---') {
    if (/^---(?!-)/.test(first))
      return refuse(diagnose('front-matter/fence-invalid', { line: first, closing: false }, spanOfLine(0)));
    if (kind !== 'page') return refuse(diagnose('front-matter/missing', { needs: NEEDS[kind] }, spanOfLine(0)));
    const locate: Locate = () => ({ path, line: 1, column: 1, length: 1 });
    return { value: { data: {}, body: source, bodyLine: 1, spans: {}, locate }, diagnostics: [] };
  }
  const fenceStart = source.indexOf('\n---', first.length) + 1;
  if (fenceStart === 0) return refuse(diagnose('front-matter/unclosed', {}, spanOfLine(0)));
  const block = source.slice(first.length + 1, Math.max(fenceStart - 1, first.length + 1));
  const fence = countLines(source, fenceStart);
  const fenceLine = lineAt(source, fenceStart);
  if (fenceLine !== '---')
    return refuse(diagnose('front-matter/fence-invalid', { line: fenceLine, closing: true }, spanOfLine(fence)));

  const read = splitGuarded(`---\n${block}\n---\n`);
  if (!read.ok) return refuse(...describeYamlFailure(path, block, read.failure, 2));
  const clean =
    read.plain === undefined ? cleanMapping(read.data) : { data: read.plain.data, cleaned: [], forbidden: [] };
  if (typeof clean === 'string')
    return refuse(diagnose('front-matter/not-a-mapping', { found: clean }, spanOfLine(Math.min(1, fence))));

  const { values: spans, locate } = placeFields(path, block, read.plain);
  const named = (where: readonly (string | number)[]) => where.join('.');
  const diagnostics = [
    ...clean.cleaned.map((where) => diagnose('front-matter/control-character', { key: named(where) }, locate(where))),
    ...clean.forbidden.map((where) =>
      diagnose('front-matter/forbidden-key', { key: named(where) }, locate(where, 'key')),
    ),
  ];
  const value = {
    data: clean.data,
    body: source.slice(fenceStart + fenceLine.length + 1),
    bodyLine: fence + 2,
    spans,
    locate,
  };
  return { value, diagnostics };
}

function placeFields(path: string, block: string, plain: PlainMapping | undefined): PlacedFields {
  if (plain !== undefined) return placePlainFields(path, 2, plain);
  const scanned = scanFields(path, block.split('\n'), 2);
  return { values: scanned.values, locate: makeLocate(path, block, 2, scanned) };
}

/**
 * Hands a guarded block to gray-matter with YAML as its only engine.
 *
 * The options object also switches off gray-matter's cache, which would give a broken file's second reading back as an empty one. The denied
 * engines are a second wall: the caller lets nothing but a plain `---` through.
 */
function splitGuarded(text: string): YamlResult {
  const { data } = matter(text, OPTIONS as never);
  // Of a block without anything in it gray-matter makes an empty mapping by itself.
  return 'ok' in data ? (data as unknown as YamlResult) : { ok: true, data };
}

/** The line that begins at an offset. */
function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}

/** How many lines end before an offset. */
function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
