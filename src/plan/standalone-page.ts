/** Standalone pages: what an author wrote, and nothing of the archive's. */
import { renderBody } from './body.ts';
import { isHomeIntroduction } from './claims.ts';
import type { PlanContext } from './context.ts';
import type { PageDraft } from './page-frame.ts';

export function planStandalonePages(context: PlanContext): PageDraft[] {
  return context.archive.pages
    .filter((page) => !isHomeIntroduction(page))
    .map((page) => {
      const permalink = context.addresses.pages.get(page.id)!;
      const bodyHtml = renderBody({ body: page.body, path: page.path, permalink }, context);
      return {
        kind: 'page',
        permalink,
        title: page.title,
        description: page.description ?? page.body.text,
        language: page.language,
        type: 'article',
        source: page,
        content: { content: { title: page.title, bodyHtml, extra: page.extra } },
      };
    });
}
