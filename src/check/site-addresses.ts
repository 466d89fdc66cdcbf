/** Which addresses a finished site answers. Looks only at what was decided and built, never at a disk. */

import { once } from '../model/once.ts';
import type { SitePlan } from '../model/page.ts';
import { decodePath } from '../model/path.ts';
import { nearest } from '../model/text.ts';

/** After so many proposals the list of broken addresses is too long to be mended by proposals. */
export const MAX_PROPOSALS = 500;

export interface SiteAddresses {
  /** True when a page, a file or a redirect answers a site path (without base path). Query and fragment do not count. */
  readonly answers: (path: string) => boolean;
  /** The address that a broken one probably meant. */
  readonly nearestTo: (path: string) => string | undefined;
}

/** Folds nothing before the first question. */
export function siteAddresses(plan: SitePlan, outputPaths: ReadonlySet<string>): SiteAddresses {
  const folded = once(() => foldAddresses(plan, outputPaths));
  const permalinks = once(() => plan.pages.map((page) => page.permalink));
  const proposals = new Map<string, string | undefined>();
  return {
    answers: (address) => {
      const { files, exact, prefixes } = folded();
      const path = fold(address.replace(/[?#].*$/s, ''));
      const file = path.replace(/^\/+/, '');
      const folder = file === '' || file.endsWith('/') ? file : `${file}/`;
      return (
        files.has(file) ||
        files.has(`${folder}index.html`) ||
        exact.has(path) ||
        prefixes.some((prefix) => path.startsWith(prefix))
      );
    },
    nearestTo: (address) => {
      const path = address.replace(/[?#].*$/s, '');
      if (!proposals.has(path) && proposals.size < MAX_PROPOSALS) proposals.set(path, nearest(path, permalinks()));
      return proposals.get(path);
    },
  };
}

function foldAddresses(plan: SitePlan, outputPaths: ReadonlySet<string>) {
  return {
    files: new Set([...outputPaths, ...plan.pages.map((page) => page.path)].map(fold)),
    exact: new Set(plan.redirects.filter((one) => !one.prefix).map((one) => fold(one.from))),
    prefixes: plan.redirects.filter((one) => one.prefix).map((one) => fold(one.from)),
  };
}

/** Percent-encoding and the way accents are written make no difference to a server. */
function fold(path: string): string {
  return decodePath(path).normalize('NFC');
}
