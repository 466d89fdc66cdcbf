/**
 * Prepares the images that pages show: upright, in several sizes, as WebP and their own format, without hidden data.
 *
 * The only file that knows sharp, which is optional; without it images are copied as they are. A broken image is a warning and absent.
 */
import { createHash } from 'node:crypto';
import type { Sharp, SharpOptions } from 'sharp';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { ImageTable, PreparedImage } from '../model/output.ts';
import { baseName } from '../model/path.ts';
import { slugify } from '../model/slug.ts';
import { mapBounded } from './bounded.ts';
import { type Cache, openCache } from './cache-folder.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';
import { type CachedVariant, keepVariants, readCachedVariants, type Variant } from './image-cache.ts';
import { type ImageFormat, readImageHeader } from './image-header.ts';
import type { CopiedFile, SiteFile } from './site-file.ts';
import { refuseSvg } from './svg-safety.ts';

/** Widths that are written, as far as the original goes. */
const WIDTHS = [320, 640, 960, 1280] as const;
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_PIXELS = 100_000_000;
const IMAGES_AT_ONCE = 4;
/** Part of every cache key: to be raised whenever the same image would come out differently. */
const RECIPE = 1;

const TYPES: Readonly<Record<ImageFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  tiff: 'image/tiff',
};

type SharpModule = (input: Uint8Array, options?: SharpOptions) => Sharp;

/** The image tool with the name of its version, or why there is none. */
export type ImageTool =
  | { readonly sharp: SharpModule; readonly version: string }
  | { readonly sharp?: never; readonly reason: string };

/** Loads sharp where it is installed and its binary runs here. */
export async function loadImageTool(): Promise<ImageTool> {
  try {
    const { default: sharp } = await import('sharp');
    // Results must not depend on what the processor can do, or on what was done before.
    sharp.simd(false);
    sharp.cache(false);
    return { sharp, version: `${sharp.versions.sharp} ${sharp.versions.vips}` };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { reason: text.split('\n')[0] ?? 'it cannot be loaded' };
  }
}

