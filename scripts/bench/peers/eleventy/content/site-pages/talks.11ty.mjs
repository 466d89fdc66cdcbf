/** The list of all talks, 24 a page. */
import { cardList, pageLinks, wholePage } from '../../_includes/markup.mjs';

export const data = {
  pagination: { data: 'collections.talks', size: 24, alias: 'shown' },
  permalink: ({ pagination }) =>
    pagination.pageNumber === 0 ? '/talks/' : `/talks/page/${pagination.pageNumber + 1}/`,
};

export function render({ collections, page, pagination, shown }) {
  const links = pageLinks({ base: '/talks/', number: pagination.pageNumber + 1, count: pagination.pages.length });
  const main = `<h1>Talks</h1>\n${cardList(shown)}\n${links}`;
  return wholePage({ title: 'Talks', url: page.url, talks: collections.talks.length, main });
}
