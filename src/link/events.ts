/** Editions and series of events. Every join that no file settles is a note. */

import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Event, ResolvedImage, Series } from '../model/archive.ts';
import { addTo } from '../model/collect.ts';
import { formatDateRange } from '../model/dates.ts';
import type { EventEntry, TalkEntry } from '../model/entry.ts';
import type { EventId, SeriesId, TalkId } from '../model/ids.ts';
import type { ImageReference } from '../model/media.ts';
import { foldName } from '../model/slug.ts';
import type { Edition } from './editions.ts';
import { entrySource } from './entry-source.ts';
import { settleEditions } from './event-files.ts';
import { assignEventSlugs, nameOfEdition, seriesNameOf, slugLevels } from './event-slugs.ts';
import { assignSlugs, chooseSpelling, countSpelling, type Spellings } from './identities.ts';
import { compareIds } from './order.ts';

export interface Events {
  readonly events: readonly Event[];
  readonly series: readonly Series[];
  /** By path of the talk file. */
  readonly eventOf: ReadonlyMap<string, EventId>;
  readonly diagnostics: readonly Diagnostic[];
}

interface EventInput {
  /** Withdrawn ones included: they keep the addresses of the others where they were. */
  readonly talks: readonly TalkEntry[];
  readonly entries: readonly EventEntry[];
  readonly resolveImage: (image: ImageReference, path: string) => ResolvedImage | undefined;
}

/** Resolves the events that talks and files name. An event without a file exists while it has a talk that is not withdrawn. */
export function resolveEvents({ talks, entries, resolveImage }: EventInput): Events {
  const mentions = talks.flatMap((talk) =>
    talk.event === undefined || foldName(talk.event.name) === '' ? [] : [{ talk, mention: talk.event }],
  );
  const { editions, diagnostics } = settleEditions(mentions, entries, (edition) => [
    ...slugLevels(edition, true),
    ...slugLevels(edition, false),
  ]);
  const bySeries = groupSeries(editions);
  const inSeries = new Set([...bySeries.values()].filter((group) => group.length > 1).flat());
  const slugs = assignEventSlugs(editions, (edition) => inSeries.has(edition));
  const seriesIds = nameSeries(bySeries);
  const problems: Diagnostic[] = [...diagnostics, ...reportSeries(bySeries, seriesIds)];

  const eventOf = new Map<string, EventId>();
  const events: Event[] = [];
  for (const edition of editions) {
    const id = slugs.get(edition) as EventId;
    for (const { talk } of edition.talks) eventOf.set(talk.path, id);
    const live = edition.talks.filter(({ talk }) => talk.withdrawn === undefined);
    if (edition.entry === undefined && live.length === 0) continue;
    if (edition.entry === undefined && live.length > 1) problems.push(reportJoin(edition));
    const series = seriesIds.get(foldName(seriesNameOf(edition)));
    events.push({
      id,
      talks: live.map(({ talk }) => talk.id as TalkId),
      ...describeEvent(edition, live.length > 0 ? live : edition.talks, resolveImage),
      ...(series === undefined ? {} : { series: series.id }),
    });
  }
  events.sort((a, b) => compareIds(b.start, a.start) || compareIds(a.id, b.id));
  const series = [...seriesIds.values()]
    .map(({ id, name }) => ({
      id,
      name,
      events: events.filter((event) => event.series === id).map((event) => event.id),
    }))
    .sort((a, b) => compareIds(a.id, b.id));
  return { events, series, eventOf, diagnostics: problems };
}

function describeEvent(
  edition: Edition,
  mentions: Edition['talks'],
  resolveImage: EventInput['resolveImage'],
): Omit<Event, 'id' | 'talks' | 'series'> {
  const { entry, start, end } = edition;
  const first = <Key extends 'location' | 'url' | 'timezone'>(key: Key): Partial<Record<Key, string>> => {
    const value = entry?.[key] ?? mentions.find(({ mention }) => mention[key] !== undefined)?.mention[key];
    return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
  };
  const images =
    entry?.image === undefined
      ? mentions.flatMap(({ talk, mention }) =>
          mention.image === undefined ? [] : [{ image: mention.image, path: talk.path }],
        )
      : [{ image: entry.image, path: entry.path }];
  const image = images
    .map((candidate) => resolveImage(candidate.image, candidate.path))
    .find((found) => found !== undefined);
  return {
    name: nameOfEdition(edition),
    start,
    end,
    ...first('location'),
    ...first('url'),
    ...first('timezone'),
    ...(image === undefined ? {} : { image }),
    ...(entry?.description === undefined ? {} : { description: entry.description }),
    ...(entry === undefined ? {} : { body: entry.body, source: entrySource(entry) }),
  };
}

function groupSeries(editions: readonly Edition[]): Map<string, Edition[]> {
  const groups = new Map<string, Edition[]>();
  for (const edition of editions) {
    const key = foldName(seriesNameOf(edition));
    addTo(groups, key, edition);
  }
  return groups;
}

/** Series of at least two editions that have a page, by key. */
function nameSeries(groups: ReadonlyMap<string, readonly Edition[]>): Map<string, { id: SeriesId; name: string }> {
  const spellings: Spellings = new Map();
  for (const [key, editions] of groups) {
    const shown = editions.filter(isShown);
    if (shown.length > 1) for (const edition of shown) countSpelling(spellings, key, seriesNameOf(edition));
  }
  const named = [...spellings].map(([key, names]) => ({ key, name: chooseSpelling(names) }));
  const slugs = assignSlugs(named, 'series');
  return new Map(named.map(({ key, name }) => [key, { id: slugs.get(key) as SeriesId, name }]));
}

function isShown(edition: Edition): boolean {
  return edition.entry !== undefined || edition.talks.some(({ talk }) => talk.withdrawn === undefined);
}

function reportJoin(edition: Edition): Diagnostic {
  const [first, ...others] = edition.talks.filter(({ talk }) => talk.withdrawn === undefined);
  const args = {
    name: nameOfEdition(edition),
    talks: others.length + 1,
    dates: formatDateRange(edition.start, edition.end),
  };
  const related = others.map(({ mention }) => ({ message: 'this one too', span: mention.span }));
  return diagnose('link/event-joined', args, first?.mention.span, related);
}

function reportSeries(
  groups: ReadonlyMap<string, readonly Edition[]>,
  ids: ReadonlyMap<string, { readonly name: string }>,
): Diagnostic[] {
  return [...ids].flatMap(([key, { name }]) => {
    const editions = (groups.get(key) ?? []).filter(isShown).sort((a, b) => compareIds(a.start, b.start));
    if (editions.every((edition) => edition.entry?.series !== undefined)) return [];
    const titles = editions.map(
      (edition) => `${nameOfEdition(edition)} (${formatDateRange(edition.start, edition.end)})`,
    );
    const span =
      editions.flatMap(({ talks }) => talks.map(({ mention }) => mention.span))[0] ?? editions[0]?.entry?.spans['name'];
    return [diagnose('link/series-joined', { name, editions: titles }, span)];
  });
}
