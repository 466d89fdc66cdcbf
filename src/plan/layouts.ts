/** Which template draws a page: the archive's own layout that a content file names, else the theme's of its kind. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { addTo } from '../model/collect.ts';
import type { FieldSpans } from '../model/entry.ts';
import type { PageKind } from '../model/page-kind.ts';

export interface LayoutChooser {
  readonly choose: (
    kind: PageKind,
    source: { readonly layout?: string; readonly spans: FieldSpans } | undefined,
  ) => string;
  /** One note for each name that no template has. */
  readonly diagnostics: () => Diagnostic[];
}

export function createLayoutChooser(templates: ReadonlySet<string>): LayoutChooser {
  const unknown = new Map<string, (Span | undefined)[]>();
  return {
    choose: (kind, source) => {
      if (source?.layout === undefined) return kind;
      const name = source.layout.replace(/\.(jade|pug)$/i, '');
      if ([`layouts/${name}.pug`, `layouts/${name}.jade`].some((path) => templates.has(path))) return `layouts/${name}`;
      // The theme's own name, written out, is not a mistake.
      if (name !== kind) addTo(unknown, source.layout, source.spans['layout']);
      return kind;
    },
    diagnostics: () =>
      [...unknown].map(([layout, spans]) => diagnose('plan/layout-unknown', { layout, files: spans.length }, spans[0])),
  };
}
