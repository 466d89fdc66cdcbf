/** The fifth step: everything that is decided before anything is rendered. Pure; draws nothing. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { once } from '../model/once.ts';
import type { Addresses, FileTarget, Page, SettledPlan, SitePlan } from '../model/page.ts';
import type { PermalinkKind } from '../model/settings.ts';
import { formatCitation } from './citation-view.ts';
import type { Claim } from './claims.ts';
import { createContext, type PlanContext, type PlanInput } from './context.ts';
import { createFileCopies } from './files.ts';
import { createLayoutChooser, type LayoutChooser } from './layouts.ts';
import { framePage, type LateDraft, type PageDraft, reframePage } from './page-frame.ts';
import { PAGE_PLANNERS } from './pages.ts';
import { type AssignedAddresses, assignAddresses } from './permalinks.ts';
import { planRedirectPages, planRedirects } from './redirects.ts';
import { readSettled, writeAddresses } from './settled.ts';
import { addressKey, hrefOf } from './site-address.ts';
import { viewMedia } from './talk-page.ts';

/** Plans a site: addresses, pages with their views, redirects. Every page has an address of its own; colliding wishes are reported. */
export function planSite(input: PlanInput): Outcome<SitePlan> {
  const assigned = assignAddresses(input.archive);
  const { listings, claims } = assigned;
  const context = createContext(input, assigned.addresses, listings);
  const layouts = createLayoutChooser(context.templates);
  const planned = planPages(context, assigned, layouts);

  const { redirects, diagnostics: redirectProblems } = redirectAliases(claims, planned.pages, context);
  const all = addRedirects(planned, redirects, layouts, context);
  const diagnostics: Diagnostic[] = [
    ...(input.archive.settings.baseUrl === undefined ? [diagnose('plan/no-base-url', {})] : []),
    ...assigned.diagnostics,
    ...redirectProblems,
    ...layouts.diagnostics(),
    ...reportPublicConflicts(planned.pages, claims, context),
  ];
  return { value: finishPlan(input, assigned, redirects, all, context), diagnostics };
}

/** The plan of an archive that differs in words of talks only from the one whose plan settled this (see `link/revise-words.ts`); says nothing anew. */
export function planAgain(input: PlanInput, settled: SettledPlan): SitePlan {
  const assigned = readSettled(settled);
  const href = (permalink: string): string => hrefOf(input.archive.settings, permalink);
  const context = createContext(input, assigned.addresses, assigned.listings, {
    files: createFileCopies(href, settled),
    citationKeys: once(() => new Map(settled.citationKeys)),
  });
  const layouts = createLayoutChooser(context.templates);
  const { redirects } = settled;
  const all = addRedirects(planPages(context, assigned, layouts), redirects, layouts, context);
  return finishPlan(input, assigned, redirects, all, context);
}

/** Pages with the drafts that they were made of. */
interface PlannedPages {
  readonly drafts: readonly (PageDraft | LateDraft)[];
  readonly pages: readonly Page[];
}

type Assigned = Pick<AssignedAddresses, 'addresses' | 'listings' | 'replaced'>;

function planPages(context: PlanContext, assigned: Assigned, layouts: LayoutChooser): PlannedPages {
  const drafts = dropReplacedListings(
    PAGE_PLANNERS.flatMap((plan) => plan(context)),
    assigned,
  );
  return { drafts, pages: drafts.map((draft) => framePage(draft, layouts, context)) };
}

function addRedirects(
  { drafts, pages }: PlannedPages,
  redirects: SitePlan['redirects'],
  layouts: LayoutChooser,
  context: PlanContext,
): PlannedPages {
  const taken = new Set([...pages.map(({ path }) => path), ...context.input.publicPaths]);
  const redirected = planRedirectPages(redirects, taken, context);
  const stubs = redirected.map((draft) => framePage(draft, layouts, context));
  return { drafts: [...drafts, ...redirected], pages: [...pages, ...stubs] };
}

function finishPlan(
  input: PlanInput,
  assigned: Assigned,
  redirects: SitePlan['redirects'],
  { drafts, pages }: PlannedPages,
  context: PlanContext,
): SitePlan {
  const revise = makeRevise(input, assigned, redirects, drafts, pages, context);
  return describePlan(context, assigned, redirects, pages, revise);
}

function redirectAliases(claims: readonly Claim[], pages: readonly Page[], { archive, addresses }: PlanContext) {
  const aliased = claims.filter(({ aliases }) => aliases.length > 0);
  return planRedirects(
    aliased.map((claim) => ({ ...claim, address: addressOf(claim, addresses) })),
    archive.redirects,
    () => {
      const nameOf = new Map(claims.map((claim) => [addressOf(claim, addresses), claim.name]));
      return pages.map(({ permalink, kind }) => ({
        permalink,
        name: nameOf.get(permalink) ?? `the page ${permalink} (${kind})`,
      }));
    },
  );
}

