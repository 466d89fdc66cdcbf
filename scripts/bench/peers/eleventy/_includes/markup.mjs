/** The parts of a page as text. */

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const SITE = { title: 'Talks', url: 'https://talks.example.org' };

export const escapeHtml = (text) => String(text).replace(/[&<>"]/g, (character) => ESCAPES[character]);

export function formatDate(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export const isoDay = (date) => date.toISOString().slice(0, 10);

const cards = new WeakMap();

/** A talk in a list; made once for each talk. */
export function card(talk) {
  let html = cards.get(talk);
  if (html === undefined) {
    const { title, speakers, events } = talk.data;
    html = `<li class="card"><a href="${talk.url}">${escapeHtml(title)}</a>
<p>${escapeHtml(speakers.join(', '))}</p>
<p>${events.map((event) => `${escapeHtml(event)} · `).join('')}<time datetime="${isoDay(talk.date)}">${formatDate(talk.date)}</time></p></li>
`;
    cards.set(talk, html);
  }
  return html;
}

export const cardList = (talks) => `<ul>${talks.map(card).join('')}</ul>`;

/** Links to the pages before and after, for a page `number` of `count`. */
export function pageLinks({ base, number, count }) {
  if (count < 2) return '';
  const at = (page) => (page === 1 ? base : `${base}page/${page}/`);
  return `<nav aria-label="Pages">${number > 1 ? `<a rel="prev" href="${at(number - 1)}">Previous</a>` : ''} ${number} / ${count} ${
    number < count ? `<a rel="next" href="${at(number + 1)}">Next</a>` : ''
  }</nav>`;
}

/** A whole page. */
export function wholePage({ title, url, language = 'en', description = '', talks, main }) {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === undefined ? SITE.title : `${escapeHtml(title)} · ${SITE.title}`}</title>
${description === '' ? '' : `<meta name="description" content="${escapeHtml(description)}">`}
<link rel="canonical" href="${SITE.url}${url}">
<link rel="alternate" type="application/rss+xml" title="${SITE.title}" href="/index.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">${SITE.title}</a>
<nav aria-label="Main"><a href="/talks/">Talks</a> <a href="/events/">Events</a> <a href="/speakers/">Speakers</a> <a href="/tags/">Tags</a></nav>
<form action="/search/" role="search"><input type="search" name="q" aria-label="Search talks"><button>Search</button></form></header>
<main>
${main}
</main>
<footer><p>${talks} talks</p><p><a href="/index.xml">RSS</a></p></footer>
</body>
</html>
`;
}
