/** Files that cannot stand beside each other on a disk. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { foldPath } from '../../model/path.ts';
import type { CheckContext } from '../check-context.ts';

export function checkDuplicateOutputs({ plan, outputPaths }: CheckContext): readonly Diagnostic[] {
  const seen = new Map<string, (typeof plan.pages)[number]>();
  const twice = plan.pages.flatMap((page) => {
    const key = foldPath(page.path);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, page);
      return [];
    }
    const sources = [first.sourcePath, page.sourcePath].filter((source) => source !== undefined);
    return [diagnose('check/duplicate-output', { path: page.path, sources }, pageSpan(page.sourcePath))];
  });

  const bySource = new Map(plan.pages.map((page) => [page.path, page.sourcePath]));
  const folders = new Map<string, string>();
  const sorted = [...outputPaths].sort();
  for (const path of sorted)
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if (!folders.has(folder)) folders.set(folder, path);
    }
  const both = sorted.flatMap((path) => {
    const below = folders.get(path);
    return below === undefined ? [] : [diagnose('check/file-is-folder', { path, below }, pageSpan(bySource.get(path)))];
  });
  return [...twice, ...both];
}

function pageSpan(path: string | undefined) {
  return path === undefined ? undefined : { path, line: 1, column: 1, length: 0 };
}
