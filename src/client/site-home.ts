/** Where the site begins, and addresses in it. The bundles lie in its folder `assets/`. */

const HOME = new URL('..', import.meta.url);

/** The address of a site path such as `/talks/a/`; never leaves the site, whatever the path says. */
export function siteAddress(path: string): string {
  return new URL(`./${path.replace(/^\/+/, '')}`, HOME).href;
}
