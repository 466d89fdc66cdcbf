/** From what a kind of page says about itself to the whole page: head, breadcrumbs, policy, output path. */
import type { FieldSpans, Json } from '../model/entry.ts';
import { languageDirection } from '../model/language.ts';
import type { Page } from '../model/page.ts';
import type { PageKind } from '../model/page-kind.ts';
import { excerpt } from '../model/text.ts';
import type { PageView, View } from '../model/view.ts';
import type { ImageView, LinkView } from '../model/view-parts.ts';
import type { PlanContext, ViewContext } from './context.ts';
import type { LayoutChooser } from './layouts.ts';
import { buildOpenGraph, type OpenGraphInput } from './open-graph.ts';
import type { Listing } from './patterns.ts';
import { buildSecurityPolicy, type ForeignContent } from './security-policy.ts';
import { outputPath } from './site-address.ts';
import { buildBreadcrumbList } from './structured-data.ts';

/** What a kind of page says; everything else follows from it. */
export interface PageDraft {
  readonly kind: PageKind;
  readonly permalink: string;
  readonly title: string;
  readonly description?: string;
  readonly language?: string;
  /** The section of the navigation under which it stands. */
  readonly section?: Listing;
  /** The way from home to it, without both. */
  readonly trail?: readonly LinkView[];
  readonly image?: ImageView;
  readonly type?: OpenGraphInput['type'];
  readonly published?: string;
  readonly feeds?: PageView['feeds'];
  /** schema.org nodes; the breadcrumbs are added. */
  readonly structuredData?: readonly Json[];
  readonly foreign?: ForeignContent;
  readonly noindex?: boolean;
  readonly source?: { readonly path: string; readonly spans: FieldSpans; readonly layout?: string };
  readonly lastModified?: string;
  /** The address that search engines shall keep, where it is not its own: a path, or absolute. */
  readonly canonical?: string;
  readonly content: Omit<View, 'site' | 'page'>;
}

/** What is settled about a page before its view is asked for. */
type Settled = Pick<PageDraft, 'kind' | 'permalink' | 'source' | 'noindex' | 'lastModified'>;
type Described = Omit<PageDraft, keyof Settled>;

/** A page whose view is described whenever somebody asks for it, and held by nobody: for the kinds that a large archive has most of. */
export interface LateDraft extends Settled {
  /** JSON. With it and what is asked of the context the view is always the same. */
  readonly of: unknown;
  readonly describe: (of: never, context: ViewContext) => Described;
}

/**
 * A page that is described late, from plain values and from what is asked of the context, and from nothing else: `describe` must be a function that
 * was not made while planning, or a later build would not see that something it uses has changed.
 */
export function draftLate<Of>(
  settled: Settled,
  of: Of,
  describe: (of: Of, context: ViewContext) => Described,
): LateDraft {
  return { of, describe, ...settled };
}

/** Characters of a description in the head. */
const HEAD_TEXT = 300;

/** Settles what others depend on at once, and the rest when the view is asked for. */
export function framePage(draft: PageDraft | LateDraft, layouts: LayoutChooser, context: PlanContext): Page {
  return new FramedPage(draft, outputPath(draft.permalink), layouts.choose(draft.kind, draft.source), context);
}

/** The same page, described by this draft from this context: for things that differ in nothing that was settled about it. */
export function reframePage(page: Page, draft: PageDraft | LateDraft, context: PlanContext): Page {
  return new FramedPage(draft, page.path, page.layout, context);
}

/** A class, because a large archive has tens of thousands of them: getters of literals would cost a kilobyte each. */
class FramedPage implements Page {
  readonly kind: Page['kind'];
  readonly permalink: string;
  readonly path: string;
  readonly layout: string;
  readonly late: boolean;
  readonly listed: boolean;
  readonly lastModified?: string;
  readonly sourcePath?: string;
  readonly #draft: PageDraft | LateDraft;
  readonly #context: ViewContext;

  constructor(draft: PageDraft | LateDraft, path: string, layout: string, context: ViewContext) {
    const { kind, permalink, noindex, lastModified, source } = draft;
    this.kind = kind;
    this.permalink = permalink;
    this.path = path;
    this.layout = layout;
    this.late = 'describe' in draft;
    this.listed = noindex !== true;
    if (lastModified !== undefined) this.lastModified = lastModified;
    if (source !== undefined) this.sourcePath = source.path;
    this.#draft = draft;
    this.#context = context;
  }

  get madeOf(): string {
    const { source, ...of } = this.#draft;
    return JSON.stringify([this.path, this.layout, source?.path, of]);
  }

  get view(): View {
    const draft = this.#draft;
    const described = 'describe' in draft ? draft.describe(draft.of as never, this.#context) : draft;
    return viewPage(draft, described, this.#context);
  }
}

function viewPage(settled: Settled, draft: Described, context: ViewContext): View {
  const { settings, site } = context;
  const { kind, permalink, source, noindex = false } = settled;
  const { title } = draft;
  const href = context.href(permalink);
  const language = draft.language ?? settings.language;
  const canonical = kind === 'not-found' ? undefined : context.absolute(draft.canonical ?? permalink);
  const description =
    draft.description === undefined || draft.description === '' ? undefined : excerpt(draft.description, HEAD_TEXT);
  const breadcrumbs =
    kind === 'home' || kind === 'not-found'
      ? []
      : [{ title: settings.title, href: site.home }, ...(draft.trail ?? []), { title, href }];
  const graph = [...(draft.structuredData ?? []), ...buildBreadcrumbList(breadcrumbs, context)];
  const editHref =
    settings.editUrl === undefined || source === undefined
      ? undefined
      : settings.editUrl.replaceAll('{path}', source.path.split('/').map(encodeURIComponent).join('/'));
  const page: PageView = {
    kind,
    title,
    documentTitle: kind === 'home' || title === settings.title ? settings.title : `${title} · ${settings.title}`,
    language,
    direction: languageDirection(language),
    href,
    breadcrumbs,
    feeds: draft.feeds ?? context.siteFeeds(),
    openGraph:
      noindex || canonical === undefined
        ? []
        : buildOpenGraph(
            {
              title,
              permalink,
              type: draft.type ?? 'website',
              language,
              ...(description === undefined ? {} : { description }),
              ...(draft.image === undefined ? {} : { image: draft.image }),
              ...(draft.published === undefined ? {} : { published: draft.published }),
            },
            context,
          ),
    contentSecurityPolicy: buildSecurityPolicy(draft.foreign),
    noindex,
    ...(description === undefined ? {} : { description }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(noindex || canonical === undefined || graph.length === 0
      ? {}
      : { structuredData: { '@context': 'https://schema.org', '@graph': graph } }),
    ...(editHref === undefined ? {} : { editHref }),
  };
  const section = draft.section === undefined ? href : context.href(context.listings[draft.section]);
  return { site: context.siteUnder(section), page, ...draft.content };
}

/** The feed of a speaker, event or category, before those of the site. Exists only beside a page that is a folder. */
export function ownFeeds(name: string, permalink: string, context: ViewContext): PageView['feeds'] {
  const { baseUrl, without } = context.settings;
  if (baseUrl === undefined || without.includes('subject-feeds') || !outputPath(permalink).endsWith('index.html'))
    return context.siteFeeds();
  const href = context.href(`${permalink.replace(/(index\.html)?$/, '').replace(/\/?$/, '/')}atom.xml`);
  return [{ title: `Talks: ${name} (Atom)`, href, type: 'application/atom+xml' }, ...context.siteFeeds()];
}
