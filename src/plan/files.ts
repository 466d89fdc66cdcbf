/** Files of the archive that pages offer: captions, slides and recordings. They are copied beside the page that names them. */
import { baseName, foldPath } from '../model/path.ts';
import { outputPath } from './site-address.ts';

export interface FileCopies {
  /** The address of an archive file for the page at a permalink. */
  readonly publish: (path: string, permalink: string) => string;
  /** All copies so far, sorted by target. */
  readonly list: () => readonly { readonly from: string; readonly to: string }[];
}

export function createFileCopies(href: (permalink: string) => string): FileCopies {
  const targets = new Map<string, { readonly to: string; readonly href: string }>();
  const taken = new Set<string>();
  return {
    publish: (path, permalink) => {
      if (path.startsWith('public/')) return href(encodeName(path.slice('public'.length)));
      const known = targets.get(path);
      if (known !== undefined) return known.href;
      const address = permalink.endsWith('/') ? permalink : `${permalink.replace(/\.html?$/i, '')}/`;
      const folder = outputPath(`${address}index.html`).slice(0, -'index.html'.length);
      const name = baseName(path);
      let chosen = name;
      for (let number = 2; taken.has(foldPath(folder + chosen)); number++)
        chosen = name.replace(/(\.[^.]+)?$/, `-${number}$1`);
      const target = { to: folder + chosen, href: href(address + encodeName(chosen)) };
      targets.set(path, target);
      taken.add(foldPath(target.to));
      return target.href;
    },
    list: () =>
      [...targets].map(([from, { to }]) => ({ from, to })).sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)),
  };
}

/** A file is called by its very name; an address needs these characters written out. */
function encodeName(path: string): string {
  return path.replace(/[%?#]/g, (character) => encodeURIComponent(character));
}
