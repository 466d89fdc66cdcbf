/** Pug layouts from templates in memory: found by name, compiled on first use. The only file that knows Pug; never reads a disk. */
import pug from 'pug';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Settings } from '../model/settings.ts';
import type { TextFile } from '../model/source.ts';
import { nearest } from '../model/text.ts';
import { findAttributeInterpolation, type LexToken, rewriteAttributeInterpolation } from './jade1.ts';
import { describeTemplateError, templateProblem } from './template-error.ts';

/** A compiled layout, or nothing where it is missing or does not compile. Problems of the template itself come with its first use only. */
export interface LayoutLookup {
  readonly render: ((locals: Readonly<Record<string, unknown>>) => string) | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Layouts {
  /** Finds `talk`, `layouts/event` or `layouts/event.jade`; `usedBy` names the page in messages about a missing layout. */
  readonly find: (name: string, usedBy: string) => LayoutLookup;
  /** Turns an error that a layout threw into a diagnostic; `undefined` when the same place has failed the same way before. */
  readonly explain: (error: unknown, name: string, usedBy: string) => Diagnostic | undefined;
}

/** Pug's plugin hooks that are used here; its own types do not declare them. */
interface PugPlugin {
  readonly resolve: (file: string, source: string | undefined) => string;
  readonly read: (path: string) => string;
  readonly preLex: (text: string, options: { readonly filename?: string }) => string;
  readonly postLex: (tokens: readonly LexToken[], options: { readonly filename?: string }) => readonly LexToken[];
}

type Compile = (text: string, options: pug.Options & { readonly plugins: readonly PugPlugin[] }) => pug.compileTemplate;

/**
 * Prepares the layouts of one site.
 *
 * `.pug` and `.jade` are one name; where both exist the `.jade` file, which only an archive can have, wins. `include` and `extends` reach
 * only the given files. Compiling happens on first use and is remembered in the value.
 */
export function compileLayouts(
  templates: readonly TextFile[],
  options: { readonly compatibility: Settings['compatibility'] },
): Layouts {
  const files = indexTemplates(templates);
  const compiled = new Map<string, LayoutLookup>();
  const lexed: Lexed = new Map();
  const reported = new Set<string>();

  const once = ({ code, span, hint, message }: Diagnostic, of?: string): boolean => {
    const key = JSON.stringify([code, of ?? span ?? message, hint]);
    if (reported.has(key)) return false;
    reported.add(key);
    return true;
  };

  const find = (name: string, usedBy: string): LayoutLookup => {
    const file = files.get(stem(name));
    if (file === undefined) {
      const near = nearest(
        stem(name),
        [...files.keys()].filter((key) => !key.startsWith('parts/')),
      );
      const missing = diagnose('render/layout-missing', { layout: name, page: usedBy, ...(near && { nearest: near }) });
      return { render: undefined, diagnostics: once(missing, name) ? [missing] : [] };
    }
    const known = compiled.get(file.path);
    if (known !== undefined) return { ...known, diagnostics: [] };
    const lookup = compileLayout(file, files, options.compatibility === 'metalsmith', lexed);
    compiled.set(file.path, lookup);
    return { ...lookup, diagnostics: lookup.diagnostics.filter((problem) => once(problem)) };
  };

  const explain = (error: unknown, name: string, usedBy: string): Diagnostic | undefined => {
    const fallback = files.get(stem(name))?.path ?? name;
    const diagnostic = describeTemplateError(error, fallback, usedBy);
    return once(diagnostic) ? diagnostic : undefined;
  };

  return { find, explain };
}

/** Tokens by file name and text: most layouts include the same parts, and reading those again would cost more than all else. */
type Lexed = Map<string, readonly LexToken[]>;

/** A compiled layout with every template that it was made of: what was asked for, where, and what was found. */
interface Remembered {
  readonly lookup: LayoutLookup;
  readonly text: string;
  readonly uses: readonly { readonly name: string; readonly source: string; readonly found: TextFile }[];
}

/** The newest compiled form of each layout. Compiling costs far more than rendering, and most builds of a process share their templates. */
const remembered = new Map<string, Remembered>();

/** Compiles a layout, unless it was compiled before from the very same templates. */
function compileLayout(
  file: TextFile,
  files: ReadonlyMap<string, TextFile>,
  rewrite: boolean,
  lexed: Lexed,
): LayoutLookup {
  const key = `${rewrite} ${file.path}`;
  const known = remembered.get(key);
  const same = (use: Remembered['uses'][number]): boolean => {
    const now = findTemplate(use.name, use.source, files);
    return now?.path === use.found.path && now.text === use.found.text;
  };
  if (known !== undefined && known.text === file.text && known.uses.every(same)) return known.lookup;
  const uses: Remembered['uses'][number][] = [];
  const lookup = compileAnew(file, files, rewrite, lexed, (name, source, found) => uses.push({ name, source, found }));
  if (lookup.render === undefined) remembered.delete(key);
  else remembered.set(key, { lookup, text: file.text, uses });
  return lookup;
}

function compileAnew(
  file: TextFile,
  files: ReadonlyMap<string, TextFile>,
  rewrite: boolean,
  lexed: Lexed,
  onUse: (name: string, source: string, found: TextFile) => void,
): LayoutLookup {
  const found: Diagnostic[] = [];
  let key = '';
  const plugin: PugPlugin = {
    ...createReader(file.path, files, onUse),
    preLex: (text, { filename }) => {
      key = `${filename} ${text}`;
      return lexed.has(key) ? '' : text;
    },
    postLex: (fresh, { filename }) => {
      const tokens = lexed.get(key) ?? fresh;
      // Later steps of Pug change the tokens that they get.
      lexed.set(key, structuredClone(tokens));
      const named = tokens.map(withoutOldEnding);
      const result = rewrite ? rewriteAttributeInterpolation(named) : named;
      found.push(...findAttributeInterpolation(result, filename ?? file.path, rewrite));
      return result;
    },
  };
  const compile = (compileDebug: boolean): pug.compileTemplate =>
    (pug.compile as Compile)(file.text, { filename: file.path, compileDebug, plugins: [plugin] });
  try {
    return { render: traceFailure(compile(false), () => compile(true)), diagnostics: found };
  } catch (error) {
    return { render: undefined, diagnostics: [...found, describeTemplateError(error, file.path)] };
  }
}

/** A layout that notes its lines as it renders is slower; only one that failed is rendered again in that way, to fail with its place. */
function traceFailure(render: pug.compileTemplate, compileTracing: () => pug.compileTemplate): pug.compileTemplate {
  let tracing: pug.compileTemplate | undefined;
  return (locals) => {
    if (tracing !== undefined) return tracing(locals);
    try {
      return render(locals);
    } catch {
      tracing = compileTracing();
      return tracing(locals);
    }
  };
}

/** `include x.jade` as `include x.pug`, which is the same name here: Pug would print a warning of its own about the old ending. */
function withoutOldEnding(token: LexToken): LexToken {
  return token.type === 'path' && typeof token.val === 'string'
    ? { ...token, val: token.val.replace(/\.jade$/, '.pug') }
    : token;
}

/** Resolves `include` and `extends` among the given files, and refuses circles. */
function createReader(
  root: string,
  files: ReadonlyMap<string, TextFile>,
  onUse: (name: string, source: string, found: TextFile) => void,
): Pick<PugPlugin, 'resolve' | 'read'> {
  const uses = new Map<string, Set<string>>();
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(uses.get(from) ?? [])].some((next) => reaches(next, to));
  return {
    resolve: (name, source = root) => {
      const file = findTemplate(name, source, files);
      if (file === undefined) {
        const wanted = name.trim();
        const near = nearest(
          stem(templatePath(wanted, source) ?? wanted),
          [...files.keys()].filter((key) => !key.startsWith('=')),
        );
        throw templateProblem(`There is no template "${wanted}"${near ? `. Did you mean "${near}"?` : ''}`);
      }
      if (reaches(file.path, source)) throw templateProblem(`"${file.path}" includes itself`);
      uses.set(source, (uses.get(source) ?? new Set()).add(file.path));
      onUse(name, source, file);
      return file.path;
    },
    read: (path) => files.get(`=${path}`)?.text ?? '',
  };
}

