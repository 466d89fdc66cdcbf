/** A place in a source file. Knows nothing of what stands there. */

/** One stretch of text in a file: `path` is relative to the archive with `/`; `line` and `column` count from 1, `length` in UTF-16 units. */
export interface Span {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}
