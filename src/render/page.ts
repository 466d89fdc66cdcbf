/** One page: its view through its layout. Never sees the archive; front matter reaches a template only inside the view. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { OutputFile } from '../model/output.ts';
import type { Page } from '../model/page.ts';
import { scriptJson } from '../model/text.ts';
import type { Layouts } from './layouts.ts';
import type { LegacyLocals } from './metalsmith.ts';

/**
 * Renders a page; no value where its layout is missing or fails, with the reason as a diagnostic.
 *
 * Templates receive the view's keys at top level and `json`, which makes JSON safe inside a `<script>` element. Layouts of the archive's own
 * also receive the legacy locals, where there are any.
 */
export function renderPage(page: Page, layouts: Layouts, legacy?: LegacyLocals): Outcome<OutputFile | undefined> {
  const name = page.sourcePath ?? page.permalink;
  const { render, diagnostics, kept } = layouts.find(page.layout, name);
  if (render === undefined) return { value: undefined, diagnostics };
  const own = legacy !== undefined && page.layout.startsWith('layouts/') ? legacy.forPage(page) : undefined;
  const view = { json: scriptJson, kept, ...page.view };
  try {
    const html = render(own === undefined ? view : joinLocals(own, view));
    return { value: { path: page.path, content: endLine(html) }, diagnostics };
  } catch (error) {
    const problem = layouts.explain(error, page.layout, page.permalink);
    return { value: undefined, diagnostics: problem === undefined ? diagnostics : [...diagnostics, problem] };
  }
}

/** Front matter first, so that nothing in it replaces what a layout may trust. */
function joinLocals(own: NonNullable<ReturnType<LegacyLocals['forPage']>>, view: Readonly<Record<string, unknown>>) {
  const locals: Record<string, unknown> = { ...own.frontMatter, ...view, ...own.reserved };
  locals['locals'] = locals;
  return locals;
}

/** With one line end at least. Looking at the end of a text joins the thousands of pieces that it was put together from: done once, on the whole. */
function endLine(html: string): string {
  const ended = `${html}\n`;
  return ended.endsWith('\n\n') ? html : ended;
}
