/**
 * Addresses that WHATWG's parser would give back as they are, told by a look: parsing costs ten times as much, and most addresses of a site are such.
 * Says nothing of others; those have to be parsed.
 */

/** Nothing to encode, no dots to resolve, no second host. */
const PLAIN_PATH = /^(?:\/(?![./])[\w.~-]*)+$/;

/** A host of names of small letters, digits and hyphens, each beginning with a letter. */
const PLAIN_ORIGIN = /^https:\/\/(?:(?!xn--)[a-z][a-z0-9-]*\.)+(?!xn--)[a-z][a-z0-9-]*(?=\/)/;

/** True for an absolute path that parsing leaves as it is. */
export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path);
}

/** The origin of an address with a path; `undefined` where that takes parsing. */
export function plainOrigin(url: string): string | undefined {
  return PLAIN_ORIGIN.exec(url)?.[0];
}

/** True for an address with a path that parsing leaves as it is. */
export function isPlainUrl(url: string): boolean {
  const origin = plainOrigin(url);
  return origin !== undefined && isPlainPath(url.slice(origin.length));
}
