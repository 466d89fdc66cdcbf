/**
 * Talks as a table: CSV (RFC 4180) with a header, one row a talk, CRLF, in UTF-8, every cell quoted.
 *
 * Cells hold what the archive has, to the character. A spreadsheet may take a cell that begins with `=`, `+`, `-` or `@` for a formula; nothing is put
 * in front of such a cell, because then another program would read another title.
 */
import type { ImportedTalk } from '../model/imported.ts';
import { archiveRecords } from './archive-records.ts';
import type { Exporter } from './exporter.ts';
import { leftOutFields, leftOutRecords } from './left-out.ts';

interface Column {
  readonly name: string;
  /** The fields of a talk that are in it whole. */
  readonly keeps: readonly string[];
  readonly cell: (talk: ImportedTalk) => string | undefined;
}

const lines = (list: readonly (string | undefined)[] | undefined): string =>
  (list ?? []).map((item) => (item ?? '').replace(/\s+/gu, ' ')).join('\n');

/** One line for each speaker, also for those who have no value, unless nobody has one. */
const beside = (list: readonly (string | undefined)[] | undefined): string =>
  (list ?? []).some((item) => item !== undefined) ? lines(list) : '';

const COLUMNS: readonly Column[] = [
  { name: 'id', keeps: [], cell: ({ origin }) => origin.key },
  { name: 'title', keeps: ['title'], cell: ({ title }) => title },
  { name: 'date', keeps: ['date.date'], cell: ({ date }) => date?.date },
  { name: 'start', keeps: ['date.start'], cell: ({ date }) => date?.start },
  { name: 'end', keeps: ['date.end'], cell: ({ date }) => date?.end },
  { name: 'offset', keeps: ['date.offset'], cell: ({ date }) => date?.offset },
  {
    name: 'timezone',
    keeps: ['date.timezone', 'event.timezone'],
    cell: ({ date, event }) => date?.timezone ?? event?.timezone,
  },
  { name: 'speakers', keeps: ['speakers.name'], cell: ({ speakers }) => lines(speakers?.map(({ name }) => name)) },
  {
    name: 'roles',
    keeps: ['speakers.role'],
    cell: ({ speakers }) => beside(speakers?.map(({ role }) => role)),
  },
  {
    name: 'organisations',
    keeps: ['speakers.organisation'],
    cell: ({ speakers }) => beside(speakers?.map(({ organisation }) => organisation)),
  },
  { name: 'speaker urls', keeps: ['speakers.url'], cell: ({ speakers }) => beside(speakers?.map(({ url }) => url)) },
  { name: 'event', keeps: ['event.name'], cell: ({ event }) => event?.name },
  { name: 'event start', keeps: ['event.start'], cell: ({ event }) => event?.start },
  { name: 'event end', keeps: ['event.end'], cell: ({ event }) => event?.end },
  { name: 'event url', keeps: ['event.url'], cell: ({ event }) => event?.url },
  { name: 'event series', keeps: ['event.series'], cell: ({ event }) => event?.series },
  {
    name: 'location',
    keeps: ['event.location', 'location'],
    cell: ({ event, location }) => event?.location ?? location,
  },
  { name: 'room', keeps: ['room'], cell: ({ room }) => room },
  { name: 'categories', keeps: ['categories'], cell: ({ categories }) => lines(categories) },
  { name: 'tags', keeps: ['tags'], cell: ({ tags }) => lines(tags) },
  { name: 'language', keeps: ['language'], cell: ({ language }) => language },
  { name: 'description', keeps: ['description'], cell: ({ description }) => description },
  { name: 'text', keeps: ['body'], cell: ({ body }) => body },
  {
    name: 'recordings',
    keeps: ['recordings.url'],
    cell: ({ recordings }) => lines(recordings?.map(({ url }) => url)),
  },
  { name: 'recording state', keeps: ['recordingState'], cell: ({ recordingState }) => recordingState },
  {
    name: 'recording kinds',
    keeps: ['recordings.kind'],
    cell: ({ recordings }) => lines(recordings?.map(({ kind }) => kind)),
  },
  {
    name: 'durations',
    keeps: ['recordings.durationSeconds'],
    cell: ({ recordings }) => beside(recordings?.map(({ durationSeconds }) => durationSeconds?.toString())),
  },
  {
    name: 'slides',
    keeps: ['slides.url'],
    cell: ({ slides }) => lines(slides?.flatMap(({ url }) => (url === undefined ? [] : [url]))),
  },
  { name: 'links', keeps: ['links.url'], cell: ({ links }) => lines(links?.map(({ url }) => url)) },
  { name: 'link titles', keeps: ['links.title'], cell: ({ links }) => lines(links?.map(({ title }) => title)) },
  { name: 'image', keeps: ['image'], cell: ({ image }) => image },
  { name: 'license', keeps: ['license'], cell: ({ license }) => license },
  { name: 'delivery of', keeps: ['deliveryOf'], cell: ({ deliveryOf }) => deliveryOf },
  { name: 'part of', keeps: ['partOf'], cell: ({ partOf }) => partOf },
  { name: 'permalink', keeps: ['permalink'], cell: ({ permalink }) => permalink },
  { name: 'aliases', keeps: ['aliases'], cell: ({ aliases }) => lines(aliases) },
];

export const csv: Exporter = {
  name: 'csv',
  title: 'a CSV table of talks',
  makes: 'document',
  scope: 'archive',
  export: (input) => {
    const records = archiveRecords(input);
    const rows = [
      COLUMNS.map(({ name }) => name),
      ...records.talks.map((talk) => COLUMNS.map(({ cell }) => cell(talk) ?? '')),
    ];
    const kept = COLUMNS.flatMap(({ keeps }) => keeps);
    const reason = 'the table has no column for it';
    return {
      files: [{ path: 'talks.csv', text: rows.map(writeRow).join('') }],
      leftOut: [...leftOutFields(records.talks, kept, reason), ...leftOutRecords(records, reason)],
    };
  },
};

function writeRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
