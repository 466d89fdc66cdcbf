/** Keeps the sizes of an image between builds, by what they were made from. Knows nothing of how they are made. */
import { createHash } from 'node:crypto';
import { diskErrorCode, type Host } from './host.ts';
import { isRecord, parseJson } from './output-manifest.ts';

/** One file that is made of an image. */
export interface Variant {
  /** What follows the image's own part of the file name: `640.webp`. */
  readonly suffix: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly content: Uint8Array;
}

/** A variant that lies in the cache. */
export interface CachedVariant extends Omit<Variant, 'content'> {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What was kept under a key; `undefined` when there is nothing, or not all of it. */
export async function readCachedVariants(
  host: Host,
  folder: string,
  key: string,
): Promise<readonly CachedVariant[] | undefined> {
  const index = `${folder}/${key}/index.json`;
  if ((await host.stat(index)) === undefined) return undefined;
  const data = parseJson(await host.readBytes(index));
  if (!Array.isArray(data)) return undefined;
  const variants: CachedVariant[] = [];
  for (const item of data) {
    if (!isRecord(item)) return undefined;
    const { suffix, type, width, height, bytes, sha256 } = item;
    if (
      typeof suffix !== 'string' ||
      !/^\d+\.[a-z0-9]+$/.test(suffix) ||
      typeof type !== 'string' ||
      typeof width !== 'number' ||
      typeof height !== 'number' ||
      typeof bytes !== 'number' ||
      typeof sha256 !== 'string'
    )
      return undefined;
    const file = `${folder}/${key}/${suffix}`;
    if ((await host.stat(file))?.bytes !== bytes) return undefined;
    variants.push({ suffix, type, width, height, bytes, sha256, file });
  }
  return variants;
}

/** Keeps variants under a key; `undefined` when the disk does not let it. Appears whole: a killed build leaves nothing that is read later. */
export async function keepVariants(
  host: Host,
  folder: string,
  key: string,
  variants: readonly Variant[],
): Promise<readonly CachedVariant[] | undefined> {
  const draft = `${folder}/.draft-${key}-${process.pid}`;
  try {
    await host.makeDirectory(draft);
    const kept = variants.map(({ content, ...variant }) => ({
      ...variant,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
    for (const { suffix, content } of variants) await host.write(`${draft}/${suffix}`, content);
    await host.write(`${draft}/index.json`, JSON.stringify(kept));
    await host.removeTree(`${folder}/${key}`);
    await host.rename(draft, `${folder}/${key}`);
    return kept.map((variant) => ({ ...variant, file: `${folder}/${key}/${variant.suffix}` }));
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    await host.removeTree(draft).catch(() => undefined);
    return readCachedVariants(host, folder, key);
  }
}
