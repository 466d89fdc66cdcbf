/** Where a link in a body leads: to another content file, to a path of the site, or elsewhere. Does not know what exists. */
import { decodePath, folderOf, resolvePath } from './path.ts';

export type ResolvedLink =
  /** An absolute address, or a place in the same page: used as written. */
  | { readonly kind: 'as-written'; readonly href: string }
  /** A site path without base path, with the query and fragment as written. */
  | { readonly kind: 'site'; readonly path: string }
  /** Names a content file that has no page. */
  | { readonly kind: 'no-page' };

/**
 * Resolves the `href` of a body link.
 *
 * A path ending in `.md` means a content file: beside the file that names it, or from the archive's root when it begins with `/` or is not there.
 * Any other path beginning with `/` is a site path; the rest is relative to the page's own address, as a browser would have it.
 */
export function resolveBodyLink(
  href: string,
  source: { readonly path: string; readonly permalink: string },
  permalinkOf: (contentPath: string) => string | undefined,
): ResolvedLink {
  if (href.startsWith('#') || href.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(href))
    return { kind: 'as-written', href };
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  if (/\.md$/i.test(path)) {
    const name = decodePath(path);
    const beside = name.startsWith('/') ? undefined : resolvePath(folderOf(source.path), name);
    const fromRoot = resolvePath('', name);
    const permalink = [beside, fromRoot]
      .map((candidate) => (candidate === undefined ? undefined : permalinkOf(candidate)))
      .find((found) => found !== undefined);
    return permalink === undefined ? { kind: 'no-page' } : { kind: 'site', path: `${permalink}${rest}` };
  }
  if (path.startsWith('/')) return { kind: 'site', path: href };
  if (path === '') return { kind: 'site', path: `${source.permalink}${rest}` };
  const base = new URL(source.permalink, 'http://site.invalid');
  const resolved = new URL(path, base);
  return { kind: 'site', path: `${resolved.pathname}${rest}` };
}
