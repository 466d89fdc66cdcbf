/** Templates by the names under which a page or another template asks for them. Knows nothing of what is in them. */
import { folderOf } from '../model/path.ts';
import type { TextFile } from '../model/source.ts';

/** By name without ending, and by `=` and the exact path, for files that are included as they are. */
export type TemplateFiles = ReadonlyMap<string, TextFile>;

/** What `name` in the template `source` means. */
export function findTemplate(name: string, source: string, files: TemplateFiles): TextFile | undefined {
  const path = templatePath(name.trim(), source);
  return path === undefined ? undefined : (files.get(`=${path}`) ?? files.get(stemOf(path)));
}

/** The path that `wanted` in the template `source` would have, by its own ending; `undefined` where it leaves the templates. */
export function templatePath(wanted: string, source: string): string | undefined {
  return joinPath(wanted.startsWith('/') ? '' : folderOf(source), wanted);
}

/** `.pug` and `.jade` are one name; where both exist the `.jade` file wins. */
export function indexTemplates(templates: readonly TextFile[]): TemplateFiles {
  const files = new Map<string, TextFile>();
  for (const file of templates) {
    files.set(`=${file.path}`, file);
    if (!/\.(pug|jade)$/.test(file.path)) continue;
    const known = files.get(stemOf(file.path));
    if (known === undefined || file.path.endsWith('.jade')) files.set(stemOf(file.path), file);
  }
  for (const file of templates) {
    // An exact `.pug` name must not bypass the `.jade` file that replaces it.
    const winner = files.get(stemOf(file.path));
    if (file.path.endsWith('.pug') && winner !== undefined) files.set(`=${file.path}`, winner);
  }
  return files;
}

/** A path without the ending of a template. */
export function stemOf(path: string): string {
  return path.replace(/\.(pug|jade)$/, '');
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
