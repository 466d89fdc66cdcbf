/** `sitemap.xml` out of the `sitemap` package, and `robots.txt`, which names it. */
import { ErrorLevel, SitemapIndexStream, SitemapStream } from 'sitemap';
import type { OutputFile } from '../model/output.ts';
import { siteUrl } from './addresses.ts';
import type { FeedInput } from './feed-input.ts';

/** The protocol's own limits. */
const MAX_URLS = 50_000;
const MAX_URL_LENGTH = 2048;

/** Every listed page with the date of its newest talk; several files and an index where one file cannot hold them. Needs `baseUrl`. */
export async function buildSitemap({ archive, plan }: FeedInput, limit = MAX_URLS): Promise<readonly OutputFile[]> {
  const { settings } = archive;
  if (settings.baseUrl === undefined) return [];
  const drafts = new Set(archive.talks.filter((talk) => talk.draft).map((talk) => plan.addresses.talks.get(talk.id)));
  const urls = plan.pages
    .filter((page) => page.listed && !drafts.has(page.permalink))
    .map((page) => ({
      url: siteUrl(settings, page.permalink),
      ...(page.lastModified === undefined ? {} : { lastmod: page.lastModified }),
    }))
    .filter(({ url }) => url.length < MAX_URL_LENGTH)
    .sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));

  const robots = {
    path: 'robots.txt',
    content: `User-agent: *\nAllow: /\n${urls.length === 0 ? '' : `\nSitemap: ${siteUrl(settings, '/sitemap.xml')}\n`}`,
  };
  if (urls.length === 0) return [robots];
  if (urls.length <= limit) return [robots, { path: 'sitemap.xml', content: await renderSitemap(urls) }];

  const parts: OutputFile[] = [];
  for (let first = 0; first < urls.length; first += limit)
    parts.push({
      path: `sitemap-${parts.length + 1}.xml`,
      content: await renderSitemap(urls.slice(first, first + limit)),
    });
  const index = new SitemapIndexStream({ level: ErrorLevel.THROW });
  for (const part of parts) index.write({ url: siteUrl(settings, `/${part.path}`) });
  index.end();
  return [robots, { path: 'sitemap.xml', content: await collect(index) }, ...parts];
}

async function renderSitemap(urls: readonly { readonly url: string; readonly lastmod?: string }[]): Promise<string> {
  const stream = new SitemapStream({
    level: ErrorLevel.THROW,
    lastmodDateOnly: true,
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  const text = collect(stream);
  for (const url of urls) stream.write(url);
  stream.end();
  return text;
}

/** The package's own collector would keep a buffer for each piece as long as anything waits for this: 30 MB of a large site, to its end. */
async function collect(stream: SitemapStream | SitemapIndexStream): Promise<string> {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  await new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('data', (chunk: string) => chunks.push(chunk));
    stream.on('end', resolve);
  });
  return `${chunks.splice(0).join('')}\n`;
}
