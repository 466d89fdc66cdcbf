/** The pages of each speaker, event, tag and category. */
import { cardList, escapeHtml, pageLinks, wholePage } from '../../_includes/markup.mjs';

export const data = {
  pagination: { data: 'collections.termPages', size: 1, alias: 'term' },
  permalink: ({ term }) => term.address,
};

export function render({ collections, page, term }) {
  const main = `<h1>${escapeHtml(term.name)}</h1>\n${cardList(term.items)}\n${pageLinks(term)}`;
  return wholePage({ title: term.name, url: page.url, talks: collections.talks.length, main });
}
