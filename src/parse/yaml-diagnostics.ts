/** Turns a YAML failure into diagnostics that a person can act on: all of them, with their places in the file. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { findYamlProblems } from './positions.ts';
import type { YamlFailure } from './yaml.ts';

const COLON_ADVICE = 'Text that contains ": " needs quotes around it: title: "DC/OS: an introduction".';
const ADVICE: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: COLON_ADVICE,
  MULTILINE_IMPLICIT_KEY:
    'Every line needs "key: value". Indent the lines that continue a value, or put | behind its colon.',
  MISSING_CHAR: 'Look for a missing quote, bracket, comma or colon on this line or the one before.',
  BAD_INDENT: 'Give lines of the same level the same number of spaces.',
  TAB_AS_INDENT: 'Indent with spaces.',
  UNEXPECTED_TOKEN: 'Put the text in quotes if it contains special characters.',
  BAD_SCALAR_START: 'Text that begins with @, ` or % needs quotes around it.',
  BAD_ALIAS: 'Text that begins with * or & needs quotes around it.',
  BAD_DQ_ESCAPE: 'Inside double quotes a backslash begins an escape. Use single quotes, or write \\\\.',
};

/** Where the parser's own words would not help. */
const REASONS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a colon and a space inside a text that has no quotes',
  MULTILINE_IMPLICIT_KEY: 'a line without a key and a colon',
};

/**
 * The diagnostics of a YAML text that js-yaml refused.
 *
 * `firstLine` is the line of the file on which the text begins. Limits (aliases, depth) are told from the failure alone; everything else is
 * read a second time by a parser that goes on after the first problem.
 */
export function describeYamlFailure(
  path: string,
  text: string,
  failure: YamlFailure,
  firstLine: number,
): readonly Diagnostic[] {
  const at: Span = { path, line: failure.line + firstLine, column: failure.column + 1, length: 1 };
  if (/alias/i.test(failure.reason))
    return [diagnose('front-matter/alias', {}, { ...at, column: Math.max(1, failure.column) })];
  if (/depth|nest/i.test(failure.reason) && !/mapping|collection/i.test(failure.reason))
    return [diagnose('front-matter/too-deep', {}, at)];
  const problems = findYamlProblems(text);
  if (problems.length === 0) {
    if (/duplicated?/i.test(failure.reason)) return [diagnose('front-matter/duplicate-key', { key: '' }, at)];
    if (/\btabs?\b/i.test(failure.reason)) return [diagnose('front-matter/tab', {}, at)];
    return [diagnose('front-matter/yaml-invalid', { reason: failure.reason, advice: COLON_ADVICE }, at)];
  }
  const seen = new Set<string>();
  return problems.slice(0, 20).flatMap((problem) => {
    const span: Span = { path, line: problem.line + firstLine - 1, column: problem.column, length: problem.length };
    const key = `${span.line}:${problem.code}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const line = text.split('\n')[problem.line - 1] ?? '';
    if (problem.code === 'DUPLICATE_KEY')
      return [diagnose('front-matter/duplicate-key', { key: /^\s*([^:]*?)\s*:/.exec(line)?.[1] ?? '' }, span)];
    if (problem.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) return [diagnose('front-matter/tab', {}, span)];
    const advice = ADVICE[problem.code] ?? COLON_ADVICE;
    return [diagnose('front-matter/yaml-invalid', { reason: REASONS[problem.code] ?? problem.reason, advice }, span)];
  });
}
