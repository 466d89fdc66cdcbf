/** The pieces that several kinds of page show: talks, events, people, categories and dates. */
import type { Appearance, Category, Event, Talk } from '../model/archive.ts';
import { formatDate, formatDateRange, formatDuration } from '../model/dates.ts';
import type { CategoryId, EventId, SpeakerId, TalkId } from '../model/ids.ts';
import { languageName } from '../model/language.ts';
import { excerpt } from '../model/text.ts';
import type {
  CategoryView,
  CoverView,
  DateView,
  EventView,
  HueClass,
  LinkView,
  SpeakerView,
  TalkCard,
} from '../model/view-parts.ts';
import { coverOf, hueOf, monogramOf } from './art.ts';
import type { ViewContext } from './context.ts';
import { listShownRecordings } from './media-views.ts';

/** Characters of a description on a card. */
const CARD_TEXT = 180;
/** Characters of an event's name on a drawn cover. */
const COVER_TEXT = 40;

/** A day, or a span of days. */
export function viewDate(start: string, end = start): DateView {
  return { iso: start === end ? start : `${start}/${end}`, text: formatDateRange(start, end) };
}

/** `18:30`, `18:30–19:15`, or nothing. */
export function viewTime({ date }: Talk): string | undefined {
  if (date.start === undefined) return undefined;
  return date.end === undefined ? date.start : `${date.start}–${date.end}`;
}

/** The description of a talk: what the author wrote for it, else the beginning of its body. */
export function describeTalk(talk: Talk, length: number): string | undefined {
  const text = excerpt(talk.description ?? talk.body.text, length);
  return text === '' ? undefined : text;
}

export function viewCategory({ id, name }: Category, context: ViewContext): CategoryView {
  return { title: name, href: context.href(context.addresses.categories.get(id)!), hue: hueOf(name) };
}

export function viewCategories(ids: readonly CategoryId[], context: ViewContext): CategoryView[] {
  return ids.map((id) => viewCategory(context.category.get(id)!, context));
}

/** The hue of a talk: that of its first category; without one, its own. */
export function hueOfTalk(talk: Talk, context: ViewContext): HueClass {
  const category = talk.categories[0] === undefined ? undefined : context.category.get(talk.categories[0]);
  return hueOf(category?.name ?? talk.id);
}

/** The talk's picture, else its event's, over a drawn field with the event's short name and the year. */
export function viewCover(talk: Talk, context: ViewContext): CoverView {
  const event = talk.event === undefined ? undefined : context.event.get(talk.event);
  const image = context.image(talk.image, '') ?? context.image(event?.image, '');
  const year = talk.date.date.slice(0, 4);
  return coverOf(talk.id, hueOfTalk(talk, context), event === undefined ? year : labelEvent(event.name, year), image);
}

/** The name with the year, once; of a long name only the beginning. */
function labelEvent(name: string, year: string): string {
  if (name.length <= COVER_TEXT && name.includes(year)) return name;
  const bare = name.endsWith(year) ? name.slice(0, -year.length).trim() : name;
  return `${excerpt(bare, COVER_TEXT - year.length)} · ${year}`;
}

export function linkSpeaker(id: SpeakerId, context: ViewContext): LinkView {
  return { title: context.speaker.get(id)!.name, href: context.href(context.addresses.speakers.get(id)!) };
}

export function linkTalk(id: TalkId, context: ViewContext): LinkView {
  return { title: context.talk.get(id)!.title, href: context.href(context.addresses.talks.get(id)!) };
}

export function linkEvent(id: EventId, context: ViewContext): LinkView {
  return { title: context.event.get(id)!.name, href: context.href(context.addresses.events.get(id)!) };
}

/** The talk's length: that of its recording, or of its part of another talk's. */
export function durationOf(talk: Talk): number | undefined {
  if (
    talk.partStartSeconds !== undefined &&
    talk.partEndSeconds !== undefined &&
    talk.partEndSeconds > talk.partStartSeconds
  )
    return talk.partEndSeconds - talk.partStartSeconds;
  return talk.recordings.find(({ durationSeconds }) => durationSeconds !== undefined)?.durationSeconds;
}

