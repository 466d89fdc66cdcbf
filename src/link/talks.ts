/** Talk entries with every name in them replaced by what it means. */
import type { Appearance, Event, ResolvedImage, ResolvedPhoto, Talk, WithdrawnTalk } from '../model/archive.ts';
import type { Json, TalkEntry } from '../model/entry.ts';
import type { CategoryId, EventId, ResponseId, TagId, TalkId } from '../model/ids.ts';
import type { ImageReference, Photo } from '../model/media.ts';
import type { Settings } from '../model/settings.ts';
import { foldName, slugify } from '../model/slug.ts';
import type { LinkedFiles } from './captions.ts';
import type { Organisations } from './organisations.ts';
import type { Credit, People } from './people.ts';

export interface TalkContext {
  readonly settings: Settings;
  readonly people: People;
  readonly organisations: Organisations;
  readonly resolveImage: (image: ImageReference, path: string) => ResolvedImage | undefined;
  readonly eventOf: (talk: TalkEntry) => Event | undefined;
  readonly categoriesOf: (talk: TalkEntry) => readonly CategoryId[];
  readonly tagsOf: (talk: TalkEntry) => readonly TagId[];
  readonly filesOf: (talk: TalkEntry) => LinkedFiles;
  readonly deliveries: ReadonlyMap<string, readonly TalkId[]>;
  readonly partOf: ReadonlyMap<string, TalkId>;
  readonly parts: ReadonlyMap<string, readonly TalkId[]>;
  readonly responses: ReadonlyMap<string, readonly ResponseId[]>;
}

/** A talk with everything; only the list of its related talks is empty, because it needs all the others. */
export function buildTalk(talk: TalkEntry, context: TalkContext): Talk {
  const { settings, resolveImage } = context;
  const event = context.eventOf(talk);
  const files = context.filesOf(talk);
  const partOf = context.partOf.get(talk.id);
  const timezone = talk.date.timezone ?? event?.timezone ?? settings.timezone;
  const picture = talk.image ?? talk.event?.image;
  const image = picture === undefined ? undefined : resolveImage(picture, talk.path);
  for (const part of talk.body.parts)
    if (typeof part !== 'string' && part.kind === 'image') resolveImage(part.image, talk.path);
  for (const page of talk.slides.flatMap((deck) => deck.pages))
    if (page.image !== undefined) resolveImage(page.image, talk.path);
  const credits = context.people.credits.get(talk.path) ?? [];
  return {
    id: talk.id as TalkId,
    path: talk.path,
    title: talk.title,
    date: talk.date,
    appearances: credits.flatMap((credit) => buildAppearance(credit, context)),
    categories: context.categoriesOf(talk),
    tags: context.tagsOf(talk),
    language: talk.language ?? settings.language,
    recordings: files.recordings,
    slides: files.slides,
    transcripts: files.transcripts,
    photos: resolvePhotos(talk.photos, talk.path, resolveImage),
    responses: context.responses.get(talk.id) ?? [],
    deliveries: context.deliveries.get(talk.id) ?? [],
    parts: context.parts.get(talk.id) ?? [],
    related: [],
    aliases: talk.aliases,
    indexed: talk.indexed,
    draft: talk.draft,
    extra: hideNames(talk.extra, credits, context.people),
    data: hideNames(talk.data, credits, context.people),
    ...handOn(talk),
    ...(timezone === undefined ? {} : { timezone }),
    ...(event === undefined ? {} : { event: event.id }),
    ...optional(talk, 'location'),
    ...optional(talk, 'citation'),
    ...(image === undefined ? {} : { image }),
    ...(partOf === undefined ? {} : { partOf }),
    ...optional(talk, 'partStartSeconds'),
    ...optional(talk, 'partEndSeconds'),
    ...optional(talk, 'room'),
    ...optional(talk, 'permalink'),
    ...optional(talk, 'layout'),
  };
}

/** What stands in a linked talk as in its file, and is compared with nothing. */
export function handOn(talk: TalkEntry) {
  return {
    hash: talk.hash,
    spans: talk.spans,
    chapters: [...talk.chapters].sort((a, b) => a.atSeconds - b.atSeconds),
    links: talk.links,
    body: talk.body,
    ...optional(talk, 'description'),
    ...optional(talk, 'recordingState'),
    ...optional(talk, 'license'),
  };
}

/** The stub of a talk that was taken back. Nothing but its title, date and reason stays. */
export function buildWithdrawnTalk(talk: TalkEntry, event: EventId | undefined): WithdrawnTalk {
  const eventSlug = event ?? (talk.event === undefined ? '' : slugify(talk.event.name));
  return {
    id: talk.id as TalkId,
    path: talk.path,
    spans: talk.spans,
    title: talk.title,
    date: talk.date,
    reason: talk.withdrawn ?? '',
    ...(eventSlug === '' ? {} : { eventSlug }),
    ...optional(talk, 'permalink'),
    aliases: talk.aliases,
  };
}

function buildAppearance(credit: Credit, { people, organisations }: TalkContext): Appearance[] {
  const person = people.byKey.get(credit.key);
  if (person === undefined) return [];
  const organisation = organisations.idOf(credit.organisation);
  return [
    {
      speaker: person.id,
      name: people.hiddenNames.has(foldName(credit.name)) ? person.name : credit.name,
      ...(credit.person === undefined ? {} : { ...optional(credit.person, 'role'), ...optional(credit.person, 'bio') }),
      ...(organisation === undefined ? {} : { organisation }),
    },
  ];
}

/** Keeps a key only where it has a value, as `exactOptionalPropertyTypes` wants it. */
function optional<T extends object, K extends keyof T>(from: T, key: K): { [P in K]?: Exclude<T[P], undefined> } {
  return (from[key] === undefined ? {} : { [key]: from[key] }) as { [P in K]?: Exclude<T[P], undefined> };
}

function resolvePhotos(
  photos: readonly Photo[],
  path: string,
  resolveImage: TalkContext['resolveImage'],
): ResolvedPhoto[] {
  return photos.flatMap((photo) => {
    const image = resolveImage(photo.image, path);
    return image === undefined
      ? []
      : [{ image, alt: photo.alt, ...optional(photo, 'credit'), ...optional(photo, 'url') }];
  });
}

/** Front matter as written must not tell a hidden former name either: it reaches layouts and the legacy JSON. */
function hideNames(
  data: TalkEntry['data'],
  credits: readonly Credit[],
  people: People,
): { readonly [key: string]: Json } {
  const hidden = credits.filter(({ name }) => people.hiddenNames.has(foldName(name)));
  if (hidden.length === 0) return data;
  const replace = (value: Json): Json => {
    if (typeof value === 'string')
      return hidden.reduce((text, { name, key }) => text.replaceAll(name, people.byKey.get(key)?.name ?? name), value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(replace);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return replace(data) as { readonly [key: string]: Json };
}
