/** Reads everything that an archive folder holds: content, assets, templates, public files, redirect lists. Interprets none of it. */
import { posix } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Settings } from '../model/settings.ts';
import { type AssetFile, SOURCE_KINDS, type SourceFile, type SourceKind, type Sources } from '../model/source.ts';
import { mapBounded } from './bounded.ts';
import { compileGlob, type Glob } from './glob.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';
import { readOverlay } from './overlay.ts';
import { SETTINGS_FILE } from './read-settings-file.ts';
import { readText } from './read-text.ts';
import type { CopiedFile } from './site-file.ts';
import { byCodeUnits, walk } from './walk.ts';

const READS_AT_ONCE = 16;

export interface ReadSources extends Sources {
  /** The files behind `publicPaths`, in the same order. */
  readonly publicFiles: readonly CopiedFile[];
}

export interface ReadOptions {
  readonly root: string;
  /** The folder with the theme's own `templates/` and `public/`. */
  readonly theme?: string;
  readonly settings: Settings;
  /** The place of a setting in `site.yaml`. */
  readonly locate?: (path: readonly string[]) => Span;
}

/** Reads an archive. The result depends on names and bytes only: not on the order in which the disk lists them. */
export async function readSources(host: Host, options: ReadOptions): Promise<Outcome<ReadSources>> {
  const { root, settings } = options;
  const locate = options.locate ?? (() => ({ path: SETTINGS_FILE, line: 1, column: 1, length: 0 }));
  const diagnostics: Diagnostic[] = [];
  const leaving = new Set<string>();

  function checkInside(setting: readonly string[], value: string): boolean {
    const normal = posix.normalize(value);
    if (!posix.isAbsolute(normal) && normal !== '..' && !normal.startsWith('../') && !value.includes('\\')) return true;
    diagnostics.push(diagnose('source/outside', { setting: setting.join('.'), value }, locate(setting)));
    return false;
  }

  const globs: { readonly kind: SourceKind; readonly glob: Glob }[] = SOURCE_KINDS.flatMap((kind) =>
    checkInside(['content', kind], settings.content[kind]) ? [{ kind, glob: compileGlob(settings.content[kind]) }] : [],
  );
  const folders = await findImageFolders(host, root, settings, checkInside, (path) =>
    diagnostics.push(diagnose('source/no-image-folder', { path }, locate(['images']))),
  );

  // Whoever adds content must not be able to publish, by a link, what else lies in the archive.
  const linksInto = ['content/', ...folders, ...globs.map(({ glob }) => glob.base)];

  const content = new Map<string, { readonly kind: SourceKind; readonly id: string }>();
  // The glob with the longest fixed part takes a file that several match, so that content/pages/ can lie within a wider one.
  for (const { kind, glob } of globs.toSorted((a, b) => b.glob.base.length - a.glob.base.length)) {
    const walked = await walk(host, root, glob.base, { depth: glob.depth, linksInto, skip: skipContent });
    for (const path of walked.leaving) leaving.add(path);
    for (const path of walked.files)
      if (glob.matches(path) && !content.has(path))
        content.set(path, { kind, id: path.slice(glob.base.length).replace(/\.(md|markdown)$/i, '') });
  }

  const assetPaths = new Set<string>();
  for (const folder of new Set(['content/', ...folders, ...globs.map(({ glob }) => glob.base).filter(Boolean)])) {
    const walked = await walk(host, root, folder, { linksInto, skip: skipAsset });
    for (const path of walked.leaving) leaving.add(path);
    for (const path of walked.files) if (!content.has(path) && !/\.md$/i.test(path)) assetPaths.add(path);
  }

  const files = await mapBounded(
    [...content.keys()].sort(byCodeUnits),
    READS_AT_ONCE,
    async (path): Promise<Outcome<SourceFile | undefined>> => {
      const read = await readText(host, `${root}/${path}`, path);
      const { kind, id } = content.get(path)!;
      return { value: read.value && { kind, id, ...read.value }, diagnostics: read.diagnostics };
    },
  );
  diagnostics.push(...files.flatMap((file) => file.diagnostics));

  const assets = await mapBounded(
    [...assetPaths].sort(byCodeUnits),
    READS_AT_ONCE,
    async (path): Promise<AssetFile[]> => {
      try {
        const stat = await host.stat(`${root}/${path}`);
        return stat === undefined ? [] : [{ path, bytes: stat.bytes }];
      } catch (error) {
        if (diskErrorCode(error) === undefined) throw error;
        const at = { path, line: 1, column: 1, length: 0 };
        diagnostics.push(diagnose('source/unreadable', { reason: describeDiskError(error) }, at));
        return [];
      }
    },
  );

  const overlay = await readOverlay(host, root, options.theme);
  diagnostics.push(...overlay.diagnostics);
  for (const path of overlay.value.leaving) leaving.add(path);

  const redirectLists: { files?: SourceText; prefixes?: SourceText } = {};
  for (const list of ['files', 'prefixes'] as const) {
    const path = settings.redirects[list];
    if (path === undefined || !checkInside(['redirects', list], path)) continue;
    const real = await host.realPath(`${root}/${path}`);
    const setting = `redirects.${list}`;
    if (real === undefined)
      diagnostics.push(diagnose('source/list-missing', { setting, path }, locate(['redirects', list])));
    else if (!real.startsWith(`${(await host.realPath(root)) ?? root}/`)) leaving.add(path);
    else {
      const read = await readText(host, real, path);
      diagnostics.push(...read.diagnostics);
      if (read.value !== undefined) redirectLists[list] = { path, text: read.value.text };
    }
  }

  const talks = globs.find(({ kind }) => kind === 'talk');
  if (talks !== undefined && ![...content.values()].some(({ kind }) => kind === 'talk'))
    diagnostics.push(diagnose('source/no-talks', { glob: settings.content.talk }, locate(['content', 'talks'])));
  for (const path of [...leaving].sort(byCodeUnits))
    diagnostics.push(diagnose('source/link-outside', {}, { path, line: 1, column: 1, length: 0 }));

  return {
    value: {
      files: files.flatMap((file) => (file.value === undefined ? [] : [file.value])),
      assets: assets.flat(),
      templates: overlay.value.templates,
      redirectLists,
      publicPaths: overlay.value.publicFiles.map((file) => file.path),
      publicFiles: overlay.value.publicFiles,
    },
    diagnostics,
  };
}

type SourceText = { readonly path: string; readonly text: string };

async function findImageFolders(
  host: Host,
  root: string,
  settings: Settings,
  checkInside: (setting: readonly string[], value: string) => boolean,
  reportMissing: (path: string) => void,
): Promise<readonly string[]> {
  const folders: string[] = [];
  for (const [index, folder] of settings.images.entries()) {
    if (!checkInside(['images', String(index)], folder)) continue;
    const path = posix.normalize(folder).replace(/\/$/, '');
    // The default folder need not exist.
    if ((await host.stat(`${root}/${path}`)) === undefined && path !== 'content/images') reportMissing(path);
    else folders.push(path === '.' ? '' : `${path}/`);
  }
  return folders;
}

function skipContent(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_') || name === 'node_modules';
}

function skipAsset(name: string, directory: boolean): boolean {
  return name.startsWith('.') || (directory && (name === 'node_modules' || name.startsWith('_')));
}
