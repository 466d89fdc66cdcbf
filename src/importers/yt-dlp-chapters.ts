/** Chapters of a video: the list that yt-dlp found, or the lines of the description that services read as chapters. */
import { parseTimestamp } from '../model/dates.ts';
import type { Chapter } from '../model/media.ts';
import { type FieldReader, oneLine } from './field-reader.ts';
import { asNumber, asRecord, asText } from './loose-json.ts';

const LINE = /^[\s*•-]*[([]?((?:\d{1,2}:)?\d{1,2}:\d{2})[)\]]?(?=[\s\-–—:|])\s*(?:[-–—:|]\s*)?(\S.*)$/u;
const HEADING =
  /^(?:video )?(?:chapters?|time ?stamps?|time ?codes?|contents?|table of contents|outline|kapitel|zeitmarken)\s*:?$/i;
const MAX_LINE = 500;

/** The `chapters` of an info.json, in order of time. yt-dlp makes up a chapter without a title for a gap; those are left out. */
export function readChapterList(fields: FieldReader): readonly Chapter[] {
  return fields
    .list('chapters')
    .flatMap((item): Chapter[] => {
      const chapter = asRecord(item);
      const at = asNumber(chapter?.['start_time']);
      const title = oneLine(asText(chapter?.['title']) ?? '');
      if (at === undefined || at < 0 || title === '' || /^<Untitled Chapter \d+>$/.test(title)) {
        fields.note('chapters', item, 'a chapter without time or title');
        return [];
      }
      return [{ atSeconds: Math.floor(at), title }];
    })
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
}

export interface DescriptionParts {
  readonly chapters: readonly Chapter[];
  /** The description without the lines that have become chapters. */
  readonly rest: string;
  /** Headings above those lines. */
  readonly leftOut: readonly string[];
}

/**
 * Takes chapter lines out of a description, when they tell the chapters that are `known`, or when none are known.
 *
 * As for the services: at least two lines, the first at 0:00, their times rise, and none is behind the end. Otherwise the description stays whole.
 */
export function splitChapterLines(
  description: string,
  known: readonly Chapter[],
  durationSeconds: number | undefined,
): DescriptionParts {
  const found: Chapter[] = [];
  const rest: string[] = [];
  const leftOut: string[] = [];
  for (const line of description.split('\n')) {
    const match = line.length > MAX_LINE ? null : LINE.exec(line);
    const atSeconds = match === null ? undefined : parseTimestamp(match[1]!);
    if (match === null || atSeconds === undefined) {
      rest.push(line);
      continue;
    }
    if (found.length === 0) leftOut.push(...takeHeading(rest));
    found.push({ atSeconds, title: oneLine(match[2]!) });
  }
  const last = found.at(-1)?.atSeconds ?? 0;
  const isList =
    found.length >= 2 &&
    found[0]?.atSeconds === 0 &&
    last <= (durationSeconds ?? Number.POSITIVE_INFINITY) &&
    found.every((chapter, index) => index === 0 || chapter.atSeconds > found[index - 1]!.atSeconds);
  const names = new Set(known.map(nameOf));
  const isKnown = known.length === 0 || found.every((chapter) => names.has(nameOf(chapter)));
  return isList && isKnown
    ? { chapters: known.length === 0 ? found : known, rest: rest.join('\n'), leftOut }
    : { chapters: known, rest: description, leftOut: [] };
}

/** Takes the heading that stands right above away from the end of the lines. */
function takeHeading(lines: string[]): readonly string[] {
  const above = lines.at(-1)?.trim() === '' ? lines.length - 2 : lines.length - 1;
  const heading = lines[above]?.trim() ?? '';
  if (!HEADING.test(heading)) return [];
  lines.splice(above);
  return [heading];
}

function nameOf({ atSeconds, title }: Chapter): string {
  return `${atSeconds} ${title}`;
}
