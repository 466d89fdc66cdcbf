/** The first page, with the newest talks. */
import { cardList, SITE, wholePage } from '../../_includes/markup.mjs';

export const data = { permalink: '/' };

export function render({ collections, page }) {
  const main = `<h1>${SITE.title}</h1>\n${cardList(collections.talks.slice(0, 12))}`;
  return wholePage({ url: page.url, talks: collections.talks.length, main });
}
