/**
 * How the records of talks are written in files: as rows without names, because a visitor fetches forty records to see ten. Build and browser share it.
 */
import type { TalkRecord } from '../../model/search.ts';
import { slugify } from '../../model/slug.ts';

/** Stands in a permalink for the slug of the title, which most permalinks contain. */
const SLUG = '*';

type Optional<Value> = Value | 0;
type Cover = string | readonly [field: number, hue: string, label: string];

/** 0 stands for what is absent. A permalink that has the sign itself is a list of one, taken as it is. The last cell is seldom there. */
type ShortRow = readonly [
  title: string,
  permalink: string | readonly [string],
  date: string,
  speakers: readonly string[],
  event: Optional<string>,
  categories: Optional<readonly string[]>,
  duration: Optional<string>,
  text: Optional<string>,
  has: Optional<NonNullable<TalkRecord['has']>>,
  language: Optional<string>,
  cover: Cover,
];
export type RecordRow = ShortRow | readonly [...ShortRow, deliveries: number];

export function toRow(record: TalkRecord): RecordRow {
  const { title, permalink, date, speakers, event, categories, duration, text, has, language, cover, deliveries } =
    record;
  const slug = slugify(title);
  const row: ShortRow = [
    title,
    permalink.includes(SLUG) ? [permalink] : slug === '' ? permalink : permalink.replace(slug, SLUG),
    date,
    speakers,
    event ?? 0,
    categories ?? 0,
    duration ?? 0,
    text ?? 0,
    has ?? 0,
    language ?? 0,
    'image' in cover ? cover.image : [cover.field, cover.hue, cover.label],
  ];
  return deliveries === undefined ? row : [...row, deliveries];
}

/** The record of which `toRow` made the row. */
export function fromRow(row: RecordRow): TalkRecord {
  const [title, address, date, speakers, event, categories, duration, text, has, language, cover, deliveries] = row;
  return {
    title,
    permalink: typeof address === 'string' ? address.replace(SLUG, () => slugify(title)) : address[0],
    date,
    speakers,
    ...(event === 0 ? {} : { event }),
    ...(categories === 0 ? {} : { categories }),
    ...(duration === 0 ? {} : { duration }),
    ...(text === 0 ? {} : { text }),
    ...(has === 0 ? {} : { has }),
    ...(language === 0 ? {} : { language }),
    cover: typeof cover === 'string' ? { image: cover } : { field: cover[0], hue: cover[1], label: cover[2] },
    ...(deliveries === undefined ? {} : { deliveries }),
  };
}
