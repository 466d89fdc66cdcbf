/** Entries to a plan in one call. */
import type { Entry } from '../../../src/model/entry.ts';
import type { ImageTable } from '../../../src/model/output.ts';
import type { Page } from '../../../src/model/page.ts';
import { planSite } from '../../../src/plan/site.ts';
import { link } from '../../helpers/entries.ts';

type LinkOptions = NonNullable<Parameters<typeof link>[1]>;

/** Every image that linking found is 800 × 600, unless a table is given. */
export function plan(
  entries: readonly Entry[],
  options: LinkOptions & { readonly images?: ImageTable; readonly templatePaths?: readonly string[] } = {},
) {
  const archive = link(entries, options).value;
  const prepared = (path: string) => ({
    width: 800,
    height: 600,
    src: `/images/${path}`,
    sources: [{ type: 'image/webp', srcset: `/images/${path}-320.webp 320w, /images/${path}-800.webp 800w` }],
  });
  const { value, diagnostics } = planSite({
    archive,
    images: options.images ?? Object.fromEntries(archive.images.map((path) => [path, prepared(path)])),
    templatePaths: options.templatePaths ?? [],
    publicPaths: options.publicPaths ?? [],
    generator: 'Rostrum',
    assets: { home: '/', styles: ['/styles/main.css'], scripts: [], icon: '/icon.svg' },
  });
  const pageAt = (permalink: string): Page => {
    const page = value.pages.find((each) => each.permalink === permalink);
    if (page === undefined)
      throw new Error(`no page at ${permalink}: ${value.pages.map((each) => each.permalink).join(' ')}`);
    return page;
  };
  return { archive, value, diagnostics, codes: diagnostics.map(({ code }) => code), pageAt };
}
