/** The site's feed: RSS 2.0 with the newest 20 talks. */
import { escapeHtml, SITE } from '../../_includes/markup.mjs';

export const data = { permalink: '/index.xml' };

export function render({ collections }) {
  const items = collections.talks.slice(0, 20).map(
    (talk) => `<item><title>${escapeHtml(talk.data.title)}</title><link>${SITE.url}${talk.url}</link>
<guid>${SITE.url}${talk.url}</guid><pubDate>${talk.date.toUTCString()}</pubDate>
<description>${escapeHtml(talk.content)}</description></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${SITE.title}</title><link>${SITE.url}/</link><description>${SITE.title}</description>
${items.join('\n')}
</channel></rss>
`;
}
