/** A layout as the JavaScript that Pug makes of it. The only file that knows Pug's compiler; never reads a disk. */
import type { Options } from 'pug';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextFile } from '../model/source.ts';
import { nearest } from '../model/text.ts';
import { findAttributeInterpolation, type LexToken, rewriteAttributeInterpolation } from './jade1.ts';
import { describeTemplateError, templateProblem } from './template-error.ts';
import { findTemplate, stemOf, type TemplateFiles, templatePath } from './template-files.ts';

/** Pug's plugin hooks that are used here; its own types do not declare them. */
interface PugPlugin {
  readonly resolve: (file: string, source: string | undefined) => string;
  readonly read: (path: string) => string;
  readonly preLex: (text: string, options: { readonly filename?: string }) => string;
  readonly postLex: (tokens: readonly LexToken[], options: { readonly filename?: string }) => readonly LexToken[];
}

/** What is used of the package `pug`. It is handed over, because loading it takes longer than a small site that needs no compiling. */
export interface Pug {
  readonly compileClient: (
    text: string,
    options: Options & { readonly inlineRuntimeFunctions: false; readonly plugins: readonly PugPlugin[] },
  ) => string;
}

/** Tokens by file name and text: most layouts include the same parts, and reading those again would cost more than all else. */
export type Lexed = Map<string, readonly LexToken[]>;

/** An `include` or `extends`: what was asked for, in which template, and what was found. */
export interface TemplateUse {
  readonly name: string;
  readonly source: string;
  readonly found: TextFile;
}

export interface CompileOptions {
  readonly pug: Pug;
  readonly files: TemplateFiles;
  /** Reads `#{…}` in attributes as Jade 1 did. */
  readonly rewrite: boolean;
  readonly lexed: Lexed;
}

/** The source of a function `template(locals)` that expects `pug`, the runtime; none where the template does not compile. */
export interface CompiledLayout {
  readonly code: string | undefined;
  /** The same, noting its lines as it renders: slower, and its errors tell their place. */
  readonly traced: () => string;
  readonly uses: readonly TemplateUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a layout with all that it includes and extends. Takes some 50 ms; what is `lexed` already costs little. */
export function compileLayout(file: TextFile, { pug, files, rewrite, lexed }: CompileOptions): CompiledLayout {
  const found: Diagnostic[] = [];
  const uses: TemplateUse[] = [];
  let key = '';
  const plugin: PugPlugin = {
    ...createReader(file.path, files, (use) => uses.push(use)),
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
  const compile = (compileDebug: boolean): string =>
    pug.compileClient(file.text, {
      filename: file.path,
      compileDebug,
      inlineRuntimeFunctions: false,
      plugins: [plugin],
    });
  const traced = () => compile(true);
  try {
    return { code: compile(false), traced, uses: [...uses], diagnostics: [...found] };
  } catch (error) {
    const problem = describeTemplateError(error, file.path);
    return { code: undefined, traced, uses: [], diagnostics: [...found, problem] };
  }
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
  files: TemplateFiles,
  onUse: (use: TemplateUse) => void,
): Pick<PugPlugin, 'resolve' | 'read'> {
  const uses = new Map<string, Set<string>>();
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(uses.get(from) ?? [])].some((next) => reaches(next, to));
  return {
    resolve: (name, source = root) => {
      const found = findTemplate(name, source, files);
      if (found === undefined) {
        const wanted = name.trim();
        const near = nearest(
          stemOf(templatePath(wanted, source) ?? wanted),
          [...files.keys()].filter((key) => !key.startsWith('=')),
        );
        throw templateProblem(`There is no template "${wanted}"${near ? `. Did you mean "${near}"?` : ''}`);
      }
      if (reaches(found.path, source)) throw templateProblem(`"${found.path}" includes itself`);
      uses.set(source, (uses.get(source) ?? new Set()).add(found.path));
      onUse({ name, source, found });
      return found.path;
    },
    read: (path) => files.get(`=${path}`)?.text ?? '',
  };
}
