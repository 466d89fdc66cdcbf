/** A whole archive as records: what every format is made of. Ids of the archive become the keys of the records. */
import type { Event, Speaker, TalkResponse } from '../model/archive.ts';
import type { Json } from '../model/entry.ts';
import type {
  ImportedEvent,
  ImportedPage,
  ImportedPerson,
  ImportedResponse,
  ImportedTalk,
  Origin,
  TalkFacts,
} from '../model/imported.ts';
import { slugify } from '../model/slug.ts';
import type { ExportInput } from './exporter.ts';
import { findHiddenNames, hideNames } from './hidden-names.ts';
import {
  hasRecord,
  imageText,
  type RecordContext,
  seriesOf,
  talkRecord,
  textBelow,
  withdrawnRecord,
} from './talk-record.ts';
import { withoutGaps } from './without-gaps.ts';

/** All lists are in the archive's order. */
export interface ArchiveRecords {
  readonly talks: readonly ImportedTalk[];
  /** Of these, title, date and reason only. */
  readonly withdrawn: readonly ImportedTalk[];
  readonly responses: readonly ImportedResponse[];
  /** People with a file, or with more than their talks can say. */
  readonly speakers: readonly ImportedPerson[];
  /** Events with a file. */
  readonly events: readonly ImportedEvent[];
}

export function archiveRecords({ archive, written, captions }: ExportInput): ArchiveRecords {
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    new Map<string, string>(list.map(({ id, name }) => [id, name]));
  const byId = <Item extends { readonly id: string }>(list: readonly Item[]) =>
    new Map<string, Item>(list.map((item) => [item.id, item]));
  const source = sourceName(archive.settings.title);
  const context: RecordContext = {
    archive,
    written,
    captions,
    hidden: findHiddenNames(archive, written),
    talks: byId(archive.talks),
    events: byId(archive.events),
    speakers: byId(archive.speakers),
    organisations: named(archive.organisations),
    categories: named(archive.categories),
    tags: named(archive.tags),
    series: named(archive.series),
    originOf: (key): Origin => ({ system: 'rostrum', source, key }),
  };
  const talks = archive.talks.map((talk) => talkRecord(talk, context));
  const talkByKey = new Map(talks.map((talk) => [talk.origin.key, talk]));
  return {
    talks,
    withdrawn: archive.withdrawn.map((talk) => withdrawnRecord(talk, context)),
    responses: archive.responses.map((response) => responseRecord(response, talkByKey.get(response.talk), context)),
    speakers: archive.speakers.filter(hasRecord).map((speaker) => personRecord(speaker, context)),
    events: archive.events.flatMap((event) => (event.source === undefined ? [] : [eventRecord(event, context)])),
  };
}

/** How an archive is called wherever its records go. */
export function sourceName(title: string): string {
  return slugify(title) || 'archive';
}

function responseRecord(
  response: TalkResponse,
  talk: ImportedTalk | undefined,
  context: RecordContext,
): ImportedResponse {
  const { id, title, author, date, url, language, indexed } = response;
  return {
    kind: 'response',
    origin: context.originOf(id),
    title,
    ...withoutGaps<Partial<ImportedResponse>>({
      author,
      date,
      url,
      language,
      talk: response.talk,
      indexed: indexed ? undefined : false,
      ...pageOf(response, context),
    }),
    body: textBelow(response.path, context),
    about: withoutGaps<TalkFacts>({
      title: talk?.title,
      date: talk?.date,
      speakers: talk?.speakers?.map(({ name }) => ({ name })),
    }),
  };
}

function personRecord(speaker: Speaker, context: RecordContext): ImportedPerson {
  const { id, name, otherNames, url, links, photo, pronouns, source } = speaker;
  const data = source === undefined ? undefined : context.written.get(source.path)?.data;
  const organisation = data?.['organisation'] ?? data?.['organization'];
  return {
    kind: 'speaker',
    origin: context.originOf(id),
    name,
    ...withoutGaps<Partial<ImportedPerson>>({
      otherNames,
      url,
      links: links.map((link) => ({ title: link.title, url: link.url })),
      photo: imageText(photo),
      organisation: typeof organisation === 'string' ? organisation.trim() : undefined,
      pronouns,
      body: textBelow(source?.path, context),
      ...pageOf(source, context),
    }),
  };
}

function eventRecord(event: Event, context: RecordContext): ImportedEvent {
  const { id, name, location, url, start, end, timezone, description, image, source } = event;
  const names = source === undefined ? undefined : context.written.get(source.path)?.data['names'];
  return {
    kind: 'event',
    origin: context.originOf(id),
    name,
    ...withoutGaps<Partial<ImportedEvent>>({
      otherNames: textsOf(names).filter((other) => other !== name),
      location,
      url,
      start,
      end,
      timezone,
      series: seriesOf(event, undefined, context),
      image: imageText(image),
      description,
      body: textBelow(source?.path, context),
      ...pageOf(source, context),
    }),
  };
}

/** One text or a list of them. */
function textsOf(value: Json | undefined): readonly string[] {
  const list: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}

function pageOf(page: ImportedPage | undefined, { hidden }: RecordContext) {
  return {
    permalink: page?.permalink,
    aliases: page?.aliases,
    layout: page?.layout,
    extra: page?.extra && hideNames(page.extra, hidden),
  };
}
