/** Talk files that look like copies of each other. */
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Talk } from '../../model/archive.ts';
import { groupBy } from '../../model/collect.ts';
import { foldName } from '../../model/slug.ts';
import type { CheckContext } from '../check-context.ts';

export function checkDuplicateTalks({ archive }: CheckContext): readonly Diagnostic[] {
  return [...groupBy(archive.talks, identity).values()].flatMap((talks) =>
    talks.slice(1).flatMap((talk) => {
      const first = talks[0]!;
      if (first.deliveries.includes(talk.id) || first.parts.includes(talk.id) || talk.parts.includes(first.id))
        return [];
      const related = [{ message: 'The same title, date and speakers', span: titleSpan(first) }];
      return [diagnose('check/same-talk-twice', { title: talk.title, date: talk.date.date }, titleSpan(talk), related)];
    }),
  );
}

function identity(talk: Talk): string {
  const speakers = talk.appearances.map((appearance) => appearance.speaker).sort();
  return JSON.stringify([foldName(talk.title), talk.date.date, talk.date.start ?? '', speakers]);
}

function titleSpan(talk: Talk) {
  return talk.spans['title'] ?? { path: talk.path, line: 1, column: 1, length: 0 };
}
