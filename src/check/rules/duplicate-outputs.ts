/** Files that cannot stand beside each other on a disk. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { addFolders, foldPath } from '../../model/path.ts';
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
  const folders = new Set<string>();
  const both = [...outputPaths].sort().flatMap((below) =>
    addFolders(folders, below)
      .filter((folder) => outputPaths.has(folder))
      .map((path) => diagnose('check/file-is-folder', { path, below }, pageSpan(bySource.get(path)))),
  );
  return [...twice, ...both];
}

function pageSpan(path: string | undefined) {
  return path === undefined ? undefined : { path, line: 1, column: 1, length: 0 };
}
