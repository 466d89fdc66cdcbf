/** All feeds of a site. RSS comes out of the `feed` package, with work around its escaping, so that no title can break or leave its element. */
import { Feed } from 'feed';
import type { OutputFile } from '../model/output.ts';
import { escapeHtml } from '../model/text.ts';
import { siteUrl } from './addresses.ts';
import { renderAtom } from './atom.ts';
import { channelOf, type FeedChannel, type FeedSubject, listSubjects, siteChannel } from './feed-entries.ts';
import { addressBeside, type FeedInput, pagesByPermalink, pathBeside, selectPublished, utcDay } from './feed-input.ts';
import { renderJsonFeed } from './json-feed.ts';
import { lateOutputOf } from './late-output.ts';
import { stripUnwritable } from './writable-text.ts';

/** Feeds of the site (RSS, Atom, JSON Feed), and one Atom feed for each speaker, event and category. Needs `baseUrl`. */
export function buildSyndication(input: FeedInput): readonly OutputFile[] {
  const { archive, plan } = input;
  const { settings } = archive;
  if (settings.baseUrl === undefined) return [];
  const published = selectPublished(input);
  const site = siteChannel(settings, published, plan.addresses);
  const pages = pagesByPermalink({ plan });
  const subjects = settings.without.includes('subject-feeds') ? [] : listSubjects(published, plan.addresses);
  const write = (subject: FeedSubject): string =>
    renderAtom(
      channelOf(subject, settings, published, plan.addresses),
      siteUrl(settings, addressBeside(subject.permalink, 'atom.xml')),
    );
  return [
    { path: 'rss.xml', content: renderRss(site, siteUrl(settings, '/rss.xml')) },
    { path: 'atom.xml', content: renderAtom(site, siteUrl(settings, '/atom.xml')) },
    { path: 'feed.json', content: renderJsonFeed(site, siteUrl(settings, '/feed.json')) },
    ...subjects.flatMap((subject): OutputFile[] => {
      const path = pathBeside(pages.get(subject.permalink), 'atom.xml');
      return path === undefined ? [] : [lateOutputOf(path, subject, write)];
    }),
  ];
}

function renderRss(channel: FeedChannel, self: string): string {
  const feed = new Feed({
    title: textNode(channel.title),
    description: textNode(channel.description),
    link: channel.pageUrl,
    language: channel.language,
    updated: utcDay(channel.updated),
    generator: 'Rostrum',
    feedLinks: { rss: self },
  });
  for (const entry of channel.entries) {
    const creators = entry.authors.map((author) => author.name).join(', ');
    feed.addItem({
      title: rssTitle(entry.title),
      link: entry.url,
      date: utcDay(entry.date),
      ...(entry.summary === '' ? {} : { description: html(entry.summary) }),
      content: stripUnwritable(entry.contentHtml),
      category: entry.categories.map(({ name }) => ({ name: textNode(name) })),
      // <author> must be a mail address in RSS; names belong into Dublin Core, whose namespace comes with `content`.
      ...(creators === '' ? {} : { extensions: [{ name: 'dc:creator', objects: { _text: textNode(creators) } }] }),
    });
  }
  return `${feed.rss2()}\n`;
}

/** For element text: the package undoes one level of `&amp;` before it escapes. */
function textNode(text: string): string {
  return stripUnwritable(text).replace(/&/g, '&amp;');
}

/** For CDATA that is read as HTML. Escaping leaves no `>`, so the section cannot be closed early. */
function html(text: string): string {
  return escapeHtml(stripUnwritable(text));
}

/** An RSS title is plain text in CDATA, of which the package mends only the first `]]>`. */
function rssTitle(text: string): string {
  return stripUnwritable(text).replace(/\]\]>/g, ']] >');
}
