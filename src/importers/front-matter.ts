/** Files with YAML front matter: talk files as Rostrum and Metalsmith sites have them, and posts of Jekyll blogs about a talk. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isCalendarDate } from '../model/dates.ts';
import type { ImportedTalk } from '../model/imported.ts';
import { type FrontMatterSigns, readFrontMatter, scanFrontMatter } from './front-matter-block.ts';
import { type FieldSource, fieldValue, textField, textsField } from './front-matter-fields.ts';
import { readPost } from './front-matter-post.ts';
import { FACT_KEYS, readTalkFacts } from './front-matter-talk.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { writeYaml } from './yaml.ts';

/** Keys that only a file about a talk of its own has. */
const TALK_KEYS = [
  ...[
    'speaker',
    'speakers',
    'speakerurl',
    'speakerurls',
    'eventname',
    'eventlocation',
    'eventimage',
    'event',
    'slides',
  ],
  ...[
    'recording',
    'recordings',
    'video',
    'videos',
    'audio',
    'transcript',
    'captions',
    'chapters',
    'deliveryOf',
    'partOf',
  ],
];
/** Keys that a post has and a bare page has not. */
const POST_KEYS = ['author', 'authors', 'categories', 'category', 'tags', 'date', 'permalink', 'redirect_from', 'talk'];

export const metalsmithTalk: Importer = {
  name: 'metalsmith',
  title: 'a talk file with front matter, as Rostrum and Metalsmith sites have them',
  detect: ({ text }) => {
    const signs = scanFrontMatter(text);
    if (signs === undefined || !isTalk(signs)) return 0;
    return signs.keys.has('title') && signs.keys.has('date') ? 1 : 0.9;
  },
  read: readTalk,
};

export const jekyllPost: Importer = {
  name: 'jekyll',
  title: 'a Jekyll post about a talk',
  detect: ({ text }) => {
    const signs = scanFrontMatter(text);
    if (signs === undefined || isTalk(signs)) return 0;
    if (/^["']?post\b/.test(signs.layout)) return 1;
    return signs.keys.has('title') && POST_KEYS.some((key) => signs.keys.has(key)) ? 0.9 : 0;
  },
  read: readJekyll,
};

/** Front matter in another language than YAML has no keys that could be seen; it is refused when it is read as a talk file. */
function isTalk({ keys, layout }: FrontMatterSigns): boolean {
  if (keys.size === 0) return true;
  return TALK_KEYS.some((key) => keys.has(key)) || /^["']?(?:event|talk)(?:\.|["']?$)/.test(layout);
}

function readTalk(source: ImportSource): ImportResult {
  const opened = openFile(source, 'a talk file with front matter');
  if ('diagnostics' in opened) return opened;
  const { fields } = opened;
  const own = readTitle(fields);
  const title = own ?? fallbackTitle(source, fields.file.body);
  const facts = readTalkFacts(fields);
  const permalink = textField(fields, 'permalink');
  const aliases = ['aliases', 'redirect_from'].flatMap((key) => textsField(fields, key));
  const record: ImportedTalk = {
    kind: 'talk',
    origin: { system: metalsmithTalk.name, source: source.name, key: permalink ?? title },
    ...facts,
    title,
    ...(fields.file.body === '' ? {} : { body: fields.file.body }),
    ...(permalink === undefined ? {} : { permalink }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...keepFile(source, fields, { title, hasTitle: own !== undefined, hasDate: facts.date !== undefined }),
  };
  return { records: [record], leftOut: [], diagnostics: fields.diagnostics };
}

/**
 * The file as it is, with its title where it has none. A file whose title or date Rostrum would refuse is written anew from what was read of it, and
 * fields that are no facts are kept under `extra`.
 */
function keepFile(
  source: ImportSource,
  fields: FieldSource,
  { title, hasTitle, hasDate }: { readonly title: string; readonly hasTitle: boolean; readonly hasDate: boolean },
): Pick<ImportedTalk, 'written' | 'extra'> {
  const isWrong = (key: string, isRead: boolean) => !isRead && fieldValue(fields, key) !== undefined;
  if (!isWrong('title', hasTitle) && !isWrong('date', hasDate)) {
    if (hasTitle) return { written: source.text };
    if (!Object.hasOwn(fields.file.fields, 'title'))
      return { written: `---\n${writeYaml({ title })}${source.text.slice('---\n'.length)}` };
  }
  const known = [...FACT_KEYS, 'permalink', 'aliases', 'redirect_from'];
  const extra = Object.entries(fields.file.fields).filter(([key, value]) => value !== null && !known.includes(key));
  return extra.length === 0 ? {} : { extra: Object.fromEntries(extra) };
}

function readJekyll(source: ImportSource): ImportResult {
  const opened = openFile(source, 'a Jekyll post');
  if ('diagnostics' in opened) return opened;
  const { fields } = opened;
  if (fields.file.body === '') {
    const span = { path: source.path, line: 1, column: 1, length: 1 };
    const skipped = diagnose('import/record-skipped', { record: source.name, why: 'it has no text' }, span);
    const lines = Object.keys(fields.file.fields).map((key) => ({
      line: fields.file.lineOf(key),
      text: fields.file.lineText(key).slice(0, 200),
      reason: 'a field of a post without a text',
    }));
    return { records: [], leftOut: lines, diagnostics: [skipped] };
  }
  const title = readTitle(fields) ?? fallbackTitle(source, fields.file.body);
  const origin = { system: jekyllPost.name, source: source.name };
  const day = /^(\d{4}-\d{2}-\d{2})-/.exec(source.name)?.[1];
  const fileDate = day !== undefined && isCalendarDate(day) ? day : undefined;
  const { record, leftOut } = readPost(fields, origin, title, fileDate);
  return { records: [record], leftOut, diagnostics: fields.diagnostics };
}

function openFile(source: ImportSource, format: string): { readonly fields: FieldSource } | ImportResult {
  const read = readFrontMatter(source.text);
  if ('file' in read) {
    const diagnostics: Diagnostic[] = [];
    return { fields: { path: source.path, file: read.file, diagnostics } };
  }
  const { line, column, message } = read.problem;
  const span = { path: source.path, line, column, length: 1 };
  return { records: [], leftOut: [], diagnostics: [diagnose('import/malformed', { format, why: message }, span)] };
}

function readTitle(fields: FieldSource): string | undefined {
  const title = textField(fields, 'title') ?? textField(fields, 'post_title');
  return title?.replace(/\s+/gu, ' ');
}

/** The first heading of the text, else the file's name without its ending and day. */
function fallbackTitle({ name }: ImportSource, body: string): string {
  for (const line of body.split('\n')) {
    const heading = /^#{1,6}[ \t]+(?=\S)/.exec(line);
    if (heading !== null)
      return line.slice(heading[0].length).replaceAll('#', ' ').replace(/\s+/gu, ' ').trim() || name;
  }
  const words = name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/^\d{4}-\d{2}-\d{2}[-_]?/, '')
    .replace(/[-_\s]+/gu, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
