/** Old addresses and where they lead: aliases of content files and the lists of the site. Pages always win. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RedirectLine } from '../model/archive.ts';
import type { Redirect } from '../model/page.ts';
import { foldPath } from '../model/path.ts';
import type { Claim } from './claims.ts';
import type { PlanContext } from './context.ts';
import type { PageDraft } from './page-frame.ts';
import { addressKey, hrefOf } from './site-address.ts';

export interface PlannedRedirects {
  /** Sorted by `from`. */
  readonly redirects: readonly Redirect[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A page as conflicts name it. */
export interface PageOwner {
  readonly permalink: string;
  readonly name: string;
}

/** Collects redirects: aliases first, then the lists in their order. Of one old address the first redirect counts. */
export function planRedirects(
  claims: readonly (Claim & { readonly address: string })[],
  lines: readonly RedirectLine[],
  listPages: () => readonly PageOwner[],
): PlannedRedirects {
  if (lines.length === 0 && claims.every(({ aliases }) => aliases.length === 0))
    return { redirects: [], diagnostics: [] };
  const pages = listPages();
  const diagnostics: Diagnostic[] = [];
  const byFrom = new Map<string, Redirect>();
  const owners = new Map(pages.map((page) => [addressKey(page.permalink), page]));
  const aliasOwners = new Map<string, string>();

  for (const claim of claims)
    for (const alias of claim.aliases) {
      const key = addressKey(alias);
      if (key === addressKey(claim.address)) continue;
      const owner = owners.get(key)?.name ?? aliasOwners.get(key);
      if (owner !== undefined) {
        if (owner !== claim.name)
          diagnostics.push(diagnose('plan/alias-conflict', { alias, owner }, claim.aliasSpan ?? claim.span));
        continue;
      }
      aliasOwners.set(key, claim.name);
      byFrom.set(alias, { from: alias, to: claim.address, prefix: false });
    }

  for (const { from, to, prefix, span } of lines) {
    const known = byFrom.get(from);
    const owner = owners.get(addressKey(from)) ?? (prefix ? findBelow(from, pages) : undefined);
    if (from === to) diagnostics.push(diagnose('plan/redirect-loop', { from }, span));
    // `/a` → `/a/` and `/a/index.html` → `/a/` only tidy the address of a page.
    else if (owner !== undefined && (prefix || addressKey(from) !== addressKey(stripSuffix(to))))
      diagnostics.push(diagnose('plan/redirect-conflict', { from, owner: owner.name }, span));
    else if (known !== undefined) {
      if (known.to !== to) diagnostics.push(diagnose('plan/redirect-duplicate', { from, kept: known.to }, span));
    } else byFrom.set(from, { from, to, prefix });
  }
  const redirects = [...byFrom.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { redirects, diagnostics };
}

function findBelow(prefix: string, pages: readonly PageOwner[]): PageOwner | undefined {
  const folder = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return pages.find(({ permalink }) => permalink.startsWith(folder));
}

function stripSuffix(address: string): string {
  return address.replace(/[?#].*$/, '');
}

/**
 * The stub pages of redirects, for servers that know nothing of redirect lists.
 *
 * Only addresses that look like a page get one (no ending, or `.html`), and only where the stub would not lie at its own target, on a page, on a
 * public file, or where another file needs a folder.
 */
export function planRedirectPages(
  redirects: readonly Redirect[],
  taken: ReadonlySet<string>,
  context: PlanContext,
): PageDraft[] {
  if (redirects.length === 0) return [];
  const used = new Set([...taken].map((path) => foldPath(path)));
  const folders = new Set([...used].flatMap(foldersAbove));
  return redirects.flatMap(({ from, to }): PageDraft[] => {
    const name = from.slice(from.lastIndexOf('/') + 1);
    if (name.includes('.') && !/\.html?$/i.test(name)) return [];
    const key = addressKey(from);
    const external = /^[a-z][a-z0-9+.-]*:/i.test(to);
    if (used.has(key) || folders.has(key) || foldersAbove(key).some((folder) => used.has(folder))) return [];
    if (!external && addressKey(stripSuffix(to)) === key) return [];
    used.add(key);
    for (const folder of foldersAbove(key)) folders.add(folder);
    const href = external ? to : hrefOf(context.settings, to);
    return [
      {
        kind: 'redirect',
        permalink: from,
        title: 'This page has moved',
        noindex: true,
        ...(external ? {} : { canonical: to }),
        content: { redirect: { href } },
      },
    ];
  });
}

function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
