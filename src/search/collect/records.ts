/** What a result shows of a talk: what its card shows. Decides nothing that planning has decided. */
import type { Talk } from '../../model/archive.ts';
import { HAS_VALUES, type TalkRecord } from '../../model/search.ts';
import type { Settings } from '../../model/settings.ts';
import { excerpt } from '../../model/text.ts';
import type { CoverView, ImageView, TalkCard } from '../../model/view-parts.ts';

/** Characters of a description. Ten records in their files of four take 5 kB without and 7 kB with them (21,714 talks of a large archive). */
const TEXT_LENGTH = 140;
/** A result shows its picture at most this wide, in CSS pixels. */
const COVER_WIDTH = 320;

/** The beginning of a description as records hold it; `undefined` of an empty one. */
export function recordText(description: string): string | undefined {
  const text = excerpt(description, TEXT_LENGTH);
  return text === '' ? undefined : text;
}

/** The record of a talk. Keys without a value are absent, because thousands of records are stored. */
export function describeRecord(
  talk: Talk,
  card: TalkCard,
  permalink: string,
  { basePath, language, deliveries = 1 }: Pick<Settings, 'basePath' | 'language'> & { readonly deliveries?: number },
): TalkRecord {
  const categories = card.categories.map(({ title }) => title);
  const text = recordText(talk.description ?? talk.body.text);
  const has = listHas(card);
  return {
    title: talk.title,
    permalink,
    date: talk.date.date,
    speakers: talk.appearances.map(({ name }) => name),
    ...(card.event === undefined ? {} : { event: card.event.title }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(card.duration === undefined ? {} : { duration: card.duration }),
    ...(text === undefined ? {} : { text }),
    ...(has.length === 0 ? {} : { has }),
    ...(talk.language.toLowerCase() === language.toLowerCase() ? {} : { language: talk.language }),
    cover: describeCover(card.cover, basePath),
    ...(deliveries > 1 ? { deliveries } : {}),
  };
}

/** What a card marks, in the order of the facet. */
export function listHas({ has }: TalkCard): readonly (typeof HAS_VALUES)[number][] {
  return HAS_VALUES.filter((value) => has[value]);
}

function describeCover({ image, art, hue }: CoverView, basePath: string): TalkRecord['cover'] {
  if (image === undefined) return { field: art.variant, hue, label: art.label };
  const href = chooseSource(image);
  return { image: href.startsWith(`${basePath}/`) ? href.slice(basePath.length) : href };
}

/** The smallest candidate that is wide enough, else the widest; of equal ones WebP, which is small and which every browser here reads. */
function chooseSource({ src, width, sources }: ImageView): string {
  const candidates = sources.flatMap(({ type, srcset }) =>
    srcset.split(', ').map((candidate) => {
      const [url = '', descriptor = ''] = candidate.trim().split(' ');
      return { url, width: Number.parseInt(descriptor, 10) || 0, webp: type === 'image/webp' };
    }),
  );
  const usable = [...candidates, { url: src, width, webp: false }];
  const wide = usable.filter((candidate) => candidate.width >= COVER_WIDTH);
  const best = wide.length > 0 ? Math.min(...wide.map(widthOf)) : Math.max(...usable.map(widthOf));
  const fitting = usable.filter((candidate) => candidate.width === best);
  return (fitting.find(({ webp }) => webp) ?? fitting[0])?.url ?? src;
}

function widthOf({ width }: { readonly width: number }): number {
  return width;
}
