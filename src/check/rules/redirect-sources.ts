/** Redirects from addresses at which the site has a file. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import { decodePath, foldPath } from '../../model/path.ts';
import type { CheckContext } from '../check-context.ts';

/** Pages are compared with redirects while they are planned; here it is about all other files. */
export function checkRedirectSources({ archive, plan, outputPaths }: CheckContext): readonly Diagnostic[] {
  if (plan.redirects.length === 0) return [];
  const pages = new Set(plan.pages.map(({ path }) => foldPath(path)));
  const files = new Map(
    [...outputPaths].filter((path) => !pages.has(foldPath(path))).map((path) => [foldPath(path), path] as const),
  );
  const spans = new Map<string, Span>(archive.redirects.map(({ from, span }) => [from, span]));
  const described = [...archive.speakers, ...archive.events, ...archive.categories].flatMap(
    ({ source }) => source ?? [],
  );
  const written = [...archive.talks, ...archive.withdrawn, ...archive.pages, ...archive.responses, ...described];
  for (const { aliases, spans: fields } of written)
    for (const alias of aliases) {
      const span = fields['aliases'] ?? fields['redirect_from'] ?? fields['title'];
      if (span !== undefined && !spans.has(alias)) spans.set(alias, span);
    }
  return plan.redirects.flatMap(({ from, prefix }) => {
    const wanted = foldPath(decodePath(from).slice(1));
    const folder = `${wanted.replace(/\/$/, '')}/`;
    const file = files.get(wanted) ?? (prefix ? [...files].find(([path]) => path.startsWith(folder))?.[1] : undefined);
    return file === undefined ? [] : [diagnose('check/redirect-hides-file', { from, file }, spans.get(from))];
  });
}
