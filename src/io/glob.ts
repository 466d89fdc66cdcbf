/** Globs over archive paths: `*`, `?` and whole segments of `**`. Never touches the disk. */

export interface Glob {
  /** The folder before the first wildcard, with a slash at its end, or `''`. */
  readonly base: string;
  /** How many folders deep below `base` a match can lie; infinite with `**`. */
  readonly depth: number;
  readonly matches: (path: string) => boolean;
}

/** Reads a glob; `*` and `?` never match a slash, `**` matches any number of folders. */
export function compileGlob(pattern: string): Glob {
  const segments = pattern.replace(/^\.\//, '').split('/');
  const firstWild = segments.findIndex((segment) => /[*?]/.test(segment));
  const fixed = segments.slice(0, firstWild === -1 ? segments.length - 1 : firstWild);
  const rest = segments.slice(fixed.length);
  const source = segments
    .map((segment, index) => {
      const last = index === segments.length - 1;
      if (segment === '**') return last ? '.*' : '(?:[^/]+/)*';
      return segmentPattern(segment) + (last ? '' : '/');
    })
    .join('');
  const expression = new RegExp(`^${source}$`, 'u');
  return {
    base: fixed.map((segment) => `${segment}/`).join(''),
    depth: rest.includes('**') ? Number.POSITIVE_INFINITY : rest.length - 1,
    matches: (path) => expression.test(path),
  };
}

function segmentPattern(segment: string): string {
  return segment
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\/]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}
