/** Files of the archive that pages offer: slides and recordings, copied beside the page that names them, and captions, which are written anew there. */
import type { FileTarget } from '../model/page.ts';
import { baseName, foldPath } from '../model/path.ts';
import { outputPath } from './site-address.ts';

export interface FileCopies {
  /** The address of an archive file for the page at a permalink. */
  readonly publish: (path: string, permalink: string) => string;
  /** The address of the WebVTT file that is written from the cues of a caption file. */
  readonly publishCaptions: (path: string, permalink: string) => string;
  /** The address at which an archive file was published so far. */
  readonly addressOf: (path: string) => string | undefined;
  readonly captionsAddressOf: (path: string) => string | undefined;
  /** All copies so far, sorted by target. */
  readonly list: () => readonly FileTarget[];
  /** All caption files so far, sorted by target. */
  readonly listCaptions: () => readonly FileTarget[];
}

type PublishedFiles = Readonly<Record<'copies' | 'captions', readonly FileTarget[]>>;
type Targets = Map<string, { readonly to: string; readonly href: string }>;

/** `published` are files that have their addresses already. */
export function createFileCopies(href: (permalink: string) => string, published?: PublishedFiles): FileCopies {
  const copies = targetsOf(published?.copies);
  const captions = targetsOf(published?.captions);
  const taken = new Set([...copies.values(), ...captions.values()].map(({ to }) => foldPath(to)));
  const place = (targets: Targets, path: string, name: string, permalink: string): string => {
    const known = targets.get(path);
    if (known !== undefined) return known.href;
    const address = permalink.endsWith('/') ? permalink : `${permalink.replace(/\.html?$/i, '')}/`;
    const folder = outputPath(`${address}index.html`).slice(0, -'index.html'.length);
    let chosen = name;
    for (let number = 2; taken.has(foldPath(folder + chosen)); number++)
      chosen = name.replace(/(\.[^.]+)?$/, `-${number}$1`);
    const target = { to: folder + chosen, href: href(address + encodeName(chosen)) };
    targets.set(path, target);
    taken.add(foldPath(target.to));
    return target.href;
  };
  return {
    publish: (path, permalink) =>
      path.startsWith('public/')
        ? href(encodeName(path.slice('public'.length)))
        : place(copies, path, baseName(path), permalink),
    publishCaptions: (path, permalink) =>
      place(captions, path, baseName(path).replace(/(?:\.(?:srt|vtt))?$/i, '.vtt'), permalink),
    addressOf: (path) => copies.get(path)?.href,
    captionsAddressOf: (path) => captions.get(path)?.href,
    list: () => listTargets(copies),
    listCaptions: () => listTargets(captions),
  };
}

function targetsOf(files: readonly FileTarget[] = []): Targets {
  return new Map(files.map(({ from, to, href }) => [from, { to, href }]));
}

function listTargets(targets: Targets): readonly FileTarget[] {
  return [...targets]
    .map(([from, { to, href }]) => ({ from, to, href }))
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
}

/** A file is called by its very name; an address needs these characters written out. */
function encodeName(path: string): string {
  return path.replace(/[%?#]/g, (character) => encodeURIComponent(character));
}
