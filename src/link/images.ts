/** Finds the images that content names, and remembers each answer. Reads no image. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ResolvedImage } from '../model/archive.ts';
import type { ImageReference } from '../model/media.ts';
import { baseName } from '../model/path.ts';
import type { Settings } from '../model/settings.ts';
import { nearest } from '../model/text.ts';
import { checkWebUrl } from '../model/url.ts';
import { type FileIndex, findFile } from './files.ts';

export interface ImageResolver {
  /** `undefined` when there is no such image; each problem is reported once for each file that names it. */
  readonly resolve: (image: ImageReference, path: string) => ResolvedImage | undefined;
  readonly resolved: () => Readonly<Record<string, ResolvedImage>>;
  /** Archive paths of all local images, sorted. */
  readonly images: () => readonly string[];
  readonly diagnostics: Diagnostic[];
}

/** The key of an image in `Archive.resolvedImages`. */
export function imageKey(path: string, source: string): string {
  return `${path}\n${source}`;
}

export function createImageResolver(index: FileIndex, settings: Settings): ImageResolver {
  const answers = new Map<string, ResolvedImage | undefined>();
  const diagnostics: Diagnostic[] = [];

  const find = ({ source, span }: ImageReference, path: string): ResolvedImage | undefined => {
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) {
      const url = checkWebUrl(source);
      if (url === undefined) diagnostics.push(diagnose('link/image-missing', { source }, span));
      return url === undefined ? undefined : { url: url.href };
    }
    const found = findFile(index, source, path, settings.images, settings.basePath);
    if (found.kind === 'found') return { path: found.path };
    if (found.kind === 'guessed') {
      diagnostics.push(diagnose('link/image-guessed', { source, path: found.path }, span));
      return { path: found.path };
    }
    if (found.kind === 'outside') diagnostics.push(diagnose('link/path-outside', { path: source }, span));
    else {
      const near = suggestImage(index, source, settings.images);
      diagnostics.push(
        diagnose('link/image-missing', { source, ...(near === undefined ? {} : { nearest: near }) }, span),
      );
    }
    return undefined;
  };

  return {
    resolve: (image, path) => {
      const key = imageKey(path, image.source);
      if (!answers.has(key)) answers.set(key, find(image, path));
      return answers.get(key);
    },
    resolved: () =>
      Object.fromEntries(
        [...answers]
          .filter((answer): answer is [string, ResolvedImage] => answer[1] !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    images: () =>
      [
        ...new Set(
          [...answers.values()].flatMap((image) => (image !== undefined && 'path' in image ? [image.path] : [])),
        ),
      ].sort(),
    diagnostics,
  };
}

/** A file of the same name in other letters, else the nearest name. */
function suggestImage(index: FileIndex, source: string, folders: readonly string[]): string | undefined {
  const name = baseName(source);
  const [same] = index.byFoldedName.get(name.toLowerCase()) ?? [];
  if (same !== undefined) return same;
  const names = [...index.paths]
    .filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .map(baseName);
  const near = nearest(name, names);
  // Numbered pictures differ in a digit and are still other pictures.
  return near !== undefined && near.replace(/\d/g, '') !== name.replace(/\d/g, '') ? near : undefined;
}