/** Closes over what it needs only: a plan is kept as long as its site, and the claims of a large archive are 12 MB. */
function makeRevise(
  input: PlanInput,
  { addresses, listings, replaced }: Assigned,
  redirects: SitePlan['redirects'],
  drafts: readonly (PageDraft | LateDraft)[],
  pages: readonly Page[],
  kept: PlanContext,
): SitePlan['revise'] {
  const { dependencies: _, ...lasting } = input;
  const revise: SitePlan['revise'] = (archive) => {
    const revised = createContext({ ...lasting, archive }, addresses, listings, kept);
    return describePlan(revised, { listings, replaced }, redirects, revisePages(drafts, pages, revised), revise);
  };
  return revise;
}

function describePlan(
  context: PlanContext,
  { listings, replaced }: Pick<Assigned, 'listings' | 'replaced'>,
  redirects: SitePlan['redirects'],
  pages: readonly Page[],
  revise: SitePlan['revise'],
): SitePlan {
  // The view of the site is made here, where nobody writes down what it is made from: it is the same for all pages.
  const { addresses, settings, site } = context;
  const { dependencies } = context.input;
  const files = context.files.list();
  const captions = context.files.listCaptions();
  return {
    pages,
    settled: () => ({
      addresses: writeAddresses(addresses),
      listings,
      replaced: [...replaced],
      redirects,
      copies: files,
      captions,
      citationKeys: [...context.citationKeys()],
    }),
    watch: context.watch,
    ...(dependencies && { dependencies }),
    asksOf: context.asksOf,
    shared: () => JSON.stringify([settings, site, listings]),
    addresses,
    redirects,
    media: (id) => {
      const [talk, permalink] = [context.talk.get(id), addresses.talks.get(id)];
      return talk === undefined || permalink === undefined ? undefined : viewMedia(talk, permalink, context);
    },
    card: context.card,
    revise,
    cite: (id, format) => formatCitation(context.citation(id)!, format),
    ...(files.length === 0 ? {} : { files: files.map(withoutAddress) }),
    ...(captions.length === 0 ? {} : { captions: captions.map(withoutAddress) }),
  };
}

function withoutAddress({ from, to }: FileTarget): Pick<FileTarget, 'from' | 'to'> {
  return { from, to };
}

/** The same pages, described from another context. */
function revisePages(
  drafts: readonly (PageDraft | LateDraft)[],
  pages: readonly Page[],
  context: PlanContext,
): readonly Page[] {
  const keyOf = ({ kind, permalink }: PageDraft | LateDraft): string => `${kind}\n${permalink}`;
  const draftAgain = once((): ReadonlyMap<string, PageDraft> => {
    const all = PAGE_PLANNERS.flatMap((planPages) => planPages(context));
    return new Map(all.flatMap((draft) => (isLate(draft) ? [] : [[keyOf(draft), draft]])));
  });
  return drafts.map((draft, index) => {
    const page = pages[index]!;
    if (isLate(draft)) return reframePage(page, draft, context);
    const describe = (): PageDraft => draftAgain().get(keyOf(draft)) ?? draft;
    return reframePage(page, { ...draft, of: null, describe }, context);
  });
}

function isLate(draft: PageDraft | LateDraft): draft is LateDraft {
  return 'describe' in draft;
}

const MAPS: Readonly<Record<PermalinkKind, keyof Addresses>> = {
  talk: 'talks',
  event: 'events',
  series: 'series',
  speaker: 'speakers',
  category: 'categories',
  tag: 'tags',
  year: 'years',
  language: 'languages',
  organisation: 'organisations',
  page: 'pages',
  response: 'responses',
};

function addressOf(claim: Claim, addresses: Addresses): string {
  const map = addresses[MAPS[claim.kind]] as ReadonlyMap<string | number, string>;
  return map.get(claim.kind === 'year' ? Number(claim.id) : claim.id)!;
}

/** An author's page at the address of a listing takes the place of its first page; the further pages stay. */
function dropReplacedListings<Draft extends { readonly kind: Page['kind']; readonly permalink: string }>(
  drafts: readonly Draft[],
  { replaced, listings }: Pick<AssignedAddresses, 'replaced' | 'listings'>,
): readonly Draft[] {
  if (replaced.size === 0) return drafts;
  const gone = new Set([...replaced].map((listing) => `${listing}\n${addressKey(listings[listing])}`));
  return drafts.filter((draft) => !gone.has(`${draft.kind}\n${addressKey(draft.permalink)}`));
}

function reportPublicConflicts(pages: readonly Page[], claims: readonly Claim[], context: PlanContext): Diagnostic[] {
  const files = new Set(context.input.publicPaths);
  const hidden = pages.filter(({ path }) => files.has(path));
  if (hidden.length === 0) return [];
  const spans = new Map(claims.map((claim) => [addressOf(claim, context.addresses), claim.span]));
  return hidden.map(({ path, permalink }) =>
    diagnose('plan/public-conflict', { address: permalink, file: path }, spans.get(permalink)),
  );
}
