/** Addresses to their parts, for those who are not sure that it is one. Decides nothing about what may stand in a page (see `url.ts`). */

/**
 * The parts of an absolute address, or of one below `base`; `undefined` for what is none.
 *
 * Not by `URL.canParse`: that of Node 20 begins to refuse letters beyond ASCII once it was called some thousand times.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
