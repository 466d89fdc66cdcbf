import { wholePage } from '../../_includes/markup.mjs';

export const data = { permalink: '/404.html' };

export function render({ collections, page }) {
  const main = '<h1>Not found</h1>\n<p><a href="/">All talks</a></p>';
  return wholePage({ title: 'Not found', url: page.url, talks: collections.talks.length, main });
}
