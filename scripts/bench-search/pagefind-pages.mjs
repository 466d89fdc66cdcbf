/** One HTML page a talk for Pagefind, with the same texts and facets that Rostrum indexes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);
const filter = (facet, value) => `<span data-pagefind-filter="${facet}">${escapeHtml(value)}</span>`;

function pageOf(talk) {
  const facets = [
    filter('year', talk.date.slice(0, 4)),
    filter('language', talk.language),
    ...talk.has.map((value) => filter('has', value)),
  ];
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(talk.title)}</title></head>
<body>
<main data-pagefind-body lang="${escapeHtml(talk.language)}">
<h1>${escapeHtml(talk.title)}</h1>
<p>${talk.speakers.map((name) => filter('speaker', name)).join(', ')}</p>
<p><time data-pagefind-sort="date" data-pagefind-meta="date">${talk.date}</time> ${filter('event', talk.event)}</p>
<p>${[...(talk.category ? [filter('category', talk.category)] : []), ...talk.tags.map((tag) => filter('tag', tag))].join(' ')}</p>
${talk.description
  .split(/\n\s*\n/)
  .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  .join('\n')}
<p data-pagefind-ignore>${facets.join(' ')}</p>
</main>
</body>
</html>
`;
}

/** Writes the pages into `folder`. */
export function writePages(talks, folder) {
  for (const talk of talks) {
    const path = join(folder, 'talks', talk.slug);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'index.html'), pageOf(talk));
  }
}
