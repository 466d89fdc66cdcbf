/** The JSON form of a conference schedule (`schedule.json` of frab, pretalx and others), to records. */
import { newAccount, refuseSource } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { readJsonText } from './json-text.ts';
import { asList, asRecord, asText } from './loose-json.ts';
import { readSchedule, scheduleDay } from './schedule-conference.ts';
import type { ScheduleItem } from './schedule-talk.ts';
import { someText } from './schedule-text.ts';

const FORMAT = 'a schedule in JSON';
const LOOKED_AT = 65_536;

export const scheduleJson: Importer = {
  name: 'schedule-json',
  title: 'a conference schedule in JSON (frab, pretalx)',
  detect: ({ text }) => {
    const head = text.slice(0, LOOKED_AT);
    const isObject = /^\s{0,1000}\{/.test(head);
    const hasKeys = /"schedule"\s{0,20}:/.test(head) && /"conference"\s{0,20}:\s{0,20}\{/.test(head);
    return isObject && hasKeys && /"(?:acronym|days|daysCount|timeslot_duration)"\s{0,20}:/.test(head) ? 0.98 : 0;
  },
  read: readScheduleJson,
};

function readScheduleJson(source: ImportSource): ImportResult {
  const account = newAccount(source);
  const refuse = (why: string, line?: number): ImportResult => {
    refuseSource(account, FORMAT, why, line);
    return { records: [], leftOut: account.leftOut, diagnostics: account.diagnostics };
  };
  const reading = readJsonText(source.text);
  if (!('value' in reading)) return refuse(reading.problem.why, reading.problem.line);
  const root = asRecord(reading.value);
  const schedule = asRecord(root?.['schedule']) ?? root;
  const conference = asRecord(schedule?.['conference']);
  if (root === undefined || schedule === undefined || conference === undefined)
    return refuse('it has no schedule with a conference', 1);
  const days = asList(conference['days'])
    .map(asRecord)
    .filter((day) => day !== undefined);
  const lineOf = lineFinder(source.text);
  const { schedule: _inner, ...outer } = root;
  return readSchedule(
    {
      fields: schedule === root ? root : { ...outer, ...schedule },
      conference,
      days: days.flatMap((day) => asText(day['date']) ?? []),
      items: days.flatMap((day) => itemsOfDay(day, lineOf)),
    },
    scheduleJson.name,
    source.name,
    account,
  );
}

type LineOf = (fields: Readonly<Record<string, unknown>>) => number | undefined;

/** Rooms are a mapping of names to lists, or a list of rooms with their events. */
function itemsOfDay(day: Readonly<Record<string, unknown>>, lineOf: LineOf): readonly ScheduleItem[] {
  const own = scheduleDay(day['date'], day['day_start'] ?? day['start'], day['day_end'] ?? day['end']);
  const mapping = asRecord(day['rooms']);
  const rooms: readonly (readonly [room: string | undefined, events: unknown])[] =
    mapping === undefined
      ? asList(day['rooms']).flatMap((value) => {
          const room = asRecord(value);
          return room === undefined ? [] : [[someText(room['name']), room['events'] ?? room['talks']] as const];
        })
      : Object.entries(mapping);
  return rooms.flatMap(([room, events]) =>
    asList(events).flatMap((value): readonly ScheduleItem[] => {
      const fields = asRecord(value);
      if (fields === undefined) return [];
      const line = lineOf(fields);
      const name = asText(room);
      return [
        { fields, day: own, ...(line === undefined ? {} : { line }), ...(name === undefined ? {} : { room: name }) },
      ];
    }),
  );
}

/**
 * The line of an event's guid, code or title. Events are asked for in the order of the file, so that the text is gone through once; where one is not
 * found behind the one before, there is no further line.
 */
function lineFinder(text: string): LineOf {
  let [at, line, isLost] = [0, 1, false];
  return (fields) => {
    const name = [fields['guid'], fields['code'], fields['title']].find((value) => typeof value === 'string');
    if (name === undefined || isLost) return undefined;
    const found = text.indexOf(JSON.stringify(name), at);
    isLost = found < 0;
    if (isLost) return undefined;
    for (let next = text.indexOf('\n', at); next >= 0 && next < found; next = text.indexOf('\n', next + 1)) line++;
    at = found;
    return line;
  };
}
