/** One row of a table as a talk. */
import type { Json, TalkDate } from '../model/entry.ts';
import type { ImportedSpeaker, ImportedTalk } from '../model/imported.ts';
import type { RecordingState } from '../model/media.ts';
import type { Column, Header } from './csv-columns.ts';
import { type DayOrder, readCellDate, readCellSlot } from './csv-dates.ts';
import { type Account, oneLine } from './field-reader.ts';
import { dropValue, leaveOut, skipRecord } from './import-report.ts';
import { claimKey } from './record-keys.ts';
import { scheduleLanguage } from './schedule-language.ts';
import { type AddressUse, addAddress, mediaFields, newMediaLists, resolveAddress } from './schedule-media.ts';
import { bodyAndDescription } from './schedule-text.ts';
import { clockAfter, isTimezone, parseMinutes } from './schedule-time.ts';
import { readSpeakerList } from './speaker-list.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** The line that the row begins on. */
  readonly line: number;
}

/** What all rows of a table share. */
export interface TableFrame {
  readonly system: string;
  readonly source: string;
  readonly header: Header;
  /** The order of day and month that the rows prove. */
  readonly order: DayOrder | undefined;
  readonly keys: Set<string>;
}

const STATES: readonly string[] = ['none', 'pending', 'withdrawn', 'unlinked'] satisfies RecordingState[];
const NO_ADDRESS = 'it is no address that a page may have';
const ADDRESS_COLUMNS: readonly (readonly [Column, AddressUse])[] = [
  ['recordings', 'recording'],
  ['audio', 'recording'],
  ['slides', 'slides'],
  ['url', 'any'],
];

