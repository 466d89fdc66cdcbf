/** Who speaks, as calendars tell it: by attendees, by fields of their own, by a line of the description, or at the end of the title. */
import type { ImportedSpeaker } from '../model/imported.ts';
import { foldName } from '../model/slug.ts';
import { type Account, oneLine } from './field-reader.ts';
import type { CalendarComponent, CalendarProperty } from './icalendar.ts';
import { leaveOut } from './import-report.ts';
import { isFullName, readSpeakerList } from './speaker-list.ts';

const SPEAKER_LINE =
  /^(?:speakers?|presenters?|presented by|by|referent(?:in|en)?|vortragende[rn]?|sprecher(?:in)?|ponentes?|orateurs?) ?: ?(.{2,300})$/i;
const MAX_LINES = 100;

/** The speakers that are named as such, in this order: fields of their own, attendees, a line such as `Speaker: Ada Roe`. Mail addresses are not kept. */
export function speakersOf(
  event: CalendarComponent,
  description: string | undefined,
  account: Account,
): readonly ImportedSpeaker[] {
  const speakers = new Map<string, ImportedSpeaker>();
  const add = (speaker: ImportedSpeaker): void => {
    const key = foldName(speaker.name);
    if (!speakers.has(key)) speakers.set(key, speaker);
  };
  for (const property of event.properties) {
    const { name, values, line } = property;
    if (/^x-.*(?:speaker|presenter)/.test(name))
      for (const speaker of readSpeakerList(values.join(',').replace(/\\([,;\\])/g, '$1'))) add(speaker);
    if (name !== 'attendee' && name !== 'organizer') continue;
    const person = oneLine(property.parameters.get('cn') ?? '');
    const role = roleOf(property);
    if (person === '' || person.includes('@')) leaveOut(account, name, 'a mail address, without a name', line);
    else if (role === undefined)
      leaveOut(account, `${name}: ${person}`, 'a guest or an organiser, not a speaker', line);
    else add({ name: person, ...(role === '' ? {} : { role }) });
  }
  if (speakers.size === 0)
    for (const line of (description ?? '').split('\n', MAX_LINES)) {
      const list = SPEAKER_LINE.exec(line.slice(0, 400).trim())?.[1];
      if (list !== undefined) for (const speaker of readSpeakerList(list)) add(speaker);
    }
  return [...speakers.values()];
}

/**
 * The role of a speaker, empty for a plain one; `undefined` for whoever is none.
 *
 * Conferences export speakers as attendees who take part. Whoever has answered an invitation is a guest, and an organiser is whose calendar it is,
 * unless a role says more.
 */
function roleOf({ name, parameters }: CalendarProperty): string | undefined {
  const role = parameters.get('role')?.toUpperCase();
  if (/^(?:room|resource|group)$/i.test(parameters.get('cutype') ?? '')) return undefined;
  if (role === 'CHAIR') return 'chair';
  if (role !== undefined && /SPEAKER|PRESENTER/.test(role)) return '';
  const isGuest = parameters.has('partstat') || parameters.has('rsvp');
  return name === 'attendee' && !isGuest && (role === undefined || role === 'REQ-PARTICIPANT') ? '' : undefined;
}

/**
 * The title and the name in `Title - Ada Roe` or `Title (Ada Roe)`.
 *
 * Only where the name is one of the speakers, or the description speaks of `by Ada Roe`; a full name alone proves nothing.
 */
export function creditInTitle(
  summary: string,
  speakers: readonly ImportedSpeaker[],
  description: string | undefined,
): { readonly title: string; readonly name: string } | undefined {
  const dashes = summary.split(/ [-–—] /);
  const bracket = summary.endsWith(')') ? summary.lastIndexOf(' (') : -1;
  const [title, name] =
    bracket > 0
      ? [summary.slice(0, bracket), summary.slice(bracket + 2, -1)]
      : dashes.length === 2
        ? [dashes[0]!, dashes[1]!]
        : ['', ''];
  if (title.trim() === '' || name.length < 3) return undefined;
  const isSpeaker = speakers.some((speaker) => foldName(speaker.name) === foldName(name));
  const isNamed = speakers.length === 0 && isFullName(name) && (description ?? '').includes(`by ${name}`);
  return isSpeaker || isNamed ? { title: title.trim(), name: name.trim() } : undefined;
}