/** What `name` in the template `source` means. */
function findTemplate(name: string, source: string, files: ReadonlyMap<string, TextFile>): TextFile | undefined {
  const path = templatePath(name.trim(), source);
  return path === undefined ? undefined : (files.get(`=${path}`) ?? files.get(stem(path)));
}

function templatePath(wanted: string, source: string): string | undefined {
  return joinPath(wanted.startsWith('/') ? '' : directory(source), wanted);
}

/** By name without ending, and by `=` and the exact path (for files that are included as they are). */
function indexTemplates(templates: readonly TextFile[]): ReadonlyMap<string, TextFile> {
  const files = new Map<string, TextFile>();
  for (const file of templates) {
    files.set(`=${file.path}`, file);
    if (!/\.(pug|jade)$/.test(file.path)) continue;
    const known = files.get(stem(file.path));
    if (known === undefined || file.path.endsWith('.jade')) files.set(stem(file.path), file);
  }
  for (const file of templates) {
    // An exact `.pug` name must not bypass the `.jade` file that replaces it.
    const winner = files.get(stem(file.path));
    if (file.path.endsWith('.pug') && winner !== undefined) files.set(`=${file.path}`, winner);
  }
  return files;
}

function stem(path: string): string {
  return path.replace(/\.(pug|jade)$/, '');
}

function directory(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** `undefined` where the path leaves the templates. */
function joinPath(base: string, path: string): string | undefined {
  const parts = base === '' ? [] : base.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
