/** One talk as an event of a schedule, and its speakers as persons. */
import type { ImportedSpeaker, ImportedTalk } from '../model/imported.ts';
import { hashText } from '../model/text.ts';
import { durationOf, startOf } from './slot.ts';
import { uuidOf } from './uuid.ts';
import { isWebAddress } from './web-address.ts';
import { withoutGaps } from './without-gaps.ts';

export interface SchedulePerson {
  readonly id: string;
  readonly url: string | undefined;
  readonly photo: string | undefined;
}

export interface ScheduleContext {
  /** What ids are made under: the site's address, else its name. */
  readonly namespace: string;
  readonly timezone?: string;
  /** The address of a talk's page, where it is known. */
  readonly urlOf: (key: string) => string | undefined;
  /** Who is credited by a name. */
  readonly personOf: (name: string) => SchedulePerson;
  /** A number for a key that no other key of the document has. */
  readonly idOf: (key: string) => number;
}

/** The talk; a field that the archive does not tell is empty where schedules always have it, and absent where a value would be made up. */
export function scheduleTalk(talk: ImportedTalk, context: ScheduleContext): object {
  const { key } = talk.origin;
  const { date = { date: '' } } = talk;
  return {
    guid: guidOf(talk, context.namespace),
    id: context.idOf(key),
    date: startOf(date, context.timezone),
    ...withoutGaps<object>({
      start: date.start,
      duration: durationOf(date),
      url: context.urlOf(key),
      logo: isWebAddress(talk.image) ? talk.image : undefined,
      recording_license: talk.license,
    }),
    room: talk.room ?? '',
    slug: key,
    title: talk.title,
    subtitle: '',
    track: talk.categories?.[0] ?? null,
    type: 'lecture',
    language: talk.language ?? '',
    abstract: talk.description ?? '',
    description: talk.body ?? '',
    persons: (talk.speakers ?? []).map((speaker) => person(speaker, context)),
    links: linksOf(talk),
    attachments: (talk.slides ?? []).flatMap(({ url, note }) =>
      isWebAddress(url) ? [{ title: note ?? 'Slides', url, type: 'slides' }] : [],
    ),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one that the talk brought along from another schedule, else one that follows from the talk's id. */
function guidOf({ origin, extra }: ImportedTalk, namespace: string): string {
  const known = extra?.['guid'];
  return typeof known === 'string' && UUID.test(known)
    ? known.toLowerCase()
    : uuidOf(`${namespace}#talk:${origin.key}`);
}

function person({ name, bio, url, photo, organisation, role }: ImportedSpeaker, context: ScheduleContext): object {
  const own = context.personOf(name);
  const avatar = photo ?? own.photo;
  return {
    guid: uuidOf(`${context.namespace}#speaker:${own.id}`),
    id: context.idOf(`speaker:${own.id}`),
    name,
    public_name: name,
    ...withoutGaps<object>({
      biography: bio,
      avatar: isWebAddress(avatar) ? avatar : undefined,
      url: url ?? own.url,
      organization: organisation,
      role,
    }),
  };
}

function linksOf({ recordings = [], links = [] }: ImportedTalk): readonly object[] {
  return [
    ...recordings.flatMap(({ url, kind, note }) => {
      const title = note ?? (kind === 'audio' ? 'Audio recording' : 'Video recording');
      return isWebAddress(url) ? [{ title, url, type: 'recording' }] : [];
    }),
    ...links.flatMap(({ title, url }) => (isWebAddress(url) ? [{ title, url, type: 'related' }] : [])),
  ];
}

/** Numbers from 1 to 2³¹ - 1 that follow from keys; of two keys with one number the later in the document gets the next free one. */
export function createIds(): (key: string) => number {
  const known = new Map<string, number>();
  const taken = new Set<number>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    let id = hashText(key) & 0x7fffffff || 1;
    while (taken.has(id)) id = id === 0x7fffffff ? 1 : id + 1;
    taken.add(id);
    known.set(key, id);
    return id;
  };
}
