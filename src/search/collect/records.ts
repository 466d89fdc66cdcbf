/** What a result shows of a talk, from the view of its page. Decides nothing that planning has decided. */
import type { Talk } from '../../model/archive.ts';
import { HAS_VALUES, type TalkRecord } from '../../model/search.ts';
import type { Settings } from '../../model/settings.ts';
import { excerpt } from '../../model/text.ts';
import type { TalkView } from '../../model/view.ts';
import type { CoverView, ImageView } from '../../model/view-parts.ts';

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
  view: TalkView,
  permalink: string,
  { basePath, language, deliveries = 1 }: Pick<Settings, 'basePath' | 'language'> & { readonly deliveries?: number },
): TalkRecord {
  const categories = view.categories.map(({ title }) => title);
  const text = recordText(view.description ?? '');
  const has = listHas(talk, view);
  return {
    title: view.title,
    permalink,
    date: talk.date.date,
    speakers: view.speakers.map(({ name }) => name),
    ...(view.event === undefined ? {} : { event: view.event.name }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(view.duration === undefined ? {} : { duration: view.duration }),
    ...(text === undefined ? {} : { text }),
    ...(has.length === 0 ? {} : { has }),
    ...(talk.language.toLowerCase() === language.toLowerCase() ? {} : { language: talk.language }),
    cover: describeCover(view.cover, basePath),
    ...(deliveries > 1 ? { deliveries } : {}),
  };
}

/** What a card marks: a part of another talk has its recordings, as its page shows them. */
export function listHas(
  talk: Talk,
  { recordings }: Pick<TalkView, 'recordings'>,
): readonly (typeof HAS_VALUES)[number][] {
  const has: Readonly<Record<(typeof HAS_VALUES)[number], boolean>> = {
    video: recordings.some(({ kind }) => kind === 'video'),
    audio: recordings.some(({ kind }) => kind === 'audio'),
    slides: talk.slides.length > 0,
    transcript: talk.transcripts.length > 0,
  };
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
