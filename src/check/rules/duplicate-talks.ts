/** Talk files that look like copies of each other. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Talk } from '../../model/archive.ts';
import { groupBy } from '../../model/collect.ts';
import { foldName } from '../../model/slug.ts';
import type { CheckContext } from '../check-context.ts';

export function checkDuplicateTalks({ archive }: CheckContext): readonly Diagnostic[] {
  // Titles are compared only where all else is the same.
  const alike = [...groupBy(archive.talks, describeOccasion).values()].filter(({ length }) => length > 1);
  const same = alike.flatMap((talks) => [...groupBy(talks, ({ title }) => foldName(title)).values()]);
  return same.flatMap((talks) =>
    talks.slice(1).flatMap((talk) => {
      const first = talks[0]!;
      if (first.deliveries.includes(talk.id) || first.parts.includes(talk.id) || talk.parts.includes(first.id))
        return [];
      const related = [{ message: 'The same title, date and speakers', span: titleSpan(first) }];
      return [diagnose('check/same-talk-twice', { title: talk.title, date: talk.date.date }, titleSpan(talk), related)];
    }),
  );
}

/** When, and by whom. */
function describeOccasion({ date, appearances }: Talk): string {
  return [date.date, date.start, ...appearances.map(({ speaker }) => speaker).sort()].join('\n');
}

function titleSpan(talk: Talk) {
  return talk.spans['title'] ?? { path: talk.path, line: 1, column: 1, length: 0 };
}
