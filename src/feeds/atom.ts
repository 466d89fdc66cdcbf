/** Atom (RFC 4287). Says what a channel says, and nothing of its own but who made it. */
import type { FeedChannel, FeedEntry } from './feed-entries.ts';
import { utcDay } from './feed-input.ts';
import { stripUnwritable } from './writable-text.ts';
import { writeXml, type XmlElement } from './xml.ts';

/** The whole document; `self` is its own address. Costs some 50 µs an entry. */
export function renderAtom(channel: FeedChannel, self: string): string {
  const title = stripUnwritable(channel.title);
  return writeXml({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id: channel.pageUrl,
      title,
      updated: utcDay(channel.updated).toISOString(),
      generator: 'Rostrum',
      // Whoever has no author of an entry is told the feed's.
      author: { name: title },
      link: [
        { '@rel': 'alternate', '@href': channel.pageUrl },
        { '@rel': 'self', '@href': self },
      ],
      subtitle: stripUnwritable(channel.description),
      entry: channel.entries.map(describeEntry),
    },
  });
}

/** An empty list is an element that is not there. */
function describeEntry(entry: FeedEntry): XmlElement {
  const { url, date, summary } = entry;
  const instant = utcDay(date).toISOString();
  return {
    title: stripUnwritable(entry.title),
    id: url,
    link: { '@href': url },
    updated: instant,
    summary: summary === '' ? [] : stripUnwritable(summary),
    content: { '@type': 'html', '#': stripUnwritable(entry.contentHtml) },
    author: entry.authors.map((author) => ({
      name: stripUnwritable(author.name),
      uri: author.url ?? [],
    })),
    category: entry.categories.map(({ name, term }) => ({
      '@label': attributeText(name),
      '@term': attributeText(term),
    })),
    published: instant,
  };
}

/** Parsers read other white space in an attribute as single spaces (XML 1.0, 3.3.3). */
function attributeText(text: string): string {
  return stripUnwritable(text).replace(/[\t\n\r]/g, ' ');
}
