/** Chapters of a recording: a list of their own, or lines of a text as video services read them. */

import { parseTimestamp } from '../model/dates.ts';
import type { Chapter } from '../model/media.ts';
import { type FieldContext, report } from './fields.ts';

const LINE = /^[\s*•-]*[([]?((?:\d{1,2}:)?\d{1,2}:\d{2})[)\]]?\s*(?:[-–—:|]\s*)?(\S.*)$/u;

/**
 * Takes lines such as `0:00 Welcome` out of a text.
 *
 * They count as chapters when there are at least two and their times rise; otherwise the text comes back as it was.
 */
export function splitChapterLines(text: string): { readonly chapters: readonly Chapter[]; readonly rest: string } {
  const chapters: Chapter[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const match = LINE.exec(line);
    const atSeconds = match === null ? undefined : parseTimestamp(match[1]!);
    if (match === null || atSeconds === undefined) rest.push(line);
    else chapters.push({ atSeconds, title: match[2]!.trim() });
  }
  const rising = chapters.every((chapter, index) => index === 0 || chapter.atSeconds > chapters[index - 1]!.atSeconds);
  if (chapters.length < 2 || !rising) return { chapters: [], rest: text };
  return { chapters, rest: rest.join('\n').trim() };
}

type ChapterValue = string | readonly (string | { readonly at: string; readonly title: string })[];

/** Reads the `chapters` field. Chapters come back in order of time. */
export function readChapters(context: FieldContext, value: ChapterValue | undefined): readonly Chapter[] {
  if (value === undefined) return [];
  const items = typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : value;
  const chapters = items.flatMap((item, index) => {
    const path = typeof value === 'string' ? ['chapters'] : ['chapters', index];
    const match = typeof item === 'string' ? LINE.exec(item) : null;
    const [at, title] = typeof item === 'string' ? [match?.[1] ?? item, match?.[2] ?? ''] : [item.at, item.title];
    const atSeconds = parseTimestamp(at);
    if (atSeconds === undefined || title.trim() === '') {
      report(context, 'talk/timestamp-invalid', { field: 'chapters', value: at }, path);
      return [];
    }
    return [{ atSeconds, title: title.trim() }];
  });
  return chapters.toSorted((a, b) => a.atSeconds - b.atSeconds);
}