/** Reads a row. One without a title or a date is told in the account. */
export function readTableTalk(row: TableRow, frame: TableFrame, account: Account): ImportedTalk | undefined {
  const { line } = row;
  const all = (column: Column): readonly string[] =>
    frame.header.columns.flatMap((own, index) => {
      const cell = own === column ? (row.cells[index] ?? '').trim() : '';
      return cell === '' ? [] : [cell];
    });
  const text = (column: Column): string | undefined => all(column)[0];
  const single = (column: Column): string | undefined => {
    const cell = text(column);
    return cell === undefined ? undefined : oneLine(cell) || undefined;
  };
  const list = (column: Column): readonly string[] =>
    [
      ...new Set(all(column).flatMap((cell) => cell.split(cell.includes(';') ? /[;\n]/ : /[,|\n]/).map(oneLine))),
    ].filter((item) => item !== '');
  const title = single('title');
  if (title === undefined)
    return skipRecord(account, row.cells.map(oneLine).filter(Boolean).join(', '), 'it has no title', line);
  const date = readDate(title, single, frame.order, account, line);
  if (date === undefined) return undefined;

  const event = single('event');
  const eventUrl = readKnown('eventUrl', single('eventUrl'), webAddress, NO_ADDRESS, account, line);
  const location = single('location');
  const language = readKnown(
    'language',
    single('language'),
    scheduleLanguage,
    'it names no one language',
    account,
    line,
  );
  const media = newMediaLists();
  let state: string | undefined;
  for (const [column, use] of ADDRESS_COLUMNS)
    for (const word of all(column).flatMap((cell) => cell.split(/[\s;|]+/))) {
      const url = webAddress(word);
      if (column === 'recordings' && STATES.includes(word.toLowerCase())) state = word.toLowerCase();
      else if (url !== undefined) addAddress(media, url, undefined, use);
      else if (word !== '') dropValue(account, column, word, NO_ADDRESS, line);
    }
  if (event === undefined && eventUrl !== undefined) addAddress(media, eventUrl, undefined, 'link');
  const speakers = readSpeakers(all('speakers'), single('organisation'), text('bio'), account, line);
  const [room, license] = [single('room'), single('license')];
  const extra = unknownCells(row, frame.header);
  const key = single('id') ?? title;
  const [categories, tags] = [list('categories'), list('tags')];
  return {
    kind: 'talk',
    origin: { system: frame.system, source: frame.source, key: claimKey(frame.keys, key, date) },
    title,
    date,
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(event === undefined
      ? {}
      : {
          event: {
            name: event,
            ...(location === undefined ? {} : { location }),
            ...(eventUrl === undefined ? {} : { url: eventUrl }),
          },
        }),
    ...(event !== undefined || location === undefined ? {} : { location }),
    ...(room === undefined ? {} : { room }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(tags.length === 0 ? {} : { tags }),
    ...bodyAndDescription(text('abstract'), text('description')),
    ...(language === undefined ? {} : { language }),
    ...mediaFields(media),
    ...(state === undefined || media.recordings.length > 0 ? {} : { recordingState: state as RecordingState }),
    ...(license === undefined ? {} : { license }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

function readDate(
  title: string,
  single: (column: Column) => string | undefined,
  order: DayOrder | undefined,
  account: Account,
  line: number,
): TalkDate | undefined {
  const [own, startCell, endCell, timeCell] = [single('date'), single('start'), single('end'), single('time')];
  const written = own ?? startCell ?? timeCell;
  if (written === undefined) return skipRecord(account, title, 'it has no date', line);
  const cell = readCellDate(written, order);
  if (cell.kind === 'ambiguous')
    return skipRecord(
      account,
      title,
      `in ${written} the day or the month may come first, and no other row tells; write the date as YYYY-MM-DD`,
      line,
    );
  if (cell.kind === 'none') return skipRecord(account, title, `${written} is no date that can be read`, line);
  const clock = (column: Column, value: string | undefined) => {
    if (value === undefined || value === written) return undefined;
    const moment = readCellDate(value, order);
    const slot = moment.kind === 'date' && moment.date.start !== undefined ? moment.date : readCellSlot(value);
    return slot ?? dropValue(account, column, value, 'it is no time of a day', line);
  };
  const time = clock('time', timeCell);
  const start = clock('start', startCell)?.start ?? time?.start ?? cell.date.start;
  const minutes = readKnown('duration', single('duration'), parseMinutes, 'it is no length of time', account, line);
  const lasting = start === undefined || !minutes || minutes >= 1440 ? undefined : clockAfter(start, minutes);
  const end = clock('end', endCell)?.start ?? time?.end ?? cell.date.end ?? lasting;
  const isZone = (text: string) => (isTimezone(text) ? text : undefined);
  const timezone = readKnown('timezone', single('timezone'), isZone, 'it names no time zone', account, line);
  const { date, offset } = cell.date;
  return {
    date,
    ...(start === undefined ? {} : { start }),
    ...(start === undefined || end === undefined || end === start ? {} : { end }),
    ...(start === undefined || offset === undefined ? {} : { offset }),
    ...(start === undefined || timezone === undefined ? {} : { timezone }),
  };
}

function readKnown<Value>(
  column: Column,
  cell: string | undefined,
  read: (text: string) => Value | undefined,
  why: string,
  account: Account,
  line: number,
): Value | undefined {
  if (cell === undefined) return undefined;
  return read(cell) ?? dropValue(account, column, cell, why, line);
}

/** A biography or an organisation in a column of its own belongs to a speaker who is alone. */
function readSpeakers(
  cells: readonly string[],
  organisation: string | undefined,
  bio: string | undefined,
  account: Account,
  line: number,
): readonly ImportedSpeaker[] {
  const speakers = cells.flatMap(readSpeakerList);
  const [only] = speakers;
  if (only !== undefined && speakers.length === 1)
    return [
      { ...only, ...(organisation === undefined ? {} : { organisation }), ...(bio === undefined ? {} : { bio }) },
    ];
  for (const text of [organisation, bio])
    if (text !== undefined) leaveOut(account, text, 'it does not say which speaker it is about', line);
  return speakers;
}

/** An address, also one whose `https://` nobody wrote. */
function webAddress(text: string): string | undefined {
  const url = resolveAddress(text);
  return url ?? (/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(text) ? resolveAddress(`https://${text}`) : undefined);
}

function unknownCells({ cells }: TableRow, { names, columns }: Header): Readonly<Record<string, Json>> {
  const kept = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const cell = (cells[index] ?? '').trim();
    if (columns[index] === undefined && cell !== '') kept.set(name, cell);
  }
  return Object.fromEntries(kept);
}
