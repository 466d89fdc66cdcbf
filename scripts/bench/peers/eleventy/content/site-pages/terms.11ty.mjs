/** The lists of all speakers, events, tags and categories. */
import { escapeHtml, pageLinks, wholePage } from '../../_includes/markup.mjs';

export const data = {
  pagination: { data: 'collections.terms', size: 1, alias: 'list' },
  permalink: ({ list }) => list.address,
};

export function render({ collections, list, page }) {
  const title = list.kind[0].toUpperCase() + list.kind.slice(1);
  const items = list.items.map(
    ({ address, name, talks }) => `<li><a href="${address}">${escapeHtml(name)}</a> ${talks.length}</li>`,
  );
  const main = `<h1>${title}</h1>\n<ul>${items.join('\n')}</ul>\n${pageLinks(list)}`;
  return wholePage({ title, url: page.url, talks: collections.talks.length, main });
}
