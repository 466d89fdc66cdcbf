/** A Jekyll post as a response to a talk. Who wrote the post is never taken for who gave the talk. */
import type { Json } from '../model/entry.ts';
import type { ImportedResponse, ImportedSpeaker, TalkFacts } from '../model/imported.ts';
import { findPathProblem } from '../model/site-path.ts';
import { foldName } from '../model/slug.ts';
import {
  addressField,
  asItems,
  asMapping,
  asPlainText,
  dateField,
  dropValue,
  type FieldSource,
  fieldValue,
  languageField,
  nameType,
  textField,
  textsField,
} from './front-matter-fields.ts';
import { findMedia } from './front-matter-media.ts';
import { looksLikePerson, namesInPhrases } from './front-matter-people.ts';
import type { LeftOut } from './importer.ts';
import { readHeadline } from './notes-headline.ts';

/** Fields that become a part of the record, or of what is left out. All others are kept under `extra`, categories and tags among them. */
const READ_KEYS = new Set([
  ...['title', 'talk', 'date', 'author', 'authors', 'permalink', 'aliases', 'redirect_from', 'lang', 'language'],
  ...['canonical_url', 'layout', 'published', 'draft'],
]);

/** Fields that say how or whether Jekyll shows a post, and say nothing of the post. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  layout: 'how the old site showed the page',
  published: 'whether the old site showed the page',
  draft: 'whether the old site showed the page',
};

export interface PostReading {
  readonly record: ImportedResponse;
  readonly leftOut: readonly LeftOut[];
}

/** Reads a post; `title` is what it is called where it has no title of its own, `fileDate` the day in its file's name. */
export function readPost(
  source: FieldSource,
  origin: { readonly system: string; readonly source: string },
  title: string,
  fileDate: string | undefined,
): PostReading {
  const { file } = source;
  const written = dateField(source, 'date');
  const permalink = readPath(source, 'permalink', textField(source, 'permalink'));
  const aliases = ['redirect_from', 'aliases'].flatMap((key) =>
    textsField(source, key).flatMap((path) => readPath(source, key, path) ?? []),
  );
  const author = readAuthor(source);
  const date = written?.date ?? fileDate;
  const url = addressField(source, 'canonical_url');
  const language = languageField(source, 'language') ?? languageField(source, 'lang');
  const extra = Object.entries(file.fields).filter(([key, value]) => !READ_KEYS.has(key) && value !== null);
  const record: ImportedResponse = {
    kind: 'response',
    origin: { ...origin, key: permalink ?? title },
    title,
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    body: file.body,
    ...(permalink === undefined ? {} : { permalink }),
    ...(aliases.length === 0 ? {} : { aliases }),
    about: readAbout(source, title, permalink),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
  const leftOut: LeftOut[] = Object.keys(file.fields)
    .filter((key) => Object.hasOwn(NOT_KEPT, key))
    .map((key) => leaveOut(source, key, NOT_KEPT[key]!));
  if (written?.start !== undefined) leftOut.push(leaveOut(source, 'date', 'the time of day; a response has a day'));
  for (const key of file.refused) leftOut.push(leaveOut(source, key, 'a key that no file may have'));
  return { record, leftOut: leftOut.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function leaveOut({ file }: FieldSource, key: string, reason: string): LeftOut {
  return { line: file.lineOf(key), text: file.lineText(key).slice(0, 200), reason };
}

/** A path of the old site, to the byte. Jekyll puts a missing `/` in front; a pattern (`/:title/`) is no path. */
function readPath(source: FieldSource, key: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/(?:^|\/):[a-z_]+/.test(text)) return dropValue(source, key, text, 'it is a pattern, not an address');
  const path = text.startsWith('/') ? text : `/${text}`;
  const problem = findPathProblem(path);
  return problem === undefined ? path : dropValue(source, key, text, `it ${problem}`);
}

/** Names of one author or several; a mapping is read for its `name`. */
function readAuthor(source: FieldSource): string | undefined {
  const names = ['author', 'authors'].flatMap((key) =>
    asItems(fieldValue(source, key)).flatMap((value: Json) => {
      const name = asPlainText(value) ?? asPlainText(asMapping(value)?.['name']);
      return name ?? dropValue(source, key, value, `it is ${nameType(value)} that names nobody`) ?? [];
    }),
  );
  return names.length === 0 ? undefined : names.join(', ');
}

/** What the post tells of the talk: from its title, its address, and phrases of its text that name one person alone. */
function readAbout(source: FieldSource, title: string, permalink: string | undefined): TalkFacts {
  const { body } = source.file;
  const headline = readHeadline(title);
  const { recordings, slides } = findMedia(body, 'anywhere');
  const speakers = headline.speakers.length > 0 ? headline.speakers : findSpeaker(permalink, `${title}\n${body}`);
  return {
    title: textField(source, 'talk') ?? headline.title,
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(headline.event === undefined ? {} : { event: { name: headline.event } }),
    ...(recordings.length === 0 ? {} : { recordings }),
    ...(slides.length === 0 ? {} : { slides }),
  };
}

function findSpeaker(permalink: string | undefined, text: string): readonly ImportedSpeaker[] {
  const inAddress = permalink === undefined ? undefined : nameInPath(permalink);
  if (inAddress !== undefined) return [{ name: spellingOf(inAddress, text) }];
  const named = namesInPhrases(text);
  const people = new Set(named.map(foldName));
  return people.size === 1 ? [{ name: named[0]! }] : [];
}

/** The words of a name in an address such as `/the-title-talk-by-ada-example/`. */
function nameInPath(path: string): readonly string[] | undefined {
  const last =
    path
      .toLowerCase()
      .replace(/\.html?$/, '')
      .split('/')
      .findLast((segment) => segment !== '') ?? '';
  const words = last.slice(0, 300).split('-');
  const by = words.findLastIndex(
    (word, index) =>
      (word === 'by' || word === 'from') && /^(?:talk|keynote|presentation|session)$/.test(words[index - 1] ?? ''),
  );
  if (by < 0) return undefined;
  const behind = words.slice(by + 1);
  const at = behind.indexOf('at');
  const name = at < 0 ? behind : behind.slice(0, at);
  return looksLikePerson(name.map(capitalise).join(' ')) ? name : undefined;
}

/** A name as the text spells it, else with capitals. */
function spellingOf(name: readonly string[], text: string): string {
  const words = text.slice(0, 20_000).match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? [];
  const at = words.findIndex((_, index) =>
    name.every((part, offset) => foldName(words[index + offset] ?? '') === part),
  );
  return at < 0
    ? name.map(capitalise).join(' ')
    : words
        .slice(at, at + name.length)
        .map(withoutGenitive)
        .join(' ');
}

function withoutGenitive(word: string): string {
  return word.replace(/['’]s$/u, '');
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
