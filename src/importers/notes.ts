/** Personal notes about a talk as plain text: a first line that names the talk, perhaps a date and the address of the recording, then the notes. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { ImportedRecording, ImportedResponse } from '../model/imported.ts';
import { scanFrontMatter } from './front-matter-block.ts';
import { findMedia, mediaAt } from './front-matter-media.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { readDay } from './notes-date.ts';
import { type Headline, readHeadline } from './notes-headline.ts';
import { notesToMarkdown } from './notes-markdown.ts';

const NAME = 'notes';

/** What a text in a format of its own begins with. */
const OTHER_FORMAT = /^(?:[<{[]|BEGIN:V|WEBVTT|@[a-z]+\s?\{|\d+\n\d\d:\d\d:\d\d[,.]\d|%YAML|%PDF)/i;

/** What stands above the notes themselves. */
interface NotesHead {
  readonly headline: Headline;
  readonly date?: string;
  readonly recordings: readonly ImportedRecording[];
  readonly slides: readonly string[];
  /** The first line of the notes, from 0. */
  readonly bodyStart: number;
}

export const notes: Importer = {
  name: NAME,
  title: 'notes about a talk as plain text',
  detect: detectNotes,
  read: readNotes,
};

/** Any plain text can be notes; a packed first line, a date or a recording below it make it likelier. */
function detectNotes({ text }: ImportSource): number {
  const start = text.slice(0, 65_536);
  const begin = start.trimStart();
  if (begin === '' || OTHER_FORMAT.test(begin) || start.includes('\0') || scanFrontMatter(start) !== undefined)
    return 0;
  const head = readHead(start.split('\n'));
  const signs = [head.headline.packed, head.date !== undefined, head.recordings.length > 0].filter(Boolean).length;
  return 0.3 + signs / 10;
}

function readNotes(source: ImportSource): ImportResult {
  const lines = source.text.split('\n');
  if (source.text.trim() === '') return nothing(source, 'it is empty');
  const head = readHead(lines);
  const { title, speakers, event, packed, label } = head.headline;
  const written = trimBlankLines(lines.slice(head.bodyStart));
  const body = /\.(?:md|markdown)$/i.test(source.name) ? written.join('\n') : notesToMarkdown(written);
  if (body === '') return nothing(source, 'it has a title, and no notes below it');
  const elsewhere = head.recordings.length > 0 ? [] : findMedia(written.join('\n'), 'shown').recordings;
  // One recording among the notes is that of the talk; of several, any could be.
  const recordings = elsewhere.length === 1 ? elsewhere : head.recordings;
  const record: ImportedResponse = {
    kind: 'response',
    origin: { system: NAME, source: source.name, key: title },
    title: packed ? `${nameNotes(label)}: ${title}` : title,
    ...(head.date === undefined ? {} : { date: head.date }),
    body,
    about: {
      title,
      ...(speakers.length === 0 ? {} : { speakers }),
      ...(event === undefined ? {} : { event: { name: event } }),
      ...(recordings.length === 0 ? {} : { recordings }),
      ...(head.slides.length === 0 ? {} : { slides: head.slides.map((url) => ({ url, pages: [] })) }),
    },
  };
  return { records: [record], leftOut: [], diagnostics: [] };
}

function nothing(source: ImportSource, why: string): ImportResult {
  const span = { path: source.path, line: 1, column: 1, length: 1 };
  const leftOut = source.text
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.slice(0, 200), reason: 'a title without notes' }))
    .filter(({ text }) => text.trim() !== '');
  return { records: [], leftOut, diagnostics: [diagnose('import/record-skipped', { record: source.name, why }, span)] };
}

/** A label that names what the notes are about (`Video`) is no name for the notes. */
function nameNotes(label: string | undefined): string {
  return label === undefined || /^(?:video|recording|slides|talk|keynote)$/i.test(label)
    ? 'Notes'
    : label[0]!.toUpperCase() + label.slice(1);
}

/** Reads the lines above the notes: the first one, then a date and bare addresses of media in any order. */
function readHead(lines: readonly string[]): NotesHead {
  const first = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const headline = readHeadline((lines[first] ?? '').replace(/^\s*#{1,6}\s/, ''));
  let date: string | undefined;
  const recordings: ImportedRecording[] = [];
  const slides: string[] = [];
  let bodyStart = first + 1;
  for (let index = first + 1; index < lines.length; index++) {
    const line = lines[index]!.trim();
    if (line === '') continue;
    const day = date === undefined ? readDay(line) : undefined;
    const media = day === undefined && /^https?:\/\/\S{1,2000}$/i.test(line) ? mediaAt(line) : undefined;
    if (day !== undefined) date = day;
    else if (media?.kind === 'slides') slides.push(media.source.url);
    else if (media !== undefined)
      recordings.push({ url: media.source.url, ...(media.kind === 'audio' ? { kind: 'audio' } : {}) });
    else break;
    bodyStart = index + 1;
  }
  return { headline, ...(date === undefined ? {} : { date }), recordings, slides, bodyStart };
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findLastIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, end + 1);
}
