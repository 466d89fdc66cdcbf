/** The theme's `templates/` and `public/` with the archive's own laid over them, file by file. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { TextFile } from '../model/source.ts';
import { mapBounded } from './bounded.ts';
import type { Host } from './host.ts';
import { readText } from './read-text.ts';
import type { CopiedFile } from './site-file.ts';
import { byCodeUnits, walk } from './walk.ts';

export interface Overlay {
  readonly templates: readonly TextFile[];
  readonly publicFiles: readonly CopiedFile[];
  /** Links of the archive that lead out of it. */
  readonly leaving: readonly string[];
}

const TEMPLATE = /\.(pug|jade|html|svg|css|js|md|txt)$/i;
/** What editors, systems and version control leave behind. Other names with a dot, such as `.well-known`, are meant. */
const LITTER = new Set(['.DS_Store', '.git', '.gitignore', '.gitkeep', 'Thumbs.db', 'desktop.ini']);

/** Reads both folders of both roots. `theme` may be the archive itself, or absent. */
export async function readOverlay(host: Host, root: string, theme?: string): Promise<Outcome<Overlay>> {
  const roots = theme === undefined || theme === root ? [root] : [theme, root];
  const templates = new Map<string, string>();
  const publicSources = new Map<string, string>();
  const leaving: string[] = [];
  for (const base of roots) {
    const [layouts, files] = await Promise.all([
      walk(host, base, 'templates', { skip: (name) => name.startsWith('.') }),
      walk(host, base, 'public', { skip: (name) => LITTER.has(name) || name.endsWith('~') }),
    ]);
    if (base === root) leaving.push(...layouts.leaving, ...files.leaving);
    for (const path of layouts.files)
      if (TEMPLATE.test(path)) templates.set(path.slice('templates/'.length), `${base}/${path}`);
    for (const path of files.files) publicSources.set(path.slice('public/'.length), `${base}/${path}`);
  }
  const diagnostics: Diagnostic[] = [];
  const texts = await mapBounded(sortedEntries(templates), 16, async ([path, file]) => {
    const read = await readText(host, file, `templates/${path}`);
    diagnostics.push(...read.diagnostics);
    return read.value === undefined ? [] : [{ path, text: read.value.text }];
  });
  const copies = await mapBounded(sortedEntries(publicSources), 16, async ([path, source]): Promise<CopiedFile> => {
    return { path, source, bytes: (await host.stat(source))?.bytes ?? 0 };
  });
  return { value: { templates: texts.flat(), publicFiles: copies, leaving }, diagnostics };
}

function sortedEntries(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => byCodeUnits(a, b));
}
