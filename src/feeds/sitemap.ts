/** `sitemap.xml` (Sitemaps protocol 0.9), and `robots.txt`, which names it. */
import type { OutputFile } from '../model/output.ts';
import { siteUrl } from './addresses.ts';
import type { FeedInput } from './feed-input.ts';
import { lateOutputOf } from './late-output.ts';
import { writeXml, type XmlElement } from './xml.ts';

/** The protocol's own limits. */
const MAX_URLS = 50_000;
const MAX_URL_LENGTH = 2048;
const NAMESPACE = { '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9' };

interface ListedUrl {
  readonly loc: string;
  /** `YYYY-MM-DD`. */
  readonly lastmod?: string;
}

/** Every listed page with the date of its newest talk; several files and an index where one file cannot hold them. Needs `baseUrl`. */
export function buildSitemap({ archive, plan }: FeedInput, limit = MAX_URLS): readonly OutputFile[] {
  const { settings } = archive;
  if (settings.baseUrl === undefined) return [];
  const drafts = new Set(archive.talks.filter((talk) => talk.draft).map((talk) => plan.addresses.talks.get(talk.id)));
  const urls = plan.pages
    .filter((page) => page.listed && !drafts.has(page.permalink))
    .map(
      (page): ListedUrl => ({
        loc: siteUrl(settings, page.permalink),
        ...(page.lastModified === undefined ? {} : { lastmod: page.lastModified }),
      }),
    )
    .filter(({ loc }) => loc.length < MAX_URL_LENGTH)
    .sort((a, b) => (a.loc < b.loc ? -1 : a.loc > b.loc ? 1 : 0));

  const robots = {
    path: 'robots.txt',
    content: `User-agent: *\nAllow: /\n${urls.length === 0 ? '' : `\nSitemap: ${siteUrl(settings, '/sitemap.xml')}\n`}`,
  };
  if (urls.length === 0) return [robots];
  if (urls.length <= limit) return [robots, lateOutputOf('sitemap.xml', urls, renderSitemap)];

  const parts: OutputFile[] = [];
  for (let first = 0; first < urls.length; first += limit)
    parts.push(lateOutputOf(`sitemap-${parts.length + 1}.xml`, urls.slice(first, first + limit), renderSitemap));
  const sitemap = parts.map(({ path }) => ({ loc: siteUrl(settings, `/${path}`) }));
  const index = writeDocument({ sitemapindex: { ...NAMESPACE, sitemap } });
  return [robots, { path: 'sitemap.xml', content: index }, ...parts];
}

function renderSitemap(url: readonly ListedUrl[]): string {
  return writeDocument({ urlset: { ...NAMESPACE, url } });
}

function writeDocument(root: XmlElement): string {
  return `${writeXml(root, 'dense')}\n`;
}
