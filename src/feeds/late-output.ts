/** Files that are written when somebody asks for their bytes, and held by nobody. */
import type { MadeOf, OutputFile } from '../model/output.ts';

/** A file whose content is written anew at each access, in every build. */
export function lateOutput(path: string, write: () => string): OutputFile {
  return {
    path,
    get content() {
      return write();
    },
  };
}

/** A file whose content is written anew at each access, from `of`: JSON that tells what it is made from, as `MadeOf` says. */
export function lateOutputOf<Of>(path: string, of: Of, write: (of: Of) => string): OutputFile {
  return new LateOutput(path, of, write);
}

/** A class that holds no function of its own, because a large archive has tens of thousands of them: each would take half a kilobyte. */
class LateOutput<Of> implements OutputFile {
  readonly path: string;
  readonly #of: Of;
  readonly #write: (of: Of) => string;

  constructor(path: string, of: Of, write: (of: Of) => string) {
    this.path = path;
    this.#of = of;
    this.#write = write;
  }

  get content(): string {
    return this.#write(this.#of);
  }

  get madeOf(): MadeOf {
    return () => JSON.stringify(this.#of);
  }
}
