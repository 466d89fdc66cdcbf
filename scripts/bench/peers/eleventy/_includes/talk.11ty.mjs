/** The page of a talk, around its Markdown. */
import { addressOf, findTerm } from '../archive.mjs';
import { cardList, escapeHtml, formatDate, isoDay, wholePage } from './markup.mjs';

export const data = {};

const places = new WeakMap();

/** Where each talk stands in the list of all. */
function placeOf(talks, url) {
  let byUrl = places.get(talks);
  if (byUrl === undefined) {
    byUrl = new Map(talks.map((talk, index) => [talk.url, index]));
    places.set(talks, byUrl);
  }
  return byUrl.get(url);
}

const term = (kind, filter) => (name) =>
  `<a href="${addressOf(kind, name)}" data-pagefind-filter="${filter}">${escapeHtml(name)}</a>`;
const external = (url, title) => `<li><a rel="external" href="${escapeHtml(url)}">${escapeHtml(title)}</a></li>`;
const neighbour = (talk, rel) =>
  talk === undefined ? '' : `<a rel="${rel}" href="${talk.url}">${escapeHtml(talk.data.title)}</a>`;

function more(talks, kind, name, heading, least) {
  const found = findTerm(talks, addressOf(kind, name)).talks;
  if (found.length < least) return '';
  return `<section><h2>${heading} ${escapeHtml(name)}</h2>${cardList(found.slice(0, 3))}</section>`;
}

function summarise(html) {
  const text = html
    .slice(0, 1000)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

export function render({ collections, content, page, title, speakers, events, subjects, categories, ...rest }) {
  const { talks } = collections;
  const place = placeOf(talks, page.url);
  const main = `<article data-pagefind-body>
<h1>${escapeHtml(title)}</h1>
<p class="speakers">${speakers.map(term('speakers', 'speaker')).join(', ')}</p>
<p>${events.map(term('events', 'event')).join(' · ')} · <time datetime="${isoDay(page.date)}" data-pagefind-sort="date">${formatDate(page.date)}</time></p>
<ul class="media">${rest.recordings.map((url) => external(url, 'Recording')).join('')}${rest.slides
    .map((url) => external(url, 'Slides'))
    .join('')}${rest.links.map((link) => external(link.url, link.title)).join('')}</ul>
<div class="body">${content}</div>
<ul class="tags">${[...subjects.map(term('tags', 'tag')), ...categories.map(term('categories', 'category'))]
    .map((link) => `<li>${link}</li>`)
    .join('')}</ul>
</article>
<nav aria-label="Neighbours">${neighbour(talks[place + 1], 'prev')} ${neighbour(talks[place - 1], 'next')}</nav>
${events.map((name) => more(talks, 'events', name, 'More of', 1)).join('')}
${speakers.map((name) => more(talks, 'speakers', name, 'More by', 2)).join('')}`;
  const description = rest.description ?? summarise(content);
  return wholePage({ title, url: page.url, language: rest.language, description, talks: talks.length, main });
}
