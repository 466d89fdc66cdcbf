/** The search page, by Pagefind's own interface. */
import { wholePage } from '../../_includes/markup.mjs';

export const data = { permalink: '/search/' };

export function render({ collections, page }) {
  const main = `<h1>Search</h1>
<link rel="stylesheet" href="/pagefind/pagefind-ui.css">
<script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div>
<script>new PagefindUI({ element: "#search" });</script>`;
  return wholePage({ title: 'Search', url: page.url, talks: collections.talks.length, main });
}
