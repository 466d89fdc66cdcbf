/** The Content-Security-Policy of one page: our own files, and the hosts that this page shows when a reader asks for them. */

import { parseUrl } from '../model/parse-url.ts';
import { plainOrigin } from '../model/plain-url.ts';
import type { EmbedView, PhotoView } from '../model/view-parts.ts';

/** What a page may load from elsewhere, after a click. */
export interface ForeignContent {
  readonly embeds?: readonly EmbedView[];
  readonly photos?: readonly PhotoView[];
}

/** Hosts that services redirect their pictures to; a policy must allow where a redirect ends as well. */
const PICTURES_ELSEWHERE: readonly (readonly [host: RegExp, origins: readonly string[]])[] = [
  [/^drive\.google\.com$/, ['https://drive.usercontent.google.com', 'https://lh3.googleusercontent.com']],
  [/^farm\d+\.staticflickr\.com$/, ['https://live.staticflickr.com']],
];

export function buildSecurityPolicy({ embeds = [], photos = [] }: ForeignContent = {}): string {
  const frames = originsOf(embeds.flatMap(({ frameUrl }) => frameUrl ?? []));
  const images = originsOf(
    photos.flatMap(({ remote }) => (remote === undefined ? [] : [remote.src, ...redirectsOf(remote.src)])),
  );
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    `img-src ${["'self'", ...images.filter((origin) => origin !== "'self'")].join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    // The one policy of `client/search-connection.ts`; it makes nothing but the address of our own worker.
    'trusted-types rostrum-worker',
  ].join('; ');
}

function originsOf(urls: readonly string[]): string[] {
  if (urls.length === 0) return [];
  const origins = urls.map(originOf);
  return [...new Set(origins.filter((origin) => origin !== 'null'))].sort();
}

function originOf(url: string): string {
  return plainOrigin(url) ?? parseUrl(url)?.origin ?? "'self'";
}

function redirectsOf(url: string): readonly string[] {
  const host = parseUrl(url)?.hostname ?? '';
  return PICTURES_ELSEWHERE.find(([pattern]) => pattern.test(host))?.[1] ?? [];
}
