/** Lines of reStructuredText: indentation, and the blocks that it makes. */

/** A line of one repeated mark, as below a title. */
export const PUNCTUATION = /^(?:={3,}|-{3,}|~{3,}|\^{3,}|"{3,}|'{3,}|\*{3,}|\+{3,}|#{3,}|_{3,}|:{3,}|\.{4,}|`{4,})$/;

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** How many columns of white space a line begins with; a tab is one. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The lines from `at` that are indented at least `least`, blank ones inside included. */
export function takeIndented(
  lines: readonly string[],
  at: number,
  least = 1,
): { readonly block: readonly string[]; readonly end: number } {
  let end = at;
  for (let next = at; next < lines.length; next++) {
    if (isBlank(lines[next]!)) continue;
    if (indentOf(lines[next]!) < least) break;
    end = next + 1;
  }
  return { block: lines.slice(at, end), end };
}

/** Lines without the white space that all of them begin with. */
export function dedent(lines: readonly string[]): readonly string[] {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (!isBlank(line)) least = Math.min(least, indentOf(line));
  return lines.map((line) => (isBlank(line) ? '' : line.slice(least)));
}
