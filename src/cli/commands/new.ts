/** `rostrum new`: one tidy content file. Never overwrites. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FilledKind, pathOfNew } from '../../model/content-place.ts';
import { isCalendarDate } from '../../model/dates.ts';
import type { Settings } from '../../model/settings.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';
import { yamlText } from '../yaml-text.ts';

export type NewKind = Exclude<FilledKind, 'response'>;

export interface NewOptions {
  readonly date?: string;
  readonly speaker: readonly string[];
  readonly event?: string;
  readonly location?: string;
  readonly url?: string;
  readonly today: string;
}

/** One text line: no control characters, no surrounding white space. */
function oneLine(text: string, name: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line === '') throw new UsageError(`The ${name} is empty`);
  return line;
}

function talkFile(title: string, date: string, options: NewOptions): string {
  const speakers = options.speaker.map((name) => `  - ${yamlText(oneLine(name, 'speaker'))}`);
  const lines = [
    '---',
    `title: ${yamlText(title)}`,
    `date: ${date}`,
    ...(speakers.length === 0 ? ['# speakers: [Name]'] : ['speakers:', ...speakers]),
    options.event === undefined ? '# event: Name of the event' : `event: ${yamlText(oneLine(options.event, 'event'))}`,
    '# category: One of yours',
    '# description: One or two sentences for lists, feeds and previews.',
    '# recording: https://',
    '# slides: https://',
    '---',
    '',
    'What the talk is about.',
    '',
  ];
  return lines.join('\n');
}

function speakerFile(name: string, options: NewOptions): string {
  const url = options.url === undefined ? '# url: https://' : `url: ${yamlText(oneLine(options.url, 'address'))}`;
  return `---\nname: ${yamlText(name)}\n${url}\n# photo: portrait.jpg\n---\n\nA sentence or two about ${name}.\n`;
}

function eventFile(name: string, date: string, options: NewOptions): string {
  const field = (key: string, value: string | undefined, example: string): string =>
    value === undefined ? `# ${key}: ${example}` : `${key}: ${yamlText(oneLine(value, key))}`;
  return [
    '---',
    `name: ${yamlText(name)}`,
    `start: ${date}`,
    `# end: ${date}`,
    field('location', options.location, 'Town'),
    field('url', options.url, 'https://'),
    '---',
    '',
    `What ${name} is.`,
    '',
  ].join('\n');
}

/** Writes the file and prints its path. */
export async function runNew(
  kind: NewKind,
  rawTitle: string,
  options: NewOptions,
  archive: { readonly folder: string; readonly settings: Pick<Settings, 'content'> },
  terminal: Terminal,
): Promise<number> {
  const title = oneLine(rawTitle, kind === 'talk' ? 'title' : 'name');
  const date = options.date ?? options.today;
  if (!isCalendarDate(date)) throw new UsageError(`"${date}" is not a date`, 'Write a calendar date as YYYY-MM-DD.');
  const path = pathOfNew(kind, title, date, options.event, archive.settings.content[kind]);
  const text =
    kind === 'talk'
      ? talkFile(title, date, options)
      : kind === 'speaker'
        ? speakerFile(title, options)
        : eventFile(title, date, options);
  const target = join(archive.folder, path);
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(target, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(
      `${path} exists already; it was not changed`,
      'Edit that file, or give this one another title.',
    );
  }
  terminal.print(target);
  return EXIT.fine;
}
