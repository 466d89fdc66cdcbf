/** The talks of an archive as the peers need them: the same texts, with the keys that Hugo and Eleventy can use. Never changes the archive. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import matter from 'gray-matter';

const list = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const texts = (value) => list(value).map(String);
const names = (value) => list(value).map((item) => String(item?.name ?? item));
const addresses = (value) =>
  list(value)
    .map((item) => String(item?.url ?? item))
    .filter((address) => /^https?:/.test(address));
const links = (value) =>
  list(value)
    .map((item) => ({ title: String(item?.title ?? item?.url ?? item), url: String(item?.url ?? item) }))
    .filter(({ url }) => /^https?:/.test(url));

/** The day alone, so that all three agree in any time zone. */
const dayOf = (date) => (date instanceof Date ? date.toISOString() : String(date)).slice(0, 10);

function readTalk(path, text) {
  const { data, content } = matter(text);
  return {
    path,
    body: content,
    fields: {
      title: String(data.title),
      date: dayOf(data.date),
      speakers: names(data.speakers ?? data.speaker),
      events: names(data.event),
      categories: texts(data.category ?? data.categories),
      tags: texts(data.tags),
      recordings: addresses(data.recording ?? data.video),
      slides: addresses(data.slides),
      links: links(data.links),
      language: String(data.language ?? 'en'),
      ...(data.description === undefined ? {} : { description: String(data.description) }),
    },
  };
}

/** `{ path, body, fields }` of every file below `content/talks/`, by path; `path` is relative to that folder, with `/`. */
export function readArchiveTalks(archive) {
  const folder = join(archive, 'content/talks');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => readTalk(path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')));
}

/** Writes the talks as Markdown files with front matter. `rename` gives keys another name, `protect` changes a body where it would be taken for code. */
export function writeTalks(talks, folder, { rename = {}, protect = (body) => body } = {}) {
  for (const { path, body, fields } of talks) {
    const file = join(folder, path);
    const lines = Object.entries(fields).map(([key, value]) => `${rename[key] ?? key}: ${JSON.stringify(value)}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\n${lines.join('\n')}\n---\n\n${protect(body)}`);
  }
}
