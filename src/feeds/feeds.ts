/** Everything that machines read, in one list. */
import type { OutputFile } from '../model/output.ts';
import { buildCaptions } from './captions.ts';
import { buildCitationFiles } from './citations.ts';
import type { FeedInput } from './feed-input.ts';
import { buildCalendars } from './ics.ts';
import { buildLegacyEvents } from './legacy-events.ts';
import { buildOpenData } from './open-data.ts';
import { buildOpenSearch } from './opensearch.ts';
import { buildRedirectRules } from './redirect-rules.ts';
import { buildSitemap } from './sitemap.ts';
import { buildSyndication } from './syndication.ts';

const FEEDS: readonly ((input: FeedInput) => readonly OutputFile[])[] = [
  buildSyndication,
  buildCalendars,
  (input) => buildSitemap(input),
  buildOpenData,
  buildCaptions,
  buildCitationFiles,
  buildOpenSearch,
  buildLegacyEvents,
  buildRedirectRules,
];

/** All feeds of a site. The same archive and plan give the same bytes at any time, on any machine. */
export function buildFeeds(input: FeedInput): readonly OutputFile[] {
  return FEEDS.flatMap((build) => build(input));
}
