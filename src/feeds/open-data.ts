/** The archive as open JSON, with the schema that describes it. Field names are stable: they are only ever added to. */
import type { Event, Speaker } from '../model/archive.ts';
import type { OutputFile } from '../model/output.ts';
import { siteUrl } from './addresses.ts';
import { type FeedInput, type Published, selectPublished, talksOf } from './feed-input.ts';
import { lateOutput, lateOutputOf } from './late-output.ts';
import { openDataSchema } from './open-data-schema.ts';
import { type JsonObject, talkData, withoutGaps } from './open-data-talk.ts';

const TALKS_PER_FILE = 1000;

/** `/api/talks.json` in pages of 1,000, `/api/speakers.json`, `/api/events.json` and `/api/schema.json`. */
export function buildOpenData(input: FeedInput, perFile = TALKS_PER_FILE): readonly OutputFile[] {
  const { archive, plan } = input;
  const { settings } = archive;
  if (settings.without.includes('open-data')) return [];
  const published = selectPublished(input);
  const url = (path: string): string => siteUrl(settings, path);
  const head = (total: number): JsonObject => ({
    $schema: url('/api/schema.json'),
    site: withoutGaps({
      title: settings.title,
      description: settings.description,
      url: url('/'),
      language: settings.language,
    }),
    total,
  });
  const files = Math.max(1, Math.ceil(published.talks.length / perFile));

  const talkFiles = Array.from({ length: files }, (_, index) => {
    const talks = published.talks.slice(index * perFile, (index + 1) * perFile).map(({ id }) => id);
    const first = {
      ...head(published.talks.length),
      page: index + 1,
      pages: files,
      ...(index === 0 ? {} : { previous: url(`/${talkPath(index)}`) }),
      ...(index + 1 < files ? { next: url(`/${talkPath(index + 2)}`) } : {}),
    };
    return lateOutputOf(talkPath(index + 1), [first, talks] as const, ([of, ids]) =>
      toText({
        ...of,
        talks: talksOf(published, ids).map((talk) =>
          talkData(talk, { settings, published, addresses: plan.addresses, view: plan.media(talk.id) }),
        ),
      }),
    );
  });
  const { speakers, events } = published;
  const describeSpeaker = (speaker: Speaker) =>
    Object.assign(speakerData(speaker, published, optional(plan.addresses.speakers.get(speaker.id), url)), {
      organisations: speaker.organisations.map(({ organisation, firstYear, lastYear }) => ({
        name: published.organisationNames.get(organisation) ?? organisation,
        firstYear,
        lastYear,
      })),
    });
  const describeEvent = (event: Event) =>
    eventData(event, published, optional(plan.addresses.events.get(event.id), url));
  return [
    ...talkFiles,
    json('api/speakers.json', () => ({ ...head(speakers.length), speakers: speakers.map(describeSpeaker) })),
    json('api/events.json', () => ({ ...head(events.length), events: events.map(describeEvent) })),
    json('api/schema.json', () => openDataSchema(url('/api/schema.json'))),
  ];
}

function talkPath(page: number): string {
  return page === 1 ? 'api/talks.json' : `api/talks-${page}.json`;
}

function speakerData(speaker: Speaker, published: Published, page: string | undefined): JsonObject {
  return withoutGaps({
    id: speaker.id,
    name: speaker.name,
    otherNames: speaker.otherNames,
    url: page,
    pronouns: speaker.pronouns,
    website: speaker.url,
    links: speaker.links.map(({ title, url }) => ({ title, url })),
    talks: talksOf(published, speaker.talks).map((talk) => talk.id),
  });
}

function eventData(event: Event, published: Published, page: string | undefined): JsonObject {
  return withoutGaps({
    id: event.id,
    name: event.name,
    url: page,
    series: event.series,
    location: event.location,
    website: event.url,
    description: event.description,
    start: event.start,
    end: event.end,
    timezone: event.timezone,
    talks: talksOf(published, event.talks).map((talk) => talk.id),
  });
}

function optional<From, To>(value: From | undefined, map: (value: From) => To): To | undefined {
  return value === undefined ? undefined : map(value);
}

/** Made when it is written: the files of a large archive would be a hundred megabytes together. */
function json(path: string, describe: () => unknown): OutputFile {
  return lateOutput(path, () => toText(describe()));
}

function toText(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
