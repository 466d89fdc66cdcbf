/** Where the site begins, and addresses in it and in the folder of the theme's styles and scripts, in which this bundle lies. */

/** The folder that holds `assets/` and `styles/`. */
const THEME = new URL('..', import.meta.url);
/** The theme's folder is named by its content, unless a layout names the bundle at the beginning of the site. */
const HOME = new URL(THEME.href.replace(/theme\/[0-9a-f]{8}\/$/, ''));

/** The address of a site path such as `/talks/a/`; never leaves the site, whatever the path says. */
export function siteAddress(path: string): string {
  return new URL(`./${path.replace(/^\/+/, '')}`, HOME).href;
}

/** The address of a file of the theme: `assets/rail.js`, `styles/search.css`. */
export function themeAddress(path: string): string {
  return new URL(path, THEME).href;
}
