/** One event of a calendar as a talk. */
import type { ImportedEventMention, ImportedSpeaker, ImportedTalk } from '../model/imported.ts';
import { type Account, isPlaceholder, oneLine } from './field-reader.ts';
import type { CalendarComponent, CalendarProperty } from './icalendar.ts';
import { creditInTitle, speakersOf } from './icalendar-speakers.ts';
import { readCalendarSlot } from './icalendar-time.ts';
import { dropValue, leaveOut, skipRecord } from './import-report.ts';
import { textToMarkdown } from './plain-markdown.ts';
import { claimKey } from './record-keys.ts';
import { scheduleLanguage } from './schedule-language.ts';
import { addAddress, mediaFields, newMediaLists, resolveAddress } from './schedule-media.ts';
import { isHtml, markdownOf } from './schedule-text.ts';
import { isTimezone } from './schedule-time.ts';

/** What all talks of a calendar file share. */
export interface CalendarFrame {
  readonly system: string;
  readonly source: string;
  readonly keys: Set<string>;
}

/** How calendars keep their books; nothing of it is about the talk. */
const FURNITURE =
  /^(?:dtstamp|created|last-modified|sequence|transp|class|priority|status|geo|recurrence-id|x-(?!alt-desc).*)$/;
const ADDRESSES = ['url', 'attach', 'conference'];
const READ = /^(?:uid|summary|dtstart|dtend|duration|location|description|categories|attendee|organizer)$/;

/** Reads an event of a calendar. What was cancelled, and what has no title or date, is told in the account. */
export function readCalendarTalk(
  event: CalendarComponent,
  calendar: CalendarComponent,
  frame: CalendarFrame,
  account: Account,
): ImportedTalk | undefined {
  const first = (name: string): CalendarProperty | undefined =>
    event.properties.find((property) => property.name === name);
  const text = (name: string): string | undefined => {
    const value = first(name)?.values.join(',').trim() ?? '';
    return value === '' || isPlaceholder(value) ? undefined : value;
  };
  const summary = oneLine(text('summary') ?? '');
  if (/^cancelled$/i.test(text('status') ?? '')) {
    leaveOut(account, summary === '' ? 'an event' : summary, 'it was cancelled', event.line);
    return undefined;
  }
  if (summary === '') return skipRecord(account, text('uid') ?? 'an event', 'it has no title', event.line);
  const mention = mentionOf(calendar);
  const date = readCalendarSlot(event, mention?.timezone, account);
  if (date === undefined) return skipRecord(account, summary, 'it has no date', event.line);

  const description = text('description') ?? text('x-alt-desc');
  const named = speakersOf(event, description, account);
  const credit = creditInTitle(summary, named, description);
  const speakers: readonly ImportedSpeaker[] =
    named.length > 0 || credit === undefined ? named : [{ name: credit.name }];
  const body =
    description === undefined ? '' : isHtml(description) ? markdownOf(description) : textToMarkdown(description);
  const place = oneLine(text('location') ?? '');
  const tags = new Set(
    event.properties.filter(({ name }) => name === 'categories').flatMap(({ values }) => values.map(oneLine)),
  );
  tags.delete('');
  const language = scheduleLanguage(first('summary')?.parameters.get('language') ?? '');
  const media = readMedia(event, account);
  const uid = oneLine(text('uid') ?? summary);
  const recurrence = text('recurrence-id');
  leaveRestOut(event, account);
  return {
    kind: 'talk',
    origin: {
      system: frame.system,
      source: frame.source,
      key: claimKey(frame.keys, recurrence === undefined ? uid : `${uid}@${recurrence}`, date),
    },
    title: credit?.title ?? summary,
    date,
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(mention === undefined ? {} : { event: mention }),
    ...(place === '' ? {} : mention === undefined ? { location: place } : { room: place }),
    ...(tags.size === 0 ? {} : { tags: [...tags] }),
    ...(body === '' ? {} : { body }),
    ...(language === undefined ? {} : { language }),
    ...mediaFields(media),
  };
}

/** The calendar's name stands for the event that its talks belong to (`NAME` of RFC 7986, `X-WR-CALNAME` before it). */
function mentionOf(calendar: CalendarComponent): ImportedEventMention | undefined {
  const text = (...names: readonly string[]): string =>
    oneLine(
      calendar.properties
        .find(({ name }) => names.includes(name))
        ?.values.join(',')
        .replace(/\\([,;\\])/g, '$1') ?? '',
    );
  const name = text('name', 'x-wr-calname');
  if (name === '') return undefined;
  const timezone = text('x-wr-timezone');
  const url = resolveAddress(text('url'));
  return { name, ...(url === undefined ? {} : { url }), ...(isTimezone(timezone) ? { timezone } : {}) };
}

function readMedia(event: CalendarComponent, account: Account): ReturnType<typeof newMediaLists> {
  const media = newMediaLists();
  for (const { name, type, values, parameters, line } of event.properties) {
    if (!ADDRESSES.includes(name)) continue;
    const [value = ''] = values;
    if (type === 'binary') {
      leaveOut(account, `${name}: ${parameters.get('filename') ?? 'a file'}`, 'a file inside the calendar', line);
      continue;
    }
    const url = resolveAddress(value);
    const title = parameters.get('filename') ?? parameters.get('x-label') ?? parameters.get('label');
    const isDeck = /presentation|powerpoint|pdf/i.test(parameters.get('fmttype') ?? '');
    if (value.trim() === '') continue;
    if (url === undefined) dropValue(account, name, value, 'it is no address that a page may have', line);
    else addAddress(media, url, title === undefined ? undefined : oneLine(title), isDeck ? 'slides' : 'any');
  }
  return media;
}

function leaveRestOut(event: CalendarComponent, account: Account): void {
  const seen = new Set<string>();
  for (const { name, values, line } of event.properties) {
    const value = `${name}: ${values.join(',').slice(0, 500)}`;
    if (/^(?:rrule|rdate|exdate|exrule)$/.test(name))
      dropValue(account, name, values.join(','), 'repetitions are not expanded; the talk has its first date', line);
    else if (READ.test(name) && !seen.has(name)) seen.add(name);
    else if (ADDRESSES.includes(name) || ['attendee', 'categories', 'organizer'].includes(name)) continue;
    else if (/^x-.*(?:speaker|presenter)/.test(name) || (name === 'x-alt-desc' && !seen.has('description'))) continue;
    else if (FURNITURE.test(name)) leaveOut(account, value, 'what only calendars need', line);
    else if (values.some((text) => text.trim() !== ''))
      leaveOut(account, value, 'a field that Rostrum does not know', line);
  }
}
