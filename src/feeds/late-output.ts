/** Files that are written when somebody asks for their bytes, and held by nobody. */
import type { MadeOf, OutputFile } from '../model/output.ts';

/** A file whose content is written anew at each access. `madeOf` tells what it is written from, as `OutputFile` says. */
export function lateOutput(path: string, write: () => string, madeOf?: MadeOf): OutputFile {
  return new LateOutput(path, write, madeOf);
}

/** A class, because a large archive has tens of thousands of them: getters of literals would cost a kilobyte each. */
class LateOutput implements OutputFile {
  readonly path: string;
  readonly madeOf?: MadeOf;
  readonly #write: () => string;

  constructor(path: string, write: () => string, madeOf: MadeOf | undefined) {
    this.path = path;
    this.#write = write;
    if (madeOf !== undefined) this.madeOf = madeOf;
  }

  get content(): string {
    return this.#write();
  }
}
