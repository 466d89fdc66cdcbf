/** Pug layouts from templates in memory: found by name, made ready on first use. Never reads a disk. */
import runtime from 'pug-runtime';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Settings } from '../model/settings.ts';
import type { TextFile } from '../model/source.ts';
import { nearest } from '../model/text.ts';
import { compileLayout, type Lexed, type Pug, type TemplateUse } from './compile-layout.ts';
import { createKeptHtml, type KeptHtml } from './kept-html.ts';
import { isMadeOf, type ReadyLayouts } from './ready-layouts.ts';
import { describeTemplateError } from './template-error.ts';
import { indexTemplates, stemOf, type TemplateFiles } from './template-files.ts';

type Render = (locals: Readonly<Record<string, unknown>>) => string;

/** A layout that can render, or nothing where it is missing or does not compile. Problems of the template itself come with its first use only. */
export interface LayoutLookup {
  readonly render: Render | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** For a layout of which it is known what it keeps. */
  readonly kept?: KeptHtml;
}

export interface Layouts {
  /** Finds `talk`, `layouts/event` or `layouts/event.jade`; `usedBy` names the page in messages about a missing layout. */
  readonly find: (name: string, usedBy: string) => LayoutLookup;
  /** Turns an error that a layout threw into a diagnostic; `undefined` when the same place has failed the same way before. */
  readonly explain: (error: unknown, name: string, usedBy: string) => Diagnostic | undefined;
}

export interface LayoutOptions {
  readonly compatibility: Settings['compatibility'];
  /** Called when a template must be compiled. */
  readonly loadPug: () => Pug;
  /** What was compiled beforehand. */
  readonly ready?: ReadyLayouts;
}

/**
 * Prepares the layouts of one site.
 *
 * `.pug` and `.jade` are one name; where both exist the `.jade` file, which only an archive can have, wins. `include` and `extends` reach
 * only the given files. A layout is compiled on first use, unless that was done beforehand, and is remembered in the value.
 */
export function prepareLayouts(templates: readonly TextFile[], options: LayoutOptions): Layouts {
  const files = indexTemplates(templates);
  const found = new Map<string, LayoutLookup>();
  const lexed: Lexed = new Map();
  const kept = createKeptHtml();
  const reported = new Set<string>();

  const once = ({ code, span, hint, message }: Diagnostic, of?: string): boolean => {
    const key = JSON.stringify([code, of ?? span ?? message, hint]);
    if (reported.has(key)) return false;
    reported.add(key);
    return true;
  };

  const find = (name: string, usedBy: string): LayoutLookup => {
    const file = files.get(stemOf(name));
    if (file === undefined) {
      const near = nearest(
        stemOf(name),
        [...files.keys()].filter((key) => !key.startsWith('parts/')),
      );
      const missing = diagnose('render/layout-missing', { layout: name, page: usedBy, ...(near && { nearest: near }) });
      return { render: undefined, diagnostics: once(missing, name) ? [missing] : [] };
    }
    const known = found.get(file.path);
    if (known !== undefined) return { ...known, diagnostics: [] };
    const { ready, ...made } = makeLayout(file, files, options, lexed);
    const lookup = ready ? { kept, ...made } : made;
    found.set(file.path, lookup);
    return { ...lookup, diagnostics: lookup.diagnostics.filter((problem) => once(problem)) };
  };

  const explain = (error: unknown, name: string, usedBy: string): Diagnostic | undefined => {
    const fallback = files.get(stemOf(name))?.path ?? name;
    const diagnostic = describeTemplateError(error, fallback, usedBy);
    return once(diagnostic) ? diagnostic : undefined;
  };

  return { find, explain };
}

interface MadeLayout extends LayoutLookup {
  /** Whether it was compiled beforehand, and so is the theme's own in all parts. */
  readonly ready: boolean;
}

/** A layout with every template that it was made of. */
interface Remembered {
  readonly lookup: MadeLayout;
  readonly text: string;
  readonly uses: readonly TemplateUse[];
}

/** The newest form of each layout. Compiling costs far more than rendering, and most builds of a process share their templates. */
const remembered = new Map<string, Remembered>();

/** A layout that was compiled before from the very same templates, beforehand or in this process; or else compiled now. */
function makeLayout(file: TextFile, files: TemplateFiles, options: LayoutOptions, lexed: Lexed): MadeLayout {
  const rewrite = options.compatibility === 'metalsmith';
  const key = `${rewrite} ${file.path}`;
  const known = remembered.get(key);
  if (known !== undefined && isMadeOf(known, file, files)) return known.lookup;
  const remember = (lookup: MadeLayout, uses: readonly TemplateUse[]): MadeLayout => {
    remembered.set(key, { lookup, text: file.text, uses });
    return lookup;
  };
  const compile = () => compileLayout(file, { pug: options.loadPug(), files, rewrite, lexed });
  // Of attributes with `#{…}`, which Jade 1 read in another way, the theme has none.
  const ready = options.ready?.get(file.path);
  if (ready !== undefined && isMadeOf(ready, file, files)) {
    const render = traceFailure(evaluate(ready.code), () => evaluate(compile().traced()));
    return remember({ render, diagnostics: [], ready: true }, ready.uses);
  }
  remembered.delete(key);
  const { code, traced, uses, diagnostics } = compile();
  if (code === undefined) return { render: undefined, diagnostics, ready: false };
  const render = traceFailure(evaluate(code), () => evaluate(traced()));
  return remember({ render, diagnostics, ready: false }, uses);
}

/** The function `template` of a compiled layout. Templates and what is made of them are ours or the maintainer's, as the code of this program is. */
function evaluate(code: string): Render {
  return new Function('pug', `${code}\nreturn template;`)(runtime) as Render;
}

/** A layout that notes its lines as it renders is slower; only one that failed is rendered again in that way, to fail with its place. */
function traceFailure(render: Render, makeTracing: () => Render): Render {
  let tracing: Render | undefined;
  return (locals) => {
    if (tracing !== undefined) return tracing(locals);
    try {
      return render(locals);
    } catch {
      tracing = makeTracing();
      return tracing(locals);
    }
  };
}
