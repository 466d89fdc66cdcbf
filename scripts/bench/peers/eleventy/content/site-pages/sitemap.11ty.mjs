/** All pages for robots. */
import { isoDay, SITE } from '../../_includes/markup.mjs';

export const data = { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const talks = collections.talks.map(({ url, date }) => ({ url, day: isoDay(date) }));
  const others = [...collections.terms, ...collections.termPages].map(({ address }) => ({ url: address }));
  const entries = [{ url: '/' }, { url: '/talks/' }, ...others, ...talks].map(
    ({ url, day }) =>
      `<url><loc>${encodeURI(SITE.url + url)}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}
