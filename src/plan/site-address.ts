/** Addresses as pages write them: with base path, or absolute. Takes permalinks that were decided elsewhere. */
import { decodePath, foldPath } from '../model/path.ts';
import { isPlainPath } from '../model/plain-url.ts';
import type { Settings } from '../model/settings.ts';

/** A permalink as the value of an attribute: with the base path, and what an address must not contain percent-encoded. */
export function hrefOf(settings: Settings, permalink: string): string {
  return `${settings.basePath}${permalink}`.replace(/[\s"'<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

/** Full addresses in ASCII; absent when the site does not know where it lives. */
export interface FullAddresses {
  readonly ofPermalink: (permalink: string) => string | undefined;
  /** Of an address that begins with the base path, as pages write it. */
  readonly ofHref: (href: string) => string | undefined;
}

/** The full addresses of one site. The answers are those of WHATWG URL's parser, which most addresses of a site need not be asked. */
export function createFullAddresses({ baseUrl }: Pick<Settings, 'baseUrl'>): FullAddresses {
  if (baseUrl === undefined) return { ofPermalink: () => undefined, ofHref: () => undefined };
  const base = baseUrl.replace(/\/$/, '');
  const root = new URL(base).href.replace(/\/$/, '');
  const host = new URL('/', base).href.slice(0, -1);
  return {
    ofPermalink: (permalink) => (isPlainPath(permalink) ? root + permalink : new URL(base + permalink).href),
    ofHref: (href) => (isPlainPath(href) ? host + href : new URL(href, baseUrl).href),
  };
}

/**
 * Where the page of a permalink is written: `/a/` → `a/index.html`, `/a.html` → `a.html`, `/a-1.10` → `a-1.10/index.html`.
 *
 * No page is a file of another kind: `/a.php` or `/a.txt` would make a server read, or run, what an author wrote.
 */
export function outputPath(permalink: string): string {
  const decoded = decodePath(permalink).slice(1);
  if (decoded === '' || decoded.endsWith('/')) return `${decoded}index.html`;
  return /[^/]\.html?$/i.test(decoded) ? decoded : `${decoded}/index.html`;
}

/** The form in which two permalinks are the same page: the output path after NFC and case folding. */
export function addressKey(permalink: string): string {
  return foldPath(outputPath(permalink));
}