/** Makes a card; whoever shows one asks the context for it. */
export function buildTalkCard(id: TalkId, context: ViewContext): TalkCard {
  const talk = context.talk.get(id)!;
  const duration = durationOf(talk);
  const description = describeTalk(talk, CARD_TEXT);
  const time = viewTime(talk);
  const recordings = listShownRecordings(talk, context);
  return {
    title: talk.title,
    href: context.href(context.addresses.talks.get(id)!),
    cover: viewCover(talk, context),
    speakers: talk.appearances.map(({ speaker }) => linkSpeaker(speaker, context)),
    date: viewDate(talk.date.date),
    categories: viewCategories(talk.categories, context),
    has: {
      video: recordings.some(({ kind }) => kind === 'video'),
      audio: recordings.some(({ kind }) => kind === 'audio'),
      slides: talk.slides.length > 0,
      transcript: talk.transcripts.length > 0,
    },
    ...(talk.event === undefined ? {} : { event: linkEvent(talk.event, context) }),
    ...(talk.event !== undefined || talk.location === undefined ? {} : { location: talk.location }),
    ...(duration === undefined ? {} : { duration: formatDuration(duration) }),
    ...(description === undefined ? {} : { description }),
    ...(talk.language.toLowerCase() === context.settings.language.toLowerCase()
      ? {}
      : { language: { code: talk.language, name: languageName(talk.language) } }),
    ...(time === undefined ? {} : { time }),
    ...(talk.room === undefined ? {} : { room: talk.room }),
    ...(talk.draft ? { draft: true } : {}),
  };
}

export function viewTalkCards(ids: readonly TalkId[], context: ViewContext): TalkCard[] {
  return ids.map((id) => context.card(id));
}

export function viewEvent(event: Event, context: ViewContext): EventView {
  const image = context.image(event.image, '');
  return {
    name: event.name,
    href: context.href(context.addresses.events.get(event.id)!),
    date: viewDate(event.start, event.end),
    count: event.talks.length,
    hue: hueOf(event.series ?? event.name),
    monogram: monogramOf(event.name),
    year: Number(event.start.slice(0, 4)),
    ...(event.location === undefined ? {} : { location: event.location }),
    ...(event.url === undefined ? {} : { url: event.url }),
    ...(image === undefined ? {} : { image }),
  };
}

/** Events under their years, as they come: newest first. */
export function groupEvents(events: readonly Event[], context: ViewContext): { year: number; events: EventView[] }[] {
  const groups: { year: number; events: EventView[] }[] = [];
  for (const event of events.map((each) => viewEvent(each, context))) {
    const open = groups.at(-1);
    if (open?.year === event.year) open.events.push(event);
    else groups.push({ year: event.year, events: [event] });
  }
  return groups;
}

/** A person in a list, with the number of talks there are. */
export function viewSpeaker(id: SpeakerId, context: ViewContext, count?: number): SpeakerView {
  const speaker = context.speaker.get(id)!;
  const photo = context.image(speaker.photo, speaker.name);
  return {
    name: speaker.name,
    href: context.href(context.addresses.speakers.get(id)!),
    monogram: monogramOf(speaker.name),
    hue: hueOf(speaker.name),
    ...(photo === undefined ? {} : { photo }),
    ...(count === undefined ? {} : { count }),
  };
}

/** A person in a talk: the name as credited, with the role and organisation of that time. */
export function viewAppearance(appearance: Appearance, context: ViewContext): SpeakerView {
  const { organisation, role, bio } = appearance;
  return Object.assign(
    viewSpeaker(appearance.speaker, context),
    { name: appearance.name },
    role === undefined ? {} : { role },
    organisation === undefined
      ? {}
      : {
          organisation: {
            title: context.organisation.get(organisation)!.name,
            href: context.href(context.addresses.organisations.get(organisation)!),
          },
        },
    bio === undefined ? {} : { bio },
  );
}

/** `27 Jun 2018 · Name of the event`, for descriptions of pages that have no text. */
export function summariseTalk(talk: Talk, context: ViewContext): string {
  const people = talk.appearances.map(({ name }) => name).join(', ');
  const event = talk.event === undefined ? undefined : context.event.get(talk.event)?.name;
  return [people, event, formatDate(talk.date.date)].filter((part) => part !== undefined && part !== '').join(' · ');
}