export interface ImageOptions {
  readonly root: string;
  /** Archive paths, as linking collected them. */
  readonly paths: readonly string[];
  /** Where images in `public/` lie that are the theme's. */
  readonly publicFiles?: readonly CopiedFile[];
  readonly tool?: ImageTool;
  /** The user's cache folder, for archives that cannot be written. */
  readonly userCache?: string;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

export interface PreparedImages {
  readonly table: ImageTable;
  /** Sorted by path. */
  readonly files: readonly SiteFile[];
}

/** Prepares images, mostly from the cache. The same bytes give the same files under the same names. */
export async function prepareImages(host: Host, options: ImageOptions): Promise<Outcome<PreparedImages>> {
  const { root, paths, onProgress } = options;
  const diagnostics: Diagnostic[] = [];
  if (paths.length === 0) return { value: { table: {}, files: [] }, diagnostics };
  const tool = options.tool ?? (await loadImageTool());
  if (tool.sharp === undefined) diagnostics.push(diagnose('source/no-image-tool', { reason: tool.reason }));
  const cache = await openCache(host, root, options.userCache);
  diagnostics.push(...cache.diagnostics);
  const publicSources = new Map(options.publicFiles?.map(({ path, source }) => [`public/${path}`, source]));
  let done = 0;
  const prepared = await mapBounded(paths, IMAGES_AT_ONCE, async (path) => {
    const outcome = await prepareImage(host, publicSources.get(path) ?? `${root}/${path}`, path, tool, cache.value);
    onProgress?.('Preparing images', ++done, paths.length);
    diagnostics.push(...outcome.diagnostics);
    return outcome.value === undefined ? [] : [[path, outcome.value] as const];
  });
  const found = prepared.flat();
  const files = new Map(found.flatMap(([, { files }]) => files.map((file) => [file.path, file] as const)));
  return {
    value: {
      table: Object.fromEntries(found.map(([path, { image }]) => [path, image])),
      files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    },
    diagnostics,
  };
}

interface Prepared {
  readonly image: PreparedImage;
  readonly files: readonly SiteFile[];
}

async function prepareImage(
  host: Host,
  source: string,
  path: string,
  tool: ImageTool,
  cache: Cache | undefined,
): Promise<Outcome<Prepared | undefined>> {
  const at = { path, line: 1, column: 1, length: 0 };
  const absent = (diagnostic: Diagnostic): Outcome<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  const broken = (reason: string): Outcome<undefined> => absent(diagnose('source/image-broken', { reason }, at));
  let bytes: Uint8Array;
  try {
    const size = (await host.stat(source))?.bytes ?? 0;
    if (size > MAX_BYTES) return absent(diagnose('source/image-too-large', { bytes: size, limit: MAX_BYTES }, at));
    bytes = await host.readBytes(source);
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return broken(describeDiskError(error));
  }
  const header = readImageHeader(bytes);
  if (header === undefined)
    return broken(bytes.length === 0 ? 'the file is empty' : 'it is no image that is known here');
  const { format, size } = header;
  if (size !== undefined && size.width * size.height > MAX_PIXELS)
    return broken(`${size.width} × ${size.height} pixels are too many`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const name = `images/${imageSlug(path)}-${hash.slice(0, 8)}`;

  if (tool.sharp === undefined || format === 'svg' || format === 'gif') {
    const refusal = format === 'svg' ? refuseSvg(bytes) : undefined;
    if (refusal !== undefined) return absent(diagnose('source/svg-unsafe', { reason: refusal }, at));
    const { width, height } = size ?? (format === 'svg' ? { width: 1280, height: 720 } : { width: 0, height: 0 });
    if (width === 0) return broken('its size cannot be read');
    const file = {
      path: `${name}-${width}.${format === 'jpeg' ? 'jpg' : format}`,
      source,
      bytes: bytes.length,
      sha256: hash,
    };
    return { value: { image: { width, height, src: `/${file.path}`, sources: [] }, files: [file] }, diagnostics: [] };
  }

  const recipe = `${cache?.secret} ${RECIPE} ${tool.version} ${hash}`;
  const key = createHash('sha256').update(recipe).digest('hex').slice(0, 32);
  const folder = cache && `${cache.folder}/images`;
  const cached = folder === undefined ? undefined : await readCachedVariants(host, folder, key);
  if (cached !== undefined) return { value: describeVariants(name, cached), diagnostics: [] };
  let variants: readonly Variant[];
  try {
    variants = await makeVariants(tool.sharp, bytes, format);
  } catch (error) {
    return broken((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'it cannot be decoded');
  }
  const kept = folder === undefined ? undefined : await keepVariants(host, folder, key, variants);
  return { value: describeVariants(name, kept ?? variants), diagnostics: [] };
}

/** The part of a file name that people read; ASCII, because it stands in `srcset` lists. */
function imageSlug(path: string): string {
  const stem = baseName(path).replace(/\.[^.]*$/, '');
  return (
    slugify(stem)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'image'
  );
}

async function makeVariants(sharp: SharpModule, bytes: Uint8Array, format: ImageFormat): Promise<readonly Variant[]> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: WIDTHS.at(-1), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const transparent = info.channels === 2 || info.channels === 4;
  const fallback = format === 'png' || transparent ? 'png' : 'jpeg';
  const variants: Variant[] = [];
  for (const width of chooseWidths(info.width)) {
    const height = Math.max(1, Math.round((info.height * width) / info.width));
    const scaled = (): Sharp => sharp(data, { raw }).resize({ width, height, fit: 'fill' });
    const webp = await scaled().webp({ quality: 78, effort: 4 }).toBuffer();
    variants.push({ suffix: `${width}.webp`, type: TYPES.webp, width, height, content: webp });
    if (format === 'webp') continue;
    const content =
      fallback === 'png'
        ? await scaled().png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer()
        : await scaled().jpeg({ quality: 80, progressive: true }).toBuffer();
    variants.push({
      suffix: `${width}.${fallback === 'jpeg' ? 'jpg' : 'png'}`,
      type: TYPES[fallback],
      width,
      height,
      content,
    });
  }
  return variants;
}

/** The listed widths up to the original's, and the original's own where the next listed one would be much smaller. */
function chooseWidths(original: number): readonly number[] {
  const widths: number[] = WIDTHS.filter((width) => width <= original);
  return (widths.at(-1) ?? 0) * 1.15 < original && original < WIDTHS[3] ? [...widths, original] : widths;
}

function describeVariants(name: string, variants: readonly (Variant | CachedVariant)[]): Prepared {
  const types = [...new Set(variants.map(({ type }) => type))];
  const address = ({ suffix }: { readonly suffix: string }): string => `/${name}-${suffix}`;
  const largest = variants.filter(({ type }) => type === types.at(-1)).at(-1)!;
  return {
    image: {
      width: largest.width,
      height: largest.height,
      src: address(largest),
      sources: types.map((type) => ({
        type,
        srcset: variants
          .filter((variant) => variant.type === type)
          .map((variant) => `${address(variant)} ${variant.width}w`)
          .join(', '),
      })),
    },
    files: variants.map((variant): SiteFile => {
      const path = address(variant).slice(1);
      if ('content' in variant) return { path, content: variant.content };
      return { path, source: variant.file, bytes: variant.bytes, sha256: variant.sha256 };
    }),
  };
}
