/** A whole site from one literal: an archive in memory, built by the real pipeline with the real theme. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/build/package-root.ts';
import { buildSite, type SiteBuild, type SiteOptions } from '../../src/build/site.ts';
import { createMemoryHost, type MemoryHost } from '../../src/io/memory-host.ts';
import { readSiteFile } from '../../src/io/site-file.ts';

export const ARCHIVE = '/archive';
export const THEME = '/theme';

export type SiteFiles = Readonly<Record<string, string | Uint8Array>>;

export interface TestSite {
  readonly host: MemoryHost;
  readonly build: (options?: Partial<SiteOptions>) => Promise<BuiltSite>;
}

export interface BuiltSite extends SiteBuild {
  /** Text of every output file, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** `code path:line:column`, for short comparisons. */
  readonly problems: readonly string[];
  /** The HTML at a permalink; fails when there is no such page. */
  readonly page: (permalink: string) => string;
}

/**
 * An archive with the given files; a `site.yaml` with a title is added where there is none.
 *
 * @example
 * const built = await site({ 'content/talks/a.md': '---\ntitle: A\ndate: 2020-01-01\n---\n' }).build();
 * expect(built.page('/talks/a/')).toContain('<h1');
 */
export function site(files: SiteFiles): TestSite {
  const host = createMemoryHost(themeFiles());
  for (const [path, content] of Object.entries({ 'site.yaml': 'title: Test\n', ...files }))
    host.put(`${ARCHIVE}/${path}`, content);
  return { host, build: (options = {}) => buildTestSite(host, options) };
}

/** A talk file with the fields that every talk needs; `more` is further front matter, as YAML lines. */
export function talk(title: string, more = '', body = ''): string {
  const date = /^date:/m.test(more) ? '' : 'date: 2020-02-02\n';
  return `---\ntitle: ${JSON.stringify(title)}\n${date}${more.trim() === '' ? '' : `${more.trim()}\n`}---\n${body}`;
}

async function buildTestSite(host: MemoryHost, options: Partial<SiteOptions>): Promise<BuiltSite> {
  const built = await buildSite({ host, root: ARCHIVE, name: '.', theme: THEME, ...options });
  const bytes = new Map<string, Uint8Array>();
  for (const file of built.outputs) bytes.set(file.path, await readSiteFile(host, file));
  const texts = new Map([...bytes].map(([path, content]) => [path, new TextDecoder().decode(content)] as const));
  return {
    ...built,
    bytes,
    files: texts,
    problems: built.diagnostics.map(
      ({ code, span }) => `${code}${span === undefined ? '' : ` ${span.path}:${span.line}:${span.column}`}`,
    ),
    page: (permalink) => {
      const path = `${permalink.slice(1)}${permalink.endsWith('/') ? 'index.html' : ''}`;
      const html = texts.get(path) ?? texts.get(`${path}/index.html`);
      if (html !== undefined) return html;
      const pages = [...texts.keys()].filter((name) => name.endsWith('.html'));
      throw new Error(
        `No page at ${permalink}. Pages: ${pages.join(', ')}. Problems: ${JSON.stringify(built.diagnostics)}`,
      );
    },
  };
}

let theme: Readonly<Record<string, Uint8Array>> | undefined;

/** Scripts of the theme, which exist only where they were compiled. */
const SCRIPTS = ['early', 'site', 'search-box', 'search-page', 'search-worker'];

/** The theme's own files, read once, with empty scripts. */
function themeFiles(): Readonly<Record<string, Uint8Array>> {
  theme ??= Object.fromEntries([
    ...SCRIPTS.map((name) => [`${THEME}/dist/assets/${name}.entry.js`, new Uint8Array()] as const),
    ...['templates', 'public'].flatMap((folder) =>
      readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const file = join(entry.parentPath, entry.name);
          const path = file.slice(PACKAGE_ROOT.length).replaceAll('\\', '/');
          return [`${THEME}${path}`, new Uint8Array(readFileSync(file))] as const;
        }),
    ),
  ]);
  return theme;
}
