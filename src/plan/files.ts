/** Files of the archive that pages offer: captions, slides and recordings. They are copied beside the page that names them. */
import { baseName } from '../model/path.ts';

export interface FileCopies {
  /** The address of an archive file for the page at a permalink. */
  readonly publish: (path: string, permalink: string) => string;
  /** All copies so far, sorted by target. */
  readonly list: () => readonly { readonly from: string; readonly to: string }[];
}

export function createFileCopies(href: (permalink: string) => string): FileCopies {
  const targets = new Map<string, string>();
  const taken = new Map<string, string>();
  return {
    publish: (path, permalink) => {
      if (path.startsWith('public/')) return href(path.slice('public'.length));
      const known = targets.get(path);
      if (known !== undefined) return href(known);
      const folder = permalink.endsWith('/') ? permalink : `${permalink.replace(/\.[a-z0-9]+$/i, '')}/`;
      const name = baseName(path);
      let target = `${folder}${name}`;
      for (let number = 2; taken.has(target.toLowerCase()); number++)
        target = `${folder}${name.replace(/(\.[^.]+)?$/, `-${number}$1`)}`;
      targets.set(path, target);
      taken.set(target.toLowerCase(), path);
      return href(target);
    },
    list: () =>
      [...targets]
        .map(([from, to]) => ({ from, to: to.slice(1) }))
        .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)),
  };
}
