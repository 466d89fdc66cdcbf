/** JSON Feed 1.1, written out by JSON itself: the `feed` package knows only version 1, which has room for one author. */
import type { FeedChannel } from './feed-entries.ts';

/** The whole document. */
export function renderJsonFeed(channel: FeedChannel, self: string): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    description: channel.description,
    home_page_url: channel.pageUrl,
    feed_url: self,
    language: channel.language,
    items: channel.entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      ...(entry.summary === '' ? {} : { summary: entry.summary }),
      content_html: entry.contentHtml,
      date_published: `${entry.date}T00:00:00Z`,
      ...(entry.authors.length === 0 ? {} : { authors: entry.authors }),
      ...(entry.categories.length === 0 ? {} : { tags: entry.categories.map((category) => category.name) }),
      language: entry.language,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
