/** Lists of old and new addresses, one pair a line. Does not know which addresses exist. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { RedirectLine } from '../model/archive.ts';
import { findPathProblem } from '../model/site-path.ts';
import type { TextFile } from '../model/source.ts';
import { checkUrl } from '../model/url.ts';

/**
 * Reads lines of `from to`; empty lines and lines that begin with `#` do not count.
 *
 * `from` is a site path; `to` is a site path (it may have a query and a fragment) or an http(s) address. A bad line is an error and is left out.
 */
export function parseRedirectList(file: TextFile, prefix: boolean): Outcome<readonly RedirectLine[]> {
  const value: RedirectLine[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, line] of file.text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const words = line.trim().split(/\s+/);
    const [from = '', to = ''] = words;
    if (from === '' || from.startsWith('#')) continue;
    const span = { path: file.path, line: index + 1, column: line.search(/\S/) + 1, length: line.trim().length };
    const problem = findLineProblem(words);
    if (problem === undefined) value.push({ from, to, prefix, span });
    else diagnostics.push(diagnose('settings/redirect-line', { line: line.trim(), problem }, span));
  }
  return { value, diagnostics };
}

function findLineProblem(words: readonly string[]): string | undefined {
  const [from = '', to = '', ...more] = words;
  if (to === '') return 'it has no second address';
  if (more.length > 0 && !more[0]!.startsWith('#')) return 'it has more than two addresses';
  const problem = findPathProblem(from);
  if (problem !== undefined) return `the old address ${problem}`;
  const checked = checkUrl(to);
  if (checked === undefined || (checked.kind === 'absolute' && checked.parsed.protocol === 'mailto:'))
    return 'the new address is not a web address or a path';
  if (checked.kind === 'relative') {
    const target = findPathProblem(to.replace(/[?#].*$/, ''));
    if (target !== undefined) return `the new address ${target}`;
  }
  return undefined;
}
