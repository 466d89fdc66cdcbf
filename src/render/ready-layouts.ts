/**
 * The theme's layouts, compiled when Rostrum itself is. Never trusted for other templates than those that they were made of.
 *
 * Compiling Pug took two fifths of the build of 74 talks, and most archives use the layouts as they come.
 */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { addAll } from '../model/collect.ts';
import type { TextFile } from '../model/source.ts';
import { compileLayout, type Lexed, type Pug, type TemplateUse } from './compile-layout.ts';
import { findTemplate, indexTemplates, type TemplateFiles } from './template-files.ts';

/** The code of a layout, and every template that it was made of. */
export interface ReadyLayout {
  readonly text: string;
  readonly uses: readonly TemplateUse[];
  readonly code: string;
}

/** By the path of the layout. */
export type ReadyLayouts = ReadonlyMap<string, ReadyLayout>;

/** The same as JSON: texts once each, by path; a layout names what it was made of. */
export interface PackedLayouts {
  readonly texts: Readonly<Record<string, string>>;
  readonly layouts: readonly {
    readonly path: string;
    readonly uses: readonly (readonly [name: string, source: string, path: string])[];
    readonly code: string;
  }[];
}

/** Compiles each template of a theme that stands alone as a layout; no value where one has a problem. */
export function packLayouts(templates: readonly TextFile[], pug: Pug): Outcome<PackedLayouts | undefined> {
  const files = indexTemplates(templates);
  const lexed: Lexed = new Map();
  const diagnostics: Diagnostic[] = [];
  const layouts = templates
    .filter(({ path }) => /^[^/]+\.pug$/.test(path))
    .flatMap((file) => {
      const compiled = compileLayout(file, { pug, files, rewrite: false, lexed });
      addAll(diagnostics, compiled.diagnostics);
      if (compiled.code === undefined) return [];
      const uses = compiled.uses.map(({ name, source, found }) => [name, source, found.path] as const);
      return [{ path: file.path, uses, code: compiled.code }];
    });
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const texts = Object.fromEntries(templates.map(({ path, text }) => [path, text]));
  return { value: { texts, layouts }, diagnostics };
}

/** What `packLayouts` packed, as layouts are looked for. */
export function unpackLayouts({ texts, layouts }: PackedLayouts): ReadyLayouts {
  const textOf = (path: string): string => texts[path] ?? '';
  return new Map(
    layouts.map(({ path, uses, code }) => [
      path,
      {
        text: textOf(path),
        uses: uses.map(([name, source, found]) => ({ name, source, found: { path: found, text: textOf(found) } })),
        code,
      },
    ]),
  );
}

/** True when a layout would be made of the very same templates now. */
export function isMadeOf(
  { text, uses }: Pick<ReadyLayout, 'text' | 'uses'>,
  file: TextFile,
  files: TemplateFiles,
): boolean {
  return (
    text === file.text &&
    uses.every(({ name, source, found }) => {
      const now = findTemplate(name, source, files);
      return now?.path === found.path && now.text === found.text;
    })
  );
}
