/** Pages as files of the site that are rendered when somebody asks for them, and held by nobody. */
import type { MadeFile, MadeOf, OutputFile } from '../model/output.ts';
import type { Page } from '../model/page.ts';

type Render = (page: Page) => OutputFile | undefined;

/** The file of a page, rendered anew at each call. `alone` says that it shows nothing but its view. */
export function makeLatePage(page: Page, render: Render, alone: boolean): MadeFile {
  return alone ? new LatePage(page, render) : { path: page.path, make: () => render(page) };
}

/** A class that holds no function of its own, because a large archive has tens of thousands of them: each would take half a kilobyte. */
class LatePage implements MadeFile {
  readonly path: string;
  readonly #page: Page;
  readonly #render: Render;

  constructor(page: Page, render: Render) {
    this.path = page.path;
    this.#page = page;
    this.#render = render;
  }

  get make(): MadeFile['make'] {
    return () => this.#render(this.#page);
  }

  get madeOf(): MadeOf {
    return () => this.#page.madeOf;
  }
}
