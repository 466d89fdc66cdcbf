/**
 * Calendars (iCalendar, RFC 5545 and 7986) to talks. The lines are put together here, `ical.js` decodes what one says; so a broken line costs itself
 * alone, and every problem has its place. Nothing is repeated that a calendar says to repeat.
 */
import ICAL from 'ical.js';
import type { Account } from './field-reader.ts';
import { readCalendarTalk } from './icalendar-talk.ts';
import { finishAccount, leaveOut, newAccount, refuseSource } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';

/** One content line, decoded. */
export interface CalendarProperty {
  /** In lower case. */
  readonly name: string;
  /** In lower case by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Its type in jCal (RFC 7265): `text`, `date`, `date-time`, `uri`, `binary`, `unknown`… */
  readonly type: string;
  /** As jCal has them: dates are ISO 8601. */
  readonly values: readonly string[];
  /** All that stands behind the name, as it is written. */
  readonly written: string;
  readonly line: number;
}

export interface CalendarComponent {
  readonly name: string;
  readonly line: number;
  readonly properties: CalendarProperty[];
}

const FORMAT = 'a calendar';
/** More parameters than any line has; ical.js takes time with the square of their length. */
const MAX_PARAMETERS = 4000;
const REPETITION = /^(?:rrule|rdate|exdate|exrule)$/;

export const icalendar: Importer = {
  name: 'icalendar',
  title: 'a calendar (iCalendar, .ics)',
  detect: ({ text }) => (/^\s{0,1000}BEGIN:VCALENDAR[ \t]{0,100}\n/i.test(text.slice(0, 2000)) ? 0.98 : 0),
  read: readCalendar,
};

function readCalendar(source: ImportSource): ImportResult {
  const account = newAccount(source);
  const { calendars, events } = readComponents(source.text, account);
  const keys = new Set<string>();
  const talks = events.flatMap(({ event, calendar }) => {
    const talk = readCalendarTalk(
      event,
      calendars[calendar]!,
      { system: icalendar.name, source: source.name, keys },
      account,
    );
    return talk === undefined ? [] : [talk];
  });
  return finishAccount(account, talks);
}

interface Components {
  readonly calendars: readonly CalendarComponent[];
  /** Each with the number of its calendar. */
  readonly events: readonly { readonly event: CalendarComponent; readonly calendar: number }[];
}

function readComponents(text: string, account: Account): Components {
  const calendars: CalendarComponent[] = [];
  const events: { event: CalendarComponent; calendar: number }[] = [];
  const open: CalendarComponent[] = [];
  for (const { content, line } of unfold(text)) {
    const [, edge, rest = ''] = /^(BEGIN|END):(.*)$/i.exec(content.slice(0, 200)) ?? [];
    const name = rest.trim().toUpperCase();
    const inner = open.at(-1);
    if (edge?.toUpperCase() === 'BEGIN') {
      const component = { name, line, properties: [] };
      open.push(component);
      if (name === 'VCALENDAR') calendars.push(component);
      else if (name !== 'VEVENT' && inner?.name !== 'VTIMEZONE')
        leaveOut(account, content, 'a part of a calendar that is no talk', line);
    } else if (edge !== undefined) {
      if (inner?.name !== name) {
        refuseSource(account, FORMAT, `END:${name.slice(0, 40)} closes what is not open`, line);
        continue;
      }
      open.pop();
      if (name === 'VEVENT' && calendars.length > 0) events.push({ event: inner, calendar: calendars.length - 1 });
    } else if (inner === undefined) leaveOut(account, content, 'outside of the calendar', line);
    else if (inner.name === 'VCALENDAR' || inner.name === 'VEVENT') {
      const property = readProperty(content, line, account);
      if (property !== undefined) inner.properties.push(property);
    }
  }
  const [outermost] = open;
  const innermost = open.at(-1);
  if (calendars.length === 0) refuseSource(account, FORMAT, 'it has no BEGIN:VCALENDAR', 1);
  else if (outermost !== undefined && innermost !== undefined) {
    refuseSource(
      account,
      FORMAT,
      `it ends before END:${innermost.name.slice(0, 40)}`,
      text.trimEnd().split('\n').length,
    );
    const event = open.find(({ name }) => name === 'VEVENT');
    if (event !== undefined) leaveOut(account, 'BEGIN:VEVENT', 'it is cut off', event.line);
  }
  return { calendars, events };
}

/** Content lines with the number of the first line of each; a line that begins with white space continues the one before (RFC 5545, 3.1). */
function unfold(text: string): readonly { readonly content: string; readonly line: number }[] {
  const unfolded: { parts: string[]; line: number }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const last = unfolded.at(-1);
    if (last !== undefined && /^[ \t]/.test(line)) last.parts.push(line.slice(1));
    else if (line.trim() !== '') unfolded.push({ parts: [line], line: index + 1 });
  }
  return unfolded.map(({ parts, line }) => ({ content: parts.join('').trim(), line }));
}

function readProperty(content: string, line: number, account: Account): CalendarProperty | undefined {
  const [label = ''] = /^[^:;]{0,200}/.exec(content) ?? [];
  const name = label.toLowerCase();
  const written = content.slice(label.length + 1);
  // A repetition is only told of, so that nothing in it needs to be sound.
  if (REPETITION.test(name)) return { name, parameters: new Map(), type: 'unknown', values: [written], written, line };
  if (!hasSoundParameters(content)) return refuse(account, content, line);
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(content, ICAL.design.icalendar) as unknown as [
      string,
      Readonly<Record<string, unknown>>,
      string | null,
      ...unknown[],
    ];
    return {
      name,
      parameters: new Map(Object.entries(parameters).map(([key, value]) => [key.toLowerCase(), String(value)])),
      type: type ?? 'unknown',
      values: values.flat().map(String),
      written,
      line,
    };
  } catch {
    return refuse(account, content, line);
  }
}

/** True where the value begins within `MAX_PARAMETERS` characters: at the first colon outside quotes. */
function hasSoundParameters(content: string): boolean {
  let isQuoted = false;
  for (let at = 0; at < content.length && at < MAX_PARAMETERS; at++) {
    if (content[at] === '"') isQuoted = !isQuoted;
    else if (content[at] === ':' && !isQuoted) return at > 0;
  }
  return false;
}

function refuse(account: Account, content: string, line: number): undefined {
  refuseSource(account, FORMAT, 'the line is no property', line);
  leaveOut(account, content, 'it is no property', line);
}
