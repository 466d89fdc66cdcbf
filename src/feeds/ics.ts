/** Calendars, out of `ical-generator`. Ids are addresses and stamps are days of the archive, so the same archive gives the same bytes. */
import ical, { type ICalCalendar } from 'ical-generator';
import type { Event, Talk } from '../model/archive.ts';
import type { EventId } from '../model/ids.ts';
import type { OutputFile } from '../model/output.ts';
import { siteUrl } from './addresses.ts';
import {
  type FeedInput,
  type Published,
  pagesByPermalink,
  pathBeside,
  selectPublished,
  talksOf,
  utcDay,
} from './feed-input.ts';
import { talkSlot } from './instant.ts';
import { lateOutputOf } from './late-output.ts';
import { stripUnwritable } from './writable-text.ts';

/** `events.ics` with every event as whole days, and one calendar for each event with the slots of its talks. Needs `baseUrl`. */
export function buildCalendars(input: FeedInput): readonly OutputFile[] {
  const { archive, plan } = input;
  const { settings } = archive;
  if (settings.baseUrl === undefined || settings.without.includes('calendars')) return [];
  const published = selectPublished(input);
  const pages = pagesByPermalink({ plan });
  const eventUrl = (event: Event): string | undefined => {
    const permalink = plan.addresses.events.get(event.id);
    return permalink === undefined ? undefined : siteUrl(settings, permalink);
  };

  const shown = published.events.flatMap((event): DatedEvent[] => {
    const { name, start, end, location, description } = event;
    const url = eventUrl(event);
    return url === undefined ? [] : [{ name, start, end, location, description, url }];
  });
  const writeAll = ([newest, events]: readonly [string, readonly DatedEvent[]]): string => {
    const calendar = newCalendar(settings.title);
    for (const event of events) addEvent(calendar, event, event.url, utcDay(newest));
    return finish(calendar);
  };

  const write = ([id, permalink]: readonly [EventId, string]): string => {
    const event = published.event.get(id)!;
    const calendar = newCalendar(event.name);
    const ownStamp = utcDay(event.end);
    addEvent(calendar, event, siteUrl(settings, permalink), ownStamp);
    for (const talk of talksOf(published, event.talks)) {
      const address = plan.addresses.talks.get(talk.id);
      if (address !== undefined) addTalk(calendar, talk, event, siteUrl(settings, address), ownStamp, published);
    }
    return finish(calendar);
  };
  const single = published.events.flatMap(({ id }): readonly OutputFile[] => {
    const permalink = plan.addresses.events.get(id) ?? '';
    const path = pathBeside(pages.get(permalink), 'event.ics');
    return path === undefined ? [] : [lateOutputOf(path, [id, permalink] as const, write)];
  });
  return [lateOutputOf('events.ics', [published.newest, shown] as const, writeAll), ...single];
}

/** What a calendar tells of an event. */
interface EventDays extends Pick<Event, 'name' | 'start' | 'end'> {
  readonly location?: string | undefined;
  readonly description?: string | undefined;
}

interface DatedEvent extends EventDays {
  readonly url: string;
}

/** The package writes a calendar's own name as it is given, so it is escaped here, as TEXT of RFC 5545. */
function newCalendar(name: string): ICalCalendar {
  const escaped = plain(name)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n');
  return ical({ prodId: { company: 'Rostrum', product: 'Rostrum', language: 'EN' }, name: escaped });
}

function addEvent(calendar: ICalCalendar, event: EventDays, url: string, stamp: Date): void {
  const afterLast = new Date(utcDay(event.end).getTime() + 86_400_000);
  calendar.createEvent({
    id: url,
    stamp,
    allDay: true,
    start: utcDay(event.start),
    end: afterLast,
    summary: plain(event.name),
    url,
    ...(event.location === undefined ? {} : { location: plain(event.location) }),
    ...(event.description === undefined ? {} : { description: plain(event.description) }),
  });
}

function addTalk(
  calendar: ICalCalendar,
  talk: Talk,
  event: Event,
  url: string,
  stamp: Date,
  published: Published,
): void {
  const slot = talkSlot(talk);
  if (slot === undefined) return;
  const place = [talk.room, event.location].filter((part) => part !== undefined).join(', ');
  const speakers = talk.appearances.map(({ speaker, name }) => published.speaker.get(speaker)?.name ?? name).join(', ');
  const description = [speakers, talk.description].filter((part) => part !== undefined && part !== '').join('\n\n');
  calendar.createEvent({
    id: url,
    stamp,
    start: slot.start,
    ...(slot.end === undefined ? {} : { end: slot.end }),
    floating: slot.floating,
    summary: plain(talk.title),
    url,
    ...(place === '' ? {} : { location: plain(place) }),
    ...(description === '' ? {} : { description: plain(description) }),
  });
}

function finish(calendar: ICalCalendar): string {
  return `${calendar.toString()}\r\n`;
}

/** Tabs and the like become spaces; line breaks stay, the package escapes them. */
function plain(text: string): string {
  return stripUnwritable(text).replace(/[\t\u007f]/g, ' ');
}
