/** HTML that looks the same on many pages of a site, made once. Knows nothing of what it shows. */

/** By the object that is shown, and a name of what is shown of it. */
export interface KeptHtml {
  readonly get: (of: object, name: string) => string | undefined;
  readonly set: (of: object, name: string, html: string) => void;
}

/** Empty at first; forgets the HTML of objects that nobody holds any more. */
export function createKeptHtml(): KeptHtml {
  const kept = new WeakMap<object, Map<string, string>>();
  return {
    get: (of, name) => kept.get(of)?.get(name),
    set: (of, name, html) => {
      const known = kept.get(of) ?? new Map<string, string>();
      kept.set(of, known.set(name, joinPieces(html)));
    },
  };
}

/** The same text in one piece. The engine joins the pieces that a text was put together from when somebody looks at its end. */
function joinPieces(text: string): string {
  text.endsWith('\n');
  return text;
}
