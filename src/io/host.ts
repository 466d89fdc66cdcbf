/**
 * The disk as a small interface, so that everything that reads or writes can be tried in memory. Knows nothing of archives or sites.
 *
 * Paths are absolute and use `/` on every system. Failures are errors with a `code` such as `ENOENT`, as Node's are.
 */

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly bytes: number;
  /** False when no write permission bit is set at all; an administrator could write there nevertheless, and must not. */
  readonly writable: boolean;
}

export interface DirectoryItem {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** One state of a file. */
export interface Fingerprint {
  /** Another text for every other state that the file had or will have, unless it changes twice within one tick of the disk's clock. */
  readonly id: string;
  /** When it came into this state, by the disk's clock, in milliseconds since 1970. */
  readonly changedAt: number;
}

export interface Host {
  readonly readBytes: (path: string) => Promise<Uint8Array>;
  /** SHA-256 of a file's bytes, hexadecimal; never holds the whole file. */
  readonly hash: (path: string) => Promise<string>;
  /** Follows links; `undefined` where nothing is. */
  readonly stat: (path: string) => Promise<FileStat | undefined>;
  /** The state of a file without reading it; `undefined` where no file is, or where the disk cannot tell states apart. */
  readonly fingerprint: (path: string) => Promise<Fingerprint | undefined>;
  /** One folder, sorted by code units; empty where no folder is. */
  readonly readDirectory: (path: string) => Promise<readonly DirectoryItem[]>;
  /** The path without links; `undefined` where nothing is. */
  readonly realPath: (path: string) => Promise<string | undefined>;
  /** Creates or replaces a file in an existing folder. Keeps nothing of the content: it may change once this is done. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Creates a file; false, and nothing changed, when there is one already. */
  readonly writeNew: (path: string, content: string) => Promise<boolean>;
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Moves a file or folder; replaces a file that is there. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file or link; content when there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Removes a folder when it is empty; true when it is gone. */
  readonly removeEmptyDirectory: (path: string) => Promise<boolean>;
  readonly removeTree: (path: string) => Promise<void>;
  /** Makes a folder and those above it. */
  readonly makeDirectory: (path: string) => Promise<void>;
}

/** The `code` of a failure of the disk, or `undefined` for any other error. */
export function diskErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it does not exist',
  EEXIST: 'something else has its name',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
};

/** A failure of the disk in plain words. */
export function describeDiskError(error: unknown): string {
  const code = diskErrorCode(error);
  return code === undefined ? String(error) : (REASONS[code] ?? code);
}
