/** Category files that describe nothing. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../model/text.ts';
import type { CheckContext } from '../check-context.ts';

export function checkUnusedCategories({ archive }: CheckContext): readonly Diagnostic[] {
  const used = archive.categories.filter((category) => category.talks.length > 0).map((category) => category.name);
  return archive.categories.flatMap(({ name, talks, source }) => {
    if (source === undefined || talks.length > 0) return [];
    const similar = nearest(name, used);
    const span = source.spans['name'] ?? { path: source.path, line: 1, column: 1, length: 0 };
    return [diagnose('check/unused-category', { name, ...(similar === undefined ? {} : { nearest: similar }) }, span)];
  });
}
