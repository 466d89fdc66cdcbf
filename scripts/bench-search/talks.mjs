/**
 * The talks that are searched: records of a file, or made up where there is none.
 *
 * A talk here is `{ slug, title, date, speakers, event, category, tags, description, language, duration, has }`: names and texts as written,
 * `language` as BCP 47, `duration` in seconds or undefined. Oldest first, as Rostrum numbers talks.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import matter from 'gray-matter';
import { readJsonLines } from '../json-lines.mjs';
import { makeArchive } from '../make-archive.mjs';

const SITE_LANGUAGE = 'en';

function fromRecord(record) {
  return {
    slug: record.slug,
    title: record.title,
    date: record.date,
    speakers: record.speakers,
    event: record.event.name,
    category: undefined,
    tags: record.tags,
    description: record.description,
    language: record.language === null ? SITE_LANGUAGE : Intl.getCanonicalLocales(record.language)[0],
    duration: record.duration ?? undefined,
    has: ['video'],
  };
}

function fromMadeUp(path, text) {
  const { data, content } = matter(text);
  return {
    slug: basename(path, '.md'),
    title: data.title,
    date: data.date.toISOString().slice(0, 10),
    speakers: data.speakers.map(({ name }) => name),
    event: data.event.name,
    category: data.category,
    tags: data.tags,
    description: `${data.description} ${content.replace(/^[#-] ?/gm, '')}`,
    language: SITE_LANGUAGE,
    duration: undefined,
    has: [...(data.recording ? ['video'] : []), ...(data.slides ? ['slides'] : [])],
  };
}

function readRecords(file) {
  return readJsonLines(file).map((line) => fromRecord(JSON.parse(line)));
}

function makeUp(count) {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-made-up-'));
  try {
    makeArchive(join(folder, 'archive'), { talks: count });
    const content = join(folder, 'archive/content/talks');
    return readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => fromMadeUp(path, readFileSync(join(content, path), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inOrder = (a, b) => (a.date === b.date ? (a.slug < b.slug ? -1 : 1) : a.date < b.date ? -1 : 1);

/** The talks of `{ records, count }`: an NDJSON file in gzip or undefined, and how many are wanted (undefined: all), spread evenly. */
export async function readTalks({ records, count }) {
  const all = records === undefined ? makeUp(count ?? 21_714) : readRecords(records);
  const wanted = Math.min(count ?? all.length, all.length);
  const some = Array.from({ length: wanted }, (_, index) => all[Math.floor((index * all.length) / wanted)]);
  return some.sort(inOrder);
}
