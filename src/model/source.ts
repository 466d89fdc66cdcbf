/** What stands on disk, as values: text files by kind, and an index of the binary ones. Never touches the disk itself. */

/** The kinds of content file; each has a glob in `site.yaml`. */
export const SOURCE_KINDS = ['talk', 'speaker', 'event', 'category', 'page', 'response'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** One decoded text file. `id` is the path below the glob's fixed part, without `.md`; `text` has no byte order mark. */
export interface SourceFile {
  readonly kind: SourceKind;
  readonly path: string;
  readonly id: string;
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** A file that is copied or processed, not parsed. `path` is relative to the archive. */
export interface AssetFile {
  readonly path: string;
  readonly bytes: number;
}

/** A text file that an archive's maintainer writes: a template, a redirect list. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that was read from one archive folder. */
export interface Sources {
  readonly files: readonly SourceFile[];
  /** Every file below the `images` folders and `content/` that is not Markdown, sorted by path; none is reached through a link that leaves the archive. */
  readonly assets: readonly AssetFile[];
  /** Every file of the theme's and the archive's `templates/`, the archive's own winning; `path` is relative to `templates/`. */
  readonly templates: readonly TextFile[];
  /** The redirect lists that `site.yaml` names. */
  readonly redirectLists: { readonly files?: TextFile; readonly prefixes?: TextFile };
  /** Paths below `public/` that are copied byte for byte (theme's and archive's own), as site paths without a leading slash. */
  readonly publicPaths: readonly string[];
}
