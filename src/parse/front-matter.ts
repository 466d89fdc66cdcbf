/** Splits a content file into front matter and text, behind a guard. Whatever the file says, no code in it runs. */
import matter from 'gray-matter';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { FieldSpans, Json, Locate } from '../model/entry.ts';
import type { SourceKind } from '../model/source.ts';
import { makeLocate, scanFields } from './fields.ts';
import { cleanMapping, parseYaml, type YamlFailure } from './yaml.ts';
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

/**
 * Reads a file's front matter and text; `undefined` with errors when that cannot be done safely.
 *
 * Pages may do without front matter. Line ends may be CRLF and a byte order mark may come first; the text that comes back has neither.
 */
export function parseFrontMatter(path: string, text: string, kind: SourceKind): Outcome<FrontMatter | undefined> {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = source.split('\n');
  const first = lines[0] ?? '';
  const spanOfLine = (index: number): Span => ({
    path,
    line: index + 1,
    column: 1,
    length: Math.max(1, lines[index]?.length ?? 1),
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
  const fence = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (fence < 0) return refuse(diagnose('front-matter/unclosed', {}, spanOfLine(0)));
  if (lines[fence] !== '---')
    return refuse(diagnose('front-matter/fence-invalid', { line: lines[fence]!, closing: true }, spanOfLine(fence)));

  const block = lines.slice(1, fence).join('\n');
  const read = splitGuarded(`---\n${block}\n---\n`);
  if (!read.ok) return refuse(...describeYamlFailure(path, block, read.failure, 2));
  const clean = cleanMapping(read.data);
  if (typeof clean === 'string')
    return refuse(diagnose('front-matter/not-a-mapping', { found: clean }, spanOfLine(Math.min(1, fence))));

  const spans = scanFields(path, lines.slice(1, fence), 2);
  const locate = makeLocate(path, block, 2, spans);
  const named = (where: readonly (string | number)[]) => where.join('.');
  const diagnostics = [
    ...clean.cleaned.map((where) => diagnose('front-matter/control-character', { key: named(where) }, locate(where))),
    ...clean.forbidden.map((where) =>
      diagnose('front-matter/forbidden-key', { key: named(where) }, locate(where, 'key')),
    ),
  ];
  const value = {
    data: clean.data,
    body: lines.slice(fence + 1).join('\n'),
    bodyLine: fence + 2,
    spans: spans.values,
    locate,
  };
  return { value, diagnostics };
}

/**
 * Hands a guarded block to gray-matter with js-yaml as its only engine.
 *
 * The options object also switches off gray-matter's cache, which would give a broken file's second reading back as an empty one. The denied
 * engines are a second wall: the caller lets nothing but a plain `---` through.
 */
function splitGuarded(text: string): { ok: true; data: unknown } | { ok: false; failure: YamlFailure } {
  let failure: YamlFailure | undefined;
  const parse = (yaml: string): object => {
    const result = parseYaml(yaml.replace(/^\n/, ''));
    if (result.ok) return result.data as object;
    failure = result.failure;
    return {};
  };
  const engines = { yaml: { parse }, js: deny, javascript: deny, json: deny, coffee: deny, cson: deny, toml: deny };
  const file = matter(text, { language: 'yaml', delimiters: '---', engines } as never);
  return failure === undefined ? { ok: true, data: file.data } : { ok: false, failure };
}
