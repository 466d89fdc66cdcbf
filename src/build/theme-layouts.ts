/** The compiler of templates, and what it made of the theme's layouts beforehand. */
import { createRequire } from 'node:module';
import type { Host } from '../io/host.ts';
import { parseJson } from '../io/output-manifest.ts';
import { once } from '../model/once.ts';
import type { Settings } from '../model/settings.ts';
import type { TextFile } from '../model/source.ts';
import type { Pug } from '../render/compile-layout.ts';
import { type Layouts, prepareLayouts } from '../render/layouts.ts';
import { type PackedLayouts, type ReadyLayouts, unpackLayouts } from '../render/ready-layouts.ts';

/** The package `pug`, loaded when a template must be compiled: that alone takes a tenth of a second. */
export const loadPug = once(() => createRequire(import.meta.url)('pug') as Pug);

/** The layouts that `scripts/compile.mjs` left in `dist/`; `undefined` where it left none, or was stopped while it wrote. */
export async function readReadyLayouts(host: Host, packageRoot: string): Promise<ReadyLayouts | undefined> {
  const path = `${packageRoot}/dist/layouts.json`;
  if ((await host.stat(path)) === undefined) return undefined;
  const packed = parseJson(await host.readBytes(path));
  return packed === undefined ? undefined : unpackLayouts(packed as PackedLayouts);
}

/** The layouts of a site's templates; those of the theme are not compiled again. */
export async function openLayouts(
  host: Host,
  packageRoot: string,
  templates: readonly TextFile[],
  { compatibility }: Pick<Settings, 'compatibility'>,
): Promise<Layouts> {
  const ready = await readReadyLayouts(host, packageRoot);
  return prepareLayouts(templates, { compatibility, loadPug, ...(ready && { ready }) });
}
