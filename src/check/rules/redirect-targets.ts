/** Redirect lists that lead to addresses which the site does not have: one warning a list, however long. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { groupBy } from '../../model/collect.ts';
import type { CheckContext } from '../check-context.ts';

const EXAMPLES = 3;

export function checkRedirectTargets({ archive, addresses }: CheckContext): readonly Diagnostic[] {
  return [...groupBy(archive.redirects, (line) => line.span.path).values()].flatMap((lines) => {
    const dead = lines.filter(({ to }) => to.startsWith('/') && !addresses.answers(to));
    const first = dead[0];
    if (first === undefined) return [];
    const targets = [...new Set(dead.map(({ to }) => to))].slice(0, EXAMPLES);
    return [
      diagnose('check/dead-redirects', { count: dead.length, total: lines.length, examples: targets }, first.span),
    ];
  });
}
