/** `opensearch.xml`: by it a browser offers the site's search in its address bar. Format: OpenSearch 1.1, draft 6. */
import type { OutputFile } from '../model/output.ts';
import { escapeHtml } from '../model/text.ts';
import { siteUrl } from './addresses.ts';
import type { FeedInput } from './feed-input.ts';
import { stripUnwritable } from './writable-text.ts';

/** Lengths that the format allows. */
const MAX_NAME = 16;
const MAX_DESCRIPTION = 1024;
/** Of the theme, or the archive's own in its place. */
const ICON = '/favicon.svg';

/** The description of the search page. Needs `baseUrl`, because its addresses are absolute. */
export function buildOpenSearch({ archive: { settings } }: FeedInput): readonly OutputFile[] {
  if (settings.baseUrl === undefined) return [];
  const { title, description = `Talks of ${title}` } = settings;
  const at = (path: string): string => escapeHtml(siteUrl(settings, path));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `  <ShortName>${writeText(title, MAX_NAME)}</ShortName>`,
    `  <Description>${writeText(description, MAX_DESCRIPTION)}</Description>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    `  <Image type="image/svg+xml">${at(ICON)}</Image>`,
    `  <Url type="text/html" template="${at('/search/')}?q={searchTerms}"/>`,
    `  <Url type="application/opensearchdescription+xml" rel="self" template="${at('/opensearch.xml')}"/>`,
    '</OpenSearchDescription>',
  ];
  return [{ path: 'opensearch.xml', content: `${lines.join('\n')}\n` }];
}

/** Plain text of one line, cut between characters. */
function writeText(text: string, length: number): string {
  let cut = '';
  for (const character of stripUnwritable(text).replace(/\s+/gu, ' ').trim()) {
    if (cut.length + character.length > length) break;
    cut += character;
  }
  return escapeHtml(cut.trim());
}
