/** What a build produces: bytes at paths. */

/** One file of the site. `path` is relative to the output folder, with `/` and without a leading slash. */
export interface OutputFile {
  readonly path: string;
  /** May be made anew at each access: to be asked for once. */
  readonly content: string | Uint8Array;
  readonly madeOf?: MadeOf;
}

/**
 * JSON of everything that a file is made from but the code, the settings, and what is asked of a plan's watched things meanwhile: when nothing of
 * it has changed, the file has not. Absent for files that are made in every build.
 */
export type MadeOf = () => string;

/** A file that is made anew, the same, at each call; `undefined` when that fails. Nobody holds it in between. */
export interface MadeFile {
  readonly path: string;
  readonly make: () => OutputFile | undefined;
  readonly madeOf?: MadeOf;
}

/** One image, ready to be shown. Addresses are site paths without the base path: `/images/…`. */
export interface PreparedImage {
  readonly width: number;
  readonly height: number;
  /** The fallback that every browser reads. */
  readonly src: string;
  /** `srcset` values by type, best first: `[{ type: 'image/webp', srcset: '/images/a-320.webp 320w, …' }]`. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
}

/** By archive path. An image that could not be read is absent. */
export type ImageTable = Readonly<Record<string, PreparedImage>>;
