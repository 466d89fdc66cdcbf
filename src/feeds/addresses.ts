/** Addresses as machines read them: percent-encoded, absolute where the site knows its own address. Checks nothing again. */

import { parseUrl } from '../model/parse-url.ts';
import { isPlainPath, isPlainUrl } from '../model/plain-url.ts';
import type { Settings } from '../model/settings.ts';

/** A stand-in that lets WHATWG URL encode a path; it never leaves this file. */
const NOWHERE = 'http://site.invalid';

/** `/a b/` → `/a%20b/`; characters that some line format gives a meaning (`, ; ' *`) are encoded as well. */
export function encodePath(path: string): string {
  if (isPlainPath(path)) return path;
  return encodeRest(new URL(`${NOWHERE}/${path.replace(/^\/+/, '')}`).href.slice(NOWHERE.length));
}

/** An absolute http(s) or mailto address in ASCII. What cannot be read as one comes back as an encoded path. */
export function encodeUrl(url: string): string {
  if (isPlainUrl(url)) return url;
  const parsed = parseUrl(url);
  return parsed === undefined ? encodePath(url) : encodeRest(parsed.href);
}

/** The full address of a site path (without base path); from the root of the host when the site does not know its address. */
export function siteUrl(settings: Settings, path: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return encodeUrl(path);
  const { baseUrl, basePath } = settings;
  // With the slash that parsing gives a bare host, so that most need not be parsed.
  const base = baseUrl === undefined ? encodePath(basePath) : encodeUrl(`${baseUrl.replace(/\/$/, '')}/`);
  return `${base.replace(/\/$/, '')}${encodePath(path)}`;
}

function encodeRest(url: string): string {
  return url.replace(/[,;'*|^`{}]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
