/** Where a build reads, writes and remembers. */
import type { Host } from '../io/host.ts';

export interface BuildPlace {
  readonly host: Host;
  /** Absolute paths of the archive and of the output folder. */
  readonly root: string;
  readonly out: string;
  /** Absent where nothing can be remembered. */
  readonly memo: MemoPlace | undefined;
  /** By the clock of `performance`. */
  readonly started: number;
}

/** A place where something can be remembered. */
export interface RememberingPlace extends BuildPlace {
  readonly memo: MemoPlace;
}

/** Where a build is remembered, and what it depends on besides what it reads. */
export interface MemoPlace {
  /** The archive's folder for prepared work. */
  readonly cache: string;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** A secret of the user, so that no memo that came with an archive is believed, and code and options. */
  readonly key: readonly unknown[];
}
